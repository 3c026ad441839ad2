import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cell, keep, readRow, writeRow } from '../../src/pipeline/weight-row.ts';

const cellsOf = (row: string): Cell[] => {
  const cells: Cell[] = [];
  readRow(row, (column, weight) => {
    cells.push([column, weight]);
  });
  return cells;
};

describe('a row of weights', () => {
  it('is read as it was written, to three digits', () => {
    const cell = fc.tuple(fc.nat(300), fc.integer({ min: -40_000, max: 40_000 }));
    fc.assert(
      fc.property(fc.array(cell), (cells) => {
        const written = cells.map(([column, thousandths]): Cell => [column, thousandths / 1000]);
        expect(cellsOf(writeRow(written))).toEqual(
          written.map(([column, weight]) => [column, weight === 0 ? 0 : weight]),
        );
      }),
    );
  });

  it('is nothing where nothing says something', () => {
    expect(writeRow(keep([[3, 0.0194]], 0.02))).toBe('');
    expect(cellsOf('')).toEqual([]);
  });

  it('keeps what is as far from nothing as asked once it is rounded', () => {
    const cells: Cell[] = [
      [0, 0.0196],
      [1, -0.02],
      [2, 0.0194],
    ];
    expect(writeRow(keep(cells, 0.02))).toBe('0 20 1 -20');
  });
});
