/** npm run parse -- [--json] FILE|DIR…: the pages taken apart, to standard output. */
import { basename } from 'node:path';
import { Failure } from '../archive/failure.ts';
import { takePage } from '../archive/pages.ts';
import { listSeeds, readSeed } from '../archive/seeds.ts';
import { readArguments } from './arguments.ts';
import { describePage } from './describe.ts';
import { run } from './run.ts';

await run(() => {
  const args = readArguments({
    name: 'parse',
    summary: 'Takes printed pages apart and shows what was found on them.',
    options: ['json'],
    positionals: 'FILE|DIR…',
  });
  if (!args) return;
  if (args.positionals.length === 0) {
    throw new Failure(
      'Found no file to parse, expected a seed or a folder of seeds: npm run parse -- seeds',
      2,
    );
  }
  for (const path of args.positionals.flatMap(listGivenSeeds)) {
    const page = takePage({ name: basename(path), bytes: readSeed(path) });
    process.stdout.write(
      args.values.json ? `${JSON.stringify(page.parsed)}\n` : `${describePage(page, path)}\n`,
    );
  }
});

function listGivenSeeds(path: string): string[] {
  const seeds = listSeeds(path);
  if (seeds.length === 0) throw new Failure(`${path}: found no seed, expected files that end in .txt`, 2);
  return seeds;
}
