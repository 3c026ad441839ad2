/** A bipartite matching of greatest weight: which line follows which, each at most once. */
import { assignSparse } from '../assignment.ts';

/** A gain above zero for joining `to` to `from`. */
export interface Gain {
  from: number;
  to: number;
  gain: number;
}

/**
 * Chooses the links with the greatest sum of gains, so that no line has two successors or two predecessors.
 * @returns the successor of each line, -1 where there is none
 */
export function assign(n: number, gains: readonly Gain[]): Int32Array {
  const successor = new Int32Array(n).fill(-1);
  const candidates = gains.map(({ from, to, gain }) => ({ row: from, column: to, weight: gain }));
  for (const [from, to] of assignSparse(candidates)) successor[from] = to;
  return successor;
}
