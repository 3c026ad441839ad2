/**
 * Learns the weights from annotated pages, in two stages: the likelihood of every role and link is made as great as it
 * can be, page by page (Adam, some of the features left out each time), and then the structures that the search finds are brought to the annotations.
 */
import { OUT_TABLES, type Vocabulary } from '../pipeline/assembly/vocabulary.ts';
import type { Example } from './examples.ts';
import { eachRow, emptyTables, Gradient, rowBeside, type WeightTables } from './gradient.ts';
import { teachLikelihood } from './likelihood.ts';
import { Mean } from './mean.ts';
import { randomFrom, shuffle } from './random.ts';
import { learnStructures } from './structured.ts';
import { fitForAll, thin } from './thinning.ts';

export interface LearningOptions {
  epochs: number;
  /** Adam's step at the beginning; it falls to nothing. */
  rate: number;
  /** Pull of every weight towards nothing, as a share of the step. */
  decay: number;
  /** Share of the features that is left out each time. */
  left: number;
}

export const LEARNING: LearningOptions = { epochs: 8, rate: 0.03, decay: 0.03, left: 0.35 };

/** Share of the epochs after which the weights are averaged: the mean of many knows better than the last. */
const SETTLED = 0.4;

/**
 * Learns anew: what the weights were is forgotten.
 * @param chance another number, another beginning and another order of the pages
 */
export function learn(examples: readonly Example[], words: Vocabulary, chance = 0): void {
  const shown = examples.flatMap((example) => Array<Example>(example.times).fill(example));
  words.forget();
  tellApart(words, randomFrom(5 + CHANCES * chance));
  learnLikelihoods(shown, words, LEARNING, randomFrom(7 + CHANCES * chance));
  learnStructures(shown, words, randomFrom(11 + CHANCES * chance));
}

/** Between the seeds of two learnings. */
const CHANCES = 100;

/** What hidden numbers are worth at the beginning, at most: they must differ to learn different things. */
const FIRST_WORTH = 0.3;

function tellApart(words: Vocabulary, random: () => number): void {
  for (const row of OUT_TABLES.flatMap((table) => words.weights[table]))
    for (let c = 0; c < row.length; c++) row[c] = FIRST_WORTH * (2 * random() - 1);
}

function learnLikelihoods(
  examples: readonly Example[],
  words: Vocabulary,
  options: LearningOptions,
  random: () => number,
): void {
  const order = [...examples];
  const moments: Moments = { first: emptyTables(), second: emptyTables() };
  const steps = options.epochs * examples.length;
  const mean = new Mean(words);
  const gradient = new Gradient(words, true);
  let step = 0;
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random);
    for (const example of order) {
      teachLikelihood(thin(example, options.left, random), words, gradient);
      step++;
      update(words, gradient, moments, step, options.rate * (1 - (step - 1) / steps), options.decay);
    }
    if (epoch >= options.epochs * SETTLED) mean.take();
  }
  mean.settle();
  fitForAll(words, options.left);
}

interface Moments {
  first: WeightTables;
  second: WeightTables;
}

/** Adam's, as its authors give them. */
const FIRST = 0.9;
const SECOND = 0.999;

/** Moves the weights by what was taught, and takes the teaching away. */
function update(
  words: Vocabulary,
  gradient: Gradient,
  moments: Moments,
  step: number,
  rate: number,
  decay: number,
): void {
  const first = 1 - FIRST ** step;
  const second = 1 - SECOND ** step;
  eachRow(words, gradient.slopes, (weights, slopes, table, row) => {
    const m = rowBeside(moments.first, table, row, weights.length);
    const v = rowBeside(moments.second, table, row, weights.length);
    for (let c = 0; c < weights.length; c++) {
      const slope = slopes[c] ?? 0;
      slopes[c] = 0;
      if (slope === 0 && m[c] === 0) continue;
      m[c] = FIRST * (m[c] ?? 0) + (1 - FIRST) * slope;
      v[c] = SECOND * (v[c] ?? 0) + (1 - SECOND) * slope * slope;
      const pull = (m[c] ?? 0) / first / (Math.sqrt((v[c] ?? 0) / second) + 1e-3);
      weights[c] = (weights[c] ?? 0) * (1 - rate * decay) + rate * pull;
    }
  });
}
