/** From expected counts to a pruned, quantised back-off model. */
import { SYMBOL } from '../alphabet.ts';
import type { Section } from '../layout.ts';
import { layOutStarts, ORDER, packBackoff, packLog } from '../ngrams.ts';
import { BASE, type Counts, type Expected } from './count.ts';

export interface Estimate {
  /** ln P(last symbol | the symbols before), by n-gram, for each length; for 0, ln P(symbol) with nothing before. */
  logs: Map<number, number>[];
  /** ln of the weight of what is not listed, by context, for each length of context. */
  backoffs: Map<number, number>[];
}

/**
 * How often a mark stands after a word's end, and how often each symbol that the word model does not know stands
 * anywhere: shares of running text of newspapers, rounded. Only their order of size matters.
 */
const SHARE_OF_MARKS: readonly (readonly [number, number])[] = [
  [SYMBOL.unknown, 0.0005],
  [SYMBOL.latin, 0.004],
  [SYMBOL.stop, 0.03],
  [SYMBOL.comma, 0.06],
  [SYMBOL.pause, 0.015],
  [SYMBOL.opening, 0.015],
  [SYMBOL.closing, 0.015],
  [SYMBOL.mark, 0.005],
];
const MARKS_IN_ALL = SHARE_OF_MARKS.reduce((sum, [, share]) => sum + share, 0);
const MARKS = SHARE_OF_MARKS.map(([symbol]) => symbol);
/** The least probability of a symbol. */
const LEAST = 1e-7;
/** What follows an unlisted context is this often the start of a word. */
const STARTS = 0.8;
/** A digit follows a digit this often. */
const DIGIT_AFTER_DIGIT = 0.45;

/** P(symbol) anywhere, for a text of which nothing is known before; and as the start of a word, where models end. */
function singleProbabilities({ begins, counts }: Expected): { anywhere: Float64Array; start: Float64Array } {
  const shares = (weights: Float64Array) => {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const probabilities = weights.map((weight) => (weight / total) * (1 - MARKS_IN_ALL));
    for (const [symbol, share] of SHARE_OF_MARKS) probabilities[symbol] = share;
    return probabilities;
  };
  const anywhere = shares(begins.map((_, symbol) => counts[1]?.get(symbol) ?? 0));
  const starts = shares(begins);
  const start = starts.map((p, symbol) => STARTS * p + (1 - STARTS) * (anywhere[symbol] as number));
  return { anywhere, start };
}

/** Interpolated estimate: P(z|h) = count(hz)/count(h) + what is left of h · P(z|shorter h). */
export function estimate(expected: Expected, floor: number): Estimate {
  const { counts } = expected;
  const { anywhere, start } = singleProbabilities(expected);
  const logs = [logsOf(anywhere), logsOf(start)];
  const backoffs: Map<number, number>[] = [new Map()];
  for (let n = 2; n <= ORDER; n++) {
    const left = leftOvers(counts, n, floor);
    const own = new Map<number, number>();
    const divisor = BASE ** (n - 1);
    for (const [key, count] of counts[n] as Map<number, number>) {
      const context = Math.floor(key / BASE);
      const mass = counts[n - 1]?.get(context) ?? 0;
      if (count < floor || mass <= 0) continue;
      const rest = left.get(context) ?? 1;
      const shorter = Math.exp(lookUp(logs, backoffs, key % divisor, n - 1));
      own.set(key, Math.log(Math.min(1, (count / mass) * scaleOf(rest) + rest * shorter)));
    }
    logs.push(own);
    backoffs.push(new Map([...left].map(([context, rest]) => [context, Math.log(rest)])));
  }
  addMarks(logs, backoffs, expected, start);
  return { logs, backoffs };
}

const logsOf = (probabilities: Float64Array): Map<number, number> =>
  new Map([...probabilities].map((p, symbol) => [symbol, Math.log(Math.max(p, LEAST))]));

/** The least share of a context that is left for what was not seen. */
const LEAST_LEFT = 0.02;
const scaleOf = (rest: number): number => (rest > LEAST_LEFT ? 1 : 1 - LEAST_LEFT);

function leftOvers(counts: Counts, n: number, floor: number): Map<number, number> {
  const seen = new Map<number, number>();
  for (const [key, count] of counts[n] as Map<number, number>) {
    if (count < floor) continue;
    const context = Math.floor(key / BASE);
    seen.set(context, (seen.get(context) ?? 0) + count);
  }
  for (const [context, sum] of seen) {
    const mass = counts[n - 1]?.get(context) ?? sum;
    seen.set(context, Math.max(LEAST_LEFT, 1 - sum / mass));
  }
  return seen;
}

/** ln P of an n-gram's last symbol, by back-off. */
export function lookUp(
  logs: Map<number, number>[],
  backoffs: Map<number, number>[],
  key: number,
  n: number,
): number {
  let backoff = 0;
  let rest = key;
  for (let length = n; length > 1; length--) {
    const log = logs[length]?.get(rest);
    if (log !== undefined) return backoff + log;
    backoff += backoffs[length - 1]?.get(Math.floor(rest / BASE)) ?? 0;
    rest %= BASE ** (length - 1);
  }
  return backoff + (logs[1]?.get(rest) ?? Math.log(LEAST));
}

