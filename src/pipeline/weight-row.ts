/**
 * Learnt weights as they stand in data files: of each row those that say something, column and weight in thousandths in
 * turn, as text: `0 -120 3 1450`. Many rows are never asked for, and a string is read faster than a list of numbers.
 */

export type Cell = readonly [column: number, weight: number];

const THOUSANDTHS = 1000;

/** The weights that, rounded as they will be written, are at least so far from nothing. */
export const keep = (cells: Iterable<Cell>, least: number): Cell[] =>
  [...cells].filter(([, weight]) => Math.abs(Math.round(weight * THOUSANDTHS)) >= least * THOUSANDTHS);

export const writeRow = (cells: readonly Cell[]): string =>
  cells.map(([column, weight]) => `${column} ${Math.round(weight * THOUSANDTHS)}`).join(' ');

/** Character by character: to split the row into numbers first takes twice as long, and this is most of a start. */
export function readRow(row: string, visit: (column: number, weight: number) => void): void {
  let column = -1;
  let number = 0;
  let sign = 1;
  for (let at = 0; at <= row.length; at++) {
    const ch = at < row.length ? row.charCodeAt(at) : SPACE;
    if (ch === MINUS) sign = -1;
    else if (ch !== SPACE) number = 10 * number + ch - ZERO;
    else {
      if (column < 0) column = number;
      else {
        visit(column, (sign * number) / THOUSANDTHS);
        column = -1;
      }
      number = 0;
      sign = 1;
    }
  }
}

const [SPACE, MINUS, ZERO] = [0x20, 0x2d, 0x30];
