/** The scores of a page under the weights: what every role of a line and every link between two lines is worth. */

import { KIND_FAMILIES, PAIR_FAMILIES } from './link-features.ts';
import type { Links } from './links.ts';
import type { PageFeatures } from './page-features.ts';
import { KIND_COUNT, KIND_OF, ROLE_COUNT, roleIndex } from './roles.ts';
import { pathsOf, type Structure } from './structure.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * What a link counts beyond its likelihood where it leads further than the next line: several unlikely places share
 * the likelihood of a line that lies elsewhere, and to leave it alone is as wrong as to link it wrongly.
 */
const FAR_BONUS = 2.5;
/** What it counts more while pages are read: the mean of several learnings dares less than each of them. */
const MORE_WHILE_READING = 1;

export const FURNITURE = roleIndex('furniture');

export class Scores {
  readonly n: number;
  readonly role: Float64Array;
  readonly start: Float64Array;
  readonly end: Float64Array;
  private readonly kind: Float64Array;
  readonly links: Links;
  readonly features: PageFeatures;
  /** The hidden numbers of the lines, and of the links: as many each as the vocabulary has. */
  readonly lineHidden: Float64Array;
  readonly linkHidden: Float64Array;
  private readonly pairs: Float64Array[];
  private readonly units: Float64Array[];
  /** The pairs of roles that are looked at, by their place in a row of the pair table. */
  private readonly cells = new Uint8Array(ROLE_COUNT * ROLE_COUNT);
  /** What a link that leads further than to the next line counts beyond its likelihood. */
  private readonly far: number;

  /** @param reading whether a page is read, or learnt from */
  constructor(features: PageFeatures, words: Vocabulary, reading = false) {
    this.far = FAR_BONUS + (reading ? MORE_WHILE_READING : 0);
    const n = features.views.length;
    this.n = n;
    this.features = features;
    this.links = features.links;
    this.pairs = words.weights.pair;
    this.units = words.weights.unit;
    const { role, roleOut, kind, kindOut } = words.weights;
    this.lineHidden = new Float64Array(n * words.hidden);
    this.role = scoreRows(listed(features.line), role, ROLE_COUNT, { hidden: this.lineHidden, out: roleOut });
    this.start = scoreRows(listed(features.start), role, ROLE_COUNT);
    this.end = scoreRows(listed(features.end), role, ROLE_COUNT);
    for (let i = 0; i < n; i++) {
      // Furniture is of no unit: it neither begins nor ends one. A continuation cannot be furniture's neighbour.
      this.start[i * ROLE_COUNT + FURNITURE] = 0;
      this.end[i * ROLE_COUNT + FURNITURE] = 0;
    }
    const { count } = features.links;
    this.linkHidden = new Float64Array(count * words.hidden);
    const rows = {
      rows: features.kind,
      ends: Int32Array.from({ length: count }, (_, k) => (k + 1) * KIND_FAMILIES),
    };
    this.kind = scoreRows(rows, kind, KIND_COUNT, { hidden: this.linkHidden, out: kindOut });
  }

  /** Score of line j with role b after line i with role a; -Infinity where that cannot be. */
  link(i: number, j: number, a: number, b: number): number {
    const link = this.links.of(i, j);
    if (link < 0) return Number.NEGATIVE_INFINITY;
    const roles = a * ROLE_COUNT + b;
    const kind = KIND_OF[roles] ?? -1;
    if (kind < 0) return Number.NEGATIVE_INFINITY;
    let score = (this.kind[link * KIND_COUNT + kind] ?? 0) + this.bonus(i, j);
    for (let at = link * PAIR_FAMILIES; at < (link + 1) * PAIR_FAMILIES; at++)
      score += this.pairs[this.features.pair[at] ?? -1]?.[roles] ?? 0;
    return score;
  }

  /**
   * Writes the scores of a link that is thought of, for all pairs of these roles: one row for each role of line i.
   * @returns the place in the table behind them
   */
  fillLink(
    [i, j]: readonly [number, number],
    from: readonly number[],
    to: readonly number[],
    table: Float64Array,
    start: number,
  ): number {
    const link = this.links.of(i, j);
    const bonus = this.bonus(i, j);
    let count = 0;
    for (const a of from) for (const b of to) this.cells[count++] = a * ROLE_COUNT + b;
    for (let c = 0; c < count; c++) {
      const kind = KIND_OF[this.cells[c] as number] as number;
      table[start + c] =
        kind < 0 ? Number.NEGATIVE_INFINITY : (this.kind[link * KIND_COUNT + kind] ?? 0) + bonus;
    }
    // What cannot be stays so, whatever is added to it.
    for (let f = 0; f < PAIR_FAMILIES; f++) {
      const row = this.pairs[this.features.pair[link * PAIR_FAMILIES + f] ?? -1];
      if (!row) continue;
      for (let c = 0; c < count; c++)
        table[start + c] = (table[start + c] as number) + (row[this.cells[c] as number] as number);
    }
    return start + count;
  }

  private bonus(i: number, j: number): number {
    return j === i + 1 ? 0 : this.far;
  }

