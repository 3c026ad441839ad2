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
  type Vocabulary,
  type WeightData,
  worthKeeping,
} from '../pipeline/assembly/vocabulary.ts';
import { type Cell, readRow, writeRow } from '../pipeline/weight-row.ts';
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

type Rows = Record<string, string>;

function rowsOf(table: Table, learnings: readonly WeightData[]): Rows {
  const columns = columnsOf(table);
  const names = [...new Set(learnings.flatMap((learning) => Object.keys(learning[table])))].sort();
  return Object.fromEntries(
    names.flatMap((name) => {
      const means = new Float64Array(columns);
      const hidden = learnings.flatMap((learning, k) => {
        const own: Cell[] = [];
        readRow(learning[table][name] ?? '', (column, weight) => {
          if (column < columns) means[column] = (means[column] ?? 0) + weight / learnings.length;
          else own.push([column + k * HIDDEN_COUNT, weight]);
        });
        return worthKeeping(own, HIDDEN_WORTH / learnings.length);
      });
      const row = writeRow([...worthKeeping(means.entries()), ...hidden]);
      return row === '' ? [] : [[name, row]];
    }),
  );
}

function rowsOfHidden(table: Table, learnings: readonly WeightData[]): Rows {
  return Object.fromEntries(
    learnings.flatMap((learning, k) =>
      Array.from({ length: HIDDEN_COUNT }, (_, h) => {
        const worths: Cell[] = [];
        readRow(learning[table][hiddenName(h)] ?? '', (column, weight) => {
          worths.push([column, weight / learnings.length]);
        });
        return [hiddenName(k * HIDDEN_COUNT + h), writeRow(worthKeeping(worths))];
      }),
    ),
  );
}
