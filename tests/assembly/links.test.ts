import { describe, expect, it } from 'vitest';
import { type PairTable, pairTable } from '../../src/pipeline/assembly/cohesion.ts';
import { thinkOfLinks } from '../../src/pipeline/assembly/links.ts';
import { KIND_OF, ROLE_COUNT, roleIndex } from '../../src/pipeline/assembly/roles.ts';

const LINES = 80;

/** A table in which nothing speaks for any link but these. */
function looks(...links: [from: number, to: number][]): PairTable {
  const table = pairTable(LINES).fill(-9);
  for (const [from, to] of links) table[from * LINES + to] = 3;
  return table;
}

describe('the links that are thought of', () => {
  it('are the next lines, the line before, and what something speaks for', () => {
    const links = thinkOfLinks(LINES, looks([70, 40], [5, 60]));
    for (const to of [41, 42, 43, 39]) expect(links.of(40, to)).toBeGreaterThanOrEqual(0);
    expect(links.of(70, 40)).toBeGreaterThanOrEqual(0);
    expect(links.of(5, 60)).toBeGreaterThanOrEqual(0);
    expect(links.of(60, 20)).toBe(-1);
    expect(links.count).toBeLessThan((LINES * LINES) / 2);
  });

  it('are numbered through, and the same seen from both ends', () => {
    const links = thinkOfLinks(LINES, looks([70, 40]));
    const pairs = links.after.flatMap((followers, from) => followers.map((to) => [from, to] as const));
    expect(pairs.map(([from, to]) => links.of(from, to))).toEqual(pairs.map((_, k) => k));
    expect(links.before.flatMap((leaders, to) => leaders.map((from) => `${from} ${to}`)).sort()).toEqual(
      pairs.map(([from, to]) => `${from} ${to}`).sort(),
    );
    expect(links.count).toBe(pairs.length);
  });

  it('hold those of an annotation whatever speaks against them', () => {
    expect(thinkOfLinks(LINES, looks()).of(79, 40)).toBe(-1);
    expect(thinkOfLinks(LINES, looks(), [[79, 40]]).of(79, 40)).toBeGreaterThanOrEqual(0);
  });

  it('are none where there is one line or none', () => {
    expect(thinkOfLinks(0, pairTable(0)).count).toBe(0);
    expect(thinkOfLinks(1, pairTable(1)).count).toBe(0);
  });
});

describe('what may follow what', () => {
  const mayFollow = (from: Parameters<typeof roleIndex>[0], to: Parameters<typeof roleIndex>[0]): boolean =>
    (KIND_OF[roleIndex(from) * ROLE_COUNT + roleIndex(to)] ?? -1) >= 0;

  it('is a lede after a head, never after the body that it opens', () => {
    expect(mayFollow('byline', 'lede')).toBe(true);
    expect(mayFollow('lede', 'paragraph')).toBe(true);
    expect(mayFollow('paragraph', 'lede')).toBe(false);
    expect(mayFollow('heading', 'lede')).toBe(false);
  });
});
