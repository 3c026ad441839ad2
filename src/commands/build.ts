/** npm run build -- [options]: the site, from the seeds. */
import type { Settings } from '../archive/settings.ts';
import { exportOverrides, readSettings } from '../archive/settings.ts';
import { buildSite } from '../archive/site.ts';
import { overridesOf, readArguments } from './arguments.ts';
import { projectRoot, run, terminalProgress } from './run.ts';

/** Builds the site with progress on the terminal, and says in one line what came of it. */
export async function buildAndSay(settings: Settings): Promise<void> {
  const progress = terminalProgress();
  const began = performance.now();
  const archive = await buildSite(settings, progress).finally(() => progress.end());
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const { articles, issues, sources, messages } = archive;
  process.stdout.write(
    `${settings.out}: ${articles.length} articles of ${issues.length} issues from ${sources.length} seeds in ${seconds} s\n`,
  );
  if (messages.length > 0) process.stdout.write(`${messages.length} doubts: npm run check lists them\n`);
}

if (import.meta.main) {
  await run(async () => {
    const args = readArguments({
      name: 'build',
      summary: 'Builds the site from the seeds.',
      options: ['seeds', 'content', 'out', 'base', 'site', 'withdraw'],
    });
    if (!args) return;
    exportOverrides(overridesOf(args.values));
    await buildAndSay(await readSettings(projectRoot));
  });
}
