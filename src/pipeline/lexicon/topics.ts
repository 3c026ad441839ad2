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
  const places = new Map<string, number>();
  const starts = new Uint32Array(counts.length + 1);
  let place = 0;
  for (const word of sections.text('topics.words').split(' ')) {
    places.set(word, place);
    starts[place + 1] = (starts[place] ?? 0) + (counts[place] ?? 0);
    place++;
  }
  return {
    add(sum, word, weight) {
      const at = places.get(word);
      if (at === undefined) return;
      for (let k = starts[at] ?? 0; k < (starts[at + 1] ?? 0); k++) {
        const topic = numbers[k] ?? 0;
        sum[topic] = (sum[topic] ?? 0) + weight * (strengths[k] ?? 0) * STEP;
      }
    },
  };
}
