/** The browser that the tests drive, and the pages that it is shown. */
import type { Server } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import { openChromium } from '../../src/commands/chromium.ts';
import { serve } from '../../src/commands/serve.ts';

export function launch(): Promise<Browser> {
  return openChromium(console.log);
}

/** Serves a built site on a port of its own. */
export function serveSite(out: string, base: string): Promise<{ address: string; server: Server }> {
  return serve(out, base, { host: '127.0.0.1', port: 0 });
}

/** A new page, and all that goes wrong on it: exceptions, errors of the console, answers of 400 and above. */
export async function openPage(browser: Browser): Promise<{ page: Page; faults: string[] }> {
  const page = await browser.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`);
  });
  return { page, faults };
}
