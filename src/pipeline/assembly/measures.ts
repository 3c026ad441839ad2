/** Everything that is measured of a page's lines and of pairs of them, before anything is said of what they are. */
import type { Learnt } from '../resources.ts';
import { pairsOf, steps, stepsOf } from './bins.ts';
import { type Cohesion, measureCohesion } from './cohesion.ts';
import type { LineView } from './line-view.ts';
import { type LinkSide, linkSides } from './link-sides.ts';
import { measureSeams, type Seams } from './seams.ts';
import { readWordings, type Wordings } from './wordings.ts';

/** Limits of bins (bins.ts): of cosines of two lines and of two runs, of shares, of matters, of seams and words across. */
export const COSINES = [0, 0.01, 0.02, 0.035, 0.05, 0.08, 0.12, 0.2];
export const RUNS = [0, 0.01, 0.02, 0.035, 0.055, 0.08, 0.11, 0.15, 0.2];
export const SHARES = [0, 0.06, 0.12, 0.2, 0.3, 0.42, 0.55, 0.7];
export const MATTERS = [-0.25, -0.1, 0.05, 0.2, 0.35, 0.5, 0.65, 0.8];
export const SEAMS = [-6, -4, -2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 4, 6];
export const WORDS = [-3, -1.5, -0.5, 0, 0.5, 1.5, 3];
/** Limits of what runs of text have to do with each other: by what they are about, and by the words they share. */
const BONDS = [-0.1, 0.1, 0.25, 0.4, 0.6];
const ACROSS = [0.01, 0.03, 0.06, 0.11];
/** Names of the bins of `bondBin`. */
export const BONDED = pairsOf(stepsOf(BONDS), '/', stepsOf(ACROSS));

export interface Measures {
  views: readonly LineView[];
  /** The words of each line, in order. */
  words: readonly (readonly string[])[];
  sides: readonly LinkSide[];
  cohesion: Cohesion;
  seams: Seams;
  wordings: Wordings;
}

export function measurePage(
  views: readonly LineView[],
  { lexicon, wordings }: Pick<Learnt, 'lexicon' | 'wordings'>,
): Measures {
  const words = views.map(({ dense }) => lexicon.divide(dense));
  return {
    views,
    words,
    sides: linkSides(views),
    cohesion: measureCohesion(views, words, lexicon),
    seams: measureSeams(views, lexicon),
    wordings: readWordings(views, words, wordings),
  };
}

/** How much the text that ends with line i and that which begins with line j have to do with each other. */
export function bondBin(cohesion: Cohesion, i: number, j: number): number {
  return steps(cohesion.runMatter(i, j), BONDS) * (ACROSS.length + 1) + steps(cohesion.runs(i, j), ACROSS);
}

/** The same in one word. */
export const bond = (cohesion: Cohesion, i: number, j: number): string =>
  BONDED[bondBin(cohesion, i, j)] ?? '';
