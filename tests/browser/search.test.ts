/** The search page, by keyboard and pointer. */
import { readFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { articleDataSchema } from '../../src/archive/records.ts';
import { buildSearchIndex } from '../../src/search/index-builder.ts';
import { SmallArchive } from '../commands/building.ts';
import { articleOf } from '../search/articles.ts';
import { launch, openPage, serveSite } from './browser.ts';

const base = '/papers/';
const archive = new SmallArchive();
let browser: Browser;
let server: Server;
let address: string;

beforeAll(async () => {
  const { code, stderr } = await archive.build('--base', base);
  if (code !== 0) throw new Error(stderr);
  await buildSearchIndex({ articles: await datedArticles(), outDir: archive.out });
  ({ address, server } = await serveSite(archive.out, base));
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  server?.close();
  archive.remove();
});

/** The articles that were built, with facts to narrow by that do not depend on what was made of their pages. */
async function datedArticles() {
  const lines = (await readFile(join(archive.out, 'data', 'articles.ndjson'), 'utf8')).trim().split('\n');
  return lines.map((line) => {
    const { id, title, text, seed } = articleDataSchema.parse(JSON.parse(line));
    const blocks = text.split('\n').map((block): ['paragraph', string] => ['paragraph', block]);
    return articleOf({ id, title, blocks, date: '2019-04-12', page: seed === 'inside.txt' ? 2 : 1 });
  });
}

const searchAddress = (search = '') => `${address}search/${search}`;
const box = '[data-search-input]';

/** Waits until the results of a query stand there. @returns the total */
async function totalOf(page: Page, query: string): Promise<number> {
  const status = page.locator(`[data-search-status][data-query=${JSON.stringify(query)}]`);
  await status.waitFor({ state: 'attached' });
  return Number(await status.getAttribute('data-total'));
}

async function ask(page: Page, query: string): Promise<number> {
  await page.fill(box, query);
  return totalOf(page, query);
}

describe('a query', () => {
  test('runs while it is typed, marks what it finds and links to the paragraph', async () => {
    const { page, faults } = await openPage(browser);
    await page.goto(searchAddress());
    await page.locator(box).pressSequentially('水位涨到警戒线');
    expect(await totalOf(page, '水位涨到警戒线')).toBe(1);
    const passage = page.locator('[data-result] [data-excerpt] mark');
    await passage.waitFor();
    expect(await passage.allTextContents()).toEqual(['水位涨到警戒线']);
    expect(await page.locator('[data-excerpt] a').getAttribute('href')).toMatch(/articles\/\w+\/\?q=.+#\w+$/);
    expect(new URL(page.url()).searchParams.get('q')).toBe('水位涨到警戒线');
    expect(await page.title()).toMatch(/^水位涨到警戒线 · 搜索 · /);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('in the address is searched, with its filters and order; back and forward restore it', async () => {
    const { page } = await openPage(browser);
    await page.goto(searchAddress(`?${new URLSearchParams({ q: '丁望舒', page: '2', order: 'oldest' })}`));
    expect(await totalOf(page, '丁望舒')).toBe(1);
    expect(await page.inputValue(box)).toBe('丁望舒');
    expect(await page.inputValue('[data-search-order]')).toBe('oldest');
    await page.getByRole('button', { name: '移除 版次：第2版' }).click();
    await expect.poll(() => page.locator('[data-result]').count()).toBe(2);
    expect(new URL(page.url()).searchParams.has('page')).toBe(false);
    await page.goBack();
    await expect.poll(() => page.locator('[data-result]').count()).toBe(1);
    await page.goForward();
    await expect.poll(() => page.locator('[data-result]').count()).toBe(2);
    await page.close();
  });

  test('is narrowed by what its results are', async () => {
    const { page } = await openPage(browser);
    await page.goto(searchAddress(`?q=${encodeURIComponent('丁望舒')}`));
    expect(await totalOf(page, '丁望舒')).toBe(2);
    const second = page.getByLabel(/^第2版/);
    await page.locator('details[data-name="page"] > summary').click();
    await second.check();
    await expect.poll(() => page.locator('[data-result]').count()).toBe(1);
    expect(await second.isChecked()).toBe(true);
    expect(new URL(page.url()).searchParams.get('page')).toBe('2');
    await page.close();
  });

  test('that comes while another runs wins', async () => {
    const { page } = await openPage(browser);
    await page.goto(searchAddress());
    await page.route('**/*.pf_index', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      await route.continue();
    });
    await page.fill(box, '吊机');
    await page.press(box, 'Enter');
    await page.fill(box, '修鞋车');
    await page.press(box, 'Enter');
    expect(await totalOf(page, '修鞋车')).toBe(1);
    await page.waitForLoadState('networkidle');
    expect(await page.locator('[data-result]').allTextContents()).toEqual([
      expect.stringContaining('修鞋车'),
    ]);
    await page.close();
  });
});

describe('a date', () => {
  test('offers its issue, as a link, whatever the texts have of it', async () => {
    const { page, faults } = await openPage(browser);
    await page.goto(searchAddress());
    expect(await ask(page, '2019-04-12')).toBe(0);
    const link = page.locator('[data-search-issues] a');
    expect(await link.allTextContents()).toEqual(['测试报 2019年4月12日']);
    expect(await link.getAttribute('href')).toBe(`${base}issues/ceshi/2019-04-12/`);
    expect(await page.locator('[data-search-status]').textContent()).toBe('稿件里没有找到');
    expect(await page.locator('[data-search-intro]').isVisible()).toBe(false);
    await ask(page, '丁望舒');
    expect(await link.count()).toBe(0);
    expect(faults).toEqual([]);
    await page.close();
  });
});

describe('a filter without words', () => {
  test('lists articles, each with the beginning of its text', async () => {
    const { page } = await openPage(browser);
    await page.goto(searchAddress('?year=2019'));
    expect(await totalOf(page, '')).toBeGreaterThan(0);
    const passages = page.locator('[data-result] [data-excerpt]');
    await expect.poll(async () => (await passages.allTextContents()).every(Boolean)).toBe(true);
    for (const words of await passages.allTextContents()) expect(words).not.toMatch(/^本报(?:记者|通讯员)/);
    await page.close();
  });
});

describe('nothing found', () => {
  test('says what would find something', async () => {
    const { page } = await openPage(browser);
    await page.goto(searchAddress());
    expect(await ask(page, '流动修鞋车队')).toBe(0);
    const link = page.locator('[data-search-advice] a').first();
    await link.waitFor();
    const words = await link.textContent();
    await link.click();
    expect(await totalOf(page, words ?? '')).toBeGreaterThan(0);
    await page.close();
  });

  test('tells how to ask and where else to look, and offers no order', async () => {
    const { page } = await openPage(browser);
    await page.goto(searchAddress(`?q=${encodeURIComponent('鲸落万物生')}`));
    expect(await totalOf(page, '鲸落万物生')).toBe(0);
    expect(await page.locator(`[data-search-intro] a[href="${base}issues/"]`).isVisible()).toBe(true);
    expect(await page.locator('[data-search-order]').isVisible()).toBe(false);
    expect(await ask(page, '丁望舒')).toBe(2);
    expect(await page.locator('[data-search-intro]').isVisible()).toBe(false);
    expect(await page.locator('[data-search-order]').isVisible()).toBe(true);
    await page.close();
  });

  test('for want of a connection is said, and can be tried again', async () => {
    const { page } = await openPage(browser);
    await page.goto(searchAddress());
    await page.route('**/*.pf_index', (route) => route.abort());
    await page.fill(box, '吊机');
    const retry = page.getByRole('button', { name: '重试' });
    await retry.waitFor();
    expect(await page.locator('[data-result]').count()).toBe(0);
    await page.unroute('**/*.pf_index');
    await retry.click();
    expect(await totalOf(page, '吊机')).toBe(1);
    await page.close();
  });
});

describe('by keyboard', () => {
  test('/ goes to the box, on this page and on others', async () => {
    const { page } = await openPage(browser);
    for (const path of ['', 'search/', 'issues/']) {
      await page.goto(address + path);
      await page.locator('h1').first().click();
      await page.keyboard.press('/');
      expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('q');
      expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe('');
    }
    await page.close();
  });

  test('a suggestion is chosen, from characters or from pinyin', async () => {
    const { page } = await openPage(browser);
    await page.goto(searchAddress());
    await page.locator(box).pressSequentially('shancun');
    await page.getByRole('option', { name: /山村来了流动修鞋车/ }).waitFor();
    expect(await page.getAttribute(box, 'aria-expanded')).toBe('true');
    await page.keyboard.press('ArrowDown');
    expect(await page.getAttribute(box, 'aria-activedescendant')).toBe('suggestion-0');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${address}articles/*/`);
    await page.close();
  });
});

describe('on the page of an article', () => {
  test('the words are marked, and one can step through them', async () => {
    const { page, faults } = await openPage(browser);
    await page.goto(searchAddress(`?q=${encodeURIComponent('吊机')}`));
    await page.locator('[data-result] a').first().click();
    await page.locator('mark.found-word').first().waitFor();
    const words = await page.locator('mark.found-word').allTextContents();
    expect(words.length).toBeGreaterThan(1);
    expect(new Set(words)).toEqual(new Set(['吊机']));
    await page.getByRole('button', { name: '下一处' }).click();
    expect(await page.locator('mark.current').count()).toBe(1);
    expect(await page.getByRole('group', { name: '搜索的词' }).textContent()).toContain(
      `第1处，共${words.length}处`,
    );
    await page.getByRole('button', { name: '不再标出' }).click();
    expect(await page.locator('mark.found-word').count()).toBe(0);
    expect(faults).toEqual([]);
    await page.close();
  });
});

test('without JavaScript the page says so and offers the ways to browse', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(searchAddress());
  expect(await page.locator('noscript').textContent()).toContain('JavaScript');
  expect(await page.locator(`main a[href="${base}issues/"]:visible`).count()).toBe(1);
  await context.close();
});

test('on a phone nothing is wider than the screen, and the results come first', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  await page.goto(searchAddress(`?q=${encodeURIComponent('丁望舒')}`));
  await totalOf(page, '丁望舒');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(await page.locator('[data-search-facets]').isVisible()).toBe(false);
  await context.close();
});
