import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPhrase, formatQuery, parseQuery } from '../../src/search/query.ts';

/** Clauses as texts: 甲|乙 for either, -丙 for none. */
function read(text: string): string[] {
  return parseQuery(text).clauses.map(
    ({ any, excluded }) => (excluded ? '-' : '') + any.map(({ folded }) => folded).join('|'),
  );
}

describe('a query', () => {
  it.each([
    ['工会', ['工会']],
    ['工会　主席', ['工会', '主席']],
    ['"工会 主席"', ['工会 主席']],
    ['工会 -主席', ['工会', '-主席']],
    ['-"工会 主席" 职工', ['-工会 主席', '职工']],
    ['工会 OR 公会 主席', ['工会|公会', '主席']],
    ['甲 OR 乙 OR 丙', ['甲|乙|丙']],
    ['', []],
    ['  ', []],
  ])('%s', (text, clauses) => expect(read(text)).toEqual(clauses));

  it('takes punctuation as text', () => {
    for (const text of ['《工人日报》', '12.5%', 'a-b', '“两公里”', '（记者张三）：', '—', '-']) {
      expect(read(text)).toHaveLength(1);
      expect(read(text)[0]).not.toMatch(/^-./);
    }
  });

  it('takes an operator that has nothing to work on as text', () => {
    expect(read('OR 工会')).toEqual(['or', '工会']);
    expect(read('工会 OR')).toEqual(['工会', 'or']);
    expect(read('"OR"')).toEqual(['or']);
  });

  it('takes no quotation marks inside words for a phrase, and looks up none', () => {
    const typed = (text: string) => parseQuery(text).clauses.map(({ any }) => any.map((one) => one.typed));
    expect(typed('他说"好"。')).toEqual([['他说"好"。']]);
    expect(typed('"他说"好"。"')).toEqual([['他说"好"。']]);
    expect(read('他说"好"。')).toEqual(['他说好。']);
    expect(read('"没有收尾')).toEqual(['没有收尾']);
    expect(read('《 》')).toEqual([]);
  });

  it('is read the same when written again', () => {
    const word = fc.stringMatching(/^[工会人ab-]{1,4}$/);
    const quoted = fc.tuple(word, word).map(([one, other]) => `"${one} ${other}"`);
    const text = fc.array(fc.oneof(word, quoted, fc.constant('OR'))).map((words) => words.join(' '));
    fc.assert(
      fc.property(text, (one) => {
        const query = parseQuery(one);
        expect(parseQuery(formatQuery(query))).toEqual(query);
      }),
    );
  });

  it('quotes only phrases that would be read otherwise', () => {
    const phrase = (typed: string) => formatPhrase({ typed, folded: typed });
    expect(phrase('工会')).toBe('工会');
    expect(phrase('工会 主席')).toBe('"工会 主席"');
    expect(phrase('-工会')).toBe('"-工会"');
    expect(phrase('OR')).toBe('"OR"');
  });
});
