/** Anchors of paragraphs, which stay with their text. */
import { assign } from './assignment.ts';
import { type BlockPrint, digestOf, sharedLength, valuesOf } from './fingerprint.ts';
import { ANCHOR_LIKENESS } from './limits.ts';
import { noidOf } from './noid.ts';
import { overlapOf, weightOf } from './pages.ts';
import type { PreparedUnit } from './prepare.ts';

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
    sample: unit.samples[at] ?? [],
  }));
}

function isUnchanged(unit: PreparedUnit, known: readonly BlockPrint[]): boolean {
  return (
    known.length === unit.blocks.length &&
    known.every(
      ({ length, sample }, at) =>
        length === unit.blocks[at]?.length && sample.every((value, place) => value === unit.samples[at]?.[place]),
    )
  );
}

function keptAnchors(unit: PreparedUnit, known: readonly BlockPrint[]): string[][] {
  const kept = unit.blocks.map((): string[] => []);
  if (known.length === 0) return kept;
  const values = unit.blocks.map(valuesOf);
  const overlaps = known.map((block) =>
    unit.blocks.map((text, at) => overlapOf(sharedLength([block], values[at] ?? new Set()), block.length, text.length)),
  );
  const weights = overlaps.map((row, old) =>
    row.map((overlap, at) =>
      Math.max(overlap.first, overlap.second) >= ANCHOR_LIKENESS
        ? weightOf(overlap) * nearness(old / known.length, at / unit.blocks.length)
        : 0,
    ),
  );
  const places = assign(weights);
  fillGaps(places, known, unit);
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

/** Between blocks of the same text, the one that stands where the old one stood. */
const nearness = (old: number, now: number): number => 1 - 0.05 * Math.abs(old - now);

/** A block that was misread beyond likeness is still the one between its neighbours. */
function fillGaps(places: number[], known: readonly BlockPrint[], unit: PreparedUnit): void {
  const taken = new Set(places);
  for (const [old, at] of places.entries()) {
    if (at >= 0) continue;
    const between = old === 0 ? 0 : (places[old - 1] ?? -1) + 1;
    const next = old === known.length - 1 ? unit.blocks.length : places[old + 1];
    const before = old === 0 || (places[old - 1] ?? -1) >= 0;
    if (!before || next !== between + 1 || taken.has(between)) continue;
    if (!similarLength(known[old]?.length ?? 0, unit.blocks[between]?.length ?? 0)) continue;
    places[old] = between;
    taken.add(between);
  }
}

const similarLength = (a: number, b: number): boolean => Math.min(a, b) >= 0.7 * Math.max(a, b);

function mintAnchor(text: string, taken: Set<string>): string {
  for (let attempt = 0; ; attempt++) {
    const anchor = noidOf(digestOf(text, ...(attempt > 0 ? [String(attempt)] : [])), ANCHOR_LENGTH);
    if (taken.has(anchor)) continue;
    taken.add(anchor);
    return anchor;
  }
}
