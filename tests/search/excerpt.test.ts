import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeExcerpt, markPieces } from '../../src/search/excerpt.ts';

const marks = (pieces: { text: string; marked: boolean }[]) =>
  pieces.filter((piece) => piece.marked).map(({ text }) => text);

describe('marks', () => {
  it('are one run for each occurrence, in the text as printed', () => {
    expect(markPieces('ＡＩ与ai', ['ai'])).toEqual([
      { text: 'ＡＩ', marked: true },
      { text: '与', marked: false },
      { text: 'ai', marked: true },
    ]);
  });
  it('lose no character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'工人，Ａa ') }),
        fc.string({ unit: fc.constantFrom(...'工人a') }),
        (text, phrase) => {
          const pieces = markPieces(text, [phrase]);
          expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        },
      ),
    );
  });
});

describe('the passage', () => {
  const long = `${'前言一句。'.repeat(60)}这里谈到法律援助的事。${'后文一句。'.repeat(60)}`;

  it('is cut around the occurrence, from the beginning of a sentence', () => {
    const excerpt = makeExcerpt([{ anchor: 'p1', text: long }], ['法律援助']);
    expect(excerpt?.anchor).toBe('p1');
    expect(excerpt?.cutBefore && excerpt.cutAfter).toBe(true);
    expect(marks(excerpt?.pieces ?? [])).toEqual(['法律援助']);
    expect(excerpt?.pieces[0]?.text).toMatch(/^这里|^前言/);
  });
  it('is the block with most of the phrases', () => {
    const excerpt = makeExcerpt(
      [
        { anchor: 'p1', text: '工会。工会。工会。' },
        { anchor: 'p2', text: '工会与主席。' },
      ],
      ['工会', '主席'],
    );
    expect(excerpt?.anchor).toBe('p2');
  });
  it('is the beginning of the body where no block has a phrase', () => {
    const excerpt = makeExcerpt([{ text: '引题' }, { anchor: 'p1', text: '正文。' }], ['没有']);
    expect(excerpt).toMatchObject({ anchor: 'p1', pieces: [{ text: '正文。', marked: false }] });
  });
});
