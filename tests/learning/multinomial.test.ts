import { describe, expect, it } from 'vitest';
import { learnMultinomial, type MultinomialExample } from '../../src/learning/multinomial.ts';

const OPTIONS = { width: 3, epochs: 10, rate: 0.15, decay: 0.001, left: 0.3, leastDocuments: 5 };
const SIGNS = ['red', 'green', 'blue'];
const examples: MultinomialExample[] = Array.from({ length: 90 }, (_, k) => ({
  document: `page-${k}`,
  times: 1,
  answer: k % 3,
  features: ['any', `sign:${SIGNS[k % 3]}`, `number:${k}`],
}));

describe('learning what something is by its features', () => {
  const learnt = new Map(learnMultinomial(examples, OPTIONS));

  it('gives each feature most for what it is a sign of', () => {
    SIGNS.forEach((sign, answer) => {
      const row = learnt.get(`sign:${sign}`) ?? new Float64Array();
      expect(row.indexOf(Math.max(...row))).toBe(answer);
    });
  });

  it('leaves out what few documents show, copies of one counted once', () => {
    const copies = examples.map((example) => ({ ...example, document: 'page' }));
    expect([...learnt.keys()]).toEqual(['any', 'sign:blue', 'sign:green', 'sign:red']);
    expect(learnMultinomial(copies, OPTIONS)).toEqual([]);
  });

  it('counts an example so often as it is told', () => {
    const [first, ...others] = examples;
    if (!first) throw new Error('found no example');
    const contrary = { ...first, answer: 2, times: 200 };
    const row = new Map(learnMultinomial([contrary, ...others], OPTIONS)).get('sign:red') ?? [];
    expect(row[2]).toBeGreaterThan(learnt.get('sign:red')?.[2] ?? 0);
  });
});
