import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ParsedPage, parsedPageSchema } from '../../src/pipeline/contract.ts';
import { takeApart, toParsedPage } from '../../src/pipeline/index.ts';
import { scoreSet } from '../eval/score.mjs';
import { models } from '../models.ts';
import { seedText } from './seedText.ts';

function parse(text: string, source = 'page.txt'): { parsed: ParsedPage; text: string } {
  const { page, file } = takeApart(Buffer.from(text), source, models);
  return { parsed: toParsedPage(page, file), text: String(file) };
}

/** How many spans of a page each character with ink belongs to; the ink without exactly one. */
function notOnce({ parsed, text }: ReturnType<typeof parse>): string[] {
  const uses = new Uint8Array(text.length);
  const spans = [
    ...parsed.units.flatMap(({ blocks }) => blocks.flatMap((block) => block.spans)),
    ...parsed.duplicates.map(({ span }) => span),
    ...parsed.furniture.map(({ span }) => span),
  ];
  for (const [start, end] of spans) for (let at = start; at < end; at++) uses[at] = (uses[at] ?? 0) + 1;
  return [...uses.keys()].flatMap((at) =>
    /[\s#*\u200b\ufeff]/u.test(text[at] ?? '') || uses[at] === 1 ? [] : [`${at}: ${text[at]} ${uses[at]}×`],
  );
}

const sets = [
  { gold: 'tests/fixtures/gold/seeds', pages: 'seeds' },
  { gold: 'tests/fixtures/gold/dev', pages: 'tests/fixtures/gold/dev' },
].map(({ gold, pages }) => ({
  gold,
  pages,
  taken: readdirSync(pages)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => ({ name, ...parse(readFileSync(join(pages, name), 'utf8'), name) })),
}));

describe.each(sets)('the pages of $pages', ({ gold, pages, taken }) => {
  it.each(taken)('$name: each character has exactly one place', (page) => {
    expect(notOnce(page)).toEqual([]);
    expect(page.parsed.messages?.filter(({ ruleId }) => ruleId === 'conservation')).toEqual([]);
  });

  it.each(taken)('$name: keeps the contract', ({ parsed }) => {
    expect(parsedPageSchema.parse(parsed)).toEqual(parsed);
  });

  it.each(taken)('$name: comes out the same again', ({ name, text, parsed }) => {
    expect(parse(text, name).parsed).toEqual(parsed);
  });

  // What the assembly has learnt, it has learnt on these very pages: this guards against regressions, and says
  // nothing of pages that it has not seen (npm run bench -- segmentation does).
  it('are taken apart as well as they were', () => {
    const folder = mkdtempSync(join(tmpdir(), 'jianbao-score-'));
    try {
      const file = join(folder, 'pages.ndjson');
      writeFileSync(file, taken.map(({ parsed }) => JSON.stringify(parsed)).join('\n'));
      const { all, absent } = scoreSet(gold, pages, file);
      expect(absent).toEqual([]);
      expect(all.conserved).toBe(1);
      expect(all.text).toBeGreaterThanOrEqual(0.99);
      expect(all.overall).toBeGreaterThanOrEqual(0.85);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('any text', () => {
  it('is taken apart, with exactly one place for each character', () => {
    fc.assert(
      fc.property(seedText, (seed) => {
        const page = parse(seed);
        expect(notOnce(page)).toEqual([]);
        expect(parsedPageSchema.parse(page.parsed)).toEqual(page.parsed);
      }),
    );
  });

  it('of bytes that are no text is taken apart, too', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const { page, file } = takeApart(bytes, 'page.txt', models);
        expect(notOnce({ parsed: toParsedPage(page, file), text: String(file) })).toEqual([]);
      }),
    );
  });

  it('comes out the same again, whatever was taken apart before', () => {
    fc.assert(
      fc.property(seedText, seedText, (seed, other) => {
        const { parsed } = parse(seed);
        parse(other);
        expect(parse(seed).parsed).toEqual(parsed);
      }),
    );
  });
});
