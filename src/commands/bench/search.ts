/**
 * npm run bench -- search [--articles N]: whether the search finds every substring and nothing else, what a query
 * loads, and how long it takes, in a real browser through the box of the search page.
 */
import { existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { Failure } from '../../archive/failure.ts';
import { openArchive } from '../../archive/open.ts';
import type { Article } from '../../archive/records.ts';
import { readSettings, type Settings } from '../../archive/settings.ts';
import { randomFrom } from '../../learning/random.ts';
import { countOf } from '../arguments.ts';
import { openChromium } from '../chromium.ts';
import { projectRoot } from '../run.ts';
import { serve } from '../serve.ts';
import { countBytes } from './bytes.ts';
import { generateArticles } from './generated.ts';
import {
  absentQueries,
  asTyped,
  type Sample,
  sampleQueries,
  traditionalQueries,
  unitsOf,
} from './samples.ts';
import { buildSite, folderSize } from './search-site.ts';

const SUBSTRINGS = 300;
const ABSENT = 40;
const TIMED = 100;
const FIRST_QUERIES = 5;
/** Characters that no page has: the index is told apart from the text by other means. */
const invisible = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/u;

export async function bench(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: { articles: { type: 'string' }, out: { type: 'string' } },
  });
  const generated = values.articles === undefined ? undefined : countOf('articles', values.articles);
  const settings = await readSettings(projectRoot);
  const dist = values.out ?? settings.out;
  if (!existsSync(join(dist, 'search', 'data', 'rows.json'))) {
    throw new Failure(`${dist}: found no search index, expected the built site; run npm run build`);
  }
  const articles = openArchive(settings).articles;
  const browser = await openChromium((line) => process.stderr.write(`${line}\n`));
  const failures: string[] = [];
  try {
    await onSite(browser, dist, settings.configuration.base, async (address) => {
      say(`\nThe site itself: ${articles.length} articles`);
      failures.push(...(await measureExactness(browser, address, articles)));
      await measureBytes(browser, address, articles);
      await measureTimes(browser, address, articles);
      const hidden = await pagesWithInvisible(dist);
      say(`pages with invisible characters: ${hidden.length}`);
      failures.push(...hidden);
    });
    if (generated !== undefined) await measureGenerated(browser, settings, dist, articles, generated);
  } finally {
    await browser.close();
  }
  for (const failure of failures.slice(0, 20)) say(`  ${failure}`);
  return failures.length > 0 ? 1 : 0;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function onSite(
  browser: Browser,
  folder: string,
  base: string,
  work: (address: string) => Promise<void>,
) {
  if (!browser.isConnected()) throw new Error('The browser has gone');
  const { address, server } = await serve(folder, base, { host: '127.0.0.1', port: 0 });
  try {
    await work(`${address}search/`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** Types a query and waits for its results. @returns the total */
async function ask(page: Page, text: string): Promise<number> {
  await page.fill('[data-search-input]', text);
  await page.press('[data-search-input]', 'Enter');
  return resultOf(page, text);
}

async function resultOf(page: Page, text: string): Promise<number> {
  const done = await page.waitForFunction(
    (query) => {
      const status = document.querySelector<HTMLElement>('[data-total]');
      return status?.dataset.query === query ? status.dataset.total : undefined;
    },
    text,
    { polling: 10, timeout: 60_000 },
  );
  return Number(await done.jsonValue());
}

/** @returns the ids of all results, the last page of them asked for */
async function allResults(page: Page, text: string): Promise<Set<string>> {
  const total = await ask(page, text);
  for (;;) {
    const ids = await page.$$eval('[data-result]', (items) =>
      items.map((item) => item.getAttribute('data-result') ?? ''),
    );
    if (ids.length >= total) return new Set(ids);
    await page.click('[data-more]');
    await page.waitForFunction(
      (shown) => document.querySelectorAll('[data-result]').length > shown,
      ids.length,
    );
  }
}

async function measureExactness(
  browser: Browser,
  address: string,
  articles: readonly Article[],
): Promise<string[]> {
  const units = unitsOf(articles);
  const samples = sampleQueries(units, SUBSTRINGS, randomFrom(1));
  const page = await browser.newPage();
  await page.goto(address);
  const failures: string[] = [];
  const check = async (name: string, queries: readonly Sample[]) => {
    let [found, wanted, right] = [0, 0, 0];
    for (const { text, ids } of queries) {
      const results = await allResults(page, asTyped(text));
      const hits = [...results].filter((id) => ids.has(id)).length;
      found += results.size;
      wanted += ids.size;
      right += hits;
      if (hits < ids.size || (hits < results.size && name !== 'traditional')) {
        failures.push(
          `${name} ${JSON.stringify(text)}: ${results.size} found, ${ids.size} have it, ${hits} of both`,
        );
      }
    }
    const ratio = (part: number, whole: number) => (whole === 0 ? 1 : part / whole).toFixed(4);
    say(
      `${name}, ${queries.length} queries: recall ${ratio(right, wanted)}, precision ${ratio(right, found)}`,
    );
  };
  await check('substrings', samples);
  await check('absent', absentQueries(units, ABSENT, randomFrom(2)));
  await check('traditional', traditionalQueries(samples));
  const copied = await copiedText(page, asTyped(samples[0]?.text ?? ''));
  if (invisible.test(copied)) failures.push('copied text of the results has invisible characters');
  say(`invisible characters in copied results: ${[...copied].filter((char) => invisible.test(char)).length}`);
  await page.close();
  return failures;
}

async function copiedText(page: Page, query: string): Promise<string> {
  await ask(page, query);
  await page.waitForLoadState('networkidle');
  return page.evaluate(() => {
    const selection = getSelection();
    selection?.selectAllChildren(document.body);
    return String(selection);
  });
}

async function measureBytes(browser: Browser, address: string, articles: readonly Article[]): Promise<void> {
  const samples = sampleQueries(unitsOf(articles), FIRST_QUERIES, randomFrom(3));
  const totals: number[] = [];
  for (const { text } of samples) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const count = countBytes(page);
    await page.goto(address);
    await page.locator('[data-search-input]').pressSequentially(asTyped(text));
    await resultOf(page, asTyped(text));
    await page.waitForLoadState('networkidle');
    const { bytes, files } = await count();
    totals.push(bytes);
    const largest = files.sort((a, b) => b[1] - a[1]).slice(0, 4);
    say(
      `first query ${JSON.stringify(text)}: ${kilobytes(bytes)} in ${files.length} files, the largest ${largest.map(([path, size]) => `${path.split('/').at(-1)} ${kilobytes(size)}`).join(', ')}`,
    );
    await context.close();
  }
  say(`bytes of the first query: median ${kilobytes(at(totals, 0.5))}, most ${kilobytes(at(totals, 1))}`);
}

async function measureTimes(browser: Browser, address: string, articles: readonly Article[]): Promise<void> {
  const samples = sampleQueries(unitsOf(articles), TIMED, randomFrom(4));
  const page = await browser.newPage();
  await page.goto(address);
  await ask(page, '报');
  const times: number[] = [];
  let wrong = 0;
  for (const { text, ids } of samples) {
    const typed = asTyped(text);
    const { time, total } = await page.evaluate(timeQuery, typed);
    times.push(time);
    if (total !== ids.size) wrong++;
  }
  say(
    `time from the last key to results, ${times.length} queries: median ${at(times, 0.5).toFixed(0)} ms, 95th percentile ${at(times, 0.95).toFixed(0)} ms; wrong totals: ${wrong}`,
  );
  await page.close();
}

/** In the page: sets the text as one key would, and waits for the results to be there. */
function timeQuery(text: string): Promise<{ time: number; total: number }> {
  return new Promise((resolve) => {
    const input = document.querySelector<HTMLInputElement>('[data-search-input]');
    const status = document.querySelector<HTMLElement>('[data-search-status]');
    if (!input || !status) throw new Error('This is not the search page');
    const began = performance.now();
    const observer = new MutationObserver(() => {
      if (status.dataset.query !== text || status.dataset.total === undefined) return;
      observer.disconnect();
      resolve({ time: performance.now() - began, total: Number(status.dataset.total) });
    });
    observer.observe(status, { attributes: true });
    input.focus();
    input.value = text;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
}

async function measureGenerated(
  browser: Browser,
  settings: Settings,
  dist: string,
  models: readonly Article[],
  count: number,
): Promise<void> {
  say(`\nA generated archive: ${count} articles`);
  const articles = generateArticles(models, count);
  const folder = join(tmpdir(), `jianbao-bench-${process.pid}`);
  try {
    const built = await buildSite(folder, dist, articles);
    const size =
      (await folderSize(join(folder, 'pagefind'))) + (await folderSize(join(folder, 'search', 'data')));
    say(
      `index: ${(size / 1e6).toFixed(1)} MB of ${(built.characters / 1e6).toFixed(1)} million characters, ${built.commonBeginnings} common; made in ${built.seconds.toFixed(0)} s (${built.cpuSeconds.toFixed(0)} s of CPU), at most ${(built.peakBytes / 1e9).toFixed(2)} GB`,
    );
    await onSite(browser, folder, settings.configuration.base, async (address) => {
      await measureBytes(browser, address, articles);
      await measureTimes(browser, address, articles);
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function pagesWithInvisible(dist: string): Promise<string[]> {
  const names = (await readdir(dist, { recursive: true })).filter((name) => name.endsWith('.html'));
  const found: string[] = [];
  for (const name of names) {
    if (invisible.test(await readFile(join(dist, name), 'utf8')))
      found.push(`${name}: has invisible characters`);
  }
  return found;
}

function at(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(0)} kB`;
}
