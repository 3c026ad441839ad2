/**
 * The second stage of learning, with the search in the loop: on each page the best structure is looked for under the
 * weights, every mistake given a handicap in its favour; where it is not the annotation's, the weights move from the one
 * to the other. What counts is the structure as a whole, so that links far off and units find their weight beside what
 * the likelihoods say of each line (a structured perceptron with a margin, averaged).
 */
import { findStructure } from '../pipeline/assembly/inference.ts';
import { Scores } from '../pipeline/assembly/model.ts';
import type { Structure } from '../pipeline/assembly/structure.ts';
import type { Vocabulary } from '../pipeline/assembly/vocabulary.ts';
import type { Example } from './examples.ts';
import { eachRow, Gradient } from './gradient.ts';
import { Mean } from './mean.ts';
import { shuffle } from './random.ts';

export interface StructuredOptions {
  epochs: number;
  /** How far the weights move for one mistake. */
  step: number;
  /** What a wrong role, beginning, end or link is given above its score. */
  handicap: number;
}

export const STRUCTURED: StructuredOptions = { epochs: 4, step: 0.02, handicap: 1 };

/** Pages between two takings of the mean. */
const MEAN_EVERY = 20;

export function learnStructures(
  examples: readonly Example[],
  words: Vocabulary,
  random: () => number,
  { epochs, step, handicap }: StructuredOptions = STRUCTURED,
): void {
  const order = [...examples];
  const mean = new Mean(words);
  let pages = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (const { features, gold } of order) {
      const scores = new Scores(features, words);
      scores.handicap(gold, handicap);
      const found = findStructure(scores);
      if (!same(found, gold)) {
        const gradient = new Gradient(words, false);
        gradient.teachStructure(scores, gold, step);
        gradient.teachStructure(scores, found, -step);
        eachRow(words, gradient.slopes, (weights, slopes) => {
          for (let c = 0; c < weights.length; c++) weights[c] = (weights[c] ?? 0) + (slopes[c] ?? 0);
        });
      }
      if (++pages % MEAN_EVERY === 0) mean.take();
    }
  }
  mean.settle();
}

function same(a: Structure, b: Structure): boolean {
  return (
    a.roles.every((role, k) => role === b.roles[k]) && a.successor.every((next, k) => next === b.successor[k])
  );
}