/** A mark stands where a word may end: P(mark | x) goes by how often x ends a word. */
function addMarks(
  logs: Map<number, number>[],
  backoffs: Map<number, number>[],
  { counts, ends }: Expected,
  start: Float64Array,
): void {
  const pairs = logs[2] as Map<number, number>;
  const rests = backoffs[1] as Map<number, number>;
  for (const [symbol, mass] of counts[1] as Map<number, number>) {
    const share = MARKS_IN_ALL * Math.min(1, (ends[symbol] ?? 0) / mass) + 1e-4;
    const scale = Math.log(1 - share);
    for (const mark of MARKS) {
      pairs.set(symbol * BASE + mark, Math.log(share * ((start[mark] as number) / MARKS_IN_ALL)));
    }
    rests.set(symbol, (rests.get(symbol) ?? 0) + scale);
  }
  pairs.set(SYMBOL.digit * BASE + SYMBOL.digit, Math.log(DIGIT_AFTER_DIGIT));
  pairs.set(SYMBOL.latin * BASE + SYMBOL.latin, Math.log(0.8));
}

/** Drops what back-off says nearly as well: the n-grams for which count · |difference| is small. */
export function prune({ logs, backoffs }: Estimate, counts: Counts, keep: readonly number[]): void {
  for (let n = ORDER; n >= 2; n--) {
    const own = logs[n] as Map<number, number>;
    const longer = n < ORDER ? contextsOf(logs[n + 1] as Map<number, number>) : new Set<number>();
    const scored: [number, number][] = [];
    for (const [key, log] of own) {
      if (longer.has(key)) continue;
      const weight = counts[n]?.get(key);
      if (weight === undefined) continue;
      const rest = backoffs[n - 1]?.get(Math.floor(key / BASE)) ?? 0;
      const shorter = rest + lookUp(logs, backoffs, key % BASE ** (n - 1), n - 1);
      scored.push([key, weight * Math.abs(log - shorter)]);
    }
    scored.sort((a, b) => b[1] - a[1]);
    const room = Math.max(0, (keep[n] as number) - (own.size - scored.length));
    for (const [key] of scored.slice(room)) own.delete(key);
  }
  normalise({ logs, backoffs });
}

const contextsOf = (map: Map<number, number>): Set<number> =>
  new Set([...map.keys()].map((key) => Math.floor(key / BASE)));

/** Back-off weights that make each context's probabilities sum to one over what is listed and what is not. */
function normalise({ logs, backoffs }: Estimate): void {
  for (let n = 2; n <= ORDER; n++) {
    const listed = new Map<number, [number, number]>();
    for (const [key, log] of logs[n] as Map<number, number>) {
      const context = Math.floor(key / BASE);
      const sums = listed.get(context) ?? [0, 0];
      sums[0] += Math.exp(log);
      sums[1] += Math.exp(lookUp(logs, backoffs, key % BASE ** (n - 1), n - 1));
      listed.set(context, sums);
    }
    const own = new Map<number, number>();
    for (const [context, [higher, lower]] of listed) {
      own.set(context, Math.log(Math.max(LEAST_LEFT, 1 - higher) / Math.max(LEAST_LEFT, 1 - lower)));
    }
    backoffs[n - 1] = own;
  }
}

/** The model as sections of the lexicon's file. Contexts of listed n-grams must be listed themselves. */
export function layOut({ logs, backoffs }: Estimate, size: number): Record<string, Section> {
  const sections: Record<string, Section> = {};
  let contexts: number[] = Array.from({ length: size }, (_, symbol) => symbol);
  sections['ngram0.log'] = Uint8Array.from(contexts, (s) => packLog(logs[0]?.get(s) ?? -20));
  sections['ngram1.log'] = Uint8Array.from(contexts, (s) => packLog(logs[1]?.get(s) ?? -20));
  for (let n = 1; n < ORDER; n++) {
    const keys = Float64Array.from((logs[n + 1] as Map<number, number>).keys()).sort();
    const places = new Map(contexts.map((key, i) => [key, i]));
    const children = new Array<number>(contexts.length).fill(0);
    const kept: number[] = [];
    for (const key of keys) {
      const place = places.get(Math.floor(key / BASE));
      if (place === undefined) continue;
      children[place]!++;
      kept.push(key);
    }
    Object.assign(sections, layOutStarts(n, children));
    sections[`ngram${n}.backoff`] = Uint8Array.from(contexts, (key) =>
      packBackoff(backoffs[n]?.get(key) ?? 0),
    );
    sections[`ngram${n + 1}.symbol`] = Uint16Array.from(kept, (key) => key % BASE);
    sections[`ngram${n + 1}.log`] = Uint8Array.from(kept, (key) => packLog(logs[n + 1]?.get(key) as number));
    contexts = kept;
  }
  return sections;
}
