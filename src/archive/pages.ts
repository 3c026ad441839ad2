/** Seeds taken apart, and remembered: only a changed seed or a changed pipeline costs time again. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { CorrectedPage } from '../corrections/index.ts';
import { openSeed, type Resources, takeApart, toMessages, toParsedPage } from '../pipeline/index.ts';
import { digest } from './digest.ts';
import { remember, remembered } from './memory.ts';
import type { Seed } from './seeds.ts';

/** A seed and what the pipeline says of it. */
export interface TakenPage {
  /** File name of the seed within the seeds folder. */
  seed: string;
  /** Its decoded text, in which all spans count. */
  text: string;
  /** Corrected, where there are corrections. */
  parsed: CorrectedPage;
  /** Why the pipeline could not take the page apart. */
  failure?: string;
  /** Path of its corrections within the content folder. */
  correctionsFile?: string;
}

export interface PageCache {
  folder: string;
  /** Digest of the code and data that the pages are made with. */
  code: string;
}

/** Takes a seed apart. A seed that the pipeline cannot bear is a page without units, never a crash. */
export function takePage(seed: Pick<Seed, 'name' | 'bytes'>, resources: Resources): TakenPage {
  try {
    const { page, file } = takeApart(seed.bytes, seed.name, resources);
    return { seed: seed.name, text: String(file), parsed: toParsedPage(page, file) };
  } catch (error) {
    return failedPage(seed, error);
  }
}

function failedPage({ name, bytes }: Pick<Seed, 'name' | 'bytes'>, error: unknown): TakenPage {
  const file = openSeed(bytes, name);
  const text = String(file);
  const reason = error instanceof Error ? error.message : String(error);
  return {
    seed: name,
    text,
    parsed: {
      source: name,
      issue: {},
      units: [],
      duplicates: [],
      furniture: text.trim() ? [{ role: 'unread', span: [0, text.length] }] : [],
      messages: toMessages(file),
    },
    failure: `The pipeline could not take this seed apart: ${reason}`,
  };
}

/** Takes all seeds apart, each from the cache where it holds it, and forgets what no seed asks for any more. */
export function takePages(
  seeds: readonly Seed[],
  resources: Resources,
  cache: PageCache,
  onPage: () => void = () => {},
): TakenPage[] {
  mkdirSync(cache.folder, { recursive: true });
  const used = new Set<string>();
  const pages = seeds.map((seed) => {
    const name = `${digest(cache.code, seed.name, seed.bytes)}.json`;
    used.add(name);
    const page =
      remembered<TakenPage>(join(cache.folder, name)) ??
      remember(join(cache.folder, name), takePage(seed, resources));
    onPage();
    return page;
  });
  for (const name of readdirSync(cache.folder)) if (!used.has(name)) rmSync(join(cache.folder, name));
  return pages;
}
