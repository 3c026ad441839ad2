/**
 * A first look at all pairs of lines: how much speaks for the one following the other, though it is not the next of the
 * file. What is seen at once decides which links are thought of at all; how much it says is learnt (weights.data.json).
 */
import { PARTS } from '../../wording/kinds.ts';
import { NO_YES, numberThrough, pairsOf, steps, stepsOf, yes } from '../bins.ts';
import { type PairTable, pairTable } from '../cohesion.ts';
import { END_SHAPES, START_SHAPES } from '../line-view.ts';
import { CONTEXTS, contextBin, type LinkSide } from '../link-sides.ts';
import { COSINES, type Measures, RUNS, SHARES } from '../measures.ts';
import { CROSSINGS } from '../seams.ts';
import { CHANCES, READ_AS } from '../wordings.ts';

/** As it stands in weights.data.json: of each bin how much it speaks for a link. */
export type FirstLookData = Record<string, number>;

/** Limits of bins (bins.ts). */
const DISTANCES = [-40, -20, -10, -5, -2, 0, 1, 3, 6, 10, 16, 25, 40];
const LENGTHS = [3, 6, 9, 12];
const SEAMS = [-4, -2, -1, 0, 1, 2, 3, 4, 6];
const KINSHIPS = [0.05, 0.1, 0.2, 0.35, 0.5, 0.7];
const MATTERS = [-0.2, 0, 0.1, 0.2, 0.35, 0.5, 0.7];

/** Whether the lines may be of a headline. */
const HEADS = ['text>text', 'text>head', 'head>text', 'head>head'];
const ofHeads = (bins: readonly string[]): string[] => pairsOf(HEADS, ':', bins);
/** Bin 0: the first line is none that may go on. */
const ifOpen = (bins: readonly string[]): string[] => ['closed', ...bins];

const LOOKS = numberThrough({
  shapes: ofHeads(pairsOf(END_SHAPES, '>', START_SHAPES)),
  seam: ifOpen(pairsOf(stepsOf(SEAMS), ':', NO_YES)),
  crossing: ifOpen(pairsOf(CROSSINGS, ':', NO_YES)),
  run: ofHeads(stepsOf(RUNS)),
  line: ofHeads(stepsOf(COSINES)),
  head: ['text', ...stepsOf(SHARES)],
  kinship: ofHeads(stepsOf(KINSHIPS)),
  part: pairsOf(PARTS, '>', PARTS),
  'read-as': pairsOf(READ_AS, '>', READ_AS),
  openings: ofHeads(pairsOf(stepsOf(CHANCES), '>', stepsOf(CHANCES))),
  distance: ofHeads(stepsOf(DISTANCES)),
  context: ofHeads(CONTEXTS),
  lengths: ofHeads(pairsOf(stepsOf(LENGTHS), '>', stepsOf(LENGTHS))),
  matter: ofHeads(stepsOf(MATTERS)),
});
const { first } = LOOKS;
const COUNTS = {
  starts: START_SHAPES.length,
  runs: stepsOf(RUNS).length,
  cosines: stepsOf(COSINES).length,
  kinships: stepsOf(KINSHIPS).length,
  chances: stepsOf(CHANCES).length,
  distances: stepsOf(DISTANCES).length,
  lengths: stepsOf(LENGTHS).length,
  matters: stepsOf(MATTERS).length,
};
export const LOOK_NAMES = LOOKS.names;
/** Bins of a pair of lines: one of each family. */
export const LOOK_FAMILIES = Object.keys(first).length;

/** Looks at pairs of lines of one page. */
export class Looker {
  private readonly measures: Measures;
  /** How much each line has to do with itself. */
  private readonly lengths: Float64Array;

  constructor(measures: Measures) {
    const { views, cohesion } = measures;
    this.measures = measures;
    this.lengths = Float64Array.from(views, (_, k) => Math.sqrt(cohesion.matters[k * views.length + k] ?? 0));
  }

  /** What is seen of lines i and j, as numbers of LOOK_NAMES, written from `at` on. */
  look(i: number, j: number, into: Int32Array, at: number): void {
    const { views, sides, cohesion, seams, wordings } = this.measures;
    const [a, b] = [sides[i] as LinkSide, sides[j] as LinkSide];
    const ij = i * views.length + j;
    const heads = 2 * yes(a.head) + yes(b.head);
    const goesOn = yes(a.view.end === 'open');
    const openings = (wordings.opening[i] ?? 0) * COUNTS.chances + (wordings.opening[j] ?? 0);
    const lengths = steps(a.length, LENGTHS) * COUNTS.lengths + steps(b.length, LENGTHS);
    const matter = (cohesion.matters[ij] ?? 0) / ((this.lengths[i] ?? 0) * (this.lengths[j] ?? 0) || 1);
    into[at] = first.shapes + (heads * END_SHAPES.length + a.end) * COUNTS.starts + b.start;
    into[at + 1] = first.seam + (a.open ? 1 + 2 * steps(seams.seam[ij] ?? 0, SEAMS) + goesOn : 0);
    into[at + 2] = first.crossing + (a.open ? 1 + 2 * (seams.crossing[ij] ?? 0) + goesOn : 0);
    into[at + 3] = first.run + heads * COUNTS.runs + steps(cohesion.runTable[ij] ?? 0, RUNS);
    into[at + 4] = first.line + heads * COUNTS.cosines + steps(cohesion.lines[ij] ?? 0, COSINES);
    into[at + 5] = first.head + (a.head ? 1 + steps(cohesion.head[ij] ?? 0, SHARES) : 0);
    into[at + 6] = first.kinship + heads * COUNTS.kinships + steps(wordings.kinship(i, j), KINSHIPS);
    into[at + 7] = first['read-as'] + (wordings.readAs[i] ?? 0) * READ_AS.length + (wordings.readAs[j] ?? 0);
    into[at + 8] = first.openings + heads * COUNTS.chances ** 2 + openings;
    into[at + 9] = first.distance + heads * COUNTS.distances + steps(j - i, DISTANCES);
    into[at + 10] = first.context + heads * CONTEXTS.length + contextBin(a, b);
    into[at + 11] = first.lengths + heads * COUNTS.lengths ** 2 + lengths;
    into[at + 12] = first.matter + heads * COUNTS.matters + steps(matter, MATTERS);
    into[at + 13] = first.part + (wordings.part[i] ?? 0) * PARTS.length + (wordings.part[j] ?? 0);
  }
}

/** What a first look says of each bin, in the order of LOOK_NAMES. */
export class FirstLookWeights {
  readonly weights: Float64Array;

  constructor(data: FirstLookData) {
    this.weights = Float64Array.from(LOOK_NAMES, (name) => data[name] ?? 0);
  }
}

/** How much speaks for each pair of lines. */
export function firstLook(measures: Measures, { weights }: FirstLookWeights): PairTable {
  const n = measures.views.length;
  const table = pairTable(n);
  const bins = new Int32Array(LOOK_FAMILIES);
  const looker = new Looker(measures);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      if (i === j) continue;
      looker.look(i, j, bins, 0);
      let sum = 0;
      for (const bin of bins) sum += weights[bin] ?? 0;
      table[i * n + j] = sum;
    }
  return table;
}
