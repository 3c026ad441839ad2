/**
 * The features of a page, as rows of the model's weight tables: of lines for each role, of the beginning and the
 * end of a unit, and of one line following another.
 */
import type { Lexicon } from '../lexicon/index.ts';
import type { Learnt } from '../resources.ts';
import { NO_YES, numbers, numberThrough, pairsOf, steps, stepsOf, yes } from './bins.ts';
import type { Cohesion, PairTable } from './cohesion.ts';
import { firstLook } from './first-look/index.ts';
import { lengthBin, lineFeatures, NARROW_RUNS } from './line-features.ts';
import { END_SHAPES, headlike, isOpen, type LineView, START_SHAPES } from './line-view.ts';
import {
  COMMAS,
  CONTEXTS,
  contextBin,
  FIGURES,
  GRAMMAR,
  LINE_LENGTHS,
  LIST_STEPS,
  type LinkSide,
  listStep,
  MARKS,
  SIZES,
} from './link-sides.ts';
import { type Links, thinkOfLinks } from './links.ts';
import { COSINES, MATTERS, type Measures, measurePage, RUNS, SHARES } from './measures.ts';
import { CROSSINGS, type Seams } from './seams.ts';
import { type UnitFeatures, unitFeatures } from './unit-features.ts';
import type { NumberedRows, Vocabulary } from './vocabulary.ts';
import { wordingsOfEnd, wordingsOfLine, wordingsOfStart } from './wording-features.ts';
import { CHANCES, CHANGES, READ_AS } from './wordings.ts';

export interface PageFeatures {
  views: readonly LineView[];
  /** Rows of the role table for each line. */
  line: readonly number[][];
  /** Rows of the role table for each line, if a unit begins with it. */
  start: readonly number[][];
  /** Rows of the role table for each line, if a unit ends with it. */
  end: readonly number[][];
  /** The links that are thought of: the next line, and what speaks for itself further off. */
  links: Links;
  /**
   * Rows of the kind table for each link, one for each family, -1 where it says nothing: KIND_FAMILIES of them from
   * link * KIND_FAMILIES on.
   */
  kind: Int32Array;
  /** Rows of the pair table, in the same way. */
  pair: Int32Array;
  /** Rows of the unit table for lines that are thought of as one unit. */
  unit: UnitFeatures;
}

const DISTANCES = [-60, -30, -15, -7, -3, -2, 0, 1, 2, 3, 6, 12, 25, 50];
const REACHES = [-8, 0, 1, 4, 12];
const WINDOWS = [0, 0.01, 0.025, 0.045, 0.07, 0.1, 0.15, 0.22, 0.35];
/** How much longer one line of a headline is than the next. */
const RATIOS = [0.5, 0.75, 0.95, 1.05, 1.35, 2, 3];
const ACROSS = [0.01, 0.03, 0.06, 0.11];
const BONDS = [-0.1, 0.1, 0.25, 0.4, 0.6];
const KINSHIPS = [0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.85];
const SEAMS = [-6, -4, -2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 4, 6];
const WORDS = [-3, -1.5, -0.5, 0, 0.5, 1.5, 3];
/** Values of `LineView.gap`, from -1 on. */
const GAPS = ['-1', '0', '1', '2', '3', '4'];
const RANKS = numbers(4);
const BONDED = pairsOf(stepsOf(BONDS), '/', stepsOf(ACROSS));
/** The bin of a family that says nothing of a link. */
const NOTHING = -1;
const withNext = (bins: readonly string[]): string[] => pairsOf(bins, ':', NO_YES);

/** What is said of the kind of a link: families of features, each with the names of its bins. */
const KIND_BINS = {
  distance: stepsOf(DISTANCES),
  gap: GAPS,
  shapes: pairsOf(END_SHAPES, '>', START_SHAPES),
  seam: pairsOf(stepsOf(SEAMS), ':', NO_YES),
  'crossing-word': stepsOf(WORDS),
  'page-gram': pairsOf(CROSSINGS, ':', NO_YES),
  balance: pairsOf(pairsOf(numbers(2), '', numbers(2)), ':', NO_YES),
  cosine: stepsOf(COSINES),
  window: withNext(stepsOf(WINDOWS)),
  'window-rank': withNext(RANKS),
  matter: withNext(stepsOf(MATTERS)),
  run: withNext(stepsOf(RUNS)),
  'run-matter': withNext(stepsOf(MATTERS)),
  across: BONDED,
  head: stepsOf(SHARES),
  'head-matter': stepsOf(MATTERS),
  'head-rank': withNext(RANKS),
  narrow: withNext(pairsOf(NARROW_RUNS, '>', NARROW_RUNS)),
  list: LIST_STEPS,
  context: CONTEXTS,
  reach: pairsOf(pairsOf(stepsOf(REACHES), ':', NO_YES), ':', NO_YES),
  lengths: pairsOf(LINE_LENGTHS, '>', LINE_LENGTHS),
  'read-as': withNext(pairsOf(READ_AS, '>', READ_AS)),
  kinship: withNext(pairsOf(stepsOf(KINSHIPS), ':', NO_YES)),
  openings: withNext(pairsOf(stepsOf(CHANCES), '>', stepsOf(CHANCES))),
  change: withNext(stepsOf(CHANGES)),
  'change-across': withNext(stepsOf(CHANGES)),
} as const satisfies Record<string, readonly string[]>;
export type KindFamily = keyof typeof KIND_BINS;

