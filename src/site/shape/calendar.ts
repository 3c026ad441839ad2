/** The issues of a publication as a calendar. */
import type { Issue } from '../../archive/records.ts';
import { compareText } from '../../pipeline/text-order.ts';
import { daysOfMonth, newestFirst, readDate, weekdayNumber } from './dates.ts';

export interface CalendarDay {
  day: number;
  issue?: Issue;
}

export interface CalendarMonth {
  month: number;
  count: number;
  /** Rows of seven, Monday first; null before the first and after the last day. */
  weeks: (CalendarDay | null)[][];
}

export interface CalendarYear {
  year: number;
  count: number;
  /** Only months that have an issue. */
  months: CalendarMonth[];
  /** Issues of this year whose day is not known, or is another issue's already. */
  loose: Issue[];
}

export interface Calendar {
  publication: Issue['publication'];
  count: number;
  /** Newest first. */
  years: CalendarYear[];
  /** Issues whose year is not known. */
  undated: Issue[];
}

/** One calendar a publication, the one with most issues first. */
export function calendarsOf(issues: Issue[]): Calendar[] {
  const byPublication = Map.groupBy(issues, (issue) => issue.publication.slug);
  return [...byPublication.values()]
    .map(calendarOf)
    .sort((a, b) => b.count - a.count || compareText(a.publication.slug, b.publication.slug));
}

function calendarOf(issues: Issue[]): Calendar {
  const byYear = Map.groupBy(issues, (issue) => readDate(issue.date).year);
  const [first] = issues;
  if (!first) throw new Error('A calendar was asked for of no issues');
  return {
    publication: first.publication,
    count: issues.length,
    years: [...byYear]
      .flatMap(([year, ofYear]) => (year === undefined ? [] : [yearOf(year, ofYear)]))
      .sort((a, b) => b.year - a.year),
    undated: (byYear.get(undefined) ?? []).toSorted(newestFirst),
  };
}

function yearOf(year: number, issues: Issue[]): CalendarYear {
  const days = new Map<number, Map<number, Issue>>();
  const loose: Issue[] = [];
  for (const issue of issues) {
    const { month, day } = readDate(issue.date);
    const ofMonth = (month !== undefined && days.get(month)) || new Map<number, Issue>();
    if (month === undefined || day === undefined || ofMonth.has(day)) loose.push(issue);
    else days.set(month, ofMonth.set(day, issue));
  }
  return {
    year,
    count: issues.length,
    months: [...days]
      .map(([month, ofMonth]) => monthOf(year, month, ofMonth))
      .sort((a, b) => a.month - b.month),
    loose: loose.toSorted(newestFirst),
  };
}

function monthOf(year: number, month: number, issues: Map<number, Issue>): CalendarMonth {
  const lead = (weekdayNumber(year, month, 1) + 6) % 7;
  const cells: (CalendarDay | null)[] = Array.from({ length: lead }, () => null);
  for (let day = 1; day <= daysOfMonth(year, month); day++) {
    const issue = issues.get(day);
    cells.push({ day, ...(issue && { issue }) });
  }
  while (cells.length % 7 !== 0) cells.push(null);
  return {
    month,
    count: issues.size,
    weeks: Array.from({ length: cells.length / 7 }, (_, w) => cells.slice(w * 7, w * 7 + 7)),
  };
}
