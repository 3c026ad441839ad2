import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asksNothing, readState, writeState } from '../../src/search/address.ts';
import { facetNames } from '../../src/search/facets.ts';

describe('the state of the page', () => {
  it('is read from the address as it was written', () => {
    const values = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 3 });
    const filters = fc.dictionary(fc.constantFrom(...facetNames), values, { noNullPrototype: true });
    const order = fc.constantFrom('best' as const, 'newest' as const, 'oldest' as const);
    fc.assert(
      fc.property(fc.record({ text: fc.string(), filters, order }), (state) => {
        expect(readState(writeState(state))).toEqual(state);
      }),
    );
  });
  it('leaves out what it does not know', () => {
    expect(readState('?q=工会&order=random&colour=red')).toEqual({
      text: '工会',
      filters: {},
      order: 'best',
    });
  });
});

it('asks nothing without words and filters', () => {
  for (const search of ['', '?q=%20', '?q=《“', '?order=newest'])
    expect(asksNothing(readState(search))).toBe(true);
  for (const search of ['?q=，', '?year=2020']) expect(asksNothing(readState(search))).toBe(false);
});
