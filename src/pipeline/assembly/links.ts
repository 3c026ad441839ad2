/** Which lines are thought of as followers of which: the next in the file, and those with something in common. */
import type { Cohesion, PairTable } from './cohesion.ts';
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
 * @param seams how well the text of one line goes on with the text of another, where the one is open
 * @param known links that must be thought of: those of an annotation that is learnt from
 */
export function thinkOfLinks(
  views: readonly LineView[],
  cohesion: Pick<Cohesion, 'runTable' | 'head'>,
  seams: PairTable,
  known: readonly (readonly [number, number])[] = [],
): Links {
  const n = views.length;
  const chosen = new Uint8Array(n * n);
  keepBest(n, seams, views.map(isOpen), chosen);
  keepBest(
    n,
    cohesion.runTable,
    views.map(() => true),
    chosen,
  );
  keepBest(n, cohesion.head, views.map(headlike), chosen);
  for (let i = 0; i < n; i++)
    for (let j = Math.max(0, i - BEHIND); j <= Math.min(n - 1, i + AHEAD); j++) chosen[i * n + j] = 1;
  for (const [i, j] of known) chosen[i * n + j] = 1;
  return listLinks(n, chosen);
}

/**
 * Marks for each line the best followers, and the best leaders, by one measure.
 * @param leads whether the measure tells anything of what follows a line
 */
function keepBest(n: number, values: PairTable, leads: readonly boolean[], chosen: Uint8Array): void {
  const followers = new Best(FOLLOWERS);
  const leaders = new Best(LEADERS);
  for (let k = 0; k < n; k++) {
    if (leads[k]) for (let j = 0; j < n; j++) if (j !== k) followers.offer(k * n + j, values[k * n + j] ?? 0);
    followers.mark(chosen);
    for (let i = 0; i < n; i++) if (i !== k && leads[i]) leaders.offer(i * n + k, values[i * n + k] ?? 0);
    leaders.mark(chosen);
  }
}

/** The places with the highest values above zero; of like values the first offered come first. */
class Best {
  private readonly most: number;
  private readonly places: number[] = [];
  private readonly values: number[] = [];

  constructor(most: number) {
    this.most = most;
  }

  offer(place: number, value: number): void {
    const { places, values, most } = this;
    if (!(value > 0) || (values.length === most && value <= (values[most - 1] ?? 0))) return;
    let at = Math.min(values.length, most - 1);
    for (; at > 0 && (values[at - 1] ?? 0) < value; at--) {
      places[at] = places[at - 1] ?? 0;
      values[at] = values[at - 1] ?? 0;
    }
    places[at] = place;
    values[at] = value;
  }

  /** Marks these places, and begins anew. */
  mark(chosen: Uint8Array): void {
    for (const place of this.places) chosen[place] = 1;
    this.places.length = 0;
    this.values.length = 0;
  }
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
