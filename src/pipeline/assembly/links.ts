/** Which lines are thought of as followers of which: the next in the file, and those that something speaks for. */
import type { PairTable } from './cohesion.ts';

export interface Links {
  count: number;
  /** The number of a link, -1 where it is not thought of. */
  of(from: number, to: number): number;
  /** For each line the lines that may follow it, and those that it may follow. */
  after: readonly number[][];
  before: readonly number[][];
}

/**
 * Followers of a line that are thought of, and lines that it may follow: fewer while learning, when those of the
 * annotation are there anyway.
 */
const MOST_READ = { followers: 20, leaders: 14 };
const MOST_LEARNT = { followers: 12, leaders: 8 };
/** Lines ahead that may always follow, and lines behind. */
const AHEAD = 3;
const BEHIND = 1;

/**
 * @param n how many lines there are
 * @param looks how much speaks for each link at first sight (first-look/)
 * @param known links that must be thought of: those of the annotation, if the page is learnt from
 */
export function thinkOfLinks(
  n: number,
  looks: PairTable,
  known?: readonly (readonly [number, number])[],
): Links {
  const chosen = new Uint8Array(n * n);
  const most = known ? MOST_LEARNT : MOST_READ;
  const followers = new Best(most.followers);
  const leaders = new Best(most.leaders);
  for (let k = 0; k < n; k++) {
    for (let other = 0; other < n; other++) {
      if (other !== k && other !== k + 1) followers.offer(k * n + other, looks[k * n + other] ?? 0);
      if (other !== k && other !== k - 1) leaders.offer(other * n + k, looks[other * n + k] ?? 0);
    }
    followers.mark(chosen);
    leaders.mark(chosen);
    for (let j = Math.max(0, k - BEHIND); j <= Math.min(n - 1, k + AHEAD); j++) chosen[k * n + j] = 1;
  }
  for (const [i, j] of known ?? []) chosen[i * n + j] = 1;
  return listLinks(n, chosen);
}

/** The places with the highest values; of like values the first offered come first. */
class Best {
  private readonly most: number;
  private readonly places: number[] = [];
  private readonly values: number[] = [];

  constructor(most: number) {
    this.most = most;
  }

  offer(place: number, value: number): void {
    const { places, values, most } = this;
    if (values.length === most && value <= (values[most - 1] ?? 0)) return;
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
