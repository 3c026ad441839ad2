import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SmallArchive } from '../commands/building.ts';
import { launch, openPage } from './browser.ts';

const archive = new SmallArchive();
let browser: Browser;
let child: ChildProcess;
let address: string;

beforeAll(async () => {
  browser = await launch();
  const root = join(import.meta.dirname, '../..');
  const options = [
    '--seeds',
    archive.seeds,
    '--content',
    archive.content,
    '--host',
    '127.0.0.1',
    '--port',
    '45173',
  ];
  const { PATH, HOME } = process.env;
  child = spawn(process.execPath, [join(root, 'src/commands/dev.ts'), ...options], {
    cwd: root,
    env: { PATH, HOME, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  address = await addressSaid(child);
});
afterAll(async () => {
  child?.kill();
  await browser?.close();
  archive.remove();
});

function addressSaid(process_: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (text: Buffer) => {
      said += text.toString();
      const found = /http:\/\/[\w.:]+\/\S*/.exec(said);
      if (found) resolve(found[0]);
    };
    process_.stdout?.on('data', listen);
    process_.stderr?.on('data', listen);
    process_.on('exit', (code) => reject(new Error(`dev ended with ${code}: ${said}`)));
  });
}

test('an edited seed is on the page in the browser, without a reload by hand', async () => {
  const seed = join(archive.seeds, 'inside.txt');
  const { page } = await openPage(browser);
  await page.goto(`${address}sources/inside/`);
  expect(await page.locator('main').textContent()).toContain('马灯十五盏');
  writeFileSync(seed, readFileSync(seed, 'utf8').replace('马灯十五盏', '马灯九十盏'));
  await expect.poll(() => page.locator('main').textContent(), { timeout: 60_000 }).toContain('马灯九十盏');
  await page.close();
});
