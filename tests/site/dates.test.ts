import { describe, expect, it } from 'vitest';
import { newestFirst, readDate } from '../../src/site/shape/dates.ts';

describe('readDate', () => {
  it('reads a whole day with its weekday', () => {
    expect(readDate('2020-11-30')).toEqual({
      year: 2020,
      month: 11,
      day: 30,
      doubtful: false,
      label: '2020年11月30日',
      weekday: '星期一',
      iso: '2020-11-30',
      key: '2020-11-30',
    });
  });

  it('knows the weekdays of leap years and old years', () => {
    expect(readDate('2024-02-29').weekday).toBe('星期四');
    expect(readDate('1949-10-01').weekday).toBe('星期六');
  });

  it.each([
    ['2023-11', '2023年11月', '2023-11'],
    ['2023-11-XX', '2023年11月', '2023-11'],
    ['2023', '2023年', '2023'],
    ['XXXX-06-18', '6月18日（年份不详）', undefined],
    [undefined, '日期不详', undefined],
    ['nonsense', '日期不详', undefined],
  ])('says of %s no more than is known', (date, label, iso) => {
    const read = readDate(date);
    expect(read.label).toBe(label);
    expect(read.iso).toBe(iso);
    expect(read.weekday).toBeUndefined();
  });

  it('keeps a doubt apart from the date', () => {
    expect(readDate('2021-11-10?')).toMatchObject({
      label: '2021年11月10日',
      doubtful: true,
      iso: '2021-11-10',
    });
  });
});

describe('newestFirst', () => {
  it('puts what is not known last', () => {
    const dates = ['2020', undefined, '2023-11', '2020-11-30', '2021-01-01?'];
    expect(
      dates
        .map((date) => ({ date }))
        .sort(newestFirst)
        .map(({ date }) => date),
    ).toEqual(['2023-11', '2021-01-01?', '2020-11-30', '2020', undefined]);
  });
});
