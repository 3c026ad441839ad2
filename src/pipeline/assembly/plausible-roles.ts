/** Which roles of a line the search tries. */
import type { Scores } from './model.ts';
import { ROLE_COUNT, roleIndex } from './roles.ts';

/** Roles with which the best structure scores this much less than the best of all are not tried. */
const ROLE_MARGIN = 14;
const MOST_ROLES = 7;
const PARAGRAPH = roleIndex('paragraph');
const CONTINUATION = roleIndex('continuation');

const ALL_ROLES = Array.from({ length: ROLE_COUNT }, (_, role) => role);

/**
 * The roles that each line may have: those with which the best structure along the file, every line after the one
 * before it or after none, is not much worse than the best of all.
 */
export function plausibleRoles(scores: Scores): number[][] {
  const { n } = scores;
  const R = ROLE_COUNT;
  const link = new Float64Array(Math.max(0, n - 1) * R * R);
  const linked = new Float64Array(R * R);
  for (let k = 0; k + 1 < n; k++) {
    scores.fillLink([k, k + 1], ALL_ROLES, ALL_ROLES, linked, 0);
    for (let a = 0; a < R; a++)
      for (let b = 0; b < R; b++)
        link[(k * R + a) * R + b] = Math.max(
          linked[a * R + b] ?? Number.NEGATIVE_INFINITY,
          scores.endOf(k, a) + scores.startOf(k + 1, b),
        );
  }
  const forward = new Float64Array(n * R);
  const backward = new Float64Array(n * R);
  for (let k = 0; k < n; k++)
    for (let b = 0; b < R; b++) {
      let best = k === 0 ? scores.startOf(0, b) : Number.NEGATIVE_INFINITY;
      for (let a = 0; a < R && k > 0; a++)
        best = Math.max(best, (forward[(k - 1) * R + a] ?? 0) + (link[((k - 1) * R + a) * R + b] ?? 0));
      forward[k * R + b] = best + scores.roleOf(k, b);
    }
  for (let k = n - 1; k >= 0; k--)
    for (let a = 0; a < R; a++) {
      let best = k === n - 1 ? scores.endOf(k, a) : Number.NEGATIVE_INFINITY;
      for (let b = 0; b < R && k + 1 < n; b++)
        best = Math.max(
          best,
          (link[(k * R + a) * R + b] ?? 0) + scores.roleOf(k + 1, b) + (backward[(k + 1) * R + b] ?? 0),
        );
      backward[k * R + a] = best;
    }
  return Array.from({ length: n }, (_, k) => {
    const worth = (role: number): number => (forward[k * R + role] ?? 0) + (backward[k * R + role] ?? 0);
    const ranked = Array.from({ length: R }, (_, role) => role).sort((a, b) => worth(b) - worth(a));
    const best = worth(ranked[0] ?? 0);
    const roles = ranked.filter((role, at) => at < MOST_ROLES && worth(role) >= best - ROLE_MARGIN);
    // Along the file a line that goes on with one far off looks as if it went on with nothing.
    if (roles.includes(PARAGRAPH) && !roles.includes(CONTINUATION)) roles.push(CONTINUATION);
    return roles;
  });
}
