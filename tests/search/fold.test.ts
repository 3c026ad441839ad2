import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldText, mergeRanges, occurrences } from '../../src/search/fold.ts';

const anyText = fc
  .array(fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code)))
  .map((chars) => chars.join(''));

describe('folding', () => {
  it('makes widths and cases alike', () => {
    expect(foldText('ＡＢＣａｂｃ１２３（）：％')).toBe('abcabc123():%');
    expect(foldText('甲､乙･丙｡')).toBe('甲、乙・丙。');
  });

  it('keeps what only looks related apart', () => {
    for (const [one, other] of [
      ['①', '1'],
      ['…', '...'],
      ['—', '-'],
      ['〇', '0'],
    ] as const) {
      expect(foldText(one)).not.toBe(foldText(other));
    }
  });

  it('drops the marks around words, and keeps those that part them', () => {
    expect(foldText('暖“新”到家')).toBe('暖新到家');
    expect(foldText('，「两公里」『半小时』《论语》｢甲｣\'乙\'"丙"')).toBe(',两公里半小时论语甲乙丙');
    expect(foldText('王伟（国税局）【图】他说：明天')).toBe('王伟(国税局)【图】他说:明天');
    expect(foldText('甲 “ 乙')).toBe('甲 乙');
  });

  it('makes a run of white space one space, ideographic spaces too', () => {
    expect(foldText('王　 浩\n记者')).toBe('王 浩 记者');
  });

  it('drops invisible characters', () => {
    expect(foldText('工\u200b人\ufeff\u2060')).toBe('工人');
  });

  it('gives the same text with places and without, for every letter and sign', () => {
    const everyCharacter = Array.from({ length: 0x20000 }, (_, code) => String.fromCodePoint(code)).join('x');
    expect(foldText(everyCharacter) === fold(everyCharacter).text).toBe(true);
    fc.assert(
      fc.property(anyText, (text) => {
        expect(foldText(text)).toBe(fold(text).text);
      }),
    );
  });

  it('is idempotent', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
    );
  });

  it('tells of every unit where it came from', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { text: folded, starts, ends } = fold(text);
        expect(starts).toHaveLength(folded.length);
        expect(ends).toHaveLength(folded.length);
        for (const [index, start] of starts.entries()) {
          const end = ends[index] ?? 0;
          expect(start).toBeLessThan(end);
          expect(foldText(text.slice(start, end))).toContain(folded[index]);
        }
      }),
    );
  });
});

describe('occurrences', () => {
  it('are ranges of the text as it was', () => {
    const text = '发行ＡＢ　Ｃ股';
    expect(occurrences(fold(text), foldText('ab c')).map(([start, end]) => text.slice(start, end))).toEqual([
      'ＡＢ　Ｃ',
    ]);
  });

  it('take in the marks within them', () => {
    const text = '送暖“新”到家';
    expect(occurrences(fold(text), '暖新到').map(([start, end]) => text.slice(start, end))).toEqual([
      '暖“新”到',
    ]);
  });

  it('may overlap, and are then one mark', () => {
    const found = occurrences(fold('人人人事'), '人人');
    expect(found).toEqual([
      [0, 2],
      [1, 3],
    ]);
    expect(mergeRanges(found)).toEqual([[0, 3]]);
  });
});
