/**
 * Learns which links are worth thinking of: each link of an annotation that leads further than to the next line is to
 * stand above all others of its two lines (softmax over the followers of the one, and over the leaders of the other).
 */
import {
  type FirstLookData,
  LOOK_FAMILIES,
  LOOK_NAMES,
  Looker,
} from '../pipeline/assembly/first-look/index.ts';
import { measurePage } from '../pipeline/assembly/measures.ts';
import { predecessorsOf } from '../pipeline/assembly/structure.ts';
import { toChances } from '../pipeline/chances.ts';
import type { Learnt } from '../pipeline/resources.ts';
import type { AnnotatedPage } from './annotated-pages.ts';
import { readStructure } from './examples.ts';
import { randomFrom, shuffle } from './random.ts';

/** A link of an annotation and all that might stand in its place, LOOK_FAMILIES bins each; the link itself is first. */
export type Choice = Int32Array;

const EPOCHS = 6;
const RATE = 0.3;
/** Pull of every weight towards nothing. */
const DECAY = 0.002;
/** Alternatives less likely than this teach nothing. */
const LEAST_PROBABLE = 1e-4;

export function choicesOf(page: AnnotatedPage, models: Pick<Learnt, 'lexicon' | 'wordings'>): Choice[] {
  const { views, structure } = readStructure(page, models.lexicon);
  const looker = new Looker(measurePage(views, models));
  const all = views.map((_, k) => k);
  const choice = (pairs: [number, number][]): Choice => {
    const bins = new Int32Array(pairs.length * LOOK_FAMILIES);
    pairs.forEach(([i, j], at) => {
      looker.look(i, j, bins, at * LOOK_FAMILIES);
    });
    return bins;
  };
  return [...predecessorsOf(structure.successor)].flatMap((i, j) => {
    if (i < 0 || i === j - 1) return [];
    const followers = all.filter((k) => k !== i && k !== i + 1 && k !== j);
    const leaders = all.filter((k) => k !== j && k !== j - 1 && k !== i);
    return [
      choice([[i, j], ...followers.map((k): [number, number] => [i, k])]),
      choice([[i, j], ...leaders.map((k): [number, number] => [k, j])]),
    ];
  });
}

export function learnFirstLook(choices: readonly Choice[]): FirstLookData {
  const weights = new Float64Array(LOOK_NAMES.length);
  const moved = new Float64Array(LOOK_NAMES.length).fill(1);
  const slopes = new Map<number, number>();
  const order = [...choices];
  const random = randomFrom(2);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, random);
    for (const bins of order) {
      slopes.clear();
      const chances = chancesUnder(weights, bins);
      chances.forEach((chance, k) => {
        const slope = chance - (k === 0 ? 1 : 0);
        if (Math.abs(slope) < LEAST_PROBABLE) return;
        for (const bin of bins.subarray(k * LOOK_FAMILIES, (k + 1) * LOOK_FAMILIES))
          slopes.set(bin, (slopes.get(bin) ?? 0) + slope);
      });
      for (const [bin, sum] of slopes) {
        const slope = sum + DECAY * (weights[bin] ?? 0);
        moved[bin] = (moved[bin] ?? 0) + slope * slope;
        weights[bin] = (weights[bin] ?? 0) - (RATE * slope) / Math.sqrt(moved[bin] ?? 1);
      }
    }
  }
  return Object.fromEntries(
    LOOK_NAMES.flatMap((name, bin) => {
      const weight = Math.round(100 * (weights[bin] ?? 0)) / 100;
      return weight === 0 ? [] : [[name, weight]];
    }),
  );
}

function chancesUnder(weights: Float64Array, bins: Choice): Float64Array {
  const sums = new Float64Array(bins.length / LOOK_FAMILIES);
  bins.forEach((bin, at) => {
    const k = Math.floor(at / LOOK_FAMILIES);
    sums[k] = (sums[k] ?? 0) + (weights[bin] ?? 0);
  });
  return toChances(sums);
}
