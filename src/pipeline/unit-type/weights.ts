/** How much each feature of a unit says for each type, as learnt from annotated pages. */
import { type UnitType, unitTypeSchema } from '../contract.ts';

/** As it stands in weights.data.json: of each feature, what it says for which types. */
export type UnitTypeData = Record<string, Partial<Record<UnitType, number>>>;

export const UNIT_TYPES: readonly UnitType[] = unitTypeSchema.options;

export class UnitTypeWeights {
  private readonly rows: ReadonlyMap<string, readonly [type: number, weight: number][]>;

  constructor(data: UnitTypeData) {
    this.rows = new Map(
      Object.entries(data).map(([name, row]) => [
        name,
        UNIT_TYPES.flatMap((type, k) => (row[type] ? [[k, row[type]] as [number, number]] : [])),
      ]),
    );
  }

  /** The type that most is said for. */
  likeliest(features: Iterable<string>): UnitType {
    const sums = new Float64Array(UNIT_TYPES.length);
    for (const name of features)
      for (const [type, weight] of this.rows.get(name) ?? []) sums[type] = (sums[type] ?? 0) + weight;
    return UNIT_TYPES[sums.indexOf(Math.max(...sums))] ?? 'article';
  }
}
