import { describe, expect, test } from 'vitest';
import { changes, heavyNoise, idsKept } from '../../src/commands/bench/changes.ts';
import { writeLedger } from '../../src/identity/index.ts';
import { randomFrom } from '../../src/learning/random.ts';
import { build, DAY_TWO, devPages, idsOf, seedPages } from './pages.ts';

describe.each([
  ['the five seeds', seedPages()],
  ['invented pages', devPages(1)],
])('%s', (_, pages) => {
  const first = build(pages);
  const ids = idsOf(first);

  test('no two units have one id', () => {
    expect(new Set(ids.values()).size).toBe(ids.size);
  });

  test.each(Object.keys(changes))('every id stays: %s', (name) => {
    const changed = changes[name]?.(pages, randomFrom(7)) ?? [];
    const second = build(changed, first.ledger, DAY_TWO);
    const lost = [...idsOf(second)].filter(([truth, id]) => ids.get(truth) !== id).map(([truth]) => truth);
    expect(lost).toEqual([]);
    expect(second.minted).toEqual([]);
    expect(second.withdrawn).toEqual([]);
  });

  test('99% of the ids stay when a tenth of the characters is misread', () => {
    for (const seed of [1, 2, 3]) {
      const [kept, all] = idsKept(
        ids,
        idsOf(build(heavyNoise(pages, randomFrom(seed)), first.ledger, DAY_TWO)),
      );
      expect(kept / all).toBeGreaterThanOrEqual(0.99);
    }
  });

  test('a second build changes no byte of the ledger', () => {
    expect(writeLedger(build(pages, first.ledger, DAY_TWO).ledger)).toEqual(writeLedger(first.ledger));
  });
});

test.each([
  [1, 2],
  [2, 3],
  [3, 1],
] as const)('invented pages read again: copy %i becomes copy %i', (from, to) => {
  const first = build(devPages(from));
  const second = build(devPages(to), first.ledger, DAY_TWO);
  const ids = idsOf(first);
  expect([...idsOf(second)].filter(([truth, id]) => ids.get(truth) !== id)).toEqual([]);
});
