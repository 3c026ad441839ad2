/**
 * What stops a command: the archive cannot be opened or built as it stands. The message says what was found, what
 * was expected and what to do; the command prints it and leaves with the code.
 */
export class Failure extends Error {
  override readonly name = 'Failure';
  /** 1: what was given is not right · 2: the command was not called rightly. */
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2 = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}
