/** Finds where words of a block's text stand in the seed. */
import type { Span } from './contract.ts';
import type { Block } from './tree.ts';

/** How far a repair may have moved text, in characters: an inserted mark, a joined word, a dropped space. */
const REPAIR_WINDOW = 12;

const alignments = new WeakMap<Block, { value: string; offsets: Int32Array }>();

/**
 * The span of the seed in which `block.value.slice(start, end)` stands. Where a column broke the words in two
 * it is the part in the seed's piece in which they begin.
 */
export function locate(block: Block, seed: string, start: number, end: number): Span {
  const offsets = alignmentOf(block, seed);
  let from = start;
  while (from < end && (offsets[from] ?? -1) < 0) from++;
  const first = offsets[from] ?? -1;
  if (first < 0) return block.spans[0] ?? [0, 0];
  const piece = block.spans.find((span) => span[0] <= first && first < span[1]) ?? [first, first + 1];
  let last = first;
  for (let i = from; i < end; i++) {
    const at = offsets[i] ?? -1;
    if (at >= last && at < piece[1]) last = at;
  }
  return [first, last + 1];
}

/** For every code unit of the block's text its offset in the seed, or -1 for what a repair put in. */
function alignmentOf(block: Block, seed: string): Int32Array {
  const known = alignments.get(block);
  if (known?.value === block.value) return known.offsets;
  const offsets = align(block.value, inkOf(block, seed), seed);
  alignments.set(block, { value: block.value, offsets });
  return offsets;
}

function inkOf(block: Block, seed: string): number[] {
  const ink: number[] = [];
  for (const [start, end] of block.spans)
    for (let i = start; i < end; i++) if (!isBlank(seed.charCodeAt(i))) ink.push(i);
  return ink;
}

function align(value: string, ink: number[], seed: string): Int32Array {
  const offsets = new Int32Array(value.length).fill(-1);
  let at = 0;
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    if (isBlank(code)) continue;
    const found = nearest(code, ink, at, seed);
    if (found >= 0) at = found;
    else if (at >= ink.length) continue;
    offsets[i] = ink[at] ?? -1;
    at++;
  }
  return offsets;
}

/** The next place in the ink with this character, or -1 where it was repaired in place. */
function nearest(code: number, ink: number[], at: number, seed: string): number {
  for (let k = at; k < Math.min(ink.length, at + REPAIR_WINDOW); k++) {
    if (seed.charCodeAt(ink[k] ?? 0) === code) return k;
  }
  return -1;
}

function isBlank(code: number): boolean {
  return (
    code <= 0x20 || code === 0x2a || code === 0x23 || code === 0x3000 || code === 0x200b || code === 0xa0
  );
}
