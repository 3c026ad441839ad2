/** npm run check -- [options]: what was understood of each seed, and what is doubtful, for people. */
import { join, relative } from 'node:path';
import { openArchive, openPages } from '../archive/open.ts';
import { exportOverrides, readSettings } from '../archive/settings.ts';
import { overridesOf, readArguments } from './arguments.ts';
import { describePage } from './describe.ts';
import { projectRoot, run, terminalProgress } from './run.ts';

await run(() => {
  const args = readArguments({
    name: 'check',
    summary:
      'Says what was understood of each seed and what is doubtful. Leaves with 1 where there is an error.',
    options: ['seeds', 'content'],
  });
  if (!args) return;
  exportOverrides(overridesOf(args.values));
  const settings = readSettings(projectRoot);
  const pathOf = (seed: string) => relative(process.cwd(), join(settings.seeds, seed));
  const progress = terminalProgress();
  const pages = openPages(settings, progress);
  const archive = openArchive(settings, progress);
  progress.end();
  for (const page of pages) process.stdout.write(`${describePage(page, pathOf(page.seed))}\n\n`);
  const errors = archive.messages.filter(({ severity }) => severity === 'error');
  for (const { seed, line, reason, ruleId } of errors) {
    const place = [
      seed === undefined ? settings.content : pathOf(seed),
      ...(line === undefined ? [] : [line]),
    ].join(':');
    process.stdout.write(`${place} error: ${reason} (${ruleId})\n`);
  }
  const doubts = archive.messages.length - errors.length;
  process.stdout.write(
    `${pages.length} seeds, ${archive.issues.length} issues, ${archive.articles.length} articles: ` +
      `${errors.length} errors, ${doubts} doubts\n`,
  );
  return errors.length > 0 ? 1 : 0;
});
