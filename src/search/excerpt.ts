/** The passage of an article that shows best why it was found, with every occurrence marked as one run. */
import type { BlockRole } from '../pipeline/contract.ts';
import { HEAD_ROLES } from '../pipeline/head.ts';
import { type Folded, fold, mergeRanges, occurrences, type Range } from './fold.ts';

/** A block of an article's page. */
export interface PageBlock {
  /** Fragment of the block; absent for lines of the head. */
  anchor?: string;
  text: string;
  /** Its role is one of the `lineRoles`. */
  isLine: boolean;
}

export interface Piece {
  text: string;
  marked: boolean;
}

export interface Excerpt {
  anchor?: string;
  pieces: Piece[];
  /** The block goes on before or after the passage. */
  cutBefore: boolean;
  cutAfter: boolean;
}

/** Characters of a passage: about three lines of a list of results. */
const PASSAGE_LENGTH = 120;
/** Of these, before the first occurrence, so that it is seen where it stands. */
const LEAD_LENGTH = 30;

/** Blocks that say nothing of what an article is about unless its text goes on after them. */
export const lineRoles: ReadonlySet<BlockRole> = new Set([
  ...HEAD_ROLES,
  'byline',
  'jump',
  'heading',
  'credit',
  'signature',
  'label',
]);
/** Between a line that no punctuation ends and what is put after it. */
const JOINT = '\u3000';

/** @returns the text in pieces, every occurrence of a folded phrase marked */
export function markPieces(text: string, phrases: readonly string[]): Piece[] {
  return cutPieces(text, mergeRanges(findAll(fold(text), phrases)), [0, text.length]);
}

/**
 * @param blocks of the article, but for its title, which stands above the passage
 * @param phrases folded
 * @returns the passage with most of the phrases; where no text has any, the line that has, and the text's beginning
 */
export function makeExcerpt(blocks: readonly PageBlock[], phrases: readonly string[]): Excerpt | undefined {
  const texts = blocks.filter(({ isLine }) => !isLine);
  const lines = blocks.filter(({ isLine }) => isLine);
  const passage = bestPassage(texts, phrases);
  if (passage) return passage;
  const line = bestPassage(lines, phrases);
  // An article of lines alone, as a photo can be, begins with them.
  const beginning = beginningOf(texts.length > 0 ? texts : lines);
  if (!line || !beginning || texts.length === 0) return line ?? beginning;
  return {
    ...line,
    pieces: [...line.pieces, { text: JOINT, marked: false }, ...beginning.pieces],
    cutAfter: beginning.cutAfter,
  };
}

function bestPassage(blocks: readonly PageBlock[], phrases: readonly string[]): Excerpt | undefined {
  let best: { block: PageBlock; ranges: Range[]; window: Range; worth: number } | undefined;
  for (const block of blocks) {
    const folded = fold(block.text);
    const found = phrases.map((phrase) => occurrences(folded, phrase));
    const ranges = mergeRanges(found.flat());
    if (ranges.length === 0) continue;
    const { window, worth } = bestWindow(block.text, found);
    if (!best || worth > best.worth) best = { block, ranges, window, worth };
  }
  return best && cutExcerpt(best.block, best.ranges, best.window);
}

/** The first words of the blocks, run together as far as a passage goes. */
function beginningOf(blocks: readonly PageBlock[]): Excerpt | undefined {
  const [first] = blocks;
  if (!first) return undefined;
  let text = '';
  for (const block of blocks) {
    if (text.length > PASSAGE_LENGTH) break;
    text += (/[^\p{P}]$/u.test(text) ? JOINT : '') + block.text;
  }
  return cutExcerpt({ ...first, text }, [], [0, wholeCharacter(text, Math.min(text.length, PASSAGE_LENGTH))]);
}

function cutExcerpt({ anchor, text }: PageBlock, ranges: readonly Range[], window: Range): Excerpt {
  return {
    ...(anchor !== undefined && { anchor }),
    pieces: cutPieces(text, ranges, window),
    cutBefore: window[0] > 0,
    cutAfter: window[1] < text.length,
  };
}

function findAll(folded: Folded, phrases: readonly string[]): Range[] {
  return phrases.flatMap((phrase) => occurrences(folded, phrase));
}

/** The window that begins shortly before an occurrence and holds most different phrases, then most occurrences. */
function bestWindow(text: string, found: readonly Range[][]): { window: Range; worth: number } {
  let best: { window: Range; worth: number } = { window: [0, 0], worth: -1 };
  for (const [first] of found.flat()) {
    const window = windowFrom(text, first);
    const inside = found.map(
      (ranges) => ranges.filter(([start, end]) => start >= window[0] && end <= window[1]).length,
    );
    const worth =
      inside.filter((count) => count > 0).length * 100 + inside.reduce((sum, count) => sum + count, 0);
    if (worth > best.worth) best = { window, worth };
  }
  return best;
}

function windowFrom(text: string, occurrence: number): Range {
  if (text.length <= PASSAGE_LENGTH) return [0, text.length];
  const earliest = Math.max(0, Math.min(occurrence - LEAD_LENGTH, text.length - PASSAGE_LENGTH));
  // A passage that can begin with a sentence does.
  const sentence = /[。！？；!?;]["”’」』）)]*/gu;
  let start = earliest;
  for (const { index, 0: mark } of text.slice(earliest, occurrence).matchAll(sentence)) {
    start = earliest + index + mark.length;
  }
  start = wholeCharacter(text, start);
  return [
    start,
    wholeCharacter(text, Math.min(text.length, Math.max(start + PASSAGE_LENGTH, occurrence + LEAD_LENGTH))),
  ];
}

/** Never between the halves of a surrogate pair. */
function wholeCharacter(text: string, offset: number): number {
  return /[\udc00-\udfff]/.test(text[offset] ?? '') ? offset - 1 : offset;
}

function cutPieces(text: string, ranges: readonly Range[], [from, to]: Range): Piece[] {
  const pieces: Piece[] = [];
  const add = (start: number, end: number, marked: boolean) => {
    const piece = text.slice(Math.max(start, from), Math.min(end, to));
    if (piece !== '' && start < to && end > from) pieces.push({ text: piece, marked });
  };
  let at = from;
  for (const [start, end] of ranges) {
    add(at, start, false);
    add(start, end, true);
    at = Math.max(at, end);
  }
  add(at, to, false);
  return pieces;
}
