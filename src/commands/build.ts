/** npm run build -- [options]: the site, from the seeds. */
import type { Archive } from '../archive/compose.ts';
import type { Settings } from '../archive/settings.ts';
import { exportOverrides, readSettings } from '../archive/settings.ts';
import { buildSite } from '../archive/site.ts';
import { describeWithdrawn, isPassing } from '../identity/index.ts';
import { overridesOf, readArguments } from './arguments.ts';
import { describeMessage } from './describe.ts';
import { projectRoot, run, terminalProgress } from './run.ts';

/** Builds the site with progress on the terminal, and says in one line what came of it. */
export async function buildAndSay(settings: Settings): Promise<void> {
  const progress = terminalProgress();
  const began = performance.now();
  const archive = await buildSite(settings, progress).finally(() => progress.end());
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const { articles, issues, sources } = archive;
  const say = (line: string) => process.stdout.write(`${line}\n`);
  say(
    `${settings.out}: ${articles.length} articles of ${issues.length} issues from ${sources.length} seeds in ${seconds} s`,
  );
  sayMessages(archive, say);
}

/** What only this build can say is said in full, what stays as a count. */
function sayMessages({ messages, withdrawn, ledger }: Archive, say: (line: string) => void): void {
  const [passing, lasting] = [messages.filter(isPassing), messages.filter((message) => !isPassing(message))];
  for (const message of passing.filter(({ ruleId }) => ruleId !== 'withdrawn')) {
    say(describeMessage(message, message.seed ?? ''));
  }
  if (withdrawn.length > 0) {
    say(`withdrew ${describeWithdrawn(withdrawn, ledger)}; their addresses show a notice`);
  }
  const errors = lasting.filter(({ severity }) => severity === 'error').length;
  if (lasting.length === 0) return;
  const counted =
    errors > 0 ? `${errors} errors, ${lasting.length - errors} doubts` : `${lasting.length} doubts`;
  say(`${counted}: npm run check lists them`);
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
