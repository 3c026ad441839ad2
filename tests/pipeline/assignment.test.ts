import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assign, assignSparse } from '../../src/pipeline/assignment.ts';

/** Every way to pair rows with columns, tried. */
function bestByTrying(weights: number[][], row = 0, taken = new Set<number>()): number {
  if (row === weights.length) return 0;
  let best = bestByTrying(weights, row + 1, taken);
  for (const [column, weight] of (weights[row] ?? []).entries()) {
    if (taken.has(column)) continue;
    best = Math.max(best, weight + bestByTrying(weights, row + 1, new Set([...taken, column])));
  }
  return best;
}

const matrices = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(fc.nat(9), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  );

test('the sum of the weights is the largest possible, and no column is given twice', () => {
  fc.assert(
    fc.property(matrices, (weights) => {
      const columns = assign(weights);
      const given = columns.filter((column) => column >= 0);
      expect(new Set(given).size).toBe(given.length);
      const sum = columns.reduce((total, column, row) => total + (weights[row]?.[column] ?? 0), 0);
      expect(sum).toBe(bestByTrying(weights));
    }),
  );
});

test('few candidates among many come to the same sum', () => {
  fc.assert(
    fc.property(matrices, (weights) => {
      const candidates = weights.flatMap((row, at) =>
        row.flatMap((weight, column) => (weight > 0 ? [{ row: at, column: column, weight }] : [])),
      );
      const sum = assignSparse(candidates).reduce(
        (total, [row, column]) => total + (weights[row]?.[column] ?? 0),
        0,
      );
      expect(sum).toBe(bestByTrying(weights));
    }),
  );
});

test('no rows or no columns are no pairs', () => {
  expect(assign([])).toEqual([]);
  expect(assign([[], []])).toEqual([-1, -1]);
});
