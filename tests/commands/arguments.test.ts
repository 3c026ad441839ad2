import { afterEach, expect, test, vi } from 'vitest';
import { Failure } from '../../src/archive/failure.ts';
import { portOf, readArguments } from '../../src/commands/arguments.ts';

const build = { name: 'build', summary: 'Builds.', options: ['seeds', 'out'] as const };
const parse = { name: 'parse', summary: 'Parses.', options: ['json'] as const, positionals: 'FILE…' };

afterEach(() => vi.restoreAllMocks());

function failureOf(run: () => unknown): Failure {
  try {
    run();
  } catch (error) {
    if (error instanceof Failure) return error;
  }
  throw new Error('expected a Failure');
}

test('options and positionals are read', () => {
  expect(readArguments(build, ['--seeds', 'a', '--out=b'])).toEqual({
    values: { seeds: 'a', out: 'b' },
    positionals: [],
  });
  expect(readArguments(parse, ['a.txt', '--json', 'b.txt'])).toEqual({
    values: { json: true },
    positionals: ['a.txt', 'b.txt'],
  });
});

test.each([
  ['an unknown option', build, ['--foo'], /--foo/],
  ['an option of another command', build, ['--json'], /--json/],
  ['an option without its value', build, ['--seeds'], /--seeds/],
  ['a value for a flag', parse, ['--json=yes'], /--json/],
  ['an argument where the command takes none', build, ['seeds'], /seeds/],
])('%s is refused with the usage and exit code 2', (_, command, argv, message) => {
  const failure = failureOf(() => readArguments(command, argv));
  expect(failure.exitCode).toBe(2);
  expect(failure.message).toMatch(message);
  expect(failure.message).toContain(`npm run ${command.name} -- [options]`);
});

test('--help prints the options that the command takes, and no other', () => {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  expect(readArguments(build, ['--help'])).toBeUndefined();
  const help = String(write.mock.calls[0]?.[0]);
  expect(help).toMatch(/--seeds DIR/);
  expect(help).not.toMatch(/--json/);
});

test('a port is a number that a port can have', () => {
  expect(portOf(undefined)).toBeUndefined();
  expect(portOf('0')).toBe(0);
  for (const value of ['x', '-1', '65536', '80a', ''])
    expect(failureOf(() => portOf(value)).exitCode).toBe(2);
});
