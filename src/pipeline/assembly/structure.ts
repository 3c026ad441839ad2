/** A page taken apart, as the model sees it. */

export interface Structure {
  /** A role for each line. */
  roles: Uint8Array;
  /** For each line the line that follows it in its unit; -1: none. */
  successor: Int32Array;
}

export function predecessorsOf(successor: Int32Array): Int32Array {
  const predecessor = new Int32Array(successor.length).fill(-1);
  successor.forEach((next, i) => {
    if (next >= 0) predecessor[next] = i;
  });
  return predecessor;
}

/** The lines of each unit in reading order; units by the place of their first line in the file. */
export function pathsOf(successor: Int32Array): number[][] {
  const predecessor = predecessorsOf(successor);
  const paths: number[][] = [];
  for (let k = 0; k < successor.length; k++) {
    if ((predecessor[k] ?? -1) >= 0) continue;
    const path: number[] = [];
    for (let at = k; at >= 0; at = successor[at] ?? -1) path.push(at);
    paths.push(path);
  }
  return paths;
}
