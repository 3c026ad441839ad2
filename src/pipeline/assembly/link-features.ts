/** The features of one line following another, as rows of the model's weight tables. */
import { NO_YES, numbers, numberThrough, pairsOf, steps, stepsOf, yes } from './bins.ts';
import type { PairTable } from './cohesion.ts';
import { NARROW_RUNS } from './line-features.ts';
import { END_SHAPES, START_SHAPES } from './line-view.ts';
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
import type { Links } from './links.ts';
import { BONDED, bondBin, COSINES, MATTERS, type Measures, RUNS, SEAMS, SHARES, WORDS } from './measures.ts';
import { CROSSINGS } from './seams.ts';
import type { NumberedRows, Vocabulary } from './vocabulary.ts';
import { CHANCES, CHANGES, READ_AS } from './wordings.ts';

export interface LinkFeatures {
  /**
   * Rows of the kind table for each link, one for each family, -1 where it says nothing: KIND_FAMILIES of them from
   * link * KIND_FAMILIES on.
   */
  kind: Int32Array;
  /** Rows of the pair table, in the same way. */
  pair: Int32Array;
}

const DISTANCES = [-60, -30, -15, -7, -3, -2, 0, 1, 2, 3, 6, 12, 25, 50];
const REACHES = [-8, 0, 1, 4, 12];
const WINDOWS = [0, 0.01, 0.025, 0.045, 0.07, 0.1, 0.15, 0.22, 0.35];
/** How much longer one line of a headline is than the next. */
const RATIOS = [0.5, 0.75, 0.95, 1.05, 1.35, 2, 3];
const KINSHIPS = [0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.85];
/** Values of `LineView.gap`, from -1 on. */
const GAPS = ['-1', '0', '1', '2', '3', '4'];
const RANKS = numbers(4);
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

export function linkFeatures(
  measures: Measures,
  links: Links,
  weights: Vocabulary,
  without: ReadonlySet<KindFamily>,
): LinkFeatures {
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
