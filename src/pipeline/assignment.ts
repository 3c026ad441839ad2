/** Which of some things goes with which of others, so that no two go with one. */

/**
 * Which row goes with which column so that the sum of the weights is largest: the Hungarian method with
 * potentials, O(rows² × columns). A weight of 0 is no pair.
 * @param weights a row each, none below 0
 * @returns for each row its column, or -1
 */
export function assign(weights: readonly (readonly number[])[]): number[] {
  const width = weights[0]?.length ?? 0;
  if (weights.length > width) return transposed(weights, width);
  // One-based, as the method is written everywhere: column 0 holds the row that looks for its place.
  const rows = weights.length;
  const cost = (row: number, column: number): number => -(weights[row - 1]?.[column - 1] ?? 0);
  const rowPotential = new Float64Array(rows + 1);
  const columnPotential = new Float64Array(width + 1);
  const rowOf = new Int32Array(width + 1);
  const from = new Int32Array(width + 1);
  for (let row = 1; row <= rows; row++) {
    rowOf[0] = row;
    let column = 0;
    const least = new Float64Array(width + 1).fill(Number.POSITIVE_INFINITY);
    const seen = new Uint8Array(width + 1);
    do {
      seen[column] = 1;
      const current = rowOf[column] ?? 0;
      let delta = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let other = 1; other <= width; other++) {
        if (seen[other]) continue;
        const reduced = cost(current, other) - (rowPotential[current] ?? 0) - (columnPotential[other] ?? 0);
        if (reduced < (least[other] ?? 0)) {
          least[other] = reduced;
          from[other] = column;
        }
        if ((least[other] ?? 0) < delta) {
          delta = least[other] ?? 0;
          next = other;
        }
      }
      for (let other = 0; other <= width; other++) {
        if (seen[other]) {
          const held = rowOf[other] ?? 0;
          rowPotential[held] = (rowPotential[held] ?? 0) + delta;
          columnPotential[other] = (columnPotential[other] ?? 0) - delta;
        } else least[other] = (least[other] ?? 0) - delta;
      }
      column = next;
    } while (rowOf[column] !== 0);
    while (column !== 0) {
      const previous = from[column] ?? 0;
      rowOf[column] = rowOf[previous] ?? 0;
      column = previous;
    }
  }
  const columns = new Array<number>(rows).fill(-1);
  for (let column = 1; column <= width; column++) {
    const row = (rowOf[column] ?? 0) - 1;
    if (row >= 0 && (weights[row]?.[column - 1] ?? 0) > 0) columns[row] = column - 1;
  }
  return columns;
}

function transposed(weights: readonly (readonly number[])[], width: number): number[] {
  const turned = Array.from({ length: width }, (_, column) => weights.map((row) => row[column] ?? 0));
  const columns = new Array<number>(weights.length).fill(-1);
  assign(turned).forEach((row, column) => {
    if (row >= 0) columns[row] = column;
  });
  return columns;
}

/** A pair that may go together. */
export interface Candidate {
  row: number;
  column: number;
  weight: number;
}

/** Rows or columns of a component from which on pairs are taken by weight, the largest first. */
const DENSE_LIMIT = 600;

/**
 * The same for many rows and columns of which few may go together: each group that hangs together is assigned
 * on its own.
 * @returns pairs of row and column
 */
export function assignSparse(candidates: readonly Candidate[]): [row: number, column: number][] {
  return components(candidates).flatMap((group): [row: number, column: number][] => {
    const [only, ...more] = group;
    if (only && more.length === 0) return only.weight > 0 ? [[only.row, only.column]] : [];
    const rows = [...new Set(group.map(({ row }) => row))];
    const columns = [...new Set(group.map(({ column }) => column))];
    if (Math.max(rows.length, columns.length) > DENSE_LIMIT) return takeLargestFirst(group);
    const rowAt = new Map(rows.map((row, at) => [row, at]));
    const columnAt = new Map(columns.map((column, at) => [column, at]));
    const weights = rows.map(() => new Array<number>(columns.length).fill(0));
    for (const { row, column, weight } of group) {
      const line = weights[rowAt.get(row) ?? 0];
      if (line) line[columnAt.get(column) ?? 0] = weight;
    }
    return assign(weights).flatMap((column, row): [number, number][] =>
      column < 0 ? [] : [[rows[row] ?? 0, columns[column] ?? 0]],
    );
  });
}

function takeLargestFirst(group: readonly Candidate[]): [number, number][] {
  const rows = new Set<number>();
  const columns = new Set<number>();
  const pairs: [number, number][] = [];
  for (const { row, column } of [...group].sort((a, b) => b.weight - a.weight)) {
    if (rows.has(row) || columns.has(column)) continue;
    rows.add(row);
    columns.add(column);
    pairs.push([row, column]);
  }
  return pairs;
}

/** Candidates that hang together by rows and columns that they share, in groups. */
function components(candidates: readonly Candidate[]): Candidate[][] {
  const parent = new Map<number, number>();
  const rowNode = (row: number): number => 2 * row;
  const columnNode = (column: number): number => 2 * column + 1;
  const find = (node: number): number => {
    let root = node;
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up;
    parent.set(node, root);
    return root;
  };
  for (const { row, column } of candidates) parent.set(find(rowNode(row)), find(columnNode(column)));
  const groups = new Map<number, Candidate[]>();
  for (const candidate of candidates) {
    const root = find(rowNode(candidate.row));
    const group = groups.get(root);
    if (group) group.push(candidate);
    else groups.set(root, [candidate]);
  }
  return [...groups.values()];
}
