import { expect, test } from 'vitest';
import { changes, misread, type TruePage } from '../../src/commands/bench/changes.ts';
import type { Identification } from '../../src/identity/index.ts';
import { randomFrom } from '../../src/learning/random.ts';
import { build, DAY_TWO, devPages, idsOf, seedPages } from './pages.ts';

/** Anchors of all blocks, by unit and place. */
const anchorsOf = (built: Identification<TruePage>) =>
  new Map(
    built.pages.flatMap(({ page, units }) =>
      page.units.map((unit, at) => [unit.truth, units[at]?.anchors ?? []] as const),
    ),
  );

const firsts = (anchors: readonly string[][] = []) => anchors.map(([anchor]) => anchor);

test('anchors are fragments that begin with a letter, one for each block, none twice in a unit', () => {
  const built = build(seedPages());
  for (const { page, units } of built.pages) {
    for (const [at, unit] of units.entries()) {
      expect(unit.anchors).toHaveLength(page.units[at]?.blocks.length ?? 0);
      expect(new Set(unit.anchors.flat()).size).toBe(unit.anchors.length);
      for (const anchor of unit.anchors.flat()) expect(anchor).toMatch(/^[a-z][a-z0-9]+$/);
    }
  }
});

test.each([
  '1% misread',
  '5% misread',
  'units in another order',
  'half-width punctuation',
  'titles repaired',
  'seeds renamed',
])('every anchor stays: %s', (name) => {
  for (const pages of [seedPages(), devPages(1)]) {
    const first = build(pages);
    const second = build(changes[name]?.(pages, randomFrom(3)) ?? [], first.ledger, DAY_TWO);
    const [before, after] = [anchorsOf(first), anchorsOf(second)];
    for (const [truth, anchors] of before)
      expect([truth, firsts(after.get(truth))]).toEqual([truth, firsts(anchors)]);
  }
});

test('a paragraph broken in two keeps its anchor on the larger part; joined again, both anchors lead to it', () => {
  const [page] = seedPages();
  const unit = page?.units[1];
  if (!page || !unit) throw new Error('no unit');
  const at = unit.blocks.findIndex(({ role, text }) => role === 'paragraph' && text.length > 60);
  const block = unit.blocks[at];
  if (!block) throw new Error('no paragraph');
  const cut = Math.floor(block.text.length * 0.3);
  const parts = [block.text.slice(0, cut), block.text.slice(cut)].map((text) => ({ ...block, text }));
  const broken = { ...unit, blocks: unit.blocks.flatMap((each) => (each === block ? parts : [each])) };
  const withUnit = (changed: typeof unit) => [
    { ...page, units: page.units.map((each) => (each === unit ? changed : each)) },
  ];

  const first = build([page]);
  const second = build(withUnit(broken), first.ledger, DAY_TWO);
  const third = build([page], second.ledger, '2026-05-01');
  const before = anchorsOf(first).get(unit.truth)?.[at];
  const after = anchorsOf(second).get(unit.truth);
  expect(after?.[at + 1]).toEqual(before);
  expect(after?.[at]).not.toEqual(before);
  expect(anchorsOf(third).get(unit.truth)?.[at]).toEqual([before?.[0], after?.[at]?.[0]]);
});

test('a heading misread beyond likeness keeps its anchor between its neighbours', () => {
  const [page] = seedPages();
  if (!page) throw new Error('no page');
  const first = build([page]);
  const changed = {
    ...page,
    units: page.units.map((unit) => ({
      ...unit,
      blocks: unit.blocks.map((block) =>
        block.role === 'heading' ? { ...block, text: '口'.repeat(block.text.length) } : block,
      ),
    })),
  };
  const second = build(misread(0.01)([changed], randomFrom(1)), first.ledger, DAY_TWO);
  expect(idsOf(second)).toEqual(idsOf(first));
  expect([...anchorsOf(second).values()].map(firsts)).toEqual([...anchorsOf(first).values()].map(firsts));
});
