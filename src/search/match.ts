/** Which rows a query finds, and in what order. Pure: occurrences in, rows out. */

/** How often a clause occurs in a row. */
export interface Hits {
  title: number;
  body: number;
}
export type RowHits = Map<number, Hits>;

/** Adds the places of a phrase, ascending, to the hits of the rows that they are in. */
export function addHits(
  hits: RowHits,
  places: Uint32Array,
  starts: Uint32Array,
  titles: readonly number[],
): void {
  let row = 0;
  for (const place of places) {
    if (place >= (starts[row + 1] ?? Infinity)) row = rowAt(starts, place, row);
    const entry = hits.get(row) ?? { title: 0, body: 0 };
    if (place - (starts[row] ?? 0) < (titles[row] ?? 0)) entry.title++;
    else entry.body++;
    hits.set(row, entry);
  }
}

/** @returns the last row that starts at or before the place, at or after `from` */
function rowAt(starts: Uint32Array, place: number, from: number): number {
  let low = from;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

export interface ClauseHits {
  hits: RowHits;
  excluded: boolean;
}

/** More than a body can ever score, so that whoever has the words in the title comes first. */
const TITLE_SCORE = 3;
/** Occurrences after which one more says half as much. */
const SATURATION = 1.2;

export interface Match {
  row: number;
  score: number;
}

/** @returns the rows that every clause allows, in the order of rows, with their scores */
export function matchRows(clauses: readonly ClauseHits[], rowCount: number): Match[] {
  const wanted = clauses.filter((clause) => !clause.excluded).sort((a, b) => a.hits.size - b.hits.size);
  const unwanted = clauses.filter((clause) => clause.excluded);
  const [rarest] = wanted;
  const candidates = rarest
    ? [...rarest.hits.keys()].sort((a, b) => a - b)
    : Array.from({ length: rowCount }, (_, row) => row);
  const weights = wanted.map(({ hits }) => Math.log(1 + (rowCount - hits.size + 0.5) / (hits.size + 0.5)));
  const matches: Match[] = [];
  for (const row of candidates) {
    if (unwanted.some(({ hits }) => hits.has(row)) || !wanted.every(({ hits }) => hits.has(row))) continue;
    const score = wanted.reduce(
      (sum, { hits }, index) => sum + (weights[index] ?? 0) * scoreOf(hits.get(row)),
      0,
    );
    matches.push({ row, score });
  }
  return matches;
}

function scoreOf({ title, body }: Hits = { title: 0, body: 0 }): number {
  const saturate = (count: number) => count / (count + SATURATION);
  return (title > 0 ? TITLE_SCORE + saturate(title) : 0) + saturate(body);
}

export type Order = 'best' | 'newest' | 'oldest';

/** @param issueOf the issue of each row; issues are numbered from the newest, the undated last */
export function inOrder(
  matches: readonly Match[],
  order: Order,
  issueOf: (row: number) => number,
  isDated: (row: number) => boolean,
): number[] {
  const sorted = [...matches];
  if (order === 'best') sorted.sort((a, b) => b.score - a.score || a.row - b.row);
  else if (order === 'newest') sorted.sort((a, b) => a.row - b.row);
  else {
    sorted.sort(
      (a, b) =>
        Number(isDated(b.row)) - Number(isDated(a.row)) || issueOf(b.row) - issueOf(a.row) || a.row - b.row,
    );
  }
  return sorted.map(({ row }) => row);
}
