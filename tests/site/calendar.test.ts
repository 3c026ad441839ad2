import { describe, expect, it } from 'vitest';
import { calendarsOf } from '../../src/site/shape/calendar.ts';
import { anIssue } from './records.ts';

describe('calendarsOf', () => {
  const other = { slug: 'nongmin-ribao', name: '农民日报' };
  const calendars = calendarsOf([
    anIssue('2013-04-17', { publication: other }),
    anIssue('2020-11-30'),
    anIssue('2020-11-02?'),
    anIssue('2023-11'),
    anIssue(undefined),
    anIssue('XXXX-06-18'),
  ]);
  const [workers] = calendars;

  it('makes one calendar a publication, the fullest first', () => {
    expect(calendars.map(({ publication, count }) => [publication.slug, count])).toEqual([
      ['gongren-ribao', 5],
      ['nongmin-ribao', 1],
    ]);
  });

  it('lays a month out in weeks from Monday, with its issues on their days', () => {
    const month = workers?.years.find(({ year }) => year === 2020)?.months[0];
    expect(month?.month).toBe(11);
    expect(month?.weeks.map((week) => week.map((cell) => cell?.day ?? 0))).toEqual([
      [0, 0, 0, 0, 0, 0, 1],
      [2, 3, 4, 5, 6, 7, 8],
      [9, 10, 11, 12, 13, 14, 15],
      [16, 17, 18, 19, 20, 21, 22],
      [23, 24, 25, 26, 27, 28, 29],
      [30, 0, 0, 0, 0, 0, 0],
    ]);
    const withIssues = month?.weeks.flat().filter((cell) => cell?.issue);
    expect(withIssues?.map((cell) => cell?.day)).toEqual([2, 30]);
  });

  it('lists what has no day beside its year, and what has no year apart', () => {
    expect(workers?.years.map(({ year, loose }) => [year, loose.map(({ date }) => date)])).toEqual([
      [2023, ['2023-11']],
      [2020, []],
    ]);
    expect(workers?.undated.map(({ date }) => date)).toEqual(['XXXX-06-18', undefined]);
  });

  it('keeps two issues of one day', () => {
    const [both] = calendarsOf([
      anIssue('2020-11-30'),
      anIssue('2020-11-30', { id: 'gongren-ribao/2020-11-30b' }),
    ]);
    expect(both?.years[0]?.months[0]?.count).toBe(1);
    expect(both?.years[0]?.loose).toHaveLength(1);
  });
});
