/** npm run parse -- [--json] FILE|DIR…: the pages taken apart, to standard output. */
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { Failure } from '../archive/failure.ts';
import { messagesOf } from '../archive/messages.ts';
import { type TakenPage, takePage } from '../archive/pages.ts';
import { withModels } from '../archive/resources.ts';
import { listSeeds, readSeed } from '../archive/seeds.ts';
import { readSettings } from '../archive/settings.ts';
import { readArguments } from './arguments.ts';
import { describeMessage, describePage } from './describe.ts';
import { projectRoot, run } from './run.ts';

await run(async () => {
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
  const resources = withModels((await readSettings(projectRoot)).resources);
  for (const path of args.positionals.flatMap(listGivenSeeds)) {
    const page = takePage({ name: basename(path), bytes: readSeed(path) }, resources);
    if (args.values.json) process.stdout.write(`${JSON.stringify(page.parsed)}\n`);
    else sayPage(page, path);
  }
});

function sayPage(page: TakenPage, path: string): void {
  const messages = messagesOf(page).map((message) => `  ${describeMessage(message, path)}\n`);
  process.stdout.write(`${describePage(page, path)}\n${messages.join('')}`);
}

function listGivenSeeds(path: string): string[] {
  if (!existsSync(path)) throw new Failure(`${path}: not found, expected a seed or a folder of seeds`, 2);
  const seeds = listSeeds(path);
  if (seeds.length === 0) throw new Failure(`${path}: found no seed, expected files that end in .txt`, 2);
  return seeds;
}
