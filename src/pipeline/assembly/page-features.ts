/**
 * The features of a page, as rows of the model's weight tables: of lines for each role, of the beginning and the
 * end of a unit, and of one line following another.
 */
import type { Lexicon } from '../lexicon/index.ts';
import type { Learnt } from '../resources.ts';
import { steps } from './bins.ts';
import type { Cohesion } from './cohesion.ts';
import { firstLook } from './first-look/index.ts';
import { lengthBin, lineFeatures } from './line-features.ts';
import { headlike, isOpen, type LineView } from './line-view.ts';
import { type KindFamily, type LinkFeatures, linkFeatures } from './link-features.ts';
import { type Links, thinkOfLinks } from './links.ts';
import { bond, measurePage, SEAMS, WORDS } from './measures.ts';
import type { Seams } from './seams.ts';
import { type UnitFeatures, unitFeatures } from './unit-features.ts';
import { wordingsOfEnd, wordingsOfLine, wordingsOfStart } from './wording-features.ts';

export interface PageFeatures extends LinkFeatures {
  views: readonly LineView[];
  /** Rows of the role table for each line. */
  line: readonly number[][];
  /** Rows of the role table for each line, if a unit begins with it. */
  start: readonly number[][];
  /** Rows of the role table for each line, if a unit ends with it. */
  end: readonly number[][];
  /** The links that are thought of: the next line, and what speaks for itself further off. */
  links: Links;
  /** Rows of the unit table for lines that are thought of as one unit. */
  unit: UnitFeatures;
}

/** What the assembly is told. */
export type Models = Pick<Learnt, 'lexicon' | 'wordings' | 'firstLook' | 'weights'>;

export function pageFeatures(
  views: readonly LineView[],
  models: Models,
  without: ReadonlySet<KindFamily> = new Set(),
  known?: readonly (readonly [number, number])[],
): PageFeatures {
  const { lexicon, weights } = models;
  const measures = measurePage(views, models);
  const { words, cohesion, seams } = measures;
  const firstWords = views.map((view, k) =>
    headlike(view) ? 'head' : firstWord(view, words[k] ?? [], lexicon),
  );
  const line = lineFeatures(views, (k) => bond(cohesion, k - 1, k + 1)).map((names, k) =>
    weights.rows('role', [
      ...names,
      ...seamFeatures(views, k, seams),
      ...wordFeatures(views, k, firstWords),
      ...wordingsOfLine(measures, k),
    ]),
  );
  const start = views.map((_, j) =>
    weights.rows('role', [
      ...startFeatures(views, j, cohesion),
      `starts-with:${firstWords[j]}`,
      ...wordingsOfStart(measures, j),
    ]),
  );
  const end = views.map((_, i) =>
    weights.rows('role', [...endFeatures(views, i, cohesion), ...wordingsOfEnd(measures, i)]),
  );
  const links = thinkOfLinks(views.length, firstLook(measures, models.firstLook), known);
  return {
    views,
    line,
    start,
    end,
    links,
    ...linkFeatures(measures, links, weights, without),
    unit: unitFeatures(measures, weights),
  };
}

function startFeatures(views: readonly LineView[], j: number, cohesion: Cohesion): string[] {
  const view = views[j];
  if (!view) return [];
  const before = views[j - 1];
  return [
    'starts',
    `starts:${view.start}`,
    `starts-gap:${view.gap}`,
    `starts-after:${before ? (headlike(before) ? `head-${before.end}` : before.end) : 'none'}`,
    `starts-open:${before ? isOpen(before) : false}:${view.start === 'inside'}`,
    `starts-len:${lengthBin(view.dense.length)}`,
    `starts-bond:${bond(cohesion, j - 1, headlike(view) ? j + 1 : j)}:${headlike(view)}`,
  ];
}

function endFeatures(views: readonly LineView[], i: number, cohesion: Cohesion): string[] {
  const view = views[i];
  if (!view) return [];
  const next = views[i + 1];
  return [
    'ends',
    `ends:${view.end}`,
    `ends-signed:${/（[\p{Script=Han}\s·、]{2,20}）$/u.test(view.text)}`,
    `ends-before:${next ? (headlike(next) ? 'head' : next.start) : 'none'}`,
    `ends-gap:${next?.gap ?? -1}`,
    `ends-len:${lengthBin(view.dense.length)}`,
    `ends-bond:${bond(cohesion, i, headlike(next) ? i + 2 : i + 1)}:${headlike(next)}`,
  ];
}

/** ln of the relative frequency of words that are met often enough to tell how texts begin. */
const OFTEN = -11;

/** The word that a line of text begins with: 近日 begins a report, 此外 and 他 go on with one, 了 is torn off. */
function firstWord({ dense }: LineView, words: readonly string[], lexicon: Lexicon): string {
  const [, , unit] = /^[^\p{L}\p{N}]*(\d{1,4})([年月日])/u.exec(dense) ?? [];
  if (unit) return unit;
  const word = words.find((one) => /[\p{L}\p{N}]/u.test(one)) ?? '';
  if (/^\d/.test(word)) return 'digit';
  return (lexicon.wordLogFrequency(word) ?? Number.NEGATIVE_INFINITY) > OFTEN ? word : 'rare';
}

function wordFeatures(views: readonly LineView[], k: number, firstWords: readonly string[]): string[] {
  const own = `first-word:${firstWords[k]}`;
  return headlike(views[k]) ? [own, `next-word:${firstWords[k + 1]}`] : [own];
}

/** How well a line goes on with the lines before and behind it. */
function seamFeatures(views: readonly LineView[], k: number, { seam, crossing, word }: Seams): string[] {
  const n = views.length;
  const before = views[k - 1];
  const view = views[k];
  const behind = views[k + 1];
  const names: string[] = [];
  if (!view) return names;
  const size = headlike(view) ? 'head' : 'text';
  if (before && isOpen(before))
    names.push(
      `seam-before:${steps(seam[(k - 1) * n + k] ?? 0, SEAMS)}:${size}`,
      `word-before:${steps(word(k - 1, k), WORDS)}:${crossing[(k - 1) * n + k]}`,
    );
  else names.push(`closed-before:${size}`);
  if (behind && isOpen(view))
    names.push(
      `seam-behind:${steps(seam[k * n + k + 1] ?? 0, SEAMS)}:${size}`,
      `word-behind:${steps(word(k, k + 1), WORDS)}:${crossing[k * n + k + 1]}:${size}`,
    );
  return names;
}
