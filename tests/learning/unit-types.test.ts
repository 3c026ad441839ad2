import { describe, expect, it } from 'vitest';
import { learnUnitTypes, type UnitExample } from '../../src/learning/unit-types.ts';
import { UnitTypeWeights } from '../../src/pipeline/unit-type/weights.ts';

/** Notices and articles, each in a document of its own. */
const EXAMPLES: UnitExample[] = Array.from({ length: 40 }, (_, k) => ({
  document: `page-${k}`,
  times: 1,
  type: k % 2 === 0 ? 'notice' : 'article',
  features: new Set(['any', k % 2 === 0 ? 'title-word:启事' : 'title-word:试吊', `title-word:${k}`]),
}));

describe('learning the types of units', () => {
  const data = learnUnitTypes(EXAMPLES);

  it('finds what tells them apart', () => {
    const weights = new UnitTypeWeights(data);
    expect(weights.likeliest(['any', 'title-word:启事'])).toBe('notice');
    expect(weights.likeliest(['any', 'title-word:试吊'])).toBe('article');
  });

  it('keeps nothing that few documents show', () => {
    expect(Object.keys(data)).not.toContain('title-word:3');
  });

  it('learns the same each time', () => {
    expect(learnUnitTypes(EXAMPLES)).toEqual(data);
  });
});
