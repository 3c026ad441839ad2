import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assign, type Gain } from '../../src/pipeline/assembly/assignment.ts';

const MOST_LINES = 6;

const gains: fc.Arbitrary<Gain[]> = fc.uniqueArray(
  fc.record({
    from: fc.nat(MOST_LINES - 1),
    to: fc.nat(MOST_LINES - 1),
    gain: fc.integer({ min: 1, max: 20 }),
  }),
  { selector: ({ from, to }) => `${from}>${to}`, maxLength: 14 },
);

/** The greatest sum of gains in which no line leaves twice and none is reached twice, by trying all. */
function best([first, ...rest]: readonly Gain[]): number {
  if (!first) return 0;
  const others = rest.filter(({ from, to }) => from !== first.from && to !== first.to);
  return Math.max(best(rest), first.gain + best(others));
}

describe('assignment', () => {
  it('finds the greatest sum there is', () => {
    fc.assert(
      fc.property(gains, (links) => {
        const successor = assign(MOST_LINES, links);
        const chosen = [...successor].flatMap((to, from) => (to < 0 ? [] : [{ from, to }]));
        expect(new Set(chosen.map(({ to }) => to)).size).toBe(chosen.length);
        const sum = chosen.reduce(
          (total, { from, to }) =>
            total + (links.find((link) => link.from === from && link.to === to)?.gain ?? Number.NaN),
          0,
        );
        expect(sum).toBe(best(links));
      }),
    );
  });

  it('gives up a link for two that are worth more together', () => {
    const links = [
      { from: 0, to: 1, gain: 5 },
      { from: 0, to: 2, gain: 4 },
      { from: 3, to: 1, gain: 4 },
    ];
    expect([...assign(4, links)]).toEqual([2, -1, -1, 1]);
  });

  it('links nothing where nothing is gained', () => {
    expect([...assign(3, [])]).toEqual([-1, -1, -1]);
  });
});
