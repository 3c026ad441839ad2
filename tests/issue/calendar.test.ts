import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dayNumber,
  dayOf,
  daysOfPeriod,
  isDay,
  isoOf,
  lunarOf,
  weekdayOf,
} from '../../src/pipeline/issue/calendar.ts';

describe('calendar', () => {
  it('counts days as the Gregorian calendar does', () => {
    fc.assert(
      fc.property(fc.integer({ min: -60_000, max: 70_000 }), (number) => {
        const date = new Date(number * 86_400_000);
        expect(isoOf(dayOf(number))).toBe(date.toISOString().slice(0, 10));
        expect(dayNumber(dayOf(number))).toBe(number);
        expect(weekdayOf(number)).toBe(date.getUTCDay());
      }),
    );
  });

  it('knows which days there are', () => {
    expect(isDay({ year: 2000, month: 2, day: 29 })).toBe(true);
    expect(isDay({ year: 1900, month: 2, day: 29 })).toBe(false);
    expect(isDay({ year: 2021, month: 11, day: 31 })).toBe(false);
  });

  it.each([
    ['1990', '1990-01-01', '1990-12-31'],
    ['1990-02', '1990-02-01', '1990-02-28'],
    ['1990-12', '1990-12-01', '1990-12-31'],
    ['1990-06-18', '1990-06-18', '1990-06-18'],
  ])('knows the first and the last day of %s', (period, first, last) =>
    expect(daysOfPeriod(period).map((number) => isoOf(dayOf(number)))).toEqual([first, last]),
  );

  it('knows the lunar date', () =>
    expect(lunarOf({ year: 2020, month: 11, day: 30 })).toEqual({
      cycle: '庚子',
      month: '十月',
      day: '十六',
    }));
});
