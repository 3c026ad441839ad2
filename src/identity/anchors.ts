/** Anchors of paragraphs, which stay with their text. */
import { assign } from '../pipeline/assignment.ts';
import { type BlockPrint, blockSample, digestOf, sharedLength, valuesOf } from './fingerprint.ts';
import { ANCHOR_LIKENESS } from './limits.ts';
import { noidOf } from './noid.ts';
import { overlapOf, weightOf } from './pages.ts';
import { isUnchanged, type PreparedUnit } from './prepare.ts';

const ANCHOR_LENGTH = 4;

/**
 * The blocks of a unit with their anchors: those that the ledger knows of the unit, and new ones.
 * @param known the fingerprint of the unit's entry; none for a new unit
 */
export function anchorBlocks(unit: PreparedUnit, known: readonly BlockPrint[]): BlockPrint[] {
  const kept = isUnchanged(unit, known) ? known.map((block) => block.anchors) : keptAnchors(unit, known);
  const taken = new Set(known.flatMap((block) => block.anchors));
  return unit.blocks.map((text, at) => ({
    anchors: kept[at]?.length ? kept[at] : [mintAnchor(text, taken)],
    length: text.length,
    sample: blockSample(text),
  }));
}

function keptAnchors(unit: PreparedUnit, known: readonly BlockPrint[]): string[][] {
  const kept = unit.blocks.map((): string[] => []);
  if (known.length === 0) return kept;
  const values = unit.blocks.map(valuesOf);
  const overlaps = known.map((block) =>
    unit.blocks.map((text, at) =>
      overlapOf(sharedLength([block], values[at] ?? new Set()), block.length, text.length),
    ),
  );
  const weights = overlaps.map((row, old) =>
    row.map((overlap, at) =>
      Math.max(overlap.first, overlap.second) >= ANCHOR_LIKENESS
        ? weightOf(overlap) * nearness(old / known.length, at / unit.blocks.length)
        : 0,
    ),
  );
  const places = assign(weights);
  fillGaps(places, unit.blocks.length);
  for (const [old, at] of places.entries()) kept[at]?.push(...(known[old]?.anchors ?? []));
  // A paragraph that was joined to another is still found there by its old anchor.
  for (const [old, at] of places.entries()) {
    if (at >= 0) continue;
    const holder = overlaps[old]?.findIndex((overlap) => overlap.first >= JOINED) ?? -1;
    if (kept[holder]?.length) kept[holder].push(...(known[old]?.anchors ?? []));
  }
  return kept;
}

/** Share of a paragraph that another one must hold for its anchor to lead there. */
const JOINED = 0.5;

/** What a block at the other end of the unit loses of its weight: enough to choose between equals, and no more. */
const FAR_OFF = 0.05;

/**
 * Between blocks of the same text, the one that stands where the old one stood.
 * @param old place in the unit, 0 to 1
 */
const nearness = (old: number, now: number): number => 1 - FAR_OFF * Math.abs(old - now);

/**
 * Blocks that were misread or rewritten beyond likeness are still those between their neighbours, where as many
 * stand there as stood there.
 */
function fillGaps(places: number[], count: number): void {
  const taken = new Set(places);
  for (let start = 0; start < places.length; start++) {
    if ((places[start] ?? 0) >= 0) continue;
    let end = start;
    while (end < places.length && (places[end] ?? 0) < 0) end++;
    const from = start === 0 ? 0 : (places[start - 1] ?? 0) + 1;
    const to = end === places.length ? count : (places[end] ?? 0);
    for (let step = 0; to - from === end - start && step < end - start; step++) {
      if (!taken.has(from + step)) places[start + step] = from + step;
    }
    start = end;
  }
}

function mintAnchor(text: string, taken: Set<string>): string {
  for (let attempt = 0; ; attempt++) {
    const anchor = noidOf(digestOf(text, ...(attempt > 0 ? [String(attempt)] : [])), ANCHOR_LENGTH);
    if (taken.has(anchor)) continue;
    taken.add(anchor);
    return anchor;
  }
}
