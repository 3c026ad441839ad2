/** How much the lines of a page have to say to each other: shared bigrams, weighed by how rare they are. */
import type { Lexicon } from '../lexicon/index.ts';
import { HEAD_LENGTH, headlike, type LineView } from './line-view.ts';

/** A number for each pair of lines: of i and j at `i * n + j`. */
export type PairTable = Float32Array;

/** For so many lines, nothing for each pair. */
export const pairTable = (n: number): PairTable => new Float32Array(n * n);

export interface Cohesion {
  /** Cosine of two lines. */
  lines: PairTable;
  /** Cosine for the text that ends with line i and the text that begins with line j, three lines each. */
  windows: PairTable;
  /** Product of what two lines are about, apart from what the whole page is about. */
  matters: PairTable;
  /** Share of the head that ends with line i that stands in the body that begins with line j. */
  head: PairTable;
  /** Share of line i, by the weight of its bigrams, that line j has too. */
  share(i: number, j: number): number;
  /** Cosine of what the two windows are about, apart from what the whole page is about: −1 to 1. */
  matter(i: number, j: number): number;
  /** The same for the head that ends with line i. */
  headMatter(i: number, j: number): number;
  /** Cosine of the whole run of text that ends with line i and that which begins with line j, up to the next headline. */
  runs(i: number, j: number): number;
  /** The same for all pairs. */
  runTable: PairTable;
  /** What these runs are about, as `matter`. */
  runMatter(i: number, j: number): number;
}

const HAN_OR_WORD = /[\p{Script=Han}A-Za-z0-9]/u;
const WINDOW = 3;
const WINDOW_WEIGHTS = [1, 0.7, 0.5];
const HEAD_LINES = 4;
const BODY_LINES = 4;

/** @param words of each line, in order */
export function measureCohesion(
  views: readonly LineView[],
  words: readonly (readonly string[])[],
  lexicon: Pick<Lexicon, 'topics' | 'logProbability'>,
): Cohesion {
  const n = views.length;
  const grams = readBigrams(views, lexicon);
  const norms = grams.ofLine.map((list) => {
    let sum = 0;
    for (const gram of list) sum += (grams.weight[gram] ?? 0) ** 2;
    return Math.sqrt(sum) || 1;
  });
  const dots = pairTable(n);
  grams.linesWith.forEach((list, gram) => {
    if (list.length < 2) return;
    const w = (grams.weight[gram] ?? 0) ** 2;
    for (const i of list) for (const j of list) dots[i * n + j] = (dots[i * n + j] ?? 0) + w;
  });
  const lines = pairTable(n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++)
      lines[i * n + j] = (dots[i * n + j] ?? 0) / ((norms[i] ?? 1) * (norms[j] ?? 1));
  for (let k = 0; k < n; k++) dots[k * n + k] = (norms[k] ?? 1) ** 2;
  const runs = runsOf(views);
  const runCosine = measureRuns(n, dots, runs);
  return {
    lines,
    windows: windowTable(n, lines),
    head: headShares(views, grams),
    runs: runCosine,
    runTable: tableOf(n, runCosine),
    share: (i, j) => (dots[i * n + j] ?? 0) / (dots[i * n + i] || 1),
    ...measureMatter(views, topicProducts(words.map(lexicon.topics)), runs),
  };
}

function tableOf(n: number, measure: (i: number, j: number) => number): PairTable {
  const table = pairTable(n);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) table[i * n + j] = measure(i, j);
  return table;
}

function windowTable(n: number, lines: PairTable): PairTable {
  return tableOf(n, (i, j) => {
    let sum = 0;
    for (let a = 0; a < WINDOW && a <= i; a++) {
      for (let b = 0; b < WINDOW && j + b < n; b++) {
        // The windows of near neighbours must not share a line.
        if (i - a === j + b || (j <= i && j + b >= i - a)) continue;
        sum += (lines[(i - a) * n + j + b] ?? 0) * (WINDOW_WEIGHTS[a] ?? 0) * (WINDOW_WEIGHTS[b] ?? 0);
      }
    }
    return sum;
  });
}

/** The bigrams of a page, numbered in the order in which they are met. */
interface Bigrams {
  /** The bigrams of each line, each once. */
  ofLine: number[][];
  /** For each bigram the lines that have it. */
  linesWith: number[][];
  /** For each bigram how much it says: the more, the fewer lines have it, and the rarer it is in the language. */
  weight: Float64Array;
}

/** −ln P of a bigram that every text has, and that says nothing. */
const COMMON = 6;

