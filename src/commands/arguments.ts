/** The options of the commands: each is defined once, and means the same wherever a command takes it. */
import { parseArgs } from 'node:util';
import { Failure } from '../archive/failure.ts';
import type { Overrides } from '../archive/settings.ts';

interface Option {
  type: 'string' | 'boolean';
  /** What stands for the value in the help. */
  value?: string;
  help: string;
}

const options = {
  seeds: { type: 'string', value: 'DIR', help: 'folder of the seeds (seeds)' },
  content: {
    type: 'string',
    value: 'DIR',
    help: 'folder of configuration, corrections, ledger and articles (content)',
  },
  out: { type: 'string', value: 'DIR', help: 'folder of the built site (dist)' },
  base: { type: 'string', value: 'PATH', help: 'path under which the site lives on its host' },
  site: { type: 'string', value: 'URL', help: 'address of the host: https://example.org' },
  withdraw: { type: 'boolean', help: 'go on where many articles would be withdrawn at once' },
  host: { type: 'string', value: 'HOST', help: 'address to serve on (localhost)' },
  port: { type: 'string', value: 'N', help: 'port to serve on (4321, or the next that is free)' },
  who: { type: 'string', value: 'NAME', help: 'who answers for the corrections (your name in git)' },
  why: { type: 'string', value: 'TEXT', help: 'by what they are known: 对照原报' },
  json: { type: 'boolean', help: 'one JSON object a line' },
  help: { type: 'boolean', help: 'this text' },
} as const satisfies Record<string, Option>;
export type OptionName = keyof typeof options;

type Values<Name extends OptionName> = {
  [N in Name]?: (typeof options)[N]['type'] extends 'string' ? string : boolean;
};

export interface Command<Name extends OptionName> {
  /** parse: as in npm run parse */
  name: string;
  summary: string;
  options: readonly Name[];
  /** What the arguments without a name are: FILE|DIR…; absent: the command takes none. */
  positionals?: string;
}

/**
 * Reads the arguments of a command.
 * @returns undefined where the help was asked for, and printed
 * @throws Failure with exit code 2 where an argument is not one that the command takes
 */
export function readArguments<Name extends OptionName>(
  command: Command<Name>,
  argv: readonly string[] = process.argv.slice(2),
): { values: Values<Name>; positionals: string[] } | undefined {
  const known = Object.fromEntries(
    [...command.options, 'help' as const].map((name) => [name, { type: options[name].type }]),
  );
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: known,
      allowPositionals: command.positionals !== undefined,
    });
    if (values.help) {
      process.stdout.write(usage(command));
      return undefined;
    }
    return { values: values as Values<Name>, positionals };
  } catch (error) {
    const [reason] = error instanceof Error ? error.message.split('. ') : [String(error)];
    throw new Failure(`${reason}\n\n${usage(command)}`, 2);
  }
}

function usage(command: Command<OptionName>): string {
  const lines = [...command.options, 'help' as const].map((name) => {
    const option: Option = options[name];
    return `  ${`--${name} ${option.value ?? ''}`.padEnd(16)}${option.help}`;
  });
  const positionals = command.positionals ? ` ${command.positionals}` : '';
  return [`npm run ${command.name} -- [options]${positionals}`, command.summary, '', ...lines, ''].join('\n');
}

/** The options of a command that override the configuration. */
export function overridesOf(values: Overrides): Overrides {
  const { seeds, content, out, base, site, withdraw } = values;
  return { seeds, content, out, base, site, withdraw };
}

/** @throws Failure with exit code 2 where the option is not the number of a port */
export function portOf(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const port = Number(value);
  if (/^\d+$/.test(value) && port < 65_536) return port;
  throw new Failure(`--port: found ${value}, expected a number from 0 to 65535`, 2);
}

/** @throws Failure with exit code 2 where the value of an option is not a whole number above 0 */
export function countOf(option: string, value: string): number {
  if (!/^[1-9]\d*$/.test(value))
    throw new Failure(
      `--${option} ${value}: found ${JSON.stringify(value)}, expected a whole number above 0`,
      2,
    );
  return Number(value);
}
