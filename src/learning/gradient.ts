/** What one page teaches: how much each weight should grow, gathered over lines, links and units. */

import { KIND_FAMILIES, PAIR_FAMILIES, type PageFeatures } from '../pipeline/assembly/page-features.ts';
import { KIND_OF, ROLE_COUNT } from '../pipeline/assembly/roles.ts';
import { pathsOf, type Structure } from '../pipeline/assembly/structure.ts';
import type { Table, Vocabulary } from '../pipeline/assembly/vocabulary.ts';

/** One number for each weight; a row that nothing was said of yet may be missing. */
export type WeightTables = Record<Table, Float64Array[]>;

export const emptyTables = (): WeightTables => ({ role: [], kind: [], pair: [], unit: [] });

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

  constructor(words: Vocabulary) {
    this.words = words;
  }

  /** @param slope how much more (or less) of this structure there should be */
  teachStructure(features: PageFeatures, { roles, successor }: Structure, slope: number): void {
    for (const path of pathsOf(successor)) {
      path.forEach((k, at) => {
        const role = roles[k] ?? 0;
        const next = path[at + 1];
        this.teachRole(features, k, role, slope);
        if (at === 0) this.teachStart(features, k, role, slope);
        if (next === undefined) this.teachEnd(features, k, role, slope);
        else this.teachLink(features, k, next, role, roles[next] ?? 0, slope);
      });
      const inUnit = path.map((k) => roles[k] ?? 0);
      for (const row of features.unit(path, inUnit)) this.add('unit', row, 0, slope);
    }
  }

  teachRole(features: PageFeatures, k: number, role: number, slope: number): void {
    for (const row of features.line[k] ?? []) this.add('role', row, role, slope);
  }

  teachStart(features: PageFeatures, k: number, role: number, slope: number): void {
    if (role !== 0) for (const row of features.start[k] ?? []) this.add('role', row, role, slope);
  }

  teachEnd(features: PageFeatures, k: number, role: number, slope: number): void {
    if (role !== 0) for (const row of features.end[k] ?? []) this.add('role', row, role, slope);
  }

  teachLink(features: PageFeatures, i: number, j: number, a: number, b: number, slope: number): void {
    const pair = a * ROLE_COUNT + b;
    const kind = KIND_OF[pair] ?? -1;
    const link = features.links.of(i, j);
    if (kind < 0 || link < 0) return;
    for (let f = 0; f < KIND_FAMILIES; f++)
      this.add('kind', features.kind[link * KIND_FAMILIES + f] ?? -1, kind, slope);
    for (let f = 0; f < PAIR_FAMILIES; f++)
      this.add('pair', features.pair[link * PAIR_FAMILIES + f] ?? -1, pair, slope);
  }

  private add(table: Table, row: number, column: number, slope: number): void {
    const weights = this.words.weights[table][row];
    if (!weights) return;
    const slopes = rowBeside(this.slopes, table, row, weights.length);
    slopes[column] = (slopes[column] ?? 0) + slope;
  }
}
