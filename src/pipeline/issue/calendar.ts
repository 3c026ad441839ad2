/** Days of the Gregorian calendar, and what a page prints beside them: the weekday and the lunar date. */
import { SolarDay } from 'tyme4ts';

export interface Day {
  year: number;
  month: number;
  day: number;
}

const MS_PER_DAY = 86_400_000;

/** Days since 1970-01-01, for arithmetic. */
export function dayNumber({ year, month, day }: Day): number {
  return Math.round(Date.UTC(year, month - 1, day) / MS_PER_DAY);
}

export function dayOf(number: number): Day {
  const date = new Date(number * MS_PER_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export function isDay({ year, month, day }: Day): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
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
