/** Which lines are thought of as followers of which: the next in the file, and those with something in common. */
import type { Cohesion } from './cohesion.ts';
import { headlike, isOpen, type LineView } from './line-view.ts';

export interface Links {
  count: number;
  /** The number of a link, -1 where it is not thought of. */
  of(from: number, to: number): number;
  /** For each line the lines that may follow it, and those that it may follow. */
  after: readonly number[][];
  before: readonly number[][];
}

/** Followers of a line, by each measure, and lines that it may follow, by each measure. */
const FOLLOWERS = 10;
const LEADERS = 6;
/** Lines ahead that may always follow, and lines behind. */
const AHEAD = 3;
const BEHIND = 1;

/**
 * @param seam how well the text of one line goes on with the text of another
 * @param known links that must be thought of: those of an annotation that is learnt from
 */
export function thinkOfLinks(
  views: readonly LineView[],
  cohesion: Cohesion,
  seam: (i: number, j: number) => number,
  known: readonly (readonly [number, number])[] = [],
): Links {
  const n = views.length;
  const chosen = new Uint8Array(n * n);
  const keepBest = (measure: (i: number, j: number) => number, from: (i: number) => boolean): void => {
    const values = new Float64Array(n * n).fill(Number.NEGATIVE_INFINITY);
    for (let i = 0; i < n; i++)
      if (from(i)) for (let j = 0; j < n; j++) if (i !== j) values[i * n + j] = measure(i, j);
    for (let k = 0; k < n; k++) {
      if (from(k)) markBest(n, FOLLOWERS, (j) => k * n + j, values, chosen);
      markBest(n, LEADERS, (i) => i * n + k, values, chosen);
    }
  };
  const view = (k: number): LineView => views[k] as LineView;
  keepBest(seam, (i) => isOpen(view(i)));
  keepBest(
    (i, j) => cohesion.runs(i, j),
    () => true,
  );
  keepBest(
    (i, j) => cohesion.head(i, j),
    (i) => headlike(view(i)),
  );
  for (let i = 0; i < n; i++)
    for (let j = Math.max(0, i - BEHIND); j <= Math.min(n - 1, i + AHEAD); j++) chosen[i * n + j] = 1;
  for (const [i, j] of known) chosen[i * n + j] = 1;
  return listLinks(n, chosen);
}

/** Marks the places of the highest values above zero in a row or a column. */
function markBest(
  n: number,
  most: number,
  place: (k: number) => number,
  values: Float64Array,
  chosen: Uint8Array,
): void {
  const best: number[] = [];
  for (let k = 0; k < n; k++) {
    const value = values[place(k)] ?? 0;
    if (!(value > 0)) continue;
    let at = best.length;
    while (at > 0 && (values[place(best[at - 1] ?? 0)] ?? 0) < value) at--;
    if (at < most) {
      best.splice(at, 0, k);
      if (best.length > most) best.pop();
    }
  }
  for (const k of best) chosen[place(k)] = 1;
}

function listLinks(n: number, chosen: Uint8Array): Links {
  const index = new Int32Array(n * n).fill(-1);
  const after: number[][] = Array.from({ length: n }, () => []);
  const before: number[][] = Array.from({ length: n }, () => []);
  let count = 0;
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++)
      if (i !== j && chosen[i * n + j]) {
        index[i * n + j] = count++;
        after[i]?.push(j);
        before[j]?.push(i);
      }
  return { count, of: (from, to) => index[from * n + to] ?? -1, after, before };
}
