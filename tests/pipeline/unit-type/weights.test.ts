import { describe, expect, it } from 'vitest';
import { UnitTypeWeights } from '../../../src/pipeline/unit-type/weights.ts';

describe('the weights of the types of units', () => {
  const weights = new UnitTypeWeights({
    'title-word:启事': { notice: 2, article: -1 },
    'count:5': { article: 1.5 },
    any: { brief: 0.1 },
  });

  it('say the type that most is said for', () => {
    expect(weights.likeliest(['any'])).toBe('brief');
    expect(weights.likeliest(['any', 'count:5'])).toBe('article');
    expect(weights.likeliest(['any', 'count:5', 'title-word:启事'])).toBe('notice');
  });

  it('pass over what was never learnt', () => {
    expect(weights.likeliest(['any', 'title-word:吊机'])).toBe('brief');
  });
});
