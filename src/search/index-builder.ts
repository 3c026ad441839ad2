/**
 * Makes the search index of a built site: Pagefind's, over words that stand for characters, and the data beside it.
 *
 * Pagefind is given runs of articles as its pages, not articles: its memory and the size of its index grow with
 * the pages in which a word occurs, and its search with the square of the pages found. The place of an occurrence
 * tells the article.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { close, createIndex } from 'pagefind';
import type { Article } from '../archive/records.ts';
import type { Card, Openings, Rows } from './data.ts';
import { describeRows, inRowOrder, subjectRows } from './rows.ts';
import { type Convert, loadSimplifier } from './script.ts';
import { makeSuggestions } from './suggestions.ts';
import { type SearchText, searchText } from './texts.ts';
import { blockTokens, type Common, findOpenings } from './tokens.ts';

/** What the cost of a query and the size of the index are weighed by. */
export interface IndexScale {
  /** Rows that Pagefind is given as one page. */
  groupSize: number;
  /**
   * Occurrences from which a character is common, or a pair of characters. The positions of a word are at most so
   * many, about 1.6 bytes each to load. Fewer make more words, and a larger index.
   */
  commonOccurrences: number;
  /**
   * Positions in a file of the index, about 2.4 bytes each. Pagefind's own number is 20,000: a rare word then comes
   * with 45 kB of others. Fewer make more files, each of which is named in what every query loads.
   */
  fileSize: number;
}

const usualScale: IndexScale = { groupSize: 1024, commonOccurrences: 45_000, fileSize: 8_000 };

/** Rows in a file of cards: a page of results loads one file a result at most. */
const CARD_SIZE = 32;
const SIGNATURE = 'pagefind_dcd';
/** Parts of Pagefind's output that the site does not use: its interfaces, and the worker. */
const unusedFiles = /^pagefind-(?:ui|modular-ui|component-ui|highlight|worker)\./;

export interface SearchIndexOptions {
  articles: readonly Article[];
  /** Folder of the built site; the index goes into pagefind/, the data into search/data/. */
  outDir: string;
  onProgress?: (done: number, total: number) => void;
  /** For tests: what large archives are made of, in a small one. */
  scale?: IndexScale;
}

export interface SearchIndexReport {
  articles: number;
  characters: number;
  /** Common characters and common pairs. */
  commonBeginnings: number;
}

/** @throws Error where Pagefind refuses a page or cannot write */
export async function buildSearchIndex(options: SearchIndexOptions): Promise<SearchIndexReport> {
  const articles = inRowOrder(options.articles);
  const scale = options.scale ?? usualScale;
  const simplify = await loadSimplifier();
  const texts = articles.map((article) => withSimplified(searchText(article), simplify));
  const common = findCommon(texts, scale.commonOccurrences);
  const pagefindDir = join(options.outDir, 'pagefind');
  const dataDir = join(options.outDir, 'search', 'data');
  await Promise.all([pagefindDir, dataDir].map((dir) => rm(dir, { recursive: true, force: true })));

  const { lengths, titles, counts } = await writePagefind(
    texts,
    common,
    scale,
    pagefindDir,
    options.onProgress,
  );
  const groups = await emptyFragments(pagefindDir, Math.ceil(texts.length / scale.groupSize));
  await removeUnused(pagefindDir);
  const shape = {
    groups,
    groupSize: scale.groupSize,
    common: [...common],
    traditional: texts.some((text) => text.converted),
    ...describeRows(articles),
    lengths,
    titles,
    cardSize: CARD_SIZE,
  };
  // In the size of a file Pagefind counts two more for each page that has a word: thrice its occurrences at most.
  const openings = findOpenings(counts, common, scale.fileSize / 3);
  await writeData(dataDir, articles, shape, openings);
  return {
    articles: articles.length,
    characters: lengths.reduce((sum, length) => sum + length, 0),
    commonBeginnings: common.size,
  };
}

interface IndexedText extends SearchText {
  converted: boolean;
}

/** Adds to each block with traditional characters its simplified form, so that either is found. */
function withSimplified(text: SearchText, simplify: Convert): IndexedText {
  const add = (blocks: string[]) => [
    ...blocks,
    ...blocks.map(simplify).filter((block, index) => block !== blocks[index]),
  ];
  const title = add(text.title);
  const body = add(text.body);
  return { title, body, converted: title.length + body.length > text.title.length + text.body.length };
}

/** A pair is at most as frequent as its characters, so only pairs of common characters are counted. */
function findCommon(texts: readonly SearchText[], least: number): Common {
  const characters = new Map<string, number>();
  const pairs = new Map<string, number>();
  const frequent = (counts: ReadonlyMap<string, number>) =>
    [...counts].filter(([, count]) => count >= least).map(([beginning]) => beginning);
  const blocks = texts.flatMap(({ title, body }) => [...title, ...body]);
  for (const block of blocks) for (const char of block) count(characters, char);
  const common = new Set(frequent(characters));
  for (const block of blocks) {
    let last = '';
    for (const char of block) {
      const next = common.has(char) ? char : '';
      if (last !== '' && next !== '') count(pairs, last + next);
      last = next;
    }
  }
  return new Set([...common, ...frequent(pairs)]);
}