  /** Gives everything that is not as in this structure so much more: who looks for the best then finds near mistakes. */
  handicap({ roles, successor }: Structure, more: number): void {
    const followed = new Uint8Array(this.n);
    for (const next of successor) if (next >= 0) followed[next] = 1;
    for (let i = 0; i < this.n; i++) {
      for (let role = 0; role < ROLE_COUNT; role++) {
        const at = i * ROLE_COUNT + role;
        if (role !== roles[i]) this.role[at] = (this.role[at] ?? 0) + more;
        if (role === FURNITURE) continue;
        if ((successor[i] ?? -1) >= 0) this.end[at] = (this.end[at] ?? 0) + more;
        if (followed[i]) this.start[at] = (this.start[at] ?? 0) + more;
      }
      for (const j of this.links.after[i] ?? []) {
        if (successor[i] === j) continue;
        const from = this.links.of(i, j) * KIND_COUNT;
        for (let at = from; at < from + KIND_COUNT; at++) this.kind[at] = (this.kind[at] ?? 0) + more;
      }
    }
  }

  roleOf(i: number, role: number): number {
    return this.role[i * ROLE_COUNT + role] ?? 0;
  }
  startOf(i: number, role: number): number {
    return this.start[i * ROLE_COUNT + role] ?? 0;
  }
  endOf(i: number, role: number): number {
    return this.end[i * ROLE_COUNT + role] ?? 0;
  }

  /** What the lines of a unit are worth together, beyond what each and each two of them are. */
  unit(lines: readonly number[], roles: ArrayLike<number>): number {
    let sum = 0;
    for (const row of this.features.unit(lines, roles)) sum += this.units[row]?.[0] ?? 0;
    return sum;
  }

  /** What lines are worth as one unit, in this order and these roles. */
  worth(lines: readonly number[], roles: ArrayLike<number>): number {
    let sum = this.unit(lines, roles);
    lines.forEach((k, at) => {
      const role = roles[at] ?? 0;
      sum += this.roleOf(k, role);
      sum += at === 0 ? this.startOf(k, role) : this.link(lines[at - 1] ?? 0, k, roles[at - 1] ?? 0, role);
      if (at === lines.length - 1) sum += this.endOf(k, role);
    });
    return sum;
  }

  total({ roles, successor }: Structure): number {
    return pathsOf(successor).reduce(
      (sum, path) =>
        sum +
        this.worth(
          path,
          path.map((k) => roles[k] ?? 0),
        ),
      0,
    );
  }
}

/** The rows of some things, one after the other: those of thing i end before ends[i]. */
interface RowLists {
  rows: Int32Array;
  ends: Int32Array;
}

function listed(things: readonly (readonly number[])[]): RowLists {
  let end = 0;
  const ends = Int32Array.from(things, ({ length }) => (end += length));
  return { rows: Int32Array.from(things.flat()), ends };
}

/**
 * The scores of things by the rows of their features: what each row says of each score, and what the rows together say
 * of hidden numbers that speak for the scores in turn.
 * @param count how many scores a thing has
 * @param deep where the hidden numbers go, and what they are worth
 */
function scoreRows(
  { rows, ends }: RowLists,
  weights: readonly Float64Array[],
  count: number,
  deep?: { hidden: Float64Array; out: readonly Float64Array[] },
): Float64Array {
  const scores = new Float64Array(ends.length * count);
  const hidden = deep?.out.length ?? 0;
  const sums = new Float64Array(count + hidden);
  const none = new Float64Array(sums.length);
  let at = 0;
  for (let i = 0; i < ends.length; i++) {
    sums.fill(0);
    const end = ends[i] as number;
    const next = (): Float64Array => {
      while (at < end) {
        const row = rows[at++] as number;
        if (row >= 0) return weights[row] ?? none;
      }
      return none;
    };
    while (at < end) addRows(sums, next(), next(), next(), next());
    for (let h = 0; deep && h < hidden; h++) {
      const value = hyperbolicTangent(sums[count + h] as number);
      deep.hidden[i * hidden + h] = value;
      const out = deep.out[h];
      if (out) for (let c = 0; c < count; c++) sums[c] = (sums[c] as number) + value * (out[c] as number);
    }
    for (let c = 0; c < count; c++) scores[i * count + c] = sums[c] as number;
  }
  return scores;
}

/** Adds four rows at once: most of the time goes into reading and writing the sums. */
function addRows(
  sums: Float64Array,
  first: Float64Array,
  second: Float64Array,
  third: Float64Array,
  fourth: Float64Array,
): void {
  for (let c = 0; c < sums.length; c++)
    sums[c] =
      (sums[c] as number) +
      ((first[c] as number) + (second[c] as number) + ((third[c] as number) + (fourth[c] as number)));
}

/** Beyond this the approximation below leaves the interval from −1 to 1. */
const NEARLY_ONE = 4.97;

/** tanh to within 0.0001, by Lambert's continued fraction: Math.tanh takes several times as long. */
function hyperbolicTangent(x: number): number {
  if (x > NEARLY_ONE) return 1;
  if (x < -NEARLY_ONE) return -1;
  const square = x * x;
  return (
    (x * (135_135 + square * (17_325 + square * (378 + square)))) /
    (135_135 + square * (62_370 + square * (3150 + 28 * square)))
  );
}
