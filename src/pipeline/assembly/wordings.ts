/**
 * What the lines of a page read as by their words alone (wording/): of which part of a unit, and of what kind of text.
 * An advertisement, a letter and a report use other words, and so do the first paragraph of a report and the others.
 */

import type { Multinomial } from '../multinomial.ts';
import { wordingFeatures } from '../wording/features.ts';
import { PARTS, TEXTS, WORDINGS } from '../wording/kinds.ts';
import { steps } from './bins.ts';
import { headlike, type LineView } from './line-view.ts';

/** Limits of how likely something is. */
export const CHANCES = [0.1, 0.25, 0.45, 0.65, 0.85];
/** Limits of how much likelier two texts are of two kinds than of one; -1: there is no text. */
export const CHANGES = [-0.5, 0.01, 0.3, 0.8, 1.5, 2.5, 4, 7];
/** What a line reads as a piece of. */
export const READ_AS = ['no text', 'furniture', ...TEXTS] as const;
const FIRST_TEXT = 2;

/** A kind of text as its place in TEXTS. */
type TextIndex = number;

export interface Wordings {
  /** For each line how likely it is each of PARTS, and the place of the likeliest there. */
  parts: readonly Float64Array[];
  part: readonly number[];
  /** For each line its place in READ_AS. */
  readAs: readonly number[];
  /** For each line of a report how likely it is the first one, in steps of CHANCES. */
  opening: readonly number[];
  /** How likely two lines are of the same kind of text. */
  kinship(i: number, j: number): number;
  /** How much likelier the text that ends with line i and that which begins with line j are of two kinds than of one. */
  change(i: number, j: number): number;
  /** The kind of text that lines are likeliest of, if it is one; and how much likelier each is of its own. */
  mixture(lines: readonly number[]): { text: TextIndex; mixed: number };
}

const PART_OF = WORDINGS.map(({ part }) => PARTS.indexOf(part));
const READ_AS_OF = WORDINGS.map(({ part, text }) => {
  if (part === 'furniture') return READ_AS.indexOf('furniture');
  return text ? READ_AS.indexOf(text) : READ_AS.indexOf('no text');
});
const OPENING = WORDINGS.findIndex(({ part }) => part === 'opening');
const GOES_ON = WORDINGS.findIndex(({ part, text }) => part === 'body' && text === 'report');

/** Added to what is likely, so that nothing is impossible. */
const LEAST_CHANCE = 0.01;

/** @param words of each line, in order */
export function readWordings(
  views: readonly LineView[],
  words: readonly (readonly string[])[],
  weights: Multinomial,
): Wordings {
  const chances = views.map((view, k) => weights.chances(wordingFeatures(view, words[k] ?? [])));
  const parts = chances.map((line) => summed(line, PART_OF, PARTS.length));
  const kinds = chances.map((line) => summed(line, READ_AS_OF, READ_AS.length));
  // Where the words do not tell of which kind of text a line is, each is as likely.
  const texts = kinds.map((line) => {
    const untold = (line[0] ?? 0) + (line[1] ?? 0);
    return line.slice(FIRST_TEXT).map((chance) => chance + untold / TEXTS.length);
  });
  const logs = texts.map((line) => line.map((chance) => Math.log(chance + LEAST_CHANCE)));
  const isHead = views.map(headlike);
  const before = logs.map((_, k) => sumOfRun(logs, isHead, k, -1));
  const behind = logs.map((_, k) => sumOfRun(logs, isHead, k, 1));
  const part = parts.map(likeliest);
  const readAs = kinds.map(likeliest);
  const opening = chances.map((line) => {
    const [first, later] = [line[OPENING] ?? 0, line[GOES_ON] ?? 0];
    return steps(first / (first + later + LEAST_CHANCE), CHANCES);
  });
  /** Of the texts that are looked at together. */
  const sum = new Float64Array(TEXTS.length);
  const change = (i: number, j: number): number => {
    const [a, b] = [before[i], behind[j]];
    if (!a || !b) return -1;
    for (let t = 0; t < sum.length; t++) sum[t] = (a[t] as number) + (b[t] as number);
    return best(a) + best(b) - best(sum);
  };
  return {
    parts,
    part,
    readAs,
    opening,
    kinship(i, j) {
      const [a, b] = [texts[i], texts[j]];
      let both = 0;
      if (a && b) for (let t = 0; t < a.length; t++) both += (a[t] as number) * (b[t] as number);
      return both;
    },
    change,
    mixture(lines) {
      sum.fill(0);
      let apart = 0;
      for (const k of lines) {
        const line = logs[k];
        if (!line) continue;
        for (let t = 0; t < sum.length; t++) sum[t] = (sum[t] as number) + (line[t] as number);
        apart += best(line);
      }
      return { text: likeliest(sum), mixed: apart - best(sum) };
    },
  };
}

function summed(chances: Float64Array, groupOf: readonly number[], groups: number): Float64Array {
  const sums = new Float64Array(groups);
  chances.forEach((chance, k) => {
    const group = groupOf[k] ?? 0;
    sums[group] = (sums[group] ?? 0) + chance;
  });
  return sums;
}

/** Lines of a run of text that are looked at. */
const RUN_LINES = 5;

/** Sums over the lines from one on, in one direction, up to the next headline. */
function sumOfRun(
  logs: readonly Float64Array[],
  isHead: readonly boolean[],
  from: number,
  step: 1 | -1,
): Float64Array {
  const sum = new Float64Array(TEXTS.length);
  for (let k = from; logs[k] && Math.abs(k - from) < RUN_LINES; k += step) {
    if (k !== from && isHead[k]) break;
    logs[k]?.forEach((log, t) => {
      sum[t] = (sum[t] ?? 0) + log;
    });
    if (isHead[k]) break;
  }
  return sum;
}

function likeliest(values: Float64Array): number {
  let at = 0;
  for (let k = 1; k < values.length; k++) if ((values[k] ?? 0) > (values[at] ?? 0)) at = k;
  return at;
}

const best = (values: Float64Array): number => values[likeliest(values)] ?? 0;
