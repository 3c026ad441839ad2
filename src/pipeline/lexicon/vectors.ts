/** Vectors of words: what a word is like before others and after others. */
import type { Section, Sections } from './layout.ts';

export interface WordVectors {
  /** Numbers in one of the two vectors. */
  dimensions: number;
  /** How strongly `first` calls for `second` directly after it; around 0 where nothing is known. */
  association(first: string, second: string): number;
  /** Adds to `sum` (twice as many numbers as `dimensions`) the word's direction times the weight. */
  addDirection(sum: Float64Array, word: string, weight: number): void;
}

/** Each word's numbers are held as bytes about 128, in steps of its own; steps are held in millionths. */
const MIDDLE = 128;
const STEP_UNIT = 1e-6;

/** Sections of the lexicon's file that hold the vectors: each word's left numbers, then its right ones. */
export function layOutVectors(
  words: readonly string[],
  dimensions: number,
  left: Float64Array,
  right: Float64Array,
): Record<string, Section> {
  const width = 2 * dimensions;
  const bytes = new Uint8Array(words.length * width);
  const steps = new Uint16Array(words.length);
  for (let i = 0; i < words.length; i++) {
    const row = [left, right].flatMap((side) => [...side.subarray(i * dimensions, (i + 1) * dimensions)]);
    const most = Math.max(...row.map(Math.abs));
    const step = Math.min(0xffff, Math.max(1, Math.ceil(most / (MIDDLE - 1) / STEP_UNIT)));
    steps[i] = step;
    row.forEach((value, d) => {
      const rounded = Math.round(value / (step * STEP_UNIT));
      bytes[i * width + d] = MIDDLE + Math.max(1 - MIDDLE, Math.min(MIDDLE - 1, rounded));
    });
  }
  return { 'vectors.words': words.join(' '), 'vectors.bytes': bytes, 'vectors.steps': steps };
}

/** Reads the vectors out of the lexicon's file. */
export function readVectors(sections: Sections): WordVectors {
  const words = sections.text('vectors.words').split(' ');
  const places = new Map<string, number>();
  for (let i = 0; i < words.length; i++) places.set(words[i] as string, i);
  const bytes = sections.u8('vectors.bytes');
  const steps = sections.u16('vectors.steps');
  const width = bytes.length / words.length;
  const dimensions = width / 2;
  const value = (at: number): number => (bytes[at] as number) - MIDDLE;
  const stepOf = (place: number): number => (steps[place] as number) * STEP_UNIT;

  return {
    dimensions,
    association(first, second) {
      const a = places.get(first);
      const b = places.get(second);
      if (a === undefined || b === undefined) return 0;
      let sum = 0;
      for (let d = 0; d < dimensions; d++) sum += value(a * width + d) * value(b * width + dimensions + d);
      return sum * stepOf(a) * stepOf(b);
    },
    addDirection(sum, word, weight) {
      const place = places.get(word);
      if (place === undefined) return;
      let length = 0;
      for (let d = 0; d < width; d++) length += value(place * width + d) ** 2;
      const scale = weight / (Math.sqrt(length) || 1);
      for (let d = 0; d < width; d++) sum[d]! += scale * value(place * width + d);
    },
  };
}
