import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rows } from '../../src/search/data.ts';
import type { Library, PagefindInstance } from '../../src/search/library.ts';
import { OccurrenceIndex } from '../../src/search/occurrences.ts';
import { blockTokens, findOpenings } from '../../src/search/tokens.ts';

/** What Pagefind was asked for, besides where exact words first stand. */
interface Asked {
  term: string;
  groups: string[] | undefined;
}

/** An index over rows of one block each, in groups of so many rows, and a Pagefind that answers as the real one. */
function indexOf(texts: readonly string[], groupSize: number, common: ReadonlySet<string>) {
  const rows = texts.map((text) => blockTokens(text, common));
  const starts = new Uint32Array(rows.length);
  for (let row = 1; row < rows.length; row++)
    starts[row] = (starts[row - 1] ?? 0) + (rows[row - 1]?.length ?? 0);
  const pages = Array.from({ length: Math.ceil(rows.length / groupSize) }, (_, group) =>
    rows.slice(group * groupSize, (group + 1) * groupSize).flat(),
  );
  const loaded = new Set<string>();
  const asked: Asked[] = [];
  const pagefind: PagefindInstance = {
    async preload(terms) {
      for (const term of terms.split(' ')) loaded.add(term);
    },
    async search(term, options) {
      const exact = /^"(.*)"$/.exec(term)?.[1];
      const groups = options?.filters.group.any;
      if (exact === undefined) asked.push({ term, groups });
      const results = pages.flatMap((words, group) => {
        if (groups && !groups.includes(String(group))) return [];
        const found = words.flatMap((word, place) =>
          loaded.has(word) && (exact === undefined ? word.startsWith(term) : word === exact) ? [place] : [],
        );
        return found.length === 0
          ? []
          : [{ id: `g${group}`, words: exact === undefined ? found : found.slice(0, 1) }];
      });
      return { results };
    },
    destroy: async () => {},
  };
  const library: Library = {
    data: async () => findOpenings(new Map(rows.flat().map((word) => [word, 1])), common, 1),
    article: async () => [],
    pagefind: async () => pagefind,
    failures: () => 0,
  };
  const facts = { build: '', common: [...common], groups: pages.map((_, group) => `g${group}`), groupSize };
  return { index: new OccurrenceIndex(library, facts as unknown as Rows, starts), starts, asked };
}

const alphabet = fc.constantFrom(...'工人日报的');
const text = fc.string({ unit: alphabet, minLength: 1, maxLength: 12 });
const commons = fc.uniqueArray(alphabet, { maxLength: 3 }).chain((chars) => {
  const pairs = chars.flatMap((first) => chars.map((second) => first + second));
  return fc.subarray(pairs).map((common) => new Set([...chars, ...common]));
});

describe('the places of a phrase', () => {
  it('are all that there are, and no others, however rows are grouped and whatever is common', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 6 }),
        fc.string({ unit: alphabet, minLength: 1, maxLength: 5 }),
        commons,
        async (texts, groupSize, phrase, common) => {
          const { index, starts } = indexOf(texts, groupSize, common);
          const expected = texts.flatMap((row, number) =>
            [...row].flatMap((_, at) => (row.startsWith(phrase, at) ? [(starts[number] ?? 0) + at] : [])),
          );
          expect([...(await index.places(phrase))]).toEqual(expected);
        },
      ),
    );
  });

  it('are sought by the rarest word, and by the others only in the groups where it stands', async () => {
    const { index, asked } = indexOf(['工人工人工人', '工人日报工人', '日工人工人'], 1, new Set());
    expect([...(await index.places('日工人'))]).toEqual([14]);
    expect(asked.map(({ groups }) => groups)).toEqual([undefined, ['1', '2'], ['2']]);
  });
});