function count(counts: Map<string, number>, item: string): void {
  counts.set(item, (counts.get(item) ?? 0) + 1);
}

interface WrittenWords extends Pick<Rows, 'lengths' | 'titles'> {
  /** Of every word, how often it occurs. */
  counts: Map<string, number>;
}

async function writePagefind(
  texts: readonly SearchText[],
  common: Common,
  { groupSize, fileSize }: IndexScale,
  outputPath: string,
  onProgress: SearchIndexOptions['onProgress'],
): Promise<WrittenWords> {
  const written: WrittenWords = { lengths: [], titles: [], counts: new Map() };
  // Pagefind's program reads this when it starts, and takes it in no other way.
  process.env.PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE = String(fileSize);
  try {
    const { index, errors } = await createIndex();
    if (!index) throw new Error(`Pagefind made no index: ${errors.join('; ')}`);
    for (let first = 0; first < texts.length; first += groupSize) {
      const content = groupWords(texts.slice(first, first + groupSize), common, written);
      const group = String(first / groupSize);
      const added = await index.addCustomRecord({
        url: group,
        content,
        language: 'unknown',
        filters: { group: [group] },
      });
      if (added.errors.length > 0)
        throw new Error(`Pagefind refused group ${group}: ${added.errors.join('; ')}`);
      onProgress?.(Math.min(first + groupSize, texts.length), texts.length);
    }
    if (texts.length > 0) {
      const done = await index.writeFiles({ outputPath });
      if (done.errors.length > 0) throw new Error(`Pagefind wrote no index: ${done.errors.join('; ')}`);
    }
  } finally {
    await close();
  }
  return written;
}

/**
 * @param written to which the lengths of the rows and the counts of their words are added
 * @returns the words of all rows, with spaces between them
 */
function groupWords(
  texts: readonly SearchText[],
  common: Common,
  { lengths, titles, counts }: WrittenWords,
): string {
  const rows = texts.map(({ title, body }) => {
    const titleWords = title.flatMap((block) => blockTokens(block, common));
    const words = [...titleWords, ...body.flatMap((block) => blockTokens(block, common))];
    titles.push(titleWords.length);
    lengths.push(words.length);
    for (const word of words) count(counts, word);
    return words.join(' ');
  });
  return rows.join(' ');
}

/**
 * Takes the words out of Pagefind's copies of its pages, which nobody reads: an excerpt is cut from the
 * article's own page.
 * @returns the id that Pagefind gave to each group
 */
async function emptyFragments(pagefindDir: string, count: number): Promise<string[]> {
  const groups: string[] = [];
  if (count === 0) return groups;
  const folder = join(pagefindDir, 'fragment');
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const fragment: unknown = JSON.parse(
      gunzipSync(await readFile(path))
        .toString()
        .slice(SIGNATURE.length),
    );
    if (typeof fragment !== 'object' || fragment === null || !('url' in fragment)) {
      throw new Error(`${path}: found a fragment without a url, expected Pagefind's format`);
    }
    groups[Number(fragment.url)] = name.replace(/\.pf_fragment$/, '');
    await writeFile(path, gzipSync(SIGNATURE + JSON.stringify({ ...fragment, content: '' })));
  }
  for (let group = 0; group < count; group++) {
    if (groups[group] === undefined)
      throw new Error(`${folder}: found no fragment of group ${group} of ${count}`);
  }
  return groups;
}

async function removeUnused(pagefindDir: string): Promise<void> {
  const names = await readdir(pagefindDir).catch(() => []);
  await Promise.all(
    names.filter((name) => unusedFiles.test(name)).map((name) => rm(join(pagefindDir, name))),
  );
}

async function writeData(
  dataDir: string,
  articles: readonly Article[],
  shape: Omit<Rows, 'build' | 'suggestionFiles' | 'subjectsSize'>,
  openings: Openings,
): Promise<void> {
  const suggestions = makeSuggestions(articles);
  const subjects = JSON.stringify(subjectRows(articles));
  const cards = articles.map(({ id, title }): Card => [id, title]);
  const build = createHash('sha256')
    .update(JSON.stringify([shape, cards, openings]))
    .update(subjects)
    .digest('hex')
    .slice(0, 12);
  const rows: Rows = {
    build,
    ...shape,
    suggestionFiles: suggestions.files.length,
    subjectsSize: Buffer.byteLength(subjects),
  };
  await Promise.all(['cards', 'suggest'].map((folder) => mkdir(join(dataDir, folder), { recursive: true })));
  const write = (name: string, json: string) => writeFile(join(dataDir, name), json);
  await write('rows.json', JSON.stringify(rows));
  await write('subjects.json', subjects);
  await write('openings.json', JSON.stringify(openings));
  await write('pinyin.json', JSON.stringify(suggestions.pairs));
  for (let first = 0; first < cards.length; first += CARD_SIZE) {
    await write(`cards/${first / CARD_SIZE}.json`, JSON.stringify(cards.slice(first, first + CARD_SIZE)));
  }
  for (const [number, file] of suggestions.files.entries()) {
    await write(`suggest/${number}.json`, JSON.stringify(file));
  }
}
