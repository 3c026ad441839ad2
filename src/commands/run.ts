/** How every command begins and ends. */
import { fileURLToPath } from 'node:url';
import { Failure } from '../archive/failure.ts';
import type { Progress } from '../archive/open.ts';

/** The folder of the project. */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/**
 * Runs a command; what stops it is a message and an exit code, with a stack only where the fault is the program's.
 * @param main resolves to the exit code; nothing: 0
 */
export async function run(main: () => Promise<number | void> | number | void): Promise<void> {
  // The reader of a pipe may leave early: npm run parse … | head
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    if (error instanceof Failure) {
      process.stderr.write(`${error.message}\n`);
      process.exitCode = error.exitCode;
    } else {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      process.exitCode = 1;
    }
  }
}

/** Progress on a terminal: one line, written over; nothing at all in a pipe. */
export function terminalProgress(stream: NodeJS.WriteStream = process.stderr): Progress & { end(): void } {
  if (!stream.isTTY) return { stage() {}, step() {}, end() {} };
  let stage = '';
  let total: number | undefined;
  let count = 0;
  const draw = () => stream.write(`\r\u001b[K${stage}${total === undefined ? '' : ` ${count}/${total}`}`);
  return {
    stage(name, of) {
      stage = name;
      total = of;
      count = 0;
      draw();
    },
    step() {
      count++;
      draw();
    },
    end() {
      stream.write('\r\u001b[K');
    },
  };
}
