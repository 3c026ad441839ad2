/** Which seeds are the same page, and which page of the ledger a seed is. */
import { assignSparse, type Candidate } from '../pipeline/assignment.ts';
import { compareText } from '../pipeline/text-order.ts';
import {
  blockSample,
  decodeSample,
  encodeSample,
  sharedLength,
  totalLength,
  ValueBits,
  type Values,
} from './fingerprint.ts';
import type { Entry, Ledger, PageEntry } from './ledger.ts';
import {
  DATES_OUTWEIGHED,
  ENOUGH_NUMBERS,
  LIKE_SKETCH,
  PAGE_LIKENESS,
  SAME_NUMBERS,
  SAME_PAGE,
  SAME_SKETCH,
  SAME_SMALL_PAGE,
  SMALL_PAGE,
} from './limits.ts';
import { type PreparedPage, textOf } from './prepare.ts';
import type { Prints } from './prints.ts';

/** How much of each of two texts is in the other. */
export interface Overlap {
  /** Characters that both have. */
  shared: number;
  /** Share of the first that is in the second, and the other way round. */
  first: number;
  second: number;
  /** Share of both together. */
  both: number;
}

export function overlapOf(shared: number, first: number, second: number): Overlap {
  return {
    shared,
    first: first === 0 ? 0 : Math.min(1, shared / first),
    second: second === 0 ? 0 : Math.min(1, shared / second),
    both: first + second === 0 ? 0 : Math.min(1, (2 * shared) / (first + second)),
  };
}

/** Of two pairs that share as much, the pair that has less besides weighs more. */
export const weightOf = ({ shared, both }: Overlap): number => (shared * (1 + both)) / 2;

/** Pages that hold a sketch value, unless so many do that it says nothing. */
class SketchIndex {
  readonly #pages = new Map<number, number[]>();

  constructor(sketches: readonly (readonly number[])[]) {
    for (const [page, sketch] of sketches.entries()) {
      for (const value of sketch) {
        const pages = this.#pages.get(value);
        if (pages) pages.push(page);
        else this.#pages.set(value, [page]);
      }
    }
  }

  /** Pages that share at least so much of a sketch. */
  near(sketch: readonly number[], share: number): number[] {
    const hits = new Map<number, number>();
    for (const value of sketch) {
      const pages = this.#pages.get(value) ?? [];
      if (pages.length > TOO_COMMON) continue;
      for (const page of pages) hits.set(page, (hits.get(page) ?? 0) + 1);
    }
    return [...hits].filter(([, count]) => count >= share * sketch.length).map(([page]) => page);
  }
}

/** Pages; a triple that more of them have in their sketch is a turn of phrase. */
const TOO_COMMON = 100;

/**
 * Seeds that are one page, read twice: each with the seed that stands for the page. Of several the one stands that
 * the ledger knows, then the one whose name comes first.
 * @param distinct pairs of seeds that a correction calls two pages
 */
export function findSamePages(
  pages: readonly PreparedPage[],
  ledger: Ledger,
  distinct: readonly (readonly [string, string])[] = [],
): Map<PreparedPage, PreparedPage> {
  const known = new Set(ledger.pages.map((page) => page.seed));
  const apart = new Set(distinct.map((pair) => [...pair].sort().join('\0')));
  const ordered = [...pages].sort(
    (a, b) =>
      Number(known.has(b.page.source)) - Number(known.has(a.page.source)) ||
      compareText(a.page.source, b.page.source),
  );
  const index = new SketchIndex(ordered.map((page) => page.sketch));
  const values = new ValueBits();
  const copies = new Map<PreparedPage, PreparedPage>();
  for (const [at, page] of ordered.entries()) {
    if (page.length === 0) continue;
    let held: Values | undefined;
    for (const near of index.near(page.sketch, SAME_SKETCH).sort((a, b) => a - b)) {
      const original = ordered[near];
      if (near >= at || !original || copies.has(original)) continue;
      if (apart.has([page.page.source, original.page.source].sort().join('\0'))) continue;
      held ??= values.hold(page.units.map(textOf));
      const shared = sharedLength(original.units.flatMap(printsOf), held);
      if (isSamePage(overlapOf(shared, original.length, page.length), original, page)) {
        copies.set(page, original);
        break;
      }
    }
  }
  return copies;
}

const printsOf = (unit: PreparedPage['units'][number]) =>
  unit.blocks.map((text) => ({ anchors: [], length: text.length, sample: blockSample(text) }));

function isSamePage(overlap: Overlap, a: PreparedPage, b: PreparedPage): boolean {
  if (datesContradict(a.page.issue.date, b.page.issue.date)) return false;
  const small = Math.min(a.length, b.length) < SMALL_PAGE;
  return overlap.both >= (small ? SAME_SMALL_PAGE : SAME_PAGE) && numbersAgree(a, b, small);
}

/** Serial pages have the same words and other numbers; the copies of a page have the same of both. */
function numbersAgree(a: PreparedPage, b: PreparedPage, exactly: boolean): boolean {
  const first = numbersOf(a);
  const second = numbersOf(b);
  if (exactly) return first.join() === second.join();
  if (Math.min(first.length, second.length) < ENOUGH_NUMBERS) return true;
  const left = new Map<string, number>();
  for (const number of first) left.set(number, (left.get(number) ?? 0) + 1);
  let common = 0;
  for (const number of second) {
    const count = left.get(number) ?? 0;
    if (count > 0) common++;
    left.set(number, count - 1);
  }
  return (2 * common) / (first.length + second.length) >= SAME_NUMBERS;
}

