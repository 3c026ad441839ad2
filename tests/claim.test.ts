import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claim } from '../src/pipeline/claim.ts';
import { parsedPageSchema } from '../src/pipeline/contract.ts';
import { toParsedPage } from '../src/pipeline/export.ts';
import { locate } from '../src/pipeline/locate.ts';
import type { Block } from '../src/pipeline/tree.ts';
import { annotatedPages } from './annotatedPage.ts';
import { pageOf } from './pageOf.ts';
import { resources } from './resources.ts';

describe('claim', () => {
  const pages = annotatedPages('tests/fixtures/gold/seeds', 'seeds');

  it('says the same when it is asked again', () => {
    for (const { page, file } of pages) {
      claim(resources)(page, file);
      const once = structuredClone(toParsedPage(page, file));
      claim(resources)(page, file);
      expect({ ...toParsedPage(page, file), messages: [] }).toEqual({ ...once, messages: [] });
    }
  });

  it('keeps the contract and points into the seed', () => {
    for (const { page, file } of pages) {
      const parsed = parsedPageSchema.parse(toParsedPage(page, file));
      const spans = parsed.units.flatMap((unit) => [
        ...unit.people.map(({ span }) => span),
        ...(unit.dateline ?? []).map(({ span }) => span),
        ...(unit.places ?? []).flatMap(({ mentions }) => mentions.map(({ span }) => span)),
        ...(unit.organisations ?? []).flatMap(({ mentions }) => mentions.map(({ span }) => span)),
      ]);
      for (const span of spans) {
        expect(span?.[0]).toBeLessThan(span?.[1] ?? 0);
        expect(span?.[1]).toBeLessThanOrEqual(String(file).length);
      }
    }
  });

  it('takes any words', () => {
    const words = fc.stringMatching(
      /^[本报讯记者张三李四摄（）()【】年月日０-９0-9一二十省市区县总工会《》“”，。、 /：:·A-Za-z\n]{0,60}$/,
    );
    const role = fc.constantFrom<Block['role']>(
      'byline',
      'paragraph',
      'title',
      'credit',
      'signature',
      'caption',
      'jump',
    );
    fc.assert(
      fc.property(fc.array(words), fc.array(fc.tuple(role, words)), (header, blocks) => {
        const { page, file } = pageOf(header, [{ blocks }]);
        claim(resources)(page, file);
        parsedPageSchema.parse(toParsedPage(page, file));
      }),
    );
  });
});

describe('locate', () => {
  const at = (
    value: string,
    seed: string,
    words: string,
    spans: Block['spans'] = [[0, seed.length]],
  ): string => {
    const block: Block = { type: 'block', role: 'paragraph', value, spans };
    const start = value.indexOf(words);
    return seed.slice(...locate(block, seed, start, start + words.length));
  };

  it.each([
    ['本报讯（记者张三）今天', '**本报讯**（记者张三）今天', '张三', '张三'],
    ['标题 在此', '## 标题 在此', '在此', '在此'],
    ['工人日报', '工入日报', '工人', '工入'],
    ['产业工人', '产业 工人', '产业工人', '产业 工人'],
  ])('finds %s in %s', (value, seed, words, found) => expect(at(value, seed, words)).toBe(found));

  it('finds words of the second piece of a block', () =>
    expect(
      at('前半后半句', '前半|别的|后半句', '后半句', [
        [0, 2],
        [6, 9],
      ]),
    ).toBe('后半句'));
});
