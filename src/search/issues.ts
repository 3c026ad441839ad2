/** Queries that name an issue, by its date or its number. */
import { readNumber } from '../pipeline/issue/numerals.ts';
import { foldText } from './fold.ts';

/** The parts of a date that a query names, or the number of an issue; what is absent may be anything. */
export interface AskedIssue {
  year?: number;
  month?: number;
  day?: number;
  number?: number;
}

const NUMERAL = '[\\d〇零○一二三四五六七八九十廿卅百千两]+';
const written = new RegExp(
  `^(?:(${NUMERAL})年)?(${NUMERAL})月份?(?:(${NUMERAL})[日号](?:星期[一二三四五六日天])?)?$`,
  'u',
);
const inDigits = /^(\d{4})([-./])(\d{1,2})(?:\2(\d{1,2}))?$/u;
const numbered = new RegExp(`^总?第(${NUMERAL})[期号]$|^(${NUMERAL})期$`, 'u');

/**
 * @param text 2020年11月30日, 2020-11-30, 2020.11, 11月30日, 一九五八年十月一日, 第20593期; nothing beside it
 * @returns what it names; nothing where it is no date or number, or a month of no year
 */
export function readAskedIssue(text: string): AskedIssue | undefined {
  const plain = foldText(text).replace(/ /g, '');
  const [, ofIssue, ofIssueAlone] = numbered.exec(plain) ?? [];
  const number = read(ofIssue ?? ofIssueAlone);
  if (number !== undefined) return { number };
  const [, digitYear, , digitMonth, digitDay] = inDigits.exec(plain) ?? [];
  const [, writtenYear, writtenMonth, writtenDay] = written.exec(plain) ?? [];
  const year = read(digitYear ?? writtenYear);
  const month = read(digitMonth ?? writtenMonth);
  const day = read(digitDay ?? writtenDay);
  const isDate =
    month !== undefined && month >= 1 && month <= 12 && (day === undefined || (day >= 1 && day <= 31));
  if (!isDate || (year === undefined && day === undefined)) return undefined;
  return { ...(year !== undefined && { year }), month, ...(day !== undefined && { day }) };
}

function read(numeral: string | undefined): number | undefined {
  return numeral === undefined ? undefined : readNumber(numeral);
}

/**
 * @param date EDTF, or empty
 * @param number as printed, or empty
 */
export function isAsked(asked: AskedIssue, date: string, number: string): boolean {
  if (asked.number !== undefined) return read(number) === asked.number;
  const parts = date.replace('?', '').split('-');
  return [asked.year, asked.month, asked.day].every(
    (part, index) => part === undefined || Number(parts[index]) === part,
  );
}
