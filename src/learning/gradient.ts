/** What one page teaches: how much each weight should grow, gathered over lines, links and units. */

import { KIND_FAMILIES, PAIR_FAMILIES } from '../pipeline/assembly/link-features.ts';
import type { Scores } from '../pipeline/assembly/model.ts';
import { KIND_COUNT, KIND_OF, ROLE_COUNT } from '../pipeline/assembly/roles.ts';
import { pathsOf, type Structure } from '../pipeline/assembly/structure.ts';
import { HIDDEN_COUNT, perTable, type Table, type Vocabulary } from '../pipeline/assembly/vocabulary.ts';

/** One number for each weight; a row that nothing was said of yet may be missing. */
export type WeightTables = Record<Table, Float64Array[]>;

export const emptyTables = (): WeightTables => perTable(() => []);

/** Calls for every row of weights that has a row beside it. */
export function eachRow(
  words: Vocabulary,
  beside: WeightTables,
  visit: (weights: Float64Array, other: Float64Array, table: Table, row: number) => void,
): void {
  words.eachRow((weights, table, row) => {
    const other = beside[table][row];
    if (other) visit(weights, other, table, row);
  });
}

/** The row beside a row of weights, made where it is missing. */
export function rowBeside(beside: WeightTables, table: Table, row: number, width: number): Float64Array {
  const found = beside[table][row];
  if (found) return found;
  const made = new Float64Array(width);
  beside[table][row] = made;
  return made;
}

export class Gradient {
  readonly slopes: WeightTables = emptyTables();
  private readonly words: Vocabulary;
  private readonly deep: boolean;

  /** @param deep whether what the hidden numbers are made of, and what they are worth, is taught too */
  constructor(words: Vocabulary, deep: boolean) {
    this.words = words;
    this.deep = deep;
  }

  /** @param slope how much more (or less) of this structure there should be */
  teachStructure(scores: Scores, { roles, successor }: Structure, slope: number): void {
    for (const path of pathsOf(successor)) {
      path.forEach((k, at) => {
        const role = roles[k] ?? 0;
        const next = path[at + 1];
        this.teachRole(scores, k, role, slope);
        if (at === 0) this.teachStart(scores, k, role, slope);
        if (next === undefined) this.teachEnd(scores, k, role, slope);
        else this.teachLink(scores, k, next, role, roles[next] ?? 0, slope);
      });
      const inUnit = path.map((k) => roles[k] ?? 0);
      for (const row of scores.features.unit(path, inUnit)) this.add('unit', row, 0, slope);
    }
  }

  teachRole({ features, lineHidden }: Scores, k: number, role: number, slope: number): void {
    const rows = features.line[k] ?? [];
    for (const row of rows) this.add('role', row, role, slope);
    if (this.deep) this.teachHidden('role', ROLE_COUNT, rows, lineHidden, k, role, slope);
  }

  teachStart({ features }: Scores, k: number, role: number, slope: number): void {
    if (role !== 0) for (const row of features.start[k] ?? []) this.add('role', row, role, slope);
  }

  teachEnd({ features }: Scores, k: number, role: number, slope: number): void {
    if (role !== 0) for (const row of features.end[k] ?? []) this.add('role', row, role, slope);
  }

  teachLink(
    { features, linkHidden }: Scores,
    i: number,
    j: number,
    a: number,
    b: number,
    slope: number,
  ): void {
    const pair = a * ROLE_COUNT + b;
    const kind = KIND_OF[pair] ?? -1;
    const link = features.links.of(i, j);
    if (kind < 0 || link < 0) return;
    const rows = features.kind.subarray(link * KIND_FAMILIES, (link + 1) * KIND_FAMILIES);
    for (const row of rows) this.add('kind', row, kind, slope);
    if (this.deep) this.teachHidden('kind', KIND_COUNT, rows, linkHidden, link, kind, slope);
    for (let f = 0; f < PAIR_FAMILIES; f++)
      this.add('pair', features.pair[link * PAIR_FAMILIES + f] ?? -1, pair, slope);
  }

  /** What the hidden numbers of one thing should be worth, and what its features should add to them. */
  private teachHidden(
    table: 'role' | 'kind',
    count: number,
    rows: ArrayLike<number>,
    hidden: Float64Array,
    thing: number,
    column: number,
    slope: number,
  ): void {
    const inner = new Float64Array(HIDDEN_COUNT);
    for (let h = 0; h < HIDDEN_COUNT; h++) {
      const value = hidden[thing * HIDDEN_COUNT + h] ?? 0;
      const worth = this.words.weights[`${table}Out`][h]?.[column] ?? 0;
      this.add(`${table}Out`, h, column, slope * value);
      inner[h] = slope * worth * (1 - value * value);
    }
    for (let at = 0; at < rows.length; at++) {
      const weights = this.words.weights[table][rows[at] ?? -1];
      if (!weights) continue;
      const slopes = rowBeside(this.slopes, table, rows[at] ?? -1, weights.length);
      for (let h = 0; h < HIDDEN_COUNT; h++) slopes[count + h] = (slopes[count + h] ?? 0) + (inner[h] ?? 0);
    }
  }

  private add(table: Table, row: number, column: number, slope: number): void {
    const weights = this.words.weights[table][row];
    if (!weights) return;
    const slopes = rowBeside(this.slopes, table, row, weights.length);
    slopes[column] = (slopes[column] ?? 0) + slope;
  }
}
