/**
 * Several learnings, each from other damaged copies of the invented pages and by another chance: what they say in the
 * mean is surer than what one of them says (bagging). The mean of weights that count by themselves is one weight; the
 * hidden numbers of each learning stay side by side, each worth its share.
 */
import {
  columnsOf,
  HIDDEN_COUNT,
  hiddenName,
  isOut,
  type Table,
  tables,
  toCell,
  type Vocabulary,
  type WeightData,
} from '../pipeline/assembly/vocabulary.ts';
import type { Example } from './examples.ts';
import { learn } from './learn.ts';

/** What is learnt from one damaged copy of each invented page, and from all pages that are as they are. */
export function learnFromCopy(examples: readonly Example[], words: Vocabulary, copy: number): WeightData {
  learn(
    examples.filter((example) => example.copy === undefined || example.copy === copy),
    words,
    copy,
  );
  return words.toData();
}

export function meanOf(learnings: readonly WeightData[]): WeightData {
  const [first] = learnings;
  if (!first) throw new Error('found no learnings, expected one or more to take the mean of');
  const data: WeightData = { ...first };
  for (const table of tables)
    data[table] = isOut(table) ? rowsOfHidden(table, learnings) : rowsOf(table, learnings);
  return data;
}

/** What comes out of a hidden number is about half of what is added to it. */
const HIDDEN_WORTH = 0.5;

type Rows = Record<string, number[]>;

function rowsOf(table: Table, learnings: readonly WeightData[]): Rows {
  const columns = columnsOf(table);
  const names = [...new Set(learnings.flatMap((learning) => Object.keys(learning[table])))].sort();
  return Object.fromEntries(
    names.flatMap((name) => {
      const sums = new Float64Array(columns);
      const hidden: number[] = [];
      learnings.forEach((learning, k) => {
        for (const [column, weight] of cells(learning[table][name])) {
          if (column < columns) sums[column] = (sums[column] ?? 0) + weight;
          else hidden.push(...toCell(column + k * HIDDEN_COUNT, weight, HIDDEN_WORTH / learnings.length));
        }
      });
      const means = [...sums].flatMap((sum, column) => toCell(column, sum / learnings.length));
      const row = [...means, ...hidden];
      return row.length > 0 ? [[name, row]] : [];
    }),
  );
}

function rowsOfHidden(table: Table, learnings: readonly WeightData[]): Rows {
  return Object.fromEntries(
    learnings.flatMap((learning, k) =>
      Array.from({ length: HIDDEN_COUNT }, (_, h) => [
        hiddenName(k * HIDDEN_COUNT + h),
        [...cells(learning[table][hiddenName(h)])].flatMap(([column, weight]) =>
          toCell(column, weight / learnings.length),
        ),
      ]),
    ),
  );
}

function* cells(row: readonly number[] = []): Iterable<[column: number, weight: number]> {
  for (let at = 0; at + 1 < row.length; at += 2) yield [row[at] ?? 0, row[at + 1] ?? 0];
}
