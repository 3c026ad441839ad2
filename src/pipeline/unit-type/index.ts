/** What kind of thing a unit is. */
import type { UnitType } from '../contract.ts';
import { type TypedLine, textOf, typeFeatures } from './features.ts';
import type { UnitTypeWeights } from './weights.ts';

/** What the page itself says is certain; all else is weighed. */
export function typeOf(lines: readonly TypedLine[], weights: UnitTypeWeights): UnitType {
  if (/广告|推广/u.test(textOf(lines, 'label'))) return 'advertisement';
  if (/评论员/u.test(textOf(lines, 'byline'))) return 'commentary';
  return weights.likeliest(typeFeatures(lines));
}
