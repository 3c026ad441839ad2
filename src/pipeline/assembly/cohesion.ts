/** How much the lines of a page have to say to each other: shared bigrams, weighed by how rare they are on it. */
import { HEAD_LENGTH, headlike, type LineView } from './line-view.ts';

export interface Cohesion {
  /** Cosine of two lines. */
  lines(i: number, j: number): number;
  /** Share of line i, by the weight of its bigrams, that line j has too. */
  share(i: number, j: number): number;
  /** Cosine for the text that ends with line i and the text that begins with line j, three lines each. */
  windows(i: number, j: number): number;
  /** Product of what two lines are about, apart from what the whole page is about. */
  matters(i: number, j: number): number;
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
const HEAD_LINES = 4;
const BODY_LINES = 4;

/** @param topicsOf how strongly a text speaks for each of some topics; those of texts add up */
export function measureCohesion(
  views: readonly LineView[],
  topicsOf: (text: string) => Float64Array,
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
  for (let k = 0; k < n; k++) dots[k * n + k] = (norms[k] ?? 1) ** 2;
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
    share: (i, j) => (dots[i * n + j] ?? 0) / (dots[i * n + i] || 1),
    windows,
    head,
    runs: measureRuns(n, dots, runs),
    ...measureMatter(views, topicProducts(views, topicsOf), runs),
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

/** Sums of rectangles of a table of n by n, each from four corners: of rows a to b and columns c to d. */
function rectangles(n: number, table: Float64Array): (a: number, b: number, c: number, d: number) => number {
  const width = n + 1;
  const corner = new Float64Array(width * width);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++)
      corner[(i + 1) * width + j + 1] =
        (table[i * n + j] ?? 0) +
        (corner[i * width + j + 1] ?? 0) +
        (corner[(i + 1) * width + j] ?? 0) -
        (corner[i * width + j] ?? 0);
  return (a, b, c, d) =>
    (corner[(b + 1) * width + d + 1] ?? 0) -
    (corner[a * width + d + 1] ?? 0) -
    (corner[(b + 1) * width + c] ?? 0) +
    (corner[a * width + c] ?? 0);
}

/** @param products of the lines with each other and with themselves */
function measureRuns(n: number, products: Float64Array, runs: Runs): Cohesion['runs'] {
  const block = rectangles(n, products);
  return (i, j) => {
    const pair = runPair(runs, i, j);
    if (!pair) return 0;
    const [a, b, c, d] = pair;
    return block(a, b, c, d) / Math.sqrt(block(a, b, a, b) * block(c, d, c, d) || 1);
  };
}

/** Products of what the lines are about, each without its share in what the whole page is about. */
function topicProducts(views: readonly LineView[], topicsOf: (text: string) => Float64Array): Float64Array {
  const n = views.length;
  const own = views.map((view) => topicsOf(view.dense));
  const page = new Float64Array(own[0]?.length ?? 0);
  for (const vector of own) addTo(page, vector, 1);
  const length = Math.sqrt(product(page, page)) || 1;
  for (const vector of own) addTo(vector, page, -product(vector, page) / length ** 2);
  const products = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = i; j < n; j++) {
      const value = product(own[i] ?? page, own[j] ?? page);
      products[i * n + j] = value;
      products[j * n + i] = value;
    }
  return products;
}

function measureMatter(
  views: readonly LineView[],
  products: Float64Array,
  runs: Runs,
): Pick<Cohesion, 'matter' | 'headMatter' | 'runMatter' | 'matters'> {
  const n = views.length;
  const matters = (i: number, j: number): number => products[i * n + j] ?? 0;
  const between = (a: readonly number[], b: readonly number[]): number => {
    let sum = 0;
    for (let x = 0; x < a.length; x++)
      for (let y = 0; y < b.length; y++)
        sum += matters(a[x] ?? 0, b[y] ?? 0) * (WINDOW_WEIGHTS[x] ?? 0) * (WINDOW_WEIGHTS[y] ?? 0);
    return sum;
  };
  const windows = (linesOf: (k: number) => readonly number[]) =>
    views.map((_, k) => {
      const lines = linesOf(k);
      return { lines, length: Math.sqrt(between(lines, lines)) || 1 };
    });
  const cosine = (a: Window | undefined, b: Window | undefined): number =>
    a && b ? between(a.lines, b.lines) / (a.length * b.length) : 0;
  const alone = windows((k) => [k]);
  const before = windows((i) => [i, i - 1, i - 2].filter((k) => k >= 0));
  const after = windows((j) => [j, j + 1, j + 2].filter((k) => k < n));
  const heads = windows((i) => headLines(views, i).slice(0, WINDOW));
  return {
    matters,
    runMatter: measureRuns(n, products, runs),
    matter: (i, j) => {
      // Where the windows would share lines, only the lines themselves are compared.
      if (j <= i && j + WINDOW > i - WINDOW + 1) return cosine(alone[i], alone[j]);
      return cosine(before[i], after[j]);
    },
    headMatter: (i, j) => (j <= i && j + WINDOW > i - HEAD_LINES ? 0 : cosine(heads[i], after[j])),
  };
}

/** Lines, the nearest first, and the length of what they are about together. */
interface Window {
  lines: readonly number[];
  length: number;
}

function addTo(sum: Float64Array, vector: Float64Array, weight: number): void {
  for (let d = 0; d < sum.length; d++) sum[d] = (sum[d] ?? 0) + weight * (vector[d] ?? 0);
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let d = 0; d < a.length; d++) sum += (a[d] ?? 0) * (b[d] ?? 0);
  return sum;
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
    if (!view || view.dense.length > HEAD_LENGTH || (view.end === 'full' && k < i)) break;
    lines.push(k);
  }
  return lines;
}
