import { describe, expect, it } from 'vitest';
import { drawSource, lineAt, lineRanges, linesOfArticle } from '../../src/site/shape/source.ts';
import { anArticle, aSource } from './records.ts';

const source = aSource(
  [
    [['工人日报', 'furniture']],
    [],
    [['甲题', 'block', 'a', 'h1']],
    [],
    [
      ['甲文', 'block', 'a', 'p1'],
      ['乙文', 'block', 'b', 'p1'],
    ],
    [['甲文', 'duplicate']],
    [['甲文又', 'block', 'a', 'p2']],
  ],
  [
    { ruleId: 'seam', reason: '此处接得不稳', line: 5 },
    { ruleId: 'page', reason: '版次不详' },
  ],
);
const drawn = drawSource(source, [anArticle('a'), anArticle('b')]);

describe('drawSource', () => {
  it('keeps every character of every line', () => {
    const text = (lines: { pieces: { text: string }[] }[]) =>
      lines.map(({ pieces }) => pieces.map((p) => p.text).join('')).join('\n');
    expect(text(drawn.lines)).toBe(text(source.lines));
  });

  it('marks in the margin where the use changes, across blank lines', () => {
    const marks = drawn.lines.map(({ mark }) => (mark?.kind === 'article' ? mark.article.id : mark?.label));
    expect(marks).toEqual(['报头', undefined, 'a', undefined, undefined, '重出', 'a']);
  });

  it('calls each piece of furniture by its name', () => {
    const page = aSource([[['要闻 第2版', 'furniture', 'page header']], [['记者', 'furniture', 'unplaced']]]);
    const { lines } = drawSource(page, []);
    expect(lines.map(({ mark }) => mark?.kind === 'furniture' && mark.label)).toEqual(['报眉', '未归入稿件']);
    expect(lines.map(({ pieces }) => pieces[0]?.role)).toEqual(['报眉', '未归入稿件']);
  });

  it('gives each article its number, colour and lines', () => {
    expect(
      drawn.articles.map(({ number, tone, lines, firstLine }) => [number, tone, lines, firstLine]),
    ).toEqual([
      [1, 0, '3–7', 3],
      [2, 1, '5', 5],
    ]);
  });

  it('puts messages beside their lines, the others above the page', () => {
    expect(drawn.lines[4]?.messages.map(({ ruleId }) => ruleId)).toEqual(['seam']);
    expect(drawn.messages.map(({ ruleId }) => ruleId)).toEqual(['page']);
  });

  it('counts characters by what became of them', () => {
    expect(drawn.counts).toEqual({ block: 9, duplicate: 2, furniture: 4, corrected: 0 });
  });

  it('marks and counts what a correction speaks of', () => {
    const corrected = aSource([[['甲文', 'block', 'a', 'p1']], [['乙文', 'block', 'a', 'p2']]]);
    for (const piece of corrected.lines[0]?.pieces ?? []) if (piece.use === 'block') piece.corrected = true;
    const { lines, counts } = drawSource(corrected, [anArticle('a')]);
    expect(lines.map(({ pieces }) => pieces[0]?.corrected)).toEqual([true, false]);
    expect(counts).toMatchObject({ block: 4, corrected: 2 });
  });
});

describe('withdrawn text', () => {
  it('is left out, and said', () => {
    const hidden = aSource([[['■■', 'withdrawn']], [['乙文', 'block', 'b', 'p1']]]);
    const { lines, counts } = drawSource(hidden, []);
    expect(lines[0]).toMatchObject({ blank: false, pieces: [{ use: 'withdrawn' }] });
    expect(counts).toMatchObject({ block: 2, furniture: 0 });
  });
});

describe('lines', () => {
  it('finds the line of a position of the seed', () => {
    expect([0, 4, 5, 6, 9, 13].map((offset) => lineAt(source, offset))).toEqual([1, 1, 2, 3, 4, 5]);
  });

  it('says lines as ranges, across the blank lines between paragraphs', () => {
    expect(linesOfArticle(source, 'a')).toEqual([3, 5, 7]);
    expect(lineRanges([3, 5, 7, 14, 20, 21])).toBe('3–7、14、20–21');
    expect(lineRanges([])).toBe('');
  });
});
