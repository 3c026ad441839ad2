/** How much the lines of a page have to say to each other: shared bigrams, weighed by how rare they are on it. */
import type { LineView } from './line-view.ts';

export interface Cohesion {
  /** Cosine of two lines. */
  lines(i: number, j: number): number;
  /** The same for the text that ends with line i and the text that begins with line j, three lines each. */
  windows(i: number, j: number): number;
  /** Cosine of what the two windows are about, apart from what the whole page is about: −1 to 1. */
  matter(i: number, j: number): number;
  /** The same for the head that ends with line i. */
  headMatter(i: number, j: number): number;
  /** Share of the head that ends with line i that stands in the body that begins with line j. */
  head(i: number, j: number): number;
}

const HAN_OR_WORD = /[\p{Script=Han}A-Za-z0-9]/u;
const WINDOW = 3;
const WINDOW_WEIGHTS = [1, 0.7, 0.5];
/** Longest line that is taken into the head that ends with a line. */
const HEAD_LINE = 44;
const HEAD_LINES = 4;
const BODY_LINES = 4;

export function measureCohesion(
  views: readonly LineView[],
  matterOf: (text: string) => Float64Array,
): Cohesion {
  const n = views.length;
  const grams = views.map((view) => bigramSet(view.dense));
  const df = new Map<string, number>();
  for (const set of grams) for (const gram of set) df.set(gram, (df.get(gram) ?? 0) + 1);
  const weights = new Map<string, number>();
  for (const [gram, count] of df) weights.set(gram, Math.log((n + 1) / count));
  const weight = (gram: string): number => weights.get(gram) ?? 0;
  const norms = grams.map((set) => {
    let sum = 0;
    for (const gram of set) sum += weight(gram) ** 2;
    return Math.sqrt(sum) || 1;
  });
  const posting = new Map<string, number[]>();
  grams.forEach((set, i) => {
    for (const gram of set) {
      const list = posting.get(gram);
      if (list) list.push(i);
      else posting.set(gram, [i]);
    }
  });
  const cosine = new Float64Array(n * n);
  for (const [gram, list] of posting) {
    if (list.length < 2) continue;
    const w = weight(gram) ** 2;
    for (const i of list) for (const j of list) cosine[i * n + j] = (cosine[i * n + j] ?? 0) + w;
  }
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++)
      cosine[i * n + j] = (cosine[i * n + j] ?? 0) / ((norms[i] ?? 1) * (norms[j] ?? 1));

  const lines = (i: number, j: number): number => cosine[i * n + j] ?? 0;
  const windows = (i: number, j: number): number => {
    let sum = 0;
    for (let a = 0; a < WINDOW; a++) {
      for (let b = 0; b < WINDOW; b++) {
        // The windows of near neighbours must not share a line.
        if (i - a < 0 || j + b >= n || i - a === j + b || (j > i ? false : j + b >= i - a)) continue;
        sum += lines(i - a, j + b) * (WINDOW_WEIGHTS[a] ?? 0) * (WINDOW_WEIGHTS[b] ?? 0);
      }
    }
    return sum;
  };
  const shares = views.map((_, i) => headShares(i, headGrams(views, grams, i), posting, weight, n));
  const head = (i: number, j: number): number => shares[i]?.[j] ?? 0;
  return { lines, windows, head, ...measureMatter(views, matterOf) };
}

function measureMatter(
  views: readonly LineView[],
  matterOf: (text: string) => Float64Array,
): Pick<Cohesion, 'matter' | 'headMatter'> {
  const own = views.map((view) => matterOf(view.dense));
  const page = toUnit(addUp(own.map((vector) => [vector, 1] as const)));
  const apart = own.map((vector) => {
    const shared = product(vector, page);
    return vector.map((x, d) => x - shared * (page[d] ?? 0));
  });
  const alone = apart.map(toUnit);
  const window = (lines: readonly number[]): Float64Array =>
    toUnit(addUp(lines.flatMap((k, at) => (apart[k] ? [[apart[k], WINDOW_WEIGHTS[at] ?? 0] as const] : []))));
  const before = views.map((_, i) => window([i, i - 1, i - 2]));
  const after = views.map((_, j) => window([j, j + 1, j + 2]));
  const heads = views.map((_, i) => window(headLines(views, i)));
  return {
    matter: (i, j) => {
      // Where the windows would share lines, only the lines themselves are compared.
      if (j <= i && j + WINDOW > i - WINDOW + 1)
        return product(alone[i] ?? page, alone[j] ?? page);
      return product(before[i] ?? page, after[j] ?? page);
    },
    headMatter: (i, j) =>
      j <= i && j + WINDOW > i - HEAD_LINES ? 0 : product(heads[i] ?? page, after[j] ?? page),
  };
}

function addUp(vectors: readonly (readonly [Float64Array, number])[]): Float64Array {
  const sum = new Float64Array(vectors[0]?.[0].length ?? 0);
  for (const [vector, weight] of vectors)
    for (let d = 0; d < sum.length; d++) sum[d] = (sum[d] ?? 0) + weight * (vector[d] ?? 0);
  return sum;
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let d = 0; d < a.length; d++) sum += (a[d] ?? 0) * (b[d] ?? 0);
  return sum;
}

function toUnit(vector: Float64Array): Float64Array {
  const length = Math.sqrt(product(vector, vector)) || 1;
  return vector.map((x) => x / length);
}

/** For each line j the share of a head's bigrams, by weight, that stand in the body that begins with j. */
function headShares(
  i: number,
  head: ReadonlySet<string>,
  posting: ReadonlyMap<string, number[]>,
  weight: (gram: string) => number,
  n: number,
): Float64Array {
  const found = new Float64Array(n);
  let all = 0;
  for (const gram of head) {
    const w = weight(gram);
    all += w;
    let reached = n;
    const lines = posting.get(gram) ?? [];
    // From the last line back, so that overlapping bodies count once.
    for (let at = lines.length - 1; at >= 0; at--) {
      const k = lines[at] ?? 0;
      if (k > i - HEAD_LINES && k <= i) continue;
      for (let j = Math.min(k, reached - 1); j > k - BODY_LINES && j >= 0; j--)
        found[j] = (found[j] ?? 0) + w;
      reached = Math.max(0, k - BODY_LINES + 1);
    }
  }
  if (all > 0) for (let j = 0; j < n; j++) found[j] = (found[j] ?? 0) / all;
  return found;
}

function bigramSet(text: string): Set<string> {
  const set = new Set<string>();
  for (let i = 0; i + 1 < text.length; i++) {
    const gram = text.slice(i, i + 2);
    if (HAN_OR_WORD.test(gram[0] ?? '') && HAN_OR_WORD.test(gram[1] ?? '')) set.add(gram);
  }
  return set;
}

function headGrams(views: readonly LineView[], grams: readonly Set<string>[], i: number): Set<string> {
  return new Set(headLines(views, i).flatMap((k) => [...(grams[k] ?? [])]));
}

/** The lines of the headline that may end with line i, the last first. */
function headLines(views: readonly LineView[], i: number): number[] {
  const lines: number[] = [];
  for (let k = i; k > i - HEAD_LINES && k >= 0; k--) {
    const view = views[k];
    if (!view || view.dense.length > HEAD_LINE || (view.end === 'full' && k < i)) break;
    lines.push(k);
  }
  return lines;
}
