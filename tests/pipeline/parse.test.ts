import fc from 'fast-check';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { parseSeed } from '../../src/pipeline/parse.ts';
import type { Line } from '../../src/pipeline/tree.ts';
import { seedText } from './seedText.ts';

const linesOf = (text: string): Line[] => unified().use(parseSeed).parse(text).children as Line[];

describe('parse', () => {
  it('makes a line of each line with ink, and says where it stands', () => {
    expect(linesOf('\n## 吊机试吊\n\n  **本报记者 张三**  \n')).toEqual([
      {
        type: 'line',
        value: '吊机试吊',
        span: [4, 8],
        position: { start: { line: 2, column: 4, offset: 4 }, end: { line: 2, column: 8, offset: 8 } },
      },
      {
        type: 'line',
        value: '本报记者 张三',
        span: [14, 21],
        position: { start: { line: 4, column: 5, offset: 14 }, end: { line: 4, column: 12, offset: 21 } },
      },
    ]);
  });

  it('keeps stars that nothing in front answers', () => {
    expect(linesOf('获奖者：张**\n').map(({ value }) => value)).toEqual(['获奖者：张**']);
  });

  it('keeps the folder of a seed in its name: two years have a page of one name', () => {
    const { source } = unified()
      .use(parseSeed)
      .parse(new VFile({ path: '1953/01.txt', value: '' }));
    expect(source).toBe('1953/01.txt');
  });

  it('passes over lines of decoration alone', () => {
    expect(linesOf('***\n\n# \n\u200b\n　\n')).toEqual([]);
  });

  it('points at what it says, and leaves no ink between lines', () => {
    fc.assert(
      fc.property(seedText, (text) => {
        let from = 0;
        for (const { value, span, position } of linesOf(text)) {
          expect(text.slice(...span)).toBe(value);
          expect([position?.start.offset, position?.end.offset]).toEqual(span);
          expect(text.slice(from, span[0])).not.toMatch(/[^\s\u200b\ufeff#*]/u);
          from = span[1];
        }
        expect(text.slice(from)).not.toMatch(/[^\s\u200b\ufeff#*]/u);
      }),
    );
  });
});
