/** The record of a seed: its text to the letter, and what became of every piece of it. */

import type { CorrectedPage } from '../corrections/index.ts';
import type { IdentifiedUnit } from '../identity/index.ts';
import type { Span } from '../pipeline/contract.ts';
import type { Source } from './records.ts';
import { hidden, overlaps, withheldSpans } from './withhold.ts';

type Piece = Source['lines'][number]['pieces'][number];
/** Without its text, each kind by itself. */
type Use = Piece extends infer Each ? (Each extends Piece ? Omit<Each, 'text'> : never) : never;

/** What nobody may read any more. */
export const withdrawn: Use = { use: 'withdrawn' };

/** What became of the pieces of a page, in the order of the seed. */
export function usesOf(
  page: CorrectedPage,
  identified: readonly IdentifiedUnit[],
): { span: Span; use: Use }[] {
  const uses: { span: Span; use: Use }[] = [];
  for (const [index, unit] of page.units.entries()) {
    const identity = identified[index];
    const corrected = (unit.corrections ?? []).flatMap(({ spans, changed = spans }) => changed);
    for (const [position, block] of unit.blocks.entries()) {
      const [anchor] = identity?.anchors[position] ?? [];
      const use: Use = identity?.withdrawn
        ? withdrawn
        : {
            use: 'block',
            role: block.role,
            ...(identity && { article: identity.id }),
            ...(anchor !== undefined && { anchor }),
          };
      for (const span of block.spans) {
        for (const part of cutAt(span, corrected)) {
          const isCorrected = use.use === 'block' && overlaps(part, corrected);
          uses.push({ span: part, use: isCorrected ? { ...use, corrected: true } : use });
        }
      }
    }
  }
  const withheld = withheldSpans(page, identified);
  for (const { span } of page.duplicates) {
    uses.push({ span, use: overlaps(span, withheld) ? withdrawn : { use: 'duplicate' } });
  }
  for (const { span, role } of page.furniture) uses.push({ span, use: { use: 'furniture', role } });
  return uses.sort((a, b) => a.span[0] - b.span[0]);
}

/** A span cut where others begin and end in it. */
function cutAt([start, end]: Span, others: readonly Span[]): Span[] {
  const within = others.flat().filter((at) => start < at && at < end);
  const cuts = [...new Set([start, ...within])].sort((a, b) => a - b);
  return cuts.map((at, index) => [at, cuts[index + 1] ?? end]);
}

/**
 * The lines of a seed, each cut where its use changes; together the pieces of a line are the line, but for the text
 * of what is withdrawn, of which each character is hidden.
 */
export function cutLines(text: string, uses: readonly { span: Span; use: Use }[]): Source['lines'] {
  let at = 0;
  let next = 0;
  return text.split('\n').map((line, index) => {
    const start = at;
    const end = start + line.length;
    at = end + 1;
    while (next < uses.length && (uses[next]?.span[1] ?? 0) <= start) next++;
    return { number: index + 1, start, pieces: cutLine(text, start, end, uses, next) };
  });
}

function cutLine(
  text: string,
  start: number,
  end: number,
  uses: readonly { span: Span; use: Use }[],
  first: number,
): Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  const push = (until: number, use: Use) => {
    if (until > at)
      pieces.push({
        text: use === withdrawn ? hidden(text.slice(at, until)) : text.slice(at, until),
        ...use,
      });
    at = Math.max(at, until);
  };
  for (let i = first; i < uses.length; i++) {
    const entry = uses[i];
    if (!entry || entry.span[0] >= end) break;
    push(Math.min(entry.span[0], end), { use: 'blank' });
    push(Math.min(entry.span[1], end), entry.use);
  }
  push(end, { use: 'blank' });
  return pieces;
}

/** Line numbers, from 1, of places in a text. */
export function lineNumbers(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}
