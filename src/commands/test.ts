/** npm test: everything that is checked of the project, in one command. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireChromium } from './chromium.ts';
import { projectRoot, run } from './run.ts';

const packages = join(projectRoot, 'node_modules');
const steps: { name: string; command: string[] }[] = [
  { name: 'biome', command: [join(packages, '@biomejs/biome/bin/biome'), 'check', '.'] },
  { name: 'types', command: [join(packages, 'typescript/bin/tsc'), '--noEmit', '-p', '.'] },
  {
    name: 'astro check',
    command: [join(packages, 'astro/bin/astro.mjs'), 'check', '--minimumFailingSeverity', 'warning'],
  },
  {
    name: 'vitest',
    command: [join(packages, 'vitest/vitest.mjs'), 'run', '--config', 'tests/vitest.config.ts'],
  },
];

await run(() => {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  // Asked for first, since nothing below is worth its minutes where the browser tests cannot run.
  const chromium = requireChromium(say);
  // Astro loads the archive to know its types: a small one, of which a test may write the articles.
  const archive = mkdtempSync(join(tmpdir(), 'jianbao-check-'));
  cpSync(join(projectRoot, 'tests/fixtures/corpus'), archive, { recursive: true });
  const failed = steps.filter(({ name, command }) => {
    say(`== ${name}`);
    const { status } = spawnSync(process.execPath, command, {
      cwd: projectRoot,
      stdio: 'inherit',
      env: {
        ...process.env,
        ASTRO_TELEMETRY_DISABLED: '1',
        CHROME_PATH: chromium,
        JIANBAO_SEEDS: join(archive, 'seeds'),
        JIANBAO_CONTENT: join(archive, 'content'),
      },
    });
    return status !== 0;
  });
  rmSync(archive, { recursive: true });
  for (const { name } of failed) say(`${name}: failed`);
  say(`checks: ${steps.length - failed.length} passed, ${failed.length} failed`);
  return failed.length > 0 ? 1 : 0;
});
