/** npm run correct -- save | list: corrections, made by editing articles, and what became of them. */
import { execFileSync } from 'node:child_process';
import { userInfo } from 'node:os';
import { relative } from 'node:path';
import type { CorrectionResult } from '../archive/corrections.ts';
import { Failure } from '../archive/failure.ts';
import { forgetArchive, keepArticles, openArchive, openCorrected } from '../archive/open.ts';
import { type SavedFile, saveEdits } from '../archive/save-edits.ts';
import { exportOverrides, readSettings, type Settings } from '../archive/settings.ts';
import type { Correction } from '../corrections/index.ts';
import { overridesOf, readArguments } from './arguments.ts';
import { projectRoot, run, terminalProgress } from './run.ts';

await run(async () => {
  const args = readArguments({
    name: 'correct',
    summary:
      'save: makes corrections out of articles that were edited in content/articles. list: says what became of each correction.',
    options: ['seeds', 'content', 'who', 'why'],
    positionals: 'save|list',
  });
  if (!args) return;
  const [action, ...rest] = args.positionals;
  exportOverrides(overridesOf(args.values));
  const settings = await readSettings(projectRoot);
  if (rest.length === 0 && action === 'list') return list(settings);
  if (rest.length === 0 && action === 'save') return save(settings, args.values);
  throw new Failure(
    `found ${args.positionals.join(' ') || 'nothing'}, expected save or list: npm run correct -- save`,
    2,
  );
});

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function shown(path: string): string {
  return relative(process.cwd(), path);
}

function save(settings: Settings, { who, why }: { who?: string; why?: string }): number {
  const progress = terminalProgress();
  const archive = openArchive(settings, progress);
  progress.end();
  const files = saveEdits(settings, archive, {
    who: who ?? nameInGit(),
    when: new Date().toISOString().slice(0, 10),
    why: why ?? '校对时在稿件中直接改正',
  });
  for (const file of files) sayFile(file);
  if (files.length === 0) say('No article was edited since it was written.');
  if (files.some(({ problems }) => problems.length > 0)) return 1;
  forgetArchive();
  keepArticles(settings, openArchive(settings));
  return 0;
}

function sayFile({ path, correctionsPath, corrections, problems }: SavedFile): void {
  const where = correctionsPath === undefined ? '' : ` in ${shown(correctionsPath)}`;
  say(`${shown(path)}: ${corrections.length} corrections${where}`);
  for (const correction of corrections) say(`  ${describe(correction)}`);
  for (const problem of problems) say(`  not kept: ${problem}`);
}

/** Whoever commits the corrections answers for them. */
function nameInGit(): string {
  try {
    const name = execFileSync('git', ['config', 'user.name'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    if (name.trim()) return name.trim();
  } catch {
    // Without git, or without a name in it, the account's name stands.
  }
  return userInfo().username;
}

function list(settings: Settings): number {
  const { results, messages } = openCorrected(settings);
  for (const result of results) sayResult(result);
  const invalid = messages.filter(
    ({ ruleId }) => ruleId === 'correction-invalid' || ruleId === 'correction-renamed',
  );
  for (const { path, line, reason } of invalid)
    say(`${shown(path ?? settings.content)}:${line ?? 1}: ${reason}`);
  const lost = results.filter(({ problem }) => problem).length;
  say(`${results.length} corrections, ${lost} of them no longer apply`);
  return 0;
}

function sayResult({ path, line, correction, problem }: CorrectionResult): void {
  const { who, when, why } = correction;
  say(`${shown(path)}:${line} ${describe(correction)} (${who}, ${when}: ${why})`);
  if (problem) say(`  does not apply: ${problem.reason} (${problem.ruleId})`);
}

/** A correction in a line: its kind, what it quotes, and what it wants. */
function describe(correction: Correction): string {
  const { do: kind, who: _, when: __, why: ___, ...wanted } = correction;
  const parts = Object.entries(wanted).map(([name, value]) =>
    typeof value === 'object' && value !== null && 'exact' in value
      ? `${name} “${String(value.exact)}”`
      : `${name} ${typeof value === 'string' ? `“${value}”` : JSON.stringify(value)}`,
  );
  return `${kind} ${parts.join(', ')}`;
}
