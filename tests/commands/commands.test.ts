import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type ParsedPage, parsedPageSchema, type Span } from '../../src/pipeline/contract.ts';
import { decode } from '../../src/pipeline/decode.ts';
import { temporaryFolder } from '../archive/folder.ts';
import { command } from './building.ts';

const seeds = join(import.meta.dirname, '../../seeds');

function spansOf(page: ParsedPage): Span[] {
  return [
    ...page.units.flatMap((unit) => unit.blocks.flatMap((block) => block.spans)),
    ...page.duplicates.map(({ span }) => span),
    ...page.furniture.map(({ span }) => span),
  ];
}

test('parse --json keeps its contract, and every character of a seed is in one place', async () => {
  const { code, stdout, stderr } = await command('parse', '--json', seeds);
  expect([code, stderr]).toEqual([0, '']);
  const pages = stdout
    .trimEnd()
    .split('\n')
    .map((line) => parsedPageSchema.parse(JSON.parse(line)));
  expect(pages.map(({ source }) => source)).toEqual(readdirSync(seeds).sort());
  for (const page of pages) {
    const { text } = decode(readFileSync(join(seeds, page.source)));
    const covered = new Uint8Array(text.length);
    for (const [start, end] of spansOf(page)) {
      for (let at = start; at < end; at++) covered[at] = (covered[at] ?? 0) + 1;
    }
    const wrong = [...covered].flatMap((times, at) =>
      times === 1 || /[\s#*\u200b]/u.test(text[at] ?? '') ? [] : [at],
    );
    expect(wrong.map((at) => `${at}: ${text[at]} ${covered[at]} times`)).toEqual([]);
  }
});

test('parse for people names each unit with its line', async () => {
  const file = join(seeds, readdirSync(seeds)[0] ?? '');
  const { code, stdout } = await command('parse', file);
  expect(code).toBe(0);
  expect(stdout.split('\n')[1]).toMatch(/^ {2}.*\.txt:\d+ [a-z]+ · /);
});

test.each([
  ['parse without a file', ['parse'], 2, /expected a seed or a folder of seeds/],
  ['parse of a file that is not there', ['parse', 'none.txt'], 2, /none\.txt: not found/],
  ['an unknown option of parse', ['parse', '--xml', 'seeds'], 2, /--xml/],
  ['an unknown option of build', ['build', '--dist', 'x'], 2, /--dist/],
  ['build of a folder that is not there', ['build', '--seeds', 'none'], 1, /none: not found/],
  ['build without a configuration', ['build', '--content', 'none'], 1, /none\/archive\.yaml: not found/],
  ['build over the seeds', ['build', '--out', 'seeds'], 1, /in the way/],
  ['start with a port that is none', ['start', '--port', 'x'], 2, /--port: found x/],
  ['check of a folder that is not there', ['check', '--seeds', 'none'], 1, /none: not found/],
])('%s says what was found, and leaves with %s', async (_, [name = '', ...args], exitCode, message) => {
  const { code, stdout, stderr } = await command(name, ...args);
  expect(stderr).toMatch(message);
  expect(stderr).not.toMatch(/ at .*\.ts:\d+/);
  expect([code, stdout]).toEqual([exitCode, '']);
});

test('build of a folder without seeds says so, and leaves no folder behind', async () => {
  const folder = temporaryFolder({ 'seeds/README.md': '' });
  const { code, stderr } = await command(
    'build',
    '--seeds',
    join(folder, 'seeds'),
    '--out',
    join(folder, 'dist'),
  );
  expect([code, stderr]).toEqual([1, expect.stringMatching(/found no seed, expected one \.txt file/)]);
  expect(readdirSync(folder)).toEqual(['seeds']);
});

test('check says what was understood of each seed', async () => {
  const { code, stdout } = await command('check', '--seeds', seeds);
  expect(code).toBe(0);
  for (const name of readdirSync(seeds))
    expect(stdout).toMatch(new RegExp(`${name}: .*版|${name}: .* page unknown`));
  expect(stdout).toMatch(/5 seeds, \d+ issues, \d+ articles: 0 errors, \d+ doubts\n$/);
});

test('check prints each message that it counts, and says what a build would withdraw', async () => {
  const folder = temporaryFolder();
  cpSync(join(import.meta.dirname, '../../content'), join(folder, 'content'), { recursive: true });
  cpSync(seeds, join(folder, 'seeds'), { recursive: true });
  const [first = ''] = readdirSync(seeds);
  rmSync(join(folder, 'seeds', first));
  const { stdout } = await command(
    'check',
    ...['--seeds', join(folder, 'seeds'), '--content', join(folder, 'content')],
  );
  const said = stdout.match(/^.* (?:error|warning): .*$/gm) ?? [];
  expect(said.filter((line) => line.includes(`${first} warning: found no text for`))).toHaveLength(7);
  expect(stdout).toContain(`npm run build withdraws 7 articles (7 of ${first})`);
  const [, errors, doubts] = /(\d+) errors, (\d+) doubts\n$/.exec(stdout) ?? [];
  expect(Number(errors) + Number(doubts)).toBe(said.length);
});
