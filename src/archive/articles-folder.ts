/** The folder of generated MDX files: what was written, what was edited since, and what is gone. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringifyMdx } from '../mdx/index.ts';
import { digest } from './digest.ts';
import { documentOf, mdxPathOf } from './document.ts';
import { Failure } from './failure.ts';
import type { Article } from './records.ts';

/** Beside the articles: what was written, so that an edit by hand is known from an older build. */
const RECORD = '.written.json';

interface Written {
  /** Digest of the file as it was written. */
  text: string;
  /** Digest of the article and the code that it was made from. */
  from: string;
}

/**
 * Brings the folder to hold one MDX file for each article and no other that a build wrote.
 * @param code digest of the code that makes the files
 * @throws Failure where files were edited by hand since they were written; they are left as they are
 */
export function writeArticles(folder: string, articles: readonly Article[], code: string): void {
  const written = readRecord(folder);
  const wanted = new Set<string>();
  const edited: string[] = [];
  for (const article of articles) {
    const path = mdxPathOf(article);
    wanted.add(path);
    const found = digestOnDisk(folder, path);
    const known = written.get(path);
    const from = digest(code, JSON.stringify(article));
    if (found !== undefined && found === known?.text && from === known.from) continue;
    const text = stringifyMdx(documentOf(article));
    const fresh = { text: digest(text), from };
    if (found !== undefined && found !== known?.text && found !== fresh.text) {
      edited.push(path);
      continue;
    }
    if (found !== fresh.text) write(folder, path, text);
    written.set(path, fresh);
  }
  for (const [path, { text }] of written) {
    if (wanted.has(path)) continue;
    const found = digestOnDisk(folder, path);
    if (found !== undefined && found !== text) edited.push(path);
    else {
      remove(folder, path);
      written.delete(path);
    }
  }
  writeRecord(folder, written);
  refuseEdited(folder, edited);
}

/** Files that were edited by hand since they were written, as paths within the folder. */
export function editedArticles(folder: string): string[] {
  return [...readRecord(folder)]
    .filter(([path, { text }]) => ![text, undefined].includes(digestOnDisk(folder, path)))
    .map(([path]) => path);
}

/** Takes edited files for written ones: their edits are kept elsewhere, and the next build may write them anew. */
export function acceptEdits(folder: string, paths: readonly string[]): void {
  const written = readRecord(folder);
  for (const path of paths) {
    const text = digestOnDisk(folder, path);
    if (text !== undefined) written.set(path, { text, from: '' });
  }
  writeRecord(folder, written);
}

function write(folder: string, path: string, text: string): void {
  const absolute = join(folder, path);
  mkdirSync(dirname(absolute), { recursive: true });
  writeFileSync(absolute, text);
}

function remove(folder: string, path: string): void {
  rmSync(join(folder, path), { force: true });
  for (let parent = dirname(path); parent !== '.'; parent = dirname(parent)) {
    const absolute = join(folder, parent);
    if (existsSync(absolute) && readdirSync(absolute).length > 0) break;
    if (existsSync(absolute)) rmdirSync(absolute);
  }
}

function digestOnDisk(folder: string, path: string): string | undefined {
  const absolute = join(folder, path);
  return existsSync(absolute) ? digest(readFileSync(absolute, 'utf8')) : undefined;
}

function readRecord(folder: string): Map<string, Written> {
  const path = join(folder, RECORD);
  if (!existsSync(path)) return new Map();
  return new Map(Object.entries(JSON.parse(readFileSync(path, 'utf8')) as Record<string, Written>));
}

function writeRecord(folder: string, written: ReadonlyMap<string, Written>): void {
  write(folder, RECORD, JSON.stringify(Object.fromEntries([...written].sort()), null, 1));
}

/** How many files a message names before it only counts. */
const NAMED = 5;

function refuseEdited(folder: string, edited: readonly string[]): void {
  if (edited.length === 0) return;
  throw new Failure(
    [
      `Found ${edited.length} article(s) edited since they were written, and left them as they are:`,
      ...edited.slice(0, NAMED).map((path) => `  ${join(folder, path)}`),
      ...(edited.length > NAMED ? ['  …'] : []),
      'Run npm run correct -- save to keep the edits as corrections, or delete the files to give them up.',
    ].join('\n'),
  );
}
