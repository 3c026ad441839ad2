import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockTokens, findOpenings, openTokens, phraseSteps } from '../../src/search/tokens.ts';

const alphabet = fc.constantFrom(...'工人日报的了，1a𠮷');
const text = fc.array(alphabet, { minLength: 1, maxLength: 12 }).map((chars) => chars.join(''));
/** Characters, and some of the pairs of them. */
const commons = fc.uniqueArray(alphabet, { maxLength: 5 }).chain((chars) => {
  const pairs = chars.flatMap((first) => chars.map((second) => first + second));
  return fc.subarray(pairs).map((common) => new Set([...chars, ...common]));
});

/** Where the look-ups of a phrase find it among the words of blocks, as the engine does it. */
function find(blocks: readonly string[], phrase: string, common: ReadonlySet<string>): number[] {
  const words = blocks.flatMap((block) => blockTokens(block, common));
  return words.flatMap((_, place) =>
    phraseSteps(phrase, common).every(({ offset, prefix }) => words[place + offset]?.startsWith(prefix))
      ? [place]
      : [],
  );
}

/** Words in order, in files that are closed as soon as they have so many occurrences. */
function cutFiles(counts: ReadonlyMap<string, number>, fileSize: number): string[][] {
  const files: string[][] = [];
  let size = fileSize;
  for (const word of [...counts.keys()].sort()) {
    if (size >= fileSize) {
      files.push([]);
      size = 0;
    }
    files.at(-1)?.push(word);
    size += counts.get(word) ?? 0;
  }
  return files;
}

describe('words for characters', () => {
  it('pass through Pagefind unchanged: letters and digits, and a mark between blocks', () => {
    fc.assert(
      fc.property(text, commons, (block, common) => {
        const words = blockTokens(block, common);
        expect(words.slice(0, -1).every((word) => /^(?:[a-y0-9][a-z0-9]{3}){1,3}z?$/.test(word))).toBe(true);
        expect(words.at(-1)).toBe('|');
      }),
    );
  });

  it('find every substring, and nothing else, whatever is common', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 3 }), text, commons, (blocks, phrase, common) => {
        const places: number[] = [];
        let start = 0;
        for (const block of blocks) {
          const chars = [...block];
          for (const [index] of chars.entries()) {
            if (chars.slice(index).join('').startsWith(phrase)) places.push(start + index);
          }
          start += chars.length + 1;
        }
        expect(find(blocks, phrase, common)).toEqual(places);
      }),
    );
  });

  it('are all known of open characters that are not common', () => {
    fc.assert(
      fc.property(text, commons, (block, common) => {
        const chars = [...block];
        const words = blockTokens(block, common).slice(0, -1);
        for (const at of chars.keys()) {
          const step = phraseSteps(chars.slice(0, at + 1).join(''), common).at(-1);
          if (step?.open === undefined || common.has(step.open)) continue;
          expect(openTokens(step.open, common)).toContain(words[step.offset]);
        }
      }),
    );
  });

  it('are named of what is common, one at least of each file', () => {
    const startOf = (beginning: string) =>
      [...beginning].map((char) => blockTokens(char, new Set())[0]?.slice(0, 4)).join('');
    fc.assert(
      fc.property(
        fc.array(text, { maxLength: 9 }),
        commons,
        fc.integer({ min: 1, max: 5 }),
        (blocks, common, fileSize) => {
          const counts = new Map<string, number>();
          for (const word of blocks.flatMap((block) => blockTokens(block, common)))
            counts.set(word, (counts.get(word) ?? 0) + 1);
          const openings = findOpenings(counts, common, fileSize);
          for (const file of cutFiles(counts, fileSize)) {
            for (const beginning of common) {
              const named = openings[beginning] ?? [];
              if (file.some((word) => word.startsWith(startOf(beginning))))
                expect(named.some((word) => file.includes(word))).toBe(true);
            }
          }
        },
      ),
    );
  });

  it('are none the beginning of another', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), commons, (blocks, common) => {
        const words = new Set(blocks.flatMap((block) => blockTokens(block, common)));
        for (const word of words) {
          expect([...words].filter((other) => other.startsWith(word))).toEqual([word]);
        }
      }),
    );
  });

  it('leave open only the end of a phrase, and only where no longer word covers it', () => {
    const opens = (phrase: string, common: string[]) =>
      phraseSteps(phrase, new Set(common)).map(({ open }) => open);
    expect(opens('工人日报', ['人'])).toEqual([undefined, undefined, '报']);
    expect(opens('日报工人', ['人', '工', '工人'])).toEqual([undefined, undefined]);
    expect(opens('工人', ['人', '工', '工人'])).toEqual(['工人']);
    expect(opens('日工', ['人', '工', '工人'])).toEqual(['日工']);
    expect(opens('日人', ['人', '工', '工人'])).toEqual([undefined]);
  });
});
