/** How much each feature of a unit says for each type, as learnt from annotated pages. */
import { type UnitType, unitTypeSchema } from '../contract.ts';

/** As it stands in weights.data.json: of each feature, what it says for which types. */
export type UnitTypeData = Record<string, Partial<Record<UnitType, number>>>;

export const UNIT_TYPES: readonly UnitType[] = unitTypeSchema.options;

export class UnitTypeWeights {
  private readonly rows: ReadonlyMap<string, Float64Array>;

  constructor(data: UnitTypeData) {
    this.rows = new Map(
      Object.entries(data).map(([name, row]) => [
        name,
        Float64Array.from(UNIT_TYPES, (type) => row[type] ?? 0),
      ]),
    );
  }

  /** The type that most is said for. */
  likeliest(features: Iterable<string>): UnitType {
    const sums = new Float64Array(UNIT_TYPES.length);
    for (const name of features) {
      const row = this.rows.get(name);
      if (row) for (let k = 0; k < sums.length; k++) sums[k] = (sums[k] ?? 0) + (row[k] ?? 0);
    }
    return UNIT_TYPES[sums.indexOf(Math.max(...sums))] ?? 'article';
  }
}
