/** What something is by its features, each of which speaks so much for each of several things, as was learnt. */
import { toChances } from './chances.ts';
import { readRow } from './weight-row.ts';

/** As it stands in a data file: of each feature a row of weights (weight-row.ts), one for each of the things. */
export type MultinomialData = Record<string, string>;

export class Multinomial {
  private readonly data: MultinomialData;
  private readonly width: number;
  private readonly rows = new Map<string, Float64Array | null>();

  /** @param width how many things there are */
  constructor(data: MultinomialData, width: number) {
    this.data = data;
    this.width = width;
  }

  /** How likely something with these features is each of the things. */
  chances(features: Iterable<string>): Float64Array {
    const sums = new Float64Array(this.width);
    for (const name of features) {
      const row = this.row(name);
      if (row) for (let k = 0; k < sums.length; k++) sums[k] = (sums[k] as number) + (row[k] as number);
    }
    return toChances(sums);
  }

  /** Rows are read when they are first asked for; null: there is none. */
  private row(name: string): Float64Array | null {
    const known = this.rows.get(name);
    if (known !== undefined) return known;
    const data = Object.hasOwn(this.data, name) ? this.data[name] : undefined;
    const row = data === undefined ? null : new Float64Array(this.width);
    if (row)
      readRow(data ?? '', (column, weight) => {
        row[column] = weight;
      });
    this.rows.set(name, row);
    return row;
  }
}
