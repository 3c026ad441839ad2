/** Expected counts of character n-grams, out of a word n-gram model: no text is needed, and none is copied. */
import { FIRST_CHARACTER, SYMBOL } from '../alphabet.ts';
import { ORDER } from '../ngrams.ts';

/** A word and what the sources say of it. */
export interface WordEntry {
  word: string;
  probability: number;
}

/** Words in a row and how probable it is to meet them in this order; a place in the list of words each. */
export interface WordSequence {
  words: readonly number[];
  probability: number;
}

/** Expected counts: for each length n, the n-gram as one number (see {@link keyOf}) and its weight. */
export type Counts = Map<number, number>[];

/** Symbols in a key are digits of this base. */
export const BASE = 8192;

export const keyOf = (symbols: ArrayLike<number>, from: number, to: number): number => {
  let key = 0;
  for (let i = from; i < to; i++) key = key * BASE + (symbols[i] as number);
  return key;
};

const add = (map: Map<number, number>, key: number, weight: number): void => {
  map.set(key, (map.get(key) ?? 0) + weight);
};

/** Adds every n-gram of the symbols that begins before `begin` and ends at or after `end`. */
function addSpanning(counts: Counts, symbols: Uint16Array, begin: number, end: number, weight: number): void {
  for (let from = 0; from < begin; from++) {
    for (let to = Math.max(end, from + 1); to <= symbols.length && to - from <= ORDER; to++) {
      if (symbols.subarray(from, to).includes(SYMBOL.unknown)) continue;
      add(counts[to - from] as Map<number, number>, keyOf(symbols, from, to), weight);
    }
  }
}

export interface Expected {
  counts: Counts;
  /** How often a symbol begins a word, and how often it ends one. */
  begins: Float64Array;
  ends: Float64Array;
}

/**
 * Counts within words, and across the bounds of the word sequences. A count of n-grams is less than that of the
 * n-grams one shorter by what the word model itself leaves to back-off: that is the mass for unseen continuations.
 */
export function expectedCounts(
  size: number,
  words: readonly WordEntry[],
  sequences: Iterable<WordSequence>,
  symbolsOf: (word: string) => Uint16Array,
): Expected {
  const counts: Counts = Array.from({ length: ORDER + 1 }, () => new Map<number, number>());
  const begins = new Float64Array(size);
  const ends = new Float64Array(size);
  const symbols = words.map(({ word }) => symbolsOf(word));
  words.forEach(({ probability }, i) => {
    const own = symbols[i] as Uint16Array;
    addSpanning(counts, own, own.length, 1, probability);
    begins[own[0] as number]! += probability;
    ends[own.at(-1) as number]! += probability;
  });
  for (const sequence of sequences) {
    const parts = sequence.words.map((i) => symbols[i] as Uint16Array);
    const joined = Uint16Array.from(parts.flatMap((part) => [...part]));
    const head = (parts[0] as Uint16Array).length;
    const tail = joined.length - (parts.at(-1) as Uint16Array).length;
    // Only what begins in the first word and ends in the last: the rest is counted with shorter sequences.
    addSpanning(counts, joined, head, tail + 1, sequence.probability);
  }
  return { counts, begins, ends };
}

/** The Chinese numerals, whose neighbours stand in for those of digits: 三年 → 3年. */
const NUMERALS = '一二三四五六七八九十百千万亿';

/** Counts for digits, from those of the numerals: the sources have no digits. */
export function addDigits(counts: Counts, symbolOf: (unit: number) => number): void {
  const numerals = new Set(
    [...NUMERALS].map((c) => symbolOf(c.charCodeAt(0))).filter((s) => s >= FIRST_CHARACTER),
  );
  for (let n = 1; n <= 3; n++) {
    const map = counts[n] as Map<number, number>;
    for (const [key, weight] of [...map]) {
      const parts: number[] = [];
      for (let rest = key, i = 0; i < n; i++, rest = Math.floor(rest / BASE)) parts.unshift(rest % BASE);
      const mapped = parts.map((part) => (numerals.has(part) ? SYMBOL.digit : part));
      if (mapped.some((part, i) => part !== parts[i])) add(map, keyOf(mapped, 0, n), weight);
    }
  }
}
