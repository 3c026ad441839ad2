/** Dates of issues: EDTF as far as known, read into what pages print and sort by. */
import { z } from 'zod';
import { WEEKDAYS } from '../../pipeline/issue/dates.ts';
import { compareText } from '../../pipeline/text-order.ts';

const edtf = /^(?<year>\d{4}|X{4})(?:-(?<month>\d{2}|XX)(?:-(?<day>\d{2}|XX))?)?(?<doubt>\?)?$/;
const partsSchema = z.object({
  year: z.string(),
  month: z.string().optional(),
  day: z.string().optional(),
  doubt: z.string().optional(),
});

export interface ReadDate {
  year?: number;
  month?: number;
  day?: number;
  /** The archive is not sure. */
  doubtful: boolean;
  /** 2020年11月30日; 2023年11月; 6月18日（年份不详）; 日期不详 */
  label: string;
  /** 星期一, where the day is known to the year. */
  weekday?: string;
  /** For `<time datetime>` and other programs: 2020-11-30, 2023-11, 2023; absent where the year is not known. */
  iso?: string;
  /** Orders dates as text: later is greater, less known before more known, unknown first. */
  key: string;
}

/** @param date EDTF of the contract, or nothing where the date is not known. */
export function readDate(date: string | undefined): ReadDate {
  const parts = partsSchema.safeParse(edtf.exec(date ?? '')?.groups);
  if (!parts.success) return { doubtful: false, label: '日期不详', key: '0000-00-00' };
  const year = numberOf(parts.data.year);
  const month = numberOf(parts.data.month);
  const day = numberOf(parts.data.day);
  const doubtful = parts.data.doubt !== undefined;
  const iso = isoOf(year, month, day);
  return {
    ...(year !== undefined && { year }),
    ...(month !== undefined && { month }),
    ...(day !== undefined && { day }),
    doubtful,
    label: labelOf(year, month, day),
    ...(year !== undefined &&
      month !== undefined &&
      day !== undefined && { weekday: weekdayOf(year, month, day) }),
    ...(iso !== undefined && { iso }),
    key: [pad(year, 4), pad(month, 2), pad(day, 2)].join('-'),
  };
}

function numberOf(digits: string | undefined): number | undefined {
  return digits === undefined || digits.includes('X') ? undefined : Number(digits);
}

function pad(value: number | undefined, width: number): string {
  return String(value ?? 0).padStart(width, '0');
}

function isoOf(year?: number, month?: number, day?: number): string | undefined {
  if (year === undefined) return undefined;
  if (month === undefined) return pad(year, 4);
  if (day === undefined) return `${pad(year, 4)}-${pad(month, 2)}`;
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

function labelOf(year?: number, month?: number, day?: number): string {
  const monthDay = `${month === undefined ? '' : `${month}月`}${day === undefined ? '' : `${day}日`}`;
  if (year !== undefined) return `${year}年${month === undefined ? '' : monthDay}`;
  return month === undefined ? '日期不详' : `${monthDay}（年份不详）`;
}

function weekdayOf(year: number, month: number, day: number): string {
  return `星期${WEEKDAYS.charAt(weekdayNumber(year, month, day))}`;
}

/** 0 Sunday … 6 Saturday, of the Gregorian calendar. */
export function weekdayNumber(year: number, month: number, day: number): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

export function daysOfMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Sorts the newest first; what is not known last. */
export function newestFirst(a: { date?: string | undefined }, b: { date?: string | undefined }): number {
  return compareText(readDate(b.date).key, readDate(a.date).key);
}
