/** Days of the Gregorian calendar, and what a page prints beside them: the weekday and the lunar date. */
import { LunarDay, SolarDay } from 'tyme4ts';

export interface Day {
  year: number;
  month: number;
  day: number;
}

/** Days of 400 years, after which the Gregorian calendar repeats itself, and from 0000-03-01 to 1970-01-01. */
const DAYS_PER_ERA = 146_097;
const DAYS_TO_EPOCH = 719_468;

/** Days since 1970-01-01, for arithmetic. Years are counted from March, so that the leap day is their last. */
export function dayNumber({ year, month, day }: Day): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - DAYS_TO_EPOCH;
}

export function dayOf(number: number): Day {
  const shifted = number + DAYS_TO_EPOCH;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const leaps = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch + (fromMarch < 10 ? 3 : -9);
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
  };
}

/** The first and the last day, as day numbers, of what an ISO date names: 1990-06-18, 1990-06 or 1990. */
export function daysOfPeriod(iso: string): [first: number, last: number] {
  const [year = 0, month, day] = iso.split('-').map(Number);
  const first = dayNumber({ year, month: month ?? 1, day: day ?? 1 });
  if (day !== undefined) return [first, first];
  const following =
    month === undefined || month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 };
  return [first, dayNumber({ ...following, day: 1 }) - 1];
}

export function isDay(day: Day): boolean {
  const same = dayOf(dayNumber(day));
  return same.month === day.month && same.day === day.day;
}

/** 0 is Sunday. */
export function weekdayOf(number: number): number {
  return (((number + 4) % 7) + 7) % 7;
}

/** 2020-11-30 */
export function isoOf({ year, month, day }: Day): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

export interface LunarDate {
  /** 庚子 */
  cycle: string;
  /** 十月, 闰四月 */
  month: string;
  /** 十六, 初九, 廿二 */
  day: string;
}

/** The day of a lunar date, its year by the number of ours that it begins in; undefined where there is no such day. */
export function solarOf(year: number, month: number, leap: boolean, day: number): Day | undefined {
  try {
    const solar = LunarDay.fromYmd(year, leap ? -month : month, day).getSolarDay();
    return { year: solar.getYear(), month: solar.getMonth(), day: solar.getDay() };
  } catch {
    // The calendar throws on a leap month that its year does not have, and on the 30th of a short month.
    return undefined;
  }
}

/** The lunar date of a day; undefined outside of the calendar's tables. */
export function lunarOf({ year, month, day }: Day): LunarDate | undefined {
  if (year < 1850 || year > 2150) return undefined;
  const lunar = SolarDay.fromYmd(year, month, day).getLunarDay();
  const lunarMonth = lunar.getLunarMonth();
  return {
    cycle: lunarMonth.getLunarYear().getSixtyCycle().getName(),
    month: lunarMonth.getName(),
    day: lunar.getName(),
  };
}
