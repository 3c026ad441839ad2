/** How sure the assembly is of a link: its share among all that could stand in its place, the roles as found. */
import type { Scores } from './model.ts';
import { predecessorsOf, type Structure } from './structure.ts';

/**
 * How sure the scores are of themselves is no measure: their logarithms are stretched by these, fitted to pages left out
 * of the learning, and nothing is ever surer than a share that was right of all that looked certain there. See the
 * reliability table of `npm run bench -- segmentation`.
 */
const CALIBRATION = { slope: 0.68, shift: 3.1, most: 0.986 };

export interface Doubt {
  /** 0 to 1: of all links said to be this sure, that share is right. */
  confidence: number;
  /** The line that would stand before this one otherwise, -1 for none; absent where nothing comes near. */
  instead?: number;
}

/** For each line, how sure it is that it follows the line that it follows, or that it begins its unit. */
export function confidences(scores: Scores, { roles, successor }: Structure): Doubt[] {
  const predecessor = predecessorsOf(successor);
  return Array.from({ length: scores.n }, (_, j) => {
    const role = roles[j] ?? 0;
    const found = predecessor[j] ?? -1;
    const value = (i: number): number =>
      i < 0
        ? scores.startOf(j, role)
        : scores.link(i, j, roles[i] ?? 0, role) - scores.endOf(i, roles[i] ?? 0);
    const options = [-1, ...(scores.links.before[j] ?? [])];
    const own = value(found);
    let others = 0;
    let rival: number | undefined;
    let most = Number.NEGATIVE_INFINITY;
    for (const option of options) {
      if (option === found) continue;
      const worth = value(option);
      if (worth > most) {
        most = worth;
        rival = option;
      }
      others += Math.exp(worth - own);
    }
    const logit = -Math.log(others || Number.MIN_VALUE);
    const confidence = CALIBRATION.most / (1 + Math.exp(-(CALIBRATION.slope * logit + CALIBRATION.shift)));
    return { confidence, ...(rival !== undefined && Number.isFinite(most) && { instead: rival }) };
  });
}
