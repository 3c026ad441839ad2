/** npm test: everything that is checked of the project, in one command. */
import { spawnSync } from 'node:child_process';
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
  const failed = steps.filter(({ name, command }) => {
    say(`== ${name}`);
    const { status } = spawnSync(process.execPath, command, {
      cwd: projectRoot,
      stdio: 'inherit',
      env: { ...process.env, CHROME_PATH: chromium, ASTRO_TELEMETRY_DISABLED: '1' },
    });
    return status !== 0;
  });
  for (const { name } of failed) say(`${name}: failed`);
  say(`checks: ${steps.length - failed.length} passed, ${failed.length} failed`);
  return failed.length > 0 ? 1 : 0;
});
