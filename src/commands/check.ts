/** npm run check -- [options]: what was understood of each seed, and what is doubtful, for people. */
import { join, relative } from 'node:path';
import { openArchive, openPages } from '../archive/open.ts';
import { exportOverrides, readSettings } from '../archive/settings.ts';
import { describeWithdrawn } from '../identity/index.ts';
import { overridesOf, readArguments } from './arguments.ts';
import { describeMessage, describePage } from './describe.ts';
import { projectRoot, run, terminalProgress } from './run.ts';

await run(async () => {
  const args = readArguments({
    name: 'check',
    summary:
      'Says what was understood of each seed and what is doubtful. Leaves with 1 where there is an error.',
    options: ['seeds', 'content', 'withdraw'],
  });
  if (!args) return;
  exportOverrides(overridesOf(args.values));
  const settings = await readSettings(projectRoot);
  const progress = terminalProgress();
  const pages = openPages(settings, progress);
  const { messages, issues, articles, minted, withdrawn, ledger } = openArchive(settings, progress);
  progress.end();

  const say = (line: string) => process.stdout.write(`${line}\n`);
  const pathOf = (seed: string) => relative(process.cwd(), join(settings.seeds, seed));
  const ofSeed = Map.groupBy(messages, ({ seed }) => seed);
  for (const page of pages) {
    const path = pathOf(page.seed);
    say(describePage(page, path));
    for (const message of ofSeed.get(page.seed) ?? []) say(`  ${describeMessage(message, path)}`);
    say('');
  }
  const isHere = new Set<string | undefined>(pages.map(({ seed }) => seed));
  // Of files that are no seeds, and of seeds that are gone.
  for (const message of messages.filter(({ seed }) => !isHere.has(seed))) {
    const { seed, path = settings.content } = message;
    say(describeMessage(message, seed === undefined ? relative(process.cwd(), path) : pathOf(seed)));
  }
  const errors = messages.filter(({ severity }) => severity === 'error').length;
  if (minted.length > 0) {
    say(
      `${minted.length} ids are not in the ledger yet: npm run build writes them; commit content/ledger with the seeds`,
    );
  }
  if (withdrawn.length > 0) {
    say(
      `npm run build withdraws ${describeWithdrawn(withdrawn, ledger)}; their addresses will show a notice`,
    );
  }
  say(
    `${pages.length} seeds, ${issues.length} issues, ${articles.length} articles: ${errors} errors, ${messages.length - errors} doubts`,
  );
  return errors > 0 ? 1 : 0;
});
