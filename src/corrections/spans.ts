/** Where the seed has what was changed in a block. */
import type { BlockData, BlockRole, Span } from '../pipeline/contract.ts';
import { changesBetween } from './difference.ts';
import { fold } from './locate.ts';

type Placed = Pick<BlockData, 'text' | 'spans'>;

/**
 * The words of which a replacement makes others; what is only added has no place in the seed.
 *
 *     甲厂的产量上月提高了一成 → 甲厂的产值上月提高了两成
 *             ^          ^
 *
 * @param start of the words that are replaced, in the block's text before
 * @returns spans of the seed, in reading order
 */
export function spansOfChange(block: Placed, start: number, was: string, is: string, seed: string): Span[] {
  return changesBetween(was, is, 1).flatMap((change) =>
    spansOfWords(block, start + change.start, start + change.end, seed),
  );
}

/** The blocks of a role, each whole. */
export const spansOfRole = (blocks: readonly BlockData[], role: BlockRole): Span[] =>
  blocks.filter((block) => block.role === role).flatMap(({ spans }) => spans);

/**
 * Where the seed has `text.slice(start, end)`: the text may have been repaired and corrected since, so the two are laid
 * beside each other, and what differs between them stands where they differ.
 */
function spansOfWords({ text, spans }: Placed, start: number, end: number, seed: string): Span[] {
  const ink = spans.flatMap((span) => inkOf(seed, span));
  const now = inkOf(text, [0, text.length]);
  const offsetIn = alongside(
    ink.map((character) => character.folded).join(''),
    now.map((character) => character.folded).join(''),
  );
  const from = offsetIn(now.filter((character) => character.at < start).length);
  const until = offsetIn(now.filter((character) => character.at < end).length);
  const found: Span[] = [];
  let piece: Span | undefined;
  for (const character of ink.slice(from, until)) {
    const last = found.at(-1);
    if (last && piece === character.piece) last[1] = character.at + character.length;
    else found.push([character.at, character.at + character.length]);
    piece = character.piece;
  }
  return found;
}

/** A folded code unit of a character that is no white space, and where the character stands. */
interface Ink {
  folded: string;
  at: number;
  length: number;
  piece: Span;
}

function inkOf(text: string, piece: Span): Ink[] {
  const ink: Ink[] = [];
  let at = piece[0];
  for (const { length } of text.slice(...piece)) {
    const folded = fold(text.slice(at, at + length));
    for (let unit = 0; unit < folded.length; unit++)
      ink.push({ folded: folded.charAt(unit), at, length, piece });
    at += length;
  }
  return ink;
}

/** For an offset in the second of two texts the one in the first; within a change both count from its beginning. */
function alongside(first: string, second: string): (offset: number) => number {
  const changes = changesBetween(first, second, 1);
  return (offset) => {
    // What the second is longer by, before the offset.
    let longer = 0;
    for (const { start, end, to } of changes) {
      const begin = start + longer;
      if (offset < begin) break;
      if (offset < begin + to.length) return Math.min(start + offset - begin, end);
      longer += to.length - (end - start);
    }
    return offset - longer;
  };
}
