/**
 * What words are about: for each word the topics that it speaks for, and how strongly. They are numbers without names,
 * learnt from news: nothing to do with the topics that an archive is browsed by.
 */
import type { Section, Sections } from './layout.ts';

/** How many topics there are. */
export const TOPIC_COUNT = 100;

/** A topic, by number, and how much more often than elsewhere the word is met in it, as a logarithm above 0. */
export type WordTopics = readonly (readonly [topic: number, strength: number])[];

export interface Topics {
  /** Adds the word's topics times the weight to `sum`, TOPIC_COUNT numbers; nothing where the word is not known. */
  add(sum: Float64Array, word: string, weight: number): void;
}

/** Strengths are held as bytes, in steps of this. */
const STEP = 1 / 40;
const MOST = 255;

/** Sections of the lexicon's file that hold these topics. */
export function layOutTopics(words: ReadonlyMap<string, WordTopics>): Record<string, Section> {
  const known = [...words]
    .map(([word, topics]) => ({
      word,
      topics: topics
        .map(([topic, strength]) => [topic, Math.min(MOST, Math.round(strength / STEP))] as const)
        .filter(([, steps]) => steps > 0),
    }))
    .filter(({ topics }) => topics.length > 0);
  return {
    'topics.words': known.map(({ word }) => word).join(' '),
    'topics.counts': Uint8Array.from(known, ({ topics }) => topics.length),
    'topics.numbers': Uint8Array.from(known.flatMap(({ topics }) => topics.map(([topic]) => topic))),
    'topics.strengths': Uint8Array.from(known.flatMap(({ topics }) => topics.map(([, steps]) => steps))),
  };
}

/** Reads the topics out of the lexicon's file. */
export function readTopics(sections: Sections): Topics {
  const counts = sections.u8('topics.counts');
  const numbers = sections.u8('topics.numbers');
  const strengths = sections.u8('topics.strengths');
  const placeOf = findWords(sections.text('topics.words'), counts.length);
  const starts = new Uint32Array(counts.length + 1);
  for (let place = 0; place < counts.length; place++)
    starts[place + 1] = (starts[place] as number) + (counts[place] as number);
  return {
    add(sum, word, weight) {
      const at = placeOf(word);
      if (at < 0) return;
      for (let k = starts[at] ?? 0; k < (starts[at + 1] ?? 0); k++) {
        const topic = numbers[k] ?? 0;
        sum[topic] = (sum[topic] ?? 0) + weight * (strengths[k] ?? 0) * STEP;
      }
    },
  };
}

const SPACE = 0x20;
const hashed = (hash: number, unit: number): number => Math.imul(hash, 31) + unit;

/**
 * Finds the places of words in a list, in which they are joined by spaces. A table of hashes, since a map of tens of
 * thousands of words takes most of the time that the lexicon's reading does.
 * @param count how many words there are
 * @returns the place of a word, or -1
 */
function findWords(list: string, count: number): (word: string) => number {
  const size = 2 ** Math.ceil(Math.log2(2 * count + 1));
  /** Place of a word, from 1 on; 0: free. */
  const table = new Int32Array(size);
  const begins = new Uint32Array(count + 1);
  let [place, hash] = [0, 0];
  for (let at = 0; at <= list.length && place < count; at++) {
    const unit = at < list.length ? list.charCodeAt(at) : SPACE;
    if (unit !== SPACE) {
      hash = hashed(hash, unit);
      continue;
    }
    let slot = hash & (size - 1);
    while (table[slot] !== 0) slot = (slot + 1) & (size - 1);
    table[slot] = ++place;
    begins[place] = at + 1;
    hash = 0;
  }
  return (word) => {
    let own = 0;
    for (let at = 0; at < word.length; at++) own = hashed(own, word.charCodeAt(at));
    for (let slot = own & (size - 1); table[slot] !== 0; slot = (slot + 1) & (size - 1)) {
      const found = (table[slot] as number) - 1;
      const begin = begins[found] as number;
      if (begin + word.length + 1 === begins[found + 1] && list.startsWith(word, begin)) return found;
    }
    return -1;
  };
}
