/**
 * Features left out by chance (dropout): what a page teaches must not hang on single features, of which many say
 * nearly the same, or the weights know the pages that they were learnt from by heart and no others.
 */
import { isOut, type Vocabulary } from '../pipeline/assembly/vocabulary.ts';
import type { Example } from './examples.ts';

/** The example with this share of the features of its lines and links left out. */
export function thin(example: Example, share: number, random: () => number): Example {
  const some = (rows: readonly number[]): number[] => rows.filter(() => random() >= share);
  const someOf = (rows: Int32Array): Int32Array => rows.map((row) => (random() >= share ? row : -1));
  const { features } = example;
  return {
    ...example,
    features: {
      ...features,
      line: features.line.map(some),
      start: features.start.map(some),
      end: features.end.map(some),
      kind: someOf(features.kind),
      pair: someOf(features.pair),
    },
  };
}

/** Makes weights that were learnt with a share of the features left out fit for all of them. */
export function fitForAll(words: Vocabulary, share: number): void {
  words.eachRow((weights, table) => {
    if (isOut(table)) return;
    for (let c = 0; c < weights.length; c++) weights[c] = (weights[c] ?? 0) * (1 - share);
  });
}
