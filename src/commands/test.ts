/** npm test: everything that is checked of the project, in one command. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { requireChromium } from './chromium.ts';
import { projectRoot, run } from './run.ts';

const packages = join(projectRoot, 'node_modules');
const folder = mkdtempSync(join(tmpdir(), 'jianbao-test-'));
const report = join(folder, 'vitest.json');

const checks: { name: string; command: string[] }[] = [
  { name: 'biome', command: ['@biomejs/biome/bin/biome', 'check', '.'] },
  // Before the types: it writes those of the collections, which a fresh checkout does not have.
  { name: 'astro check', command: ['astro/bin/astro.mjs', 'check', '--minimumFailingSeverity', 'warning'] },
  { name: 'types', command: ['typescript/bin/tsc', '--noEmit', '-p', '.'] },
];
const vitest = [
  ...['vitest/vitest.mjs', 'run', '--config', 'tests/vitest.config.ts'],
  ...['--reporter', 'default', '--reporter', 'json', '--outputFile.json', report],
];
const countsSchema = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });

await run(() => {
  // Asked for first, since nothing below is worth its minutes where the browser tests cannot run.
  const CHROME_PATH = requireChromium(say);
  const environment = { ...process.env, CHROME_PATH, ASTRO_TELEMETRY_DISABLED: '1' };
  try {
    const failed = checks.filter(
      ({ name, command }) => !passes(name, command, { ...environment, ...smallArchive() }),
    );
    const tested = passes('vitest', vitest, environment);
    const counts = readCounts();
    const passing = checks.length - failed.length + counts.numPassedTests;
    const failing = failed.length + Math.max(counts.numFailedTests, tested ? 0 : 1);
    for (const { name } of failed) say(`${name}: failed`);
    say(`tests: ${passing} passed, ${failing} failed`);
    return failing > 0 ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
});

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function passes(name: string, [program = '', ...args]: string[], env: NodeJS.ProcessEnv): boolean {
  say(`== ${name}`);
  const { status } = spawnSync(process.execPath, [join(packages, program), ...args], {
    cwd: projectRoot,
    stdio: 'inherit',
    env,
  });
  return status === 0;
}

/** Astro loads the archive to know its types: a small one, whose articles it may write. */
function smallArchive(): NodeJS.ProcessEnv {
  const archive = join(folder, 'archive');
  cpSync(join(projectRoot, 'tests/fixtures/corpus'), archive, { recursive: true });
  return { JIANBAO_SEEDS: join(archive, 'seeds'), JIANBAO_CONTENT: join(archive, 'content') };
}

/** What vitest counted; nothing where it did not come as far as its report. */
function readCounts(): z.infer<typeof countsSchema> {
  if (!existsSync(report)) return { numPassedTests: 0, numFailedTests: 0 };
  return countsSchema.parse(JSON.parse(readFileSync(report, 'utf8')));
}
