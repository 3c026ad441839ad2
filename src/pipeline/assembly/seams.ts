/** How well the text of one line goes on with that of another, for all pairs of lines. */
import type { Lexicon } from '../lexicon/index.ts';
import { numbers, yes } from './bins.ts';
import { type PairTable, pairTable } from './cohesion.ts';
import { isOpen, type LineView } from './line-view.ts';

/** Values of `Seams.crossing`. */
export const CROSSINGS = numbers(5);

export interface Seams {
  seam: PairTable;
  /** What `crossings` finds. */
  crossing: Uint8Array;
  /** How strong a word stands across the seam. */
  word(i: number, j: number): number;
}

export function measureSeams(views: readonly LineView[], lexicon: Lexicon): Seams {
  const n = views.length;
  const endings = views.map((view) => (isOpen(view) ? lexicon.ending(view.dense) : undefined));
  const beginnings = views.map((view) => lexicon.beginning(view.dense));
  const seam = pairTable(n);
  const crossing = crossings(views);
  endings.forEach((ending, i) => {
    if (!ending) return;
    beginnings.forEach((beginning, j) => {
      seam[i * n + j] = lexicon.seamBetween(ending, beginning);
    });
  });
  const word = (i: number, j: number): number => {
    const [ending, beginning] = [endings[i], beginnings[j]];
    return ending && beginning ? lexicon.crossingWordBetween(ending, beginning) : 0;
  };
  return { seam, crossing, word };
}

/** For each pair of lines how long a run of characters across the seam stands elsewhere on the page: 0, 2, 3 or 4. */
function crossings(views: readonly LineView[]): Uint8Array {
  const n = views.length;
  const page = views.map(({ dense }) => dense).join('\n');
  /** Where each character of the page stood before, and where it stands last. */
  const earlier = new Int32Array(page.length);
  const last = new Map<number, number>();
  const beginningWith = new Map<number, number[]>();
  for (let at = 0; at < page.length; at++) {
    const unit = page.charCodeAt(at);
    earlier[at] = last.get(unit) ?? -1;
    last.set(unit, at);
  }
  views.forEach(({ dense }, j) => {
    const lines = beginningWith.get(dense.charCodeAt(0)) ?? [];
    if (lines.push(j) === 1) beginningWith.set(dense.charCodeAt(0), lines);
  });
  const table = new Uint8Array(n * n);
  views.forEach((view, i) => {
    if (!isOpen(view)) return;
    const before = view.dense;
    for (let at = last.get(before.charCodeAt(before.length - 1)) ?? -1; at >= 0; at = earlier[at] ?? -1) {
      const fitsBefore =
        before.length < 2 || page.charCodeAt(at - 1) === before.charCodeAt(before.length - 2);
      for (const j of beginningWith.get(page.charCodeAt(at + 1)) ?? []) {
        const after = views[j]?.dense ?? '';
        const fitsAfter = after.length < 2 || page.charCodeAt(at + 2) === after.charCodeAt(1);
        const found = 2 + yes(fitsBefore) + yes(fitsAfter);
        if (found > (table[i * n + j] ?? 0)) table[i * n + j] = found;
      }
    }
  });
  return table;
}
