import { describe, expect, it } from 'vitest';
import { isAsked, readAskedIssue } from '../../src/search/issues.ts';

const day = { year: 2020, month: 11, day: 30 };

describe('a query', () => {
  it.each([
    ['2020年11月30日', day],
    ['２０２０年 11 月 30 号', day],
    ['2020年11月30日 星期一', day],
    ['2020-11-30', day],
    ['2020.11.30', day],
    ['2020/11/30', day],
    ['二〇二〇年十一月三十日', day],
    ['一九五八年十月一日', { year: 1958, month: 10, day: 1 }],
    ['2020年11月', { year: 2020, month: 11 }],
    ['2020-11', { year: 2020, month: 11 }],
    ['11月30日', { month: 11, day: 30 }],
    ['十一月三十日', { month: 11, day: 30 }],
    ['第20593期', { number: 20593 }],
    ['20593期', { number: 20593 }],
    ['总第二〇五九三期', { number: 20593 }],
  ])('%s names an issue', (text, asked) => expect(readAskedIssue(text)).toEqual(asked));

  it.each([
    '',
    '工会',
    '20593',
    '11月',
    '30日',
    '2020年',
    '2020年13月',
    '2020-11-32',
    '2020-11.30',
    '第一届',
  ])('%s names none', (text) => expect(readAskedIssue(text)).toBeUndefined());

  it('with words beside the date names none', () => {
    expect(readAskedIssue('2020年11月30日 工会')).toBeUndefined();
  });
});

describe('an issue', () => {
  it('is asked for by every part that the query gives', () => {
    expect(isAsked(day, '2020-11-30', '')).toBe(true);
    expect(isAsked(day, '2020-11-30?', '')).toBe(true);
    expect(isAsked(day, '2020-11', '')).toBe(false);
    expect(isAsked(day, '', '')).toBe(false);
    expect(isAsked({ year: 2020, month: 11 }, '2020-11', '')).toBe(true);
    expect(isAsked({ year: 2020, month: 1 }, '2020-11-30', '')).toBe(false);
    expect(isAsked({ month: 11, day: 30 }, 'XXXX-11-30', '')).toBe(true);
    expect(isAsked({ number: 20593 }, '2020-11-30', '20593')).toBe(true);
    expect(isAsked({ number: 2059 }, '2020-11-30', '20593')).toBe(false);
    expect(isAsked({ number: 20593 }, '', '')).toBe(false);
  });
});
