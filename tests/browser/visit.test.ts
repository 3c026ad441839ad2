/** A visit: home → issue → article → search by a phrase from the middle of the text → back to the article. */
import type { Server } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SmallArchive } from '../commands/building.ts';
import { launch, openPage, serveSite } from './browser.ts';

/** Milliseconds that a page may take on a busy machine; the tests time nothing. */
const patience = { timeout: 15_000 };

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

describe.each(['/', '/some/path/'])('under %s', (base) => {
  const archive = new SmallArchive();
  let address: string;
  let server: Server;

  beforeAll(async () => {
    const { code, stderr } = await archive.build('--base', base);
    if (code !== 0) throw new Error(stderr);
    ({ address, server } = await serveSite(archive.out, base));
  });
  afterAll(() => {
    server?.close();
    archive.remove();
  });

  test('an article is found from the home page, and again by its words', async () => {
    const { page, faults } = await openPage(browser);
    await page.goto(address);
    await page.locator(`a[href^="${base}issues/binjiang-ribao/"]`).first().click();
    await page.waitForURL(`${address}issues/binjiang-ribao/*/`);
    await page.locator(`main a[href^="${base}articles/"]`).first().click();
    await page.waitForURL(`${address}articles/*/`);
    const article = page.url();
    const phrase = await page.locator('main').evaluate((main) => {
      const paragraphs = [...main.querySelectorAll('p[id]')].map((p) => p.textContent ?? '');
      const longest = paragraphs.sort((a, b) => b.length - a.length)[0] ?? '';
      const middle = Math.floor(longest.length / 2);
      return longest.slice(middle - 4, middle + 4);
    });
    expect(phrase).toHaveLength(8);

    await page.goto(`${address}search/?q=${encodeURIComponent(phrase)}`);
    const result = page.locator('[data-result]').first();
    await result.waitFor();
    expect(await page.locator('[data-result]').count()).toBe(1);
    expect(await page.locator('[data-total]').first().textContent()).toMatch(/(?<!\d)1(?!\d)/);
    await result.locator('a').first().click();
    await page.waitForURL(`${article}**`);
    expect(await page.locator('main').textContent()).toContain(phrase);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('words that stand nowhere are found nowhere', async () => {
    const { page, faults } = await openPage(browser);
    await page.goto(`${address}search/?q=${encodeURIComponent('鲸落万物生')}`);
    await expect
      .poll(() => page.locator('[data-total]').first().textContent(), patience)
      .toMatch(/0|没有|未/);
    expect(await page.locator('[data-result]').count()).toBe(0);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('an address that leads nowhere is answered with the page that says so', async () => {
    const { page } = await openPage(browser);
    const response = await page.goto(`${address}articles/nothing/`);
    expect(response?.status()).toBe(404);
    expect(await page.locator('main').textContent()).not.toBe('');
    await page.close();
  });

  test('a mistyped id is said to be one', async () => {
    const { page } = await openPage(browser);
    await page.goto(address);
    const link = page.locator(`main a[href^="${base}articles/"]`).first();
    const path = (await link.getAttribute('href')) ?? '';
    const wrong = path.replace(/.\/$/, (end) => (end === '0/' ? '1/' : '0/'));
    await page.goto(new URL(wrong, address).href);
    await expect.poll(() => page.locator('[data-mistyped]').isVisible(), patience).toBe(true);
    await page.keyboard.press('/');
    expect(await page.locator('input[type="search"]').evaluate((box) => box === document.activeElement)).toBe(
      true,
    );
    await page.close();
  });

  test('a citation of the address names the day on which it is made; without JavaScript, its place', async () => {
    const online = (page: Page) => page.locator('[data-copy]', { hasText: '[N/OL]' }).textContent();
    const { page, faults } = await openPage(browser);
    await page.goto(address);
    await page.locator(`main a[href^="${base}articles/"]`).first().click();
    await page.waitForURL(`${address}articles/*/`);
    await expect.poll(() => online(page), patience).toMatch(/\[\d{4}-\d{2}-\d{2}\]\. http/);
    expect(faults).toEqual([]);
    const context = await browser.newContext({ javaScriptEnabled: false });
    const still = await context.newPage();
    await still.goto(page.url());
    expect(await online(still)).toContain('[引用日期]');
    await context.close();
    await page.close();
  });

  test('by keyboard one comes to what is known of an article without a stop at each paragraph', async () => {
    const { page } = await openPage(browser);
    await page.goto(address);
    await page.locator(`main a[href^="${base}articles/"]`).first().click();
    await page.waitForURL(`${address}articles/*/`);
    await page.locator('.story > a.skip').focus();
    expect(
      await page.locator('.story > a.skip').evaluate((link) => link.getBoundingClientRect().top),
    ).toBeGreaterThan(0);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('aside')?.id)).toBe('facts');
    await page.close();
  });

  test('without JavaScript a paragraph has its address, and is marked when one comes by it', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(address);
    await page.locator(`main a[href^="${base}articles/"]`).first().click();
    const paragraph = page.locator('.body p[id]').first();
    const plain = await paragraph.evaluate((p) => getComputedStyle(p).backgroundColor);
    await paragraph.locator('a.anchor').focus();
    await page.keyboard.press('Enter');
    await expect
      .poll(() => new URL(page.url()).hash, patience)
      .toBe(`#${await paragraph.getAttribute('id')}`);
    expect(await paragraph.evaluate((p) => getComputedStyle(p).backgroundColor)).not.toBe(plain);
    await context.close();
  });
});
