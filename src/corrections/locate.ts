/** Where a quotation stands on a page. */
import type { UnitData } from '../pipeline/contract.ts';
import type { Quote } from './schema.ts';

/** A place in a block's text: [start, end) in UTF-16 code units. */
export interface Place {
  unit: number;
  block: number;
  start: number;
  end: number;
}

export type Located =
  | { found: 'one'; place: Place }
  /** Not found, or in several places: those that come nearest, the best first, as they read. */
  | { found: 'none' | 'several'; candidates: string[] };

/** Context that counts as the same, as a share of its pairs of characters. */
const SAME_CONTEXT = 0.5;
/** Folded characters from which on words found once need no context. */
const LONG_QUOTE = 12;
/** By so much the best of several places must be better than the next. */
const CLEARLY = 0.1;
/** Likeness from which on words that were misread anew are still those that are meant, where nothing else comes near. */
const ALMOST = 0.7;
const CANDIDATES = 3;
const CANDIDATE_LEAD = 10;
const CANDIDATE_LENGTH = 30;

/** The text of a page, folded: each character with the block and offset that it comes from. */
class FoldedPage {
  readonly text: string;
  readonly #units: readonly UnitData[];
  readonly #at: Place[] = [];

  constructor(units: readonly UnitData[]) {
    this.#units = units;
    let text = '';
    for (const [unit, { blocks }] of units.entries()) {
      for (const [block, { text: value }] of blocks.entries()) {
        let start = 0;
        for (const character of value) {
          const end = start + character.length;
          for (const folded of fold(character)) {
            text += folded;
            for (let each = 0; each < folded.length; each++) this.#at.push({ unit, block, start, end });
          }
          start = end;
        }
      }
    }
    this.text = text;
  }

  /** The place of a range of folded characters; undefined where it runs over the end of a block. */
  place(from: number, to: number): Place | undefined {
    const first = this.#at[from];
    const last = this.#at[to - 1];
    if (!first || !last || first.unit !== last.unit || first.block !== last.block) return undefined;
    return { ...first, end: last.end };
  }

  /** What stands at a place and right before it, as it reads. */
  excerpt(from: number): string {
    const first = this.#at[from];
    if (!first) return '';
    const text = this.#units[first.unit]?.blocks[first.block]?.text ?? '';
    return text.slice(Math.max(0, first.start - CANDIDATE_LEAD), first.start + CANDIDATE_LENGTH);
  }
}

/** Without white space; widths and quotation marks made the same. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]+/gu, '')
    .replace(/[“”„‟「」『』«»]/gu, '"')
    .replace(/[‘’‚‛]/gu, "'");
}

/**
 * @param almost whether words that were misread anew may still be found: right for naming a unit or a paragraph,
 * wrong for words that are to be replaced
 */
export function locate(units: readonly UnitData[], quote: Quote, almost: boolean): Located {
  const page = new FoldedPage(units);
  const exact = fold(quote.exact);
  const places = occurrences(page.text, exact)
    .map((at) => ({
      at,
      place: page.place(at, at + exact.length),
      context: contextLikeness(page.text, at, exact, quote),
    }))
    .flatMap(({ at, place, context }) => (place ? [{ at, place, context }] : []))
    .sort((a, b) => b.context - a.context);
  const [best, next] = places;
  if (best && (best.context >= SAME_CONTEXT || (!next && exact.length >= LONG_QUOTE))) {
    if (
      !next ||
      best.context - next.context >= CLEARLY ||
      isSameBlockWanted(best.place, next.place, almost)
    ) {
      return { found: 'one', place: best.place };
    }
    return { found: 'several', candidates: places.slice(0, CANDIDATES).map(({ at }) => page.excerpt(at)) };
  }
  const near = nearest(page.text, exact);
  const [first, second] = near;
  if (almost && first && first.likeness >= ALMOST && first.likeness - (second?.likeness ?? 0) >= CLEARLY) {
    const place =
      page.place(first.at, Math.min(first.at + exact.length, page.text.length)) ??
      page.place(first.at, first.at + 1);
    if (place) return { found: 'one', place };
  }
  const candidates = (places.length > 0 ? places : near)
    .slice(0, CANDIDATES)
    .map(({ at }) => page.excerpt(at));
  return { found: 'none', candidates };
}

/** Two places in one paragraph are one where only the paragraph is asked for. */
function isSameBlockWanted(a: Place, b: Place, almost: boolean): boolean {
  return almost && a.unit === b.unit && a.block === b.block;
}

function occurrences(text: string, exact: string): number[] {
  const found: number[] = [];
  if (exact === '') return found;
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) found.push(at);
  return found;
}

/** 1 where the context is as quoted, or none is quoted. */
function contextLikeness(text: string, at: number, exact: string, quote: Quote): number {
  const prefix = fold(quote.prefix ?? '');
  const suffix = fold(quote.suffix ?? '');
  if (prefix === '' && suffix === '') return 1;
  const before = text.slice(Math.max(0, at - prefix.length), at);
  const after = text.slice(at + exact.length, at + exact.length + suffix.length);
  const length = prefix.length + suffix.length;
  return (
    (pairLikeness(before, prefix) * prefix.length + pairLikeness(after, suffix) * suffix.length) / length
  );
}

/** Share of the pairs of neighbouring characters that two texts have in common. */
function pairLikeness(a: string, b: string): number {
  if (a === b) return 1;
  const rest = pairs(a);
  const wanted = pairs(b);
  const total = rest.length + wanted.length;
  let common = 0;
  for (const pair of wanted) {
    const at = rest.indexOf(pair);
    if (at < 0) continue;
    rest.splice(at, 1);
    common++;
  }
  return total === 0 ? 0 : (2 * common) / total;
}

const pairs = (text: string): string[] =>
  Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));

/** Windows of the text that share most pairs with the quotation, none over another, the best first. */
function nearest(text: string, exact: string): { at: number; likeness: number }[] {
  const wanted = new Set(pairs(exact));
  if (wanted.size === 0 || text.length < 2) return [];
  const hits = pairs(text).map((pair) => (wanted.has(pair) ? 1 : 0));
  const width = Math.max(1, exact.length - 1);
  const windows: { at: number; likeness: number }[] = [];
  let sum = 0;
  for (let end = 0; end < hits.length; end++) {
    sum += hits[end] ?? 0;
    if (end >= width) sum -= hits[end - width] ?? 0;
    if (sum > 0) windows.push({ at: Math.max(0, end - width + 1), likeness: sum / width });
  }
  const chosen: { at: number; likeness: number }[] = [];
  for (const window of windows.sort((a, b) => b.likeness - a.likeness || b.at - a.at)) {
    if (chosen.length === CANDIDATES) break;
    if (chosen.every(({ at }) => Math.abs(at - window.at) >= exact.length)) chosen.push(window);
  }
  return chosen;
}