/** What is said of the roles of two linked lines. */
const PAIR_BINS = {
  any: [''],
  distance: stepsOf(REACHES),
  start: START_SHAPES,
  end: END_SHAPES,
  gap: GAPS,
  longer: stepsOf(RATIOS),
  sizes: pairsOf(SIZES, '>', SIZES),
  commas: pairsOf(COMMAS, '>', COMMAS),
  grammar: pairsOf(GRAMMAR, '>', GRAMMAR),
  figures: pairsOf(FIGURES, '>', FIGURES),
  marks: pairsOf(MARKS, '>', MARKS),
} as const satisfies Record<string, readonly string[]>;

const KINDS = numberThrough(KIND_BINS);
const KIND_FIRST = Object.values(KINDS.first);
const PAIRS = numberThrough(PAIR_BINS);
const PAIR_FIRST = Object.values(PAIRS.first);
export const kindFamilies = Object.keys(KIND_BINS) as KindFamily[];
export const KIND_FAMILIES = kindFamilies.length;
export const PAIR_FAMILIES = Object.keys(PAIR_BINS).length;

/** What the assembly is told. */
export type Models = Pick<Learnt, 'lexicon' | 'wordings' | 'firstLook' | 'weights'>;

export function pageFeatures(
  views: readonly LineView[],
  models: Models,
  without: ReadonlySet<KindFamily> = new Set(),
  known: readonly (readonly [number, number])[] = [],
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

function linkFeatures(
  measures: Measures,
  links: Links,
  weights: Vocabulary,
  without: ReadonlySet<KindFamily>,
): Pick<PageFeatures, 'kind' | 'pair'> {
  const reader = new LinkReader(measures);
  const kinds = weights.numbered('kind', KINDS.names);
  const pairs = weights.numbered('pair', PAIRS.names);
  const kind = new Int32Array(links.count * KIND_FAMILIES).fill(-1);
  const pair = new Int32Array(links.count * PAIR_FAMILIES).fill(-1);
  links.after.forEach((followers, i) => {
    for (const j of followers) {
      const link = links.of(i, j);
      writeRows(kind, link * KIND_FAMILIES, reader.kindBins(i, j), KIND_FIRST, kinds);
      writeRows(pair, link * PAIR_FAMILIES, reader.pairBins(i, j), PAIR_FIRST, pairs);
    }
  });
  for (const family of without)
    for (let at = kindFamilies.indexOf(family); at < kind.length; at += KIND_FAMILIES) kind[at] = -1;
  return { kind, pair };
}

/** Writes the rows of these bins, one of each family, from a place on. */
function writeRows(
  into: Int32Array,
  at: number,
  bins: readonly number[],
  first: readonly number[],
  rows: NumberedRows,
): void {
  for (let f = 0; f < bins.length; f++) {
    const bin = bins[f] as number;
    if (bin !== NOTHING) into[at + f] = rows.row((first[f] as number) + bin);
  }
}

const paired = (first: number, count: number, second: number): number => first * count + second;

/** Finds the bins of links. */
class LinkReader {
  private readonly measures: Measures;
  private readonly windowRank: Uint8Array;
  private readonly headRank: Uint8Array;

  constructor(measures: Measures) {
    const { views, sides, cohesion } = measures;
    this.measures = measures;
    this.windowRank = rank(views.length, cohesion.windows, () => true);
    this.headRank = rank(views.length, cohesion.head, (i) => sides[i]?.head ?? false);
  }

  /** In the order of KIND_BINS, each with the bin that its name has there. */
  kindBins(i: number, j: number): number[] {
    const { views, sides, cohesion, seams, wordings } = this.measures;
    const [a, b] = [sides[i] as LinkSide, sides[j] as LinkSide];
    const ij = i * views.length + j;
    const next = yes(j === i + 1);
    const full = yes(a.view.end === 'full');
    const goesOn = yes(a.view.end === 'open');
    return [
      steps(j - i, DISTANCES),
      gapBin(i, j, b),
      a.end * START_SHAPES.length + b.start,
      a.open ? 2 * steps(seams.seam[ij] ?? 0, SEAMS) + goesOn : NOTHING,
      a.open ? steps(seams.word(i, j), WORDS) : NOTHING,
      a.open ? 2 * (seams.crossing[ij] ?? 0) + goesOn : NOTHING,
      4 * Math.min(1, a.view.unclosed) + 2 * Math.min(1, b.view.unopened) + full,
      steps(cohesion.lines[ij] ?? 0, COSINES),
      2 * steps(cohesion.windows[ij] ?? 0, WINDOWS) + next,
      2 * (this.windowRank[ij] ?? 0) + next,
      2 * steps(cohesion.matter(i, j), MATTERS) + next,
      2 * steps(cohesion.runTable[ij] ?? 0, RUNS) + next,
      2 * steps(cohesion.runMatter(i, j), MATTERS) + next,
      b.head ? bondBin(cohesion, i, j + 1) : NOTHING,
      a.head ? steps(cohesion.head[ij] ?? 0, SHARES) : NOTHING,
      a.head ? steps(cohesion.headMatter(i, j), MATTERS) : NOTHING,
      a.head ? 2 * (this.headRank[ij] ?? 0) + next : NOTHING,
      2 * paired(a.narrow, NARROW_RUNS.length, b.narrow) + next,
      LIST_STEPS.indexOf(listStep(a, b)),
      next ? NOTHING : contextBin(a, b),
      4 * steps(j - i, REACHES) + 2 * yes(a.open) + yes(b.view.start === 'inside'),
      paired(a.length, LINE_LENGTHS.length, b.length),
      2 * paired(wordings.readAs[i] ?? 0, READ_AS.length, wordings.readAs[j] ?? 0) + next,
      2 * (2 * steps(wordings.kinship(i, j), KINSHIPS) + full) + next,
      2 * paired(wordings.opening[i] ?? 0, CHANCES.length + 1, wordings.opening[j] ?? 0) + next,
      2 * steps(wordings.change(i, j), CHANGES) + next,
      b.head ? 2 * steps(wordings.change(i, j + 1), CHANGES) + next : NOTHING,
    ];
  }

  /** In the order of PAIR_BINS. */
  pairBins(i: number, j: number): number[] {
    const { sides } = this.measures;
    const [a, b] = [sides[i] as LinkSide, sides[j] as LinkSide];
    const heads = a.head && b.head;
    return [
      0,
      steps(j - i, REACHES),
      b.start,
      a.end,
      gapBin(i, j, b),
      heads ? steps(a.view.dense.length / Math.max(1, b.view.dense.length), RATIOS) : NOTHING,
      heads ? paired(a.size, SIZES.length, b.size) : NOTHING,
      heads ? paired(a.commas, COMMAS.length, b.commas) : NOTHING,
      heads ? paired(a.grammar, GRAMMAR.length, b.grammar) : NOTHING,
      heads ? paired(a.figures, FIGURES.length, b.figures) : NOTHING,
      heads ? paired(a.marks, MARKS.length, b.marks) : NOTHING,
    ];
  }
}

/** The blank lines before a line that is the next. */
const gapBin = (i: number, j: number, { view }: LinkSide): number => (j === i + 1 ? 1 + view.gap : NOTHING);

/** How much the text before and the text behind have to do with each other, in one word. */
function bondBin(cohesion: Cohesion, i: number, j: number): number {
  return steps(cohesion.runMatter(i, j), BONDS) * (ACROSS.length + 1) + steps(cohesion.runs(i, j), ACROSS);
}

const bond = (cohesion: Cohesion, i: number, j: number): string => BONDED[bondBin(cohesion, i, j)] ?? '';

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

/**
 * For each pair: 0: best of all j for this i; 1: among the best three; 2: the rest; 3: nothing shared.
 * @param ranked whether the measure tells anything of a line
 */
function rank(n: number, values: PairTable, ranked: (i: number) => boolean): Uint8Array {
  const ranks = new Uint8Array(n * n).fill(3);
  for (let i = 0; i < n; i++) {
    if (!ranked(i)) continue;
    let [first, second, third] = [0, 0, 0];
    for (let j = 0; j < n; j++) {
      const value = i === j ? 0 : (values[i * n + j] ?? 0);
      if (value > first) [first, second, third] = [value, first, second];
      else if (value > second) [second, third] = [value, second];
      else if (value > third) third = value;
    }
    for (let j = 0; j < n; j++) {
      const value = i === j ? 0 : (values[i * n + j] ?? 0);
      if (value > 0) ranks[i * n + j] = value >= first ? 0 : value >= third ? 1 : 2;
    }
  }
  return ranks;
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
