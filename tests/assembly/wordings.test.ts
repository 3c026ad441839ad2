import { describe, expect, it } from 'vitest';
import { READ_AS, readWordings } from '../../src/pipeline/assembly/wordings.ts';
import { TEXTS } from '../../src/pipeline/wording/kinds.ts';
import { models } from '../models.ts';
import { viewsOf } from '../views.ts';

const TEXT = `春耕不等人

本报讯 东川县农机站近日派出六个小组，到各乡修理拖拉机。

修理铺设在田头，拖拉机坏了，当场就修，社员们十分高兴。

停水通知

因检修水管，本月九日上午八时至下午五时停水，请用户周知，特此通知。东川自来水厂

本厂常年供应优质水泵，价格优惠，代办托运，欢迎来电来函订购。电话2345678，联系人王先生。
`;

describe('what lines read as', () => {
  const views = viewsOf(TEXT);
  const wordings = readWordings(
    views,
    views.map(({ dense }) => models.lexicon.divide(dense)),
    models.wordings,
  );

  it('is of which kind of text their words are', () => {
    expect(wordings.readAs.slice(1, 3).map((kind) => READ_AS[kind])).toEqual(['report', 'report']);
    expect(READ_AS[wordings.readAs[4] ?? 0]).toBe('notice');
    expect(READ_AS[wordings.readAs[5] ?? 0]).toBe('advertisement');
  });

  it('is the first of a report, or one behind it', () => {
    expect(wordings.opening[1]).toBeGreaterThan(wordings.opening[2] ?? 0);
  });

  it('is likelier the same for lines of one kind than for lines of two', () => {
    expect(wordings.kinship(1, 2)).toBeGreaterThan(wordings.kinship(2, 5));
    expect(wordings.mixture([1, 2]).mixed).toBeLessThan(wordings.mixture([1, 2, 5]).mixed);
    expect(TEXTS[wordings.mixture([1, 2]).text]).toBe('report');
  });

  it('changes from one kind of text to another, and is not known beyond the page', () => {
    expect(wordings.change(2, 5)).toBeGreaterThan(wordings.change(1, 2));
    expect(wordings.change(-1, 0)).toBe(-1);
    expect(wordings.change(5, 6)).toBe(-1);
  });
});