const numbersOf = (page: PreparedPage): string[] =>
  page.units.flatMap((unit) => textOf(unit).match(/\d+/g) ?? []).sort();

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Both are known to the day, without a doubt, and differ. */
export function datesContradict(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && DAY.test(a) && DAY.test(b) && a !== b;
}

/** The page of the ledger that a seed is, and others that turned out to be the same one. */
export interface KnownPage {
  page: PageEntry;
  also: PageEntry[];
}

/**
 * Finds the seeds in the ledger by what they say.
 * @param pages those that stand for their page, and the copies
 * @param copies as `findSamePages` gives them
 */
export function matchPages(
  pages: readonly PreparedPage[],
  copies: ReadonlyMap<PreparedPage, PreparedPage>,
  ledger: Ledger,
  prints: Prints,
): Map<PreparedPage, KnownPage> {
  const candidates = pageCandidates(pages, ledger, prints);
  const matched = new Map<PreparedPage, KnownPage>();
  const taken = new Set<number>();
  const isOriginal = ({ row }: Candidate) => !copies.has(pages[row] as PreparedPage);
  for (const [row, column] of assignSparse(candidates.filter(isOriginal))) {
    const page = pages[row];
    const entry = ledger.pages[column];
    if (!page || !entry) continue;
    taken.add(column);
    matched.set(page, { page: entry, also: [] });
  }
  const also: { original: PreparedPage; entry: PageEntry }[] = [];
  const alsoHere = (row: number, column: number) => {
    const page = pages[row];
    const entry = ledger.pages[column];
    if (!page || !entry) return;
    taken.add(column);
    also.push({ original: copies.get(page) ?? page, entry });
  };
  const ofCopies = candidates.filter((candidate) => !isOriginal(candidate) && !taken.has(candidate.column));
  for (const [row, column] of assignSparse(ofCopies)) alsoHere(row, column);
  for (const { row, column, same } of candidates) if (same && !taken.has(column)) alsoHere(row, column);
  for (const { original, entry } of also) {
    const known = matched.get(original);
    if (known) known.also.push(entry);
    else matched.set(original, { page: entry, also: [] });
  }
  for (const known of matched.values()) oldestFirst(known);
  return matched;
}

/** The page that was known first keeps its key. */
function oldestFirst(known: KnownPage): void {
  const [page, ...also] = [known.page, ...known.also].sort(
    (a, b) => compareText(a.added, b.added) || compareText(a.key, b.key),
  );
  if (page) Object.assign(known, { page, also });
}

type PageCandidate = Candidate & { same: boolean };

function pageCandidates(pages: readonly PreparedPage[], ledger: Ledger, prints: Prints): PageCandidate[] {
  const bySeed = new Map<string, number[]>();
  for (const [at, { seed }] of ledger.pages.entries()) bySeed.set(seed, [...(bySeed.get(seed) ?? []), at]);
  const index = new SketchIndex(ledger.pages.map((page) => decodeSample(page.sketch)));
  return pages.flatMap((page, row) => {
    if (page.length === 0) return [];
    const near = new Set([...(bySeed.get(page.page.source) ?? []), ...index.near(page.sketch, LIKE_SKETCH)]);
    if (near.size === 0) return [];
    const compare = comparisonWith(page, prints);
    return [...near].flatMap((column): PageCandidate[] => {
      const entry = ledger.pages[column];
      if (!entry) return [];
      const overlap = compare(entry);
      if (Math.max(overlap.first, overlap.second) < PAGE_LIKENESS || !datesAllow(overlap, page, entry))
        return [];
      const sameName = entry.seed === page.page.source;
      const same =
        overlap.both >= (page.length < SMALL_PAGE ? SAME_SMALL_PAGE : SAME_PAGE) &&
        !datesContradict(entry.date, page.page.issue.date);
      return [{ row, column, same, weight: weightOf(overlap) * (sameName ? SAME_NAME : 1) }];
    });
  });
}

/** Between two pages that are as like, the name of the seed decides. */
const SAME_NAME = 1.01;

/** Compares pages of the ledger with a seed. */
function comparisonWith(page: PreparedPage, prints: Prints): (entry: PageEntry) => Overlap {
  const sketch = encodeSample(page.sketch);
  let isHeld = false;
  return (entry) => {
    const entries = prints.ofPage(entry.key);
    const live = entries.filter(({ state }) => state.is === 'live');
    // Most pages have not changed at all, and their sketches say so.
    if (entry.sketch === sketch && live.length > 0) return overlapOf(page.length, page.length, page.length);
    if (!isHeld) prints.values.hold(page.units.map(textOf));
    isHeld = true;
    return overlapWithEntries(
      live.length > 0 ? live : entries.filter(({ state }) => state.is !== 'merged'),
      page,
      prints,
    );
  };
}

function overlapWithEntries(entries: readonly Entry[], page: PreparedPage, prints: Prints): Overlap {
  let shared = 0;
  let total = 0;
  for (const entry of entries) {
    const [blocks = []] = prints.of(entry);
    shared += sharedLength(blocks, prints.values);
    total += totalLength(blocks);
  }
  return overlapOf(shared, total, page.length);
}

/** A serial page is not last week's under another name; a page whose date was corrected is the same page. */
function datesAllow(overlap: Overlap, page: PreparedPage, entry: PageEntry): boolean {
  if (entry.seed === page.page.source || !datesContradict(entry.date, page.page.issue.date)) return true;
  return page.length >= SMALL_PAGE && overlap.both >= DATES_OUTWEIGHED;
}
