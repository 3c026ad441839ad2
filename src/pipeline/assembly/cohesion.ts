/** How much the lines of a page have to say to each other: shared bigrams, weighed by how rare they are on it. */
import { headlike, type LineView } from './line-view.ts';

export interface Cohesion {
  /** Cosine of two lines. */
  lines(i: number, j: number): number;
  /** The same for the text that ends with line i and the text that begins with line j, three lines each. */
  windows(i: number, j: number): number;
  /** Cosine of what the two windows are about, apart from what the whole page is about: −1 to 1. */
  matter(i: number, j: number): number;
  /** The same for the head that ends with line i. */
  headMatter(i: number, j: number): number;
  /** Cosine of the whole run of text that ends with line i and that which begins with line j, up to the next headline. */
  runs(i: number, j: number): number;
  /** What these runs are about, as `matter`. */
  runMatter(i: number, j: number): number;
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
  const dots = new Float64Array(n * n);
  for (const [gram, list] of posting) {
    if (list.length < 2) continue;
    const w = weight(gram) ** 2;
    for (const i of list) for (const j of list) cosine[i * n + j] = (cosine[i * n + j] ?? 0) + w;
  }
  dots.set(cosine);
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
  const runs = runsOf(views);
  return {
    lines,
    windows,
    head,
    runs: measureRuns(n, dots, norms, runs),
    ...measureMatter(views, matterOf, runs),
  };
}

/** For each line the first line of the run of text that ends with it, and the last of the run that begins with it. */
interface Runs {
  first: number[];
  last: number[];
}

/** Lines of a run at most: an article's beginning and end have less to do with each other. */
const RUN_LINES = 8;

function runsOf(views: readonly LineView[]): Runs {
  const first: number[] = [];
  const last: number[] = [];
  views.forEach((view, k) => {
    const goesOn = k > 0 && !headlike(view) && !headlike(views[k - 1]);
    first[k] = goesOn ? Math.max(first[k - 1] ?? k, k - RUN_LINES + 1) : k;
  });
  for (let k = views.length - 1; k >= 0; k--) {
    const goesOn = k + 1 < views.length && !headlike(views[k]) && !headlike(views[k + 1]);
    last[k] = goesOn ? Math.min(last[k + 1] ?? k, k + RUN_LINES - 1) : k;
  }
  return { first, last };
}

/** The two runs, cut so that they share no line; undefined where nothing is left of them. */
function runPair({ first, last }: Runs, i: number, j: number): [number, number, number, number] | undefined {
  const from = first[i] ?? i;
  let to = last[j] ?? j;
  if (j <= i && to >= from) to = from - 1;
  return to < j ? undefined : [from, i, j, to];
}

function measureRuns(n: number, dots: Float64Array, norms: readonly number[], runs: Runs): Cohesion['runs'] {
  // Sums of rectangles of the table of products, each from four corners.
  const corner = new Float64Array((n + 1) * (n + 1));
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      const value = i === j ? (norms[i] ?? 1) ** 2 : (dots[i * n + j] ?? 0);
      corner[(i + 1) * (n + 1) + j + 1] =
        value +
        (corner[i * (n + 1) + j + 1] ?? 0) +
        (corner[(i + 1) * (n + 1) + j] ?? 0) -
        (corner[i * (n + 1) + j] ?? 0);
    }
  const block = (a: number, b: number, c: number, d: number): number =>
    (corner[(b + 1) * (n + 1) + d + 1] ?? 0) -
    (corner[a * (n + 1) + d + 1] ?? 0) -
    (corner[(b + 1) * (n + 1) + c] ?? 0) +
    (corner[a * (n + 1) + c] ?? 0);
  return (i, j) => {
    const pair = runPair(runs, i, j);
    if (!pair) return 0;
    const [a, b, c, d] = pair;
    return block(a, b, c, d) / Math.sqrt(block(a, b, a, b) * block(c, d, c, d) || 1);
  };
}

function measureMatter(
  views: readonly LineView[],
  matterOf: (text: string) => Float64Array,
  runs: Runs,
): Pick<Cohesion, 'matter' | 'headMatter' | 'runMatter'> {
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
  const sums = [new Float64Array(page.length)];
  for (const vector of apart) sums.push(vector.map((x, d) => x + (sums.at(-1)?.[d] ?? 0)));
  const known = new Map<number, Float64Array>();
  const stretch = (a: number, b: number): Float64Array => {
    const key = a * (views.length + 1) + b;
    const found = known.get(key) ?? toUnit((sums[b + 1] ?? page).map((x, d) => x - (sums[a]?.[d] ?? 0)));
    known.set(key, found);
    return found;
  };
  return {
    runMatter: (i, j) => {
      const pair = runPair(runs, i, j);
      return pair ? product(stretch(pair[0], pair[1]), stretch(pair[2], pair[3])) : 0;
    },
    matter: (i, j) => {
      // Where the windows would share lines, only the lines themselves are compared.
      if (j <= i && j + WINDOW > i - WINDOW + 1) return product(alone[i] ?? page, alone[j] ?? page);
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

/** 1 and 2 for the code units that are and are not HAN_OR_WORD; 0 for those not met so far. */
const kinds = new Uint8Array(0x10000);

function saysSomething(unit: number): boolean {
  const kind = kinds[unit] || (HAN_OR_WORD.test(String.fromCharCode(unit)) ? 1 : 2);
  kinds[unit] = kind;
  return kind === 1;
}

function bigramSet(text: string): Set<string> {
  const set = new Set<string>();
  let fits = saysSomething(text.charCodeAt(0));
  for (let i = 0; i + 1 < text.length; i++) {
    const before = fits;
    fits = saysSomething(text.charCodeAt(i + 1));
    if (before && fits) set.add(text.slice(i, i + 2));
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
