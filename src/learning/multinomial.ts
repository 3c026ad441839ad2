/**
 * What of several things something is, by its features: of each feature, how much it says for each (multinomial
 * logistic regression, example by example, the steps of each weight smaller the more it was moved).
 */
import { toChances } from '../pipeline/chances.ts';
import { randomFrom, shuffle } from './random.ts';

export interface MultinomialExample {
  document: string;
  /** How much it counts. */
  times: number;
  /** Which of the things it is. */
  answer: number;
  features: Iterable<string>;
}

export interface MultinomialOptions {
  /** How many things there are. */
  width: number;
  epochs: number;
  rate: number;
  /** Pull of every weight towards nothing. */
  decay: number;
  /** Share of the features that is left out each time (thinning.ts). */
  left: number;
  /** What fewer documents show is chance. */
  leastDocuments: number;
}

/** @returns for each feature, in the order of the alphabet, how much it says for each of the things */
export function learnMultinomial(
  examples: readonly MultinomialExample[],
  { width, epochs, rate, decay, left, leastDocuments }: MultinomialOptions,
): [name: string, weights: Float64Array][] {
  const names = usualFeatures(examples, leastDocuments);
  const rowOf = new Map(names.map((name, row) => [name, row]));
  const weights = new Float64Array(names.length * width);
  const moved = new Float64Array(names.length * width).fill(1);
  const shown = examples.map(({ features, answer, times }) => ({
    rows: [...features].flatMap((name) => rowOf.get(name) ?? []),
    answer,
    times,
  }));
  const random = randomFrom(3);
  const thin = (rows: readonly number[]): readonly number[] =>
    left > 0 ? rows.filter(() => random() >= left) : rows;
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(shown, random);
    for (const { rows, answer, times } of shown) {
      const seen = thin(rows);
      const chances = chancesUnder(weights, seen, width);
      for (const row of seen)
        for (let k = 0; k < width; k++) {
          const at = row * width + k;
          const weight = weights[at] ?? 0;
          const slope = times * ((chances[k] ?? 0) - (k === answer ? 1 : 0)) + decay * weight;
          const sum = (moved[at] ?? 0) + slope * slope;
          moved[at] = sum;
          weights[at] = weight - (rate * slope) / Math.sqrt(sum);
        }
    }
  }
  return names.map((name, row) => [
    name,
    weights.slice(row * width, (row + 1) * width).map((weight) => weight * (1 - left)),
  ]);
}

/** What enough documents show, in the order of the alphabet: copies of one document count once. */
function usualFeatures(examples: readonly MultinomialExample[], leastDocuments: number): string[] {
  const documents = new Map<string, Set<string>>();
  for (const { document, features } of examples)
    for (const name of features) {
      const seen = documents.get(name);
      if (seen) seen.add(document);
      else documents.set(name, new Set([document]));
    }
  return [...documents].flatMap(([name, seen]) => (seen.size >= leastDocuments ? [name] : [])).sort();
}

function chancesUnder(weights: Float64Array, rows: readonly number[], width: number): Float64Array {
  const chances = new Float64Array(width);
  for (const row of rows)
    for (let k = 0; k < width; k++) chances[k] = (chances[k] ?? 0) + (weights[row * width + k] ?? 0);
  return toChances(chances);
}
