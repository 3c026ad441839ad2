/** A back-off n-gram model over the symbols of an alphabet, held as a tree of sorted arrays. */
import type { Section, Sections } from './layout.ts';

/** The longest n-gram of the model, in symbols. */
export const ORDER = 4;

/** Log probabilities are held in steps of 1/16: a byte reaches from 0 to −15.9. */
const STEP = 1 / 16;
/** The logarithm of a back-off weight may be a little above 0; a byte reaches from 4 to −11.9. */
const BACKOFF_TOP = 4;

export const packLog = (log: number): number => Math.max(0, Math.min(255, Math.round(-log / STEP)));
export const packBackoff = (log: number): number => packLog(log - BACKOFF_TOP);

/** The logarithm that a byte stands for. */
export const LOG = Float64Array.from({ length: 256 }, (_, byte) => -byte * STEP);
const BACKOFF = LOG.map((log) => log + BACKOFF_TOP);

/** One length of n-grams: `first[i]` is where the longer n-grams begin that continue the i-th. */
interface Level {
  symbol: Uint16Array;
  log: Uint8Array;
  backoff: Uint8Array;
  first: Uint32Array;
}

export interface NgramModel {
  /** ln P(symbols[at] | up to `reach` symbols before it); without any, ln P(symbol) anywhere in a text. */
  logAt(symbols: Uint16Array, at: number, reach: number): number;
  /** The n-grams that a text ends with, the shortest first: −1 where the model does not have one. */
  contextOf(symbols: Uint16Array): Int32Array;
  /** The beginning of a text, as far as what stands before it says anything of it. */
  startOf(symbols: Uint16Array): Start;
  /** ln P of the beginning of a text after this context, which is not empty. */
  logAfter(context: Int32Array, start: Start): number;
}

export interface Start {
  symbols: Uint16Array;
  /** For each symbol ln P after those of the text before it. */
  logs: Float64Array;
  /** ln P of all, where nothing is known of what stands before. */
  alone: number;
}

function child(level: Level, from: number, to: number, symbol: number): number {
  const { symbol: symbols } = level;
  let low = from;
  let high = to - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = symbols[middle] as number;
    if (found === symbol) return middle;
    if (found < symbol) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Reads the model out of the lexicon's file. */
export function readNgrams(sections: Sections): NgramModel {
  const levels: Level[] = [];
  for (let n = 1; n <= ORDER; n++) {
    const last = n === ORDER;
    levels.push({
      symbol: n === 1 ? new Uint16Array(0) : sections.u16(`ngram${n}.symbol`),
      log: sections.u8(`ngram${n}.log`),
      backoff: last ? new Uint8Array(0) : sections.u8(`ngram${n}.backoff`),
      first: last ? new Uint32Array(0) : starts(sections, n),
    });
  }
  const [ones] = levels as [Level];
  const anywhere = sections.u8('ngram0.log');

  /** The place of the n-gram symbols[from…to) in its level, or −1. */
  function find(symbols: Uint16Array, from: number, to: number): number {
    let node = symbols[from] as number;
    for (let i = from + 1; i < to; i++) {
      const { first } = levels[i - from - 1] as Level;
      const level = levels[i - from] as Level;
      node = child(level, first[node] as number, first[node + 1] as number, symbols[i] as number);
      if (node < 0) return -1;
    }
    return node;
  }

  function logAt(symbols: Uint16Array, at: number, reach: number): number {
    if (reach === 0 || at === 0) return LOG[anywhere[symbols[at] as number] as number] as number;
    let backoff = 0;
    for (let from = Math.max(0, at - Math.min(reach, ORDER - 1)); from < at; from++) {
      const context = find(symbols, from, at);
      if (context < 0) continue;
      const { first, backoff: weights } = levels[at - from - 1] as Level;
      const level = levels[at - from] as Level;
      const node = child(
        level,
        first[context] as number,
        first[context + 1] as number,
        symbols[at] as number,
      );
      if (node >= 0) return backoff + (LOG[level.log[node] as number] as number);
      backoff += BACKOFF[weights[context] as number] as number;
    }
    return backoff + (LOG[ones.log[symbols[at] as number] as number] as number);
  }

  function contextOf(symbols: Uint16Array): Int32Array {
    const context = new Int32Array(ORDER - 1).fill(-1);
    for (let length = 1; length <= Math.min(ORDER - 1, symbols.length); length++)
      context[length - 1] = find(symbols, symbols.length - length, symbols.length);
    return context;
  }

  function startOf(text: Uint16Array): Start {
    const symbols = text.subarray(0, ORDER - 1);
    const logs = new Float64Array(symbols.length);
    let alone = 0;
    for (let at = 0; at < symbols.length; at++) {
      alone += logAt(symbols, at, at);
      logs[at] =
        at === 0 ? (LOG[ones.log[symbols[at] as number] as number] as number) : logAt(symbols, at, at);
    }
    return { symbols, logs, alone };
  }

  /** The n-grams that reach over the seam so far, the shortest first. */
  const reaching = new Int32Array(ORDER);

  // Logarithms are whole sixteenths: their sums are exact, and may be taken in any order.
  function logAfter(context: Int32Array, { symbols, logs }: Start): number {
    let sum = 0;
    reaching.set(context);
    for (let at = 0; at < symbols.length; at++) {
      const symbol = symbols[at] as number;
      let found = false;
      // From the longest context down to the shortest that reaches over the seam: each grows by this symbol.
      for (let length = ORDER - 1; length > at; length--) {
        const node = reaching[length - 1] as number;
        reaching[length] = -1;
        if (node < 0) continue;
        const { first, backoff } = levels[length - 1] as Level;
        const level = levels[length] as Level;
        const longer = child(level, first[node] as number, first[node + 1] as number, symbol);
        reaching[length] = longer;
        if (found) continue;
        found = longer >= 0;
        sum += found
          ? (LOG[level.log[longer] as number] as number)
          : (BACKOFF[backoff[node] as number] as number);
      }
      if (!found) sum += logs[at] as number;
    }
    return sum;
  }
  return { logAt, contextOf, startOf, logAfter };
}

/** The byte that stands for a number of continuations that does not fit: the true one is in a list of its own. */
const MANY = 255;

/** The sections that hold how many continuations each n-gram has. */
export function layOutStarts(n: number, counts: readonly number[]): Record<string, Section> {
  return {
    [`ngram${n}.children`]: Uint8Array.from(counts, (count) => Math.min(count, MANY)),
    [`ngram${n}.many`]: Uint16Array.from(counts.filter((count) => count >= MANY)),
  };
}

/** Where the continuations of each n-gram begin. */
function starts(sections: Sections, n: number): Uint32Array {
  const counts = sections.u8(`ngram${n}.children`);
  const many = sections.u16(`ngram${n}.many`);
  const first = new Uint32Array(counts.length + 1);
  let large = 0;
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i] === MANY ? (many[large++] as number) : (counts[i] as number);
    first[i + 1] = (first[i] as number) + count;
  }
  return first;
}
