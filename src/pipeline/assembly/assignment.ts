/** A bipartite matching of greatest weight: which line follows which, each at most once. */

/** A gain above zero for joining `to` to `from`. */
export interface Gain {
  from: number;
  to: number;
  gain: number;
}

/**
 * Chooses the links with the greatest sum of gains, so that no line has two successors or two predecessors.
 * Links fall into components that share no line, most of them tiny; each is solved on its own.
 * @returns the successor of each line, -1 where there is none
 */
export function assign(n: number, gains: readonly Gain[]): Int32Array {
  const successor = new Int32Array(n).fill(-1);
  const parent = Int32Array.from({ length: 2 * n }, (_, k) => k);
  const find = (k: number): number => {
    let root = k;
    while (parent[root] !== root) root = parent[root] ?? root;
    while (parent[k] !== root) {
      const up = parent[k] ?? root;
      parent[k] = root;
      k = up;
    }
    return root;
  };
  for (const { from, to } of gains) parent[find(from)] = find(n + to);
  const components = new Map<number, Gain[]>();
  for (const gain of gains) {
    const root = find(gain.from);
    const list = components.get(root);
    if (list) list.push(gain);
    else components.set(root, [gain]);
  }
  for (const component of components.values()) {
    if (component.length === 1) {
      const [only] = component;
      if (only) successor[only.from] = only.to;
    } else solve(component, successor);
  }
  return successor;
}

function solve(gains: readonly Gain[], successor: Int32Array): void {
  const rows = [...new Set(gains.map((gain) => gain.from))];
  const columns = [...new Set(gains.map((gain) => gain.to))];
  const rowOf = new Map(rows.map((line, k) => [line, k]));
  const columnOf = new Map(columns.map((line, k) => [line, k]));
  // One column more a row: to stay without a successor costs nothing.
  const width = columns.length + rows.length;
  const cost = Array.from({ length: rows.length }, () => new Float64Array(width));
  for (const { from, to, gain } of gains) {
    const row = cost[rowOf.get(from) ?? 0];
    if (row) row[columnOf.get(to) ?? 0] = -gain;
  }
  hungarian(cost, width).forEach((column, row) => {
    const line = rows[row];
    const to = columns[column];
    if (line !== undefined && to !== undefined && (cost[row]?.[column] ?? 0) < 0) successor[line] = to;
  });
}

/** The column of each row at the least total cost (Kuhn and Munkres, with potentials); rows ≤ width. */
function hungarian(cost: readonly Float64Array[], width: number): number[] {
  const height = cost.length;
  const u = new Float64Array(height + 1);
  const v = new Float64Array(width + 1);
  const rowAt = new Int32Array(width + 1);
  const way = new Int32Array(width + 1);
  for (let i = 1; i <= height; i++) {
    rowAt[0] = i;
    let column = 0;
    const least = new Float64Array(width + 1).fill(Number.POSITIVE_INFINITY);
    const used = new Uint8Array(width + 1);
    do {
      used[column] = 1;
      const row = rowAt[column] ?? 0;
      let delta = Number.POSITIVE_INFINITY;
      let nextColumn = 0;
      for (let j = 1; j <= width; j++) {
        if (used[j]) continue;
        const reduced = (cost[row - 1]?.[j - 1] ?? 0) - (u[row] ?? 0) - (v[j] ?? 0);
        if (reduced < (least[j] ?? 0)) {
          least[j] = reduced;
          way[j] = column;
        }
        if ((least[j] ?? 0) < delta) {
          delta = least[j] ?? 0;
          nextColumn = j;
        }
      }
      for (let j = 0; j <= width; j++) {
        if (used[j]) {
          const r = rowAt[j] ?? 0;
          u[r] = (u[r] ?? 0) + delta;
          v[j] = (v[j] ?? 0) - delta;
        } else least[j] = (least[j] ?? 0) - delta;
      }
      column = nextColumn;
    } while (rowAt[column] !== 0);
    do {
      const back = way[column] ?? 0;
      rowAt[column] = rowAt[back] ?? 0;
      column = back;
    } while (column !== 0);
  }
  const result = new Array<number>(height).fill(0);
  for (let j = 1; j <= width; j++) if (rowAt[j]) result[(rowAt[j] ?? 1) - 1] = j - 1;
  return result;
}
