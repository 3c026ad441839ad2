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

const text = (anchor: string, text: string) => ({ anchor, text, isLine: false });
const line = (anchor: string, text: string) => ({ anchor, text, isLine: true });
const words = (excerpt: { pieces: { text: string }[] } | undefined) =>
  excerpt?.pieces.map((piece) => piece.text).join('');

describe('the passage', () => {
  const long = `${'前言一句。'.repeat(60)}这里谈到法律援助的事。${'后文一句。'.repeat(60)}`;

  it('is cut around the occurrence, from the beginning of a sentence', () => {
    const excerpt = makeExcerpt([text('p1', long)], ['法律援助']);
    expect(excerpt?.anchor).toBe('p1');
    expect(excerpt?.cutBefore && excerpt.cutAfter).toBe(true);
    expect(marks(excerpt?.pieces ?? [])).toEqual(['法律援助']);
    expect(excerpt?.pieces[0]?.text).toMatch(/^这里|^前言/);
  });
  it('is the block with most of the phrases', () => {
    const excerpt = makeExcerpt(
      [text('p1', '工会。工会。工会。'), text('p2', '工会与主席。')],
      ['工会', '主席'],
    );
    expect(excerpt?.anchor).toBe('p2');
  });
  it('is the beginning of the text where no block has a phrase, never a line alone', () => {
    const blocks = [
      line('p0', '本报记者 王伟'),
      line('p1', '天津'),
      text('p2', '海河边'),
      text('p3', '人来人往。'),
    ];
    for (const phrases of [[], ['没有']]) {
      const excerpt = makeExcerpt(blocks, phrases);
      expect(excerpt).toMatchObject({ anchor: 'p2', cutBefore: false, cutAfter: false });
      expect(words(excerpt)).toBe('海河边　人来人往。');
    }
    const cut = makeExcerpt([line('p0', '天津'), text('p1', long)], []);
    expect(cut).toMatchObject({ anchor: 'p1', cutBefore: false, cutAfter: true });
    expect(long.startsWith(words(cut) ?? '')).toBe(true);
  });
  it('is the line that has a phrase, and the beginning, where no text has one', () => {
    const excerpt = makeExcerpt([line('p0', '本报记者 王伟'), text('p1', '海河边。')], ['王伟']);
    expect(excerpt?.anchor).toBe('p0');
    expect(words(excerpt)).toBe('本报记者 王伟　海河边。');
    expect(marks(excerpt?.pieces ?? [])).toEqual(['王伟']);
  });
  it('is a line only where there is nothing else', () => {
    expect(words(makeExcerpt([line('p0', '张三 摄')], []))).toBe('张三 摄');
    expect(words(makeExcerpt([line('p0', '张三 摄')], ['张三']))).toBe('张三 摄');
    expect(makeExcerpt([], ['张三'])).toBeUndefined();
  });
});