function readBigrams(
  views: readonly LineView[],
  { logProbability }: Pick<Lexicon, 'logProbability'>,
): Bigrams {
  const known = new Map<number, number>();
  const rareness: number[] = [];
  const linesWith: number[][] = [];
  const ofLine = views.map(({ dense }, line) => {
    const list: number[] = [];
    let unit = dense.charCodeAt(0);
    let fits = saysSomething(unit);
    for (let at = 1; at < dense.length; at++) {
      const before = unit;
      const beforeFits = fits;
      unit = dense.charCodeAt(at);
      fits = saysSomething(unit);
      if (!beforeFits || !fits) continue;
      const pair = (before << 16) | unit;
      let gram = known.get(pair);
      if (gram === undefined) {
        gram = linesWith.push([]) - 1;
        known.set(pair, gram);
        rareness.push(Math.max(0, -logProbability(dense.slice(at - 1, at + 1)) - COMMON));
      }
      const lines = linesWith[gram];
      if (!lines || lines.at(-1) === line) continue;
      lines.push(line);
      list.push(gram);
    }
    return list;
  });
  const weight = Float64Array.from(linesWith, ({ length }, gram) =>
    Math.sqrt(Math.log((views.length + 1) / length) * (rareness[gram] ?? 0)),
  );
  return { ofLine, linesWith, weight };
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
  const isHead = views.map(headlike);
  for (let k = 0; k < views.length; k++) {
    const goesOn = k > 0 && !isHead[k] && !isHead[k - 1];
    first[k] = goesOn ? Math.max(first[k - 1] ?? k, k - RUN_LINES + 1) : k;
  }
  for (let k = views.length - 1; k >= 0; k--) {
    const goesOn = k + 1 < views.length && !isHead[k] && !isHead[k + 1];
    last[k] = goesOn ? Math.min(last[k + 1] ?? k, k + RUN_LINES - 1) : k;
  }
  return { first, last };
}

/** Sums of rectangles of a table of n by n, each from four corners: of rows a to b and columns c to d. */
function rectangles(n: number, table: PairTable): (a: number, b: number, c: number, d: number) => number {
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
function measureRuns(
  n: number,
  products: PairTable,
  { first, last }: Runs,
): (i: number, j: number) => number {
  const block = rectangles(n, products);
  const before = Float64Array.from(first, (from, i) => block(from, i, from, i));
  const behind = Float64Array.from(last, (to, j) => block(j, to, j, to));
  return (i, j) => {
    // Before the first line and behind the last there is no text.
    if (i < 0 || j >= n) return 0;
    const from = first[i] ?? i;
    let to = last[j] ?? j;
    let own = behind[j] ?? 0;
    if (j <= i && to >= from) {
      // The runs are cut so that they share no line.
      to = from - 1;
      if (to < j) return 0;
      own = block(j, to, j, to);
    }
    return block(from, i, j, to) / Math.sqrt((before[i] ?? 0) * own || 1);
  };
}

/** Products of what the lines are about, each without its share in what the whole page is about. */
function topicProducts(own: readonly Float64Array[]): PairTable {
  const n = own.length;
  const page = new Float64Array(own[0]?.length ?? 0);
  for (const vector of own) addTo(page, vector, 1);
  const length = Math.sqrt(product(page, page)) || 1;
  for (const vector of own) addTo(vector, page, -product(vector, page) / length ** 2);
  const products = pairTable(n);
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
  matters: PairTable,
  runs: Runs,
): Pick<Cohesion, 'matter' | 'headMatter' | 'runMatter' | 'matters'> {
  const n = views.length;
  const between = (a: readonly number[], b: readonly number[]): number => {
    let sum = 0;
    for (let x = 0; x < a.length; x++)
      for (let y = 0; y < b.length; y++)
        sum +=
          (matters[(a[x] ?? 0) * n + (b[y] ?? 0)] ?? 0) * (WINDOW_WEIGHTS[x] ?? 0) * (WINDOW_WEIGHTS[y] ?? 0);
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
    runMatter: measureRuns(n, matters, runs),
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

/** For each line i and j the share of the bigrams of i's head, by weight, that stand in the body that begins with j. */
function headShares(views: readonly LineView[], { ofLine, linesWith, weight }: Bigrams): PairTable {
  const n = views.length;
  const table = pairTable(n);
  for (let i = 0; i < n; i++) {
    const found = table.subarray(i * n, (i + 1) * n);
    let all = 0;
    for (const gram of new Set(headLines(views, i).flatMap((k) => ofLine[k] ?? []))) {
      const w = weight[gram] ?? 0;
      all += w;
      let reached = n;
      const lines = linesWith[gram] ?? [];
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
  }
  return table;
}

/** 1 and 2 for the code units that are and are not HAN_OR_WORD; 0 for those not met so far. */
const kinds = new Uint8Array(0x10000);

function saysSomething(unit: number): boolean {
  const kind = kinds[unit] || (HAN_OR_WORD.test(String.fromCharCode(unit)) ? 1 : 2);
  kinds[unit] = kind;
  return kind === 1;
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
