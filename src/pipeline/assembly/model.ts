/** The scores of a page under the weights: what every role of a line and every link between two lines is worth. */
import type { Links } from './links.ts';
import { KIND_FAMILIES, PAIR_FAMILIES, type PageFeatures } from './page-features.ts';
import { KIND_COUNT, KIND_OF, ROLE_COUNT, roleIndex } from './roles.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * What a link counts beyond its likelihood where it leads further than the next line: several unlikely places share
 * the likelihood of a line that lies elsewhere, and to leave it alone is as wrong as to link it wrongly.
 */
const FAR_BONUS = 2.5;

export const FURNITURE = roleIndex('furniture');

/** A page taken apart, as the model sees it: a role and a successor (-1: none) for each line. */
export interface Structure {
  roles: Uint8Array;
  successor: Int32Array;
}

export class Scores {
  readonly n: number;
  readonly role: Float64Array;
  readonly start: Float64Array;
  readonly end: Float64Array;
  private readonly kind: Float64Array;
  readonly links: Links;
  private readonly features: PageFeatures;
  private readonly pairs: Float64Array[];

  constructor(features: PageFeatures, words: Vocabulary) {
    const n = features.views.length;
    this.n = n;
    this.features = features;
    this.links = features.links;
    this.pairs = words.weights.pair;
    this.role = sumRows(features.line, words.weights.role);
    this.start = sumRows(features.start, words.weights.role);
    this.end = sumRows(features.end, words.weights.role);
    for (let i = 0; i < n; i++) {
      // Furniture is of no unit: it neither begins nor ends one. A continuation cannot be furniture's neighbour.
      this.start[i * ROLE_COUNT + FURNITURE] = 0;
      this.end[i * ROLE_COUNT + FURNITURE] = 0;
    }
    const { count } = features.links;
    this.kind = new Float64Array(count * KIND_COUNT);
    const kindWeights = words.weights.kind;
    for (let link = 0; link < count; link++) {
      for (let f = 0; f < KIND_FAMILIES; f++) {
        const weights = kindWeights[features.kind[link * KIND_FAMILIES + f] ?? -1];
        if (!weights) continue;
        const at = link * KIND_COUNT;
        for (let k = 0; k < KIND_COUNT; k++) this.kind[at + k] = (this.kind[at + k] ?? 0) + (weights[k] ?? 0);
      }
    }
  }

  /** Score of line j with role b after line i with role a; -Infinity where that cannot be. */
  link(i: number, j: number, a: number, b: number): number {
    const link = this.links.of(i, j);
    if (link < 0) return Number.NEGATIVE_INFINITY;
    return this.linkScore(link, this.pairRows(link), farBonus(i, j), a * ROLE_COUNT + b);
  }

  /** The scores of a link that is thought of, for all pairs of these roles: one row for each role of line i. */
  linkTable(i: number, j: number, from: readonly number[], to: readonly number[]): Float64Array {
    const link = this.links.of(i, j);
    const rows = this.pairRows(link);
    const bonus = farBonus(i, j);
    const table = new Float64Array(from.length * to.length);
    let at = 0;
    for (const a of from)
      for (const b of to) table[at++] = this.linkScore(link, rows, bonus, a * ROLE_COUNT + b);
    return table;
  }

  private pairRows(link: number): Float64Array[] {
    const rows: Float64Array[] = [];
    for (let f = 0; f < PAIR_FAMILIES; f++) {
      const row = this.pairs[this.features.pair[link * PAIR_FAMILIES + f] ?? -1];
      if (row) rows.push(row);
    }
    return rows;
  }

  private linkScore(link: number, rows: readonly Float64Array[], bonus: number, roles: number): number {
    const kind = KIND_OF[roles] ?? -1;
    if (kind < 0) return Number.NEGATIVE_INFINITY;
    let score = (this.kind[link * KIND_COUNT + kind] ?? 0) + bonus;
    for (let r = 0; r < rows.length; r++) score += rows[r]?.[roles] ?? 0;
    return score;
  }

  /** What linking is worth over leaving the one an end and the other a beginning. */
  gain(i: number, j: number, a: number, b: number): number {
    return this.link(i, j, a, b) - this.endOf(i, a) - this.startOf(j, b);
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

  total({ roles, successor }: Structure): number {
    const linked = new Uint8Array(this.n);
    let sum = 0;
    for (let i = 0; i < this.n; i++) {
      const role = roles[i] ?? 0;
      const next = successor[i] ?? -1;
      sum += this.roleOf(i, role);
      if (next >= 0) {
        sum += this.link(i, next, role, roles[next] ?? 0);
        linked[next] = 1;
      } else sum += this.endOf(i, role);
    }
    for (let i = 0; i < this.n; i++) if (!linked[i]) sum += this.startOf(i, roles[i] ?? 0);
    return sum;
  }
}

const farBonus = (i: number, j: number): number => (j === i + 1 ? 0 : FAR_BONUS);

function sumRows(lines: readonly number[][], weights: readonly Float64Array[]): Float64Array {
  const sums = new Float64Array(lines.length * ROLE_COUNT);
  lines.forEach((rows, i) => {
    for (const row of rows) {
      const values = weights[row];
      if (values)
        for (let r = 0; r < ROLE_COUNT; r++)
          sums[i * ROLE_COUNT + r] = (sums[i * ROLE_COUNT + r] ?? 0) + (values[r] ?? 0);
    }
  });
  return sums;
}
