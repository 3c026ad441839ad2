/**
 * Infers the day of an issue from all the days that its page speaks of, as a librarian does.
 *
 * Every clue gives each possible day a likelihood: a dateline of the 13th is in the paper of the 14th more
 * often than in that of the 15th, a photo may wait some days, a report longer. The product over all clues,
 * normalised over all possible days, says how sure the day, the month and the year are; what is not sure is
 * left out. The tables below are shares of issues, estimated from daily papers of known date; they need to be
 * right in order of size only.
 */
import { type Day, dayNumber, dayOf, isDay, isoOf, weekdayOf } from './calendar.ts';
import type { ClueKind, Clues, DayClue, WeekdayClue, YearClue, YearKind } from './clues.ts';

export interface InferredDate {
  /** EDTF: 2020-11-30, 2023-11, XXXX-06-18, with ? where unsure. */
  edtf: string;
  /** Of the most likely day. */
  day: Day | undefined;
  /** The clues that speak for the date, the strongest first, each with days from it to the issue. */
  grounds: { clue: DayClue | YearClue | WeekdayClue; daysAfter?: number }[];
}

/** A part of the date is stated when it is at least this likely, in shares of 1. */
const SURE = 0.8;
/** Between this and SURE the whole day is stated with a question mark. */
const LIKELY = 0.6;
/** Days before the latest and after the earliest clue in which the issue is looked for. */
const WINDOW_BEFORE = 1;
const WINDOW_AFTER = 12;
/** Years after the last that the page names in which the issue is looked for. */
const LATEST_AFTER = 9;
/** A year that a leap day exists in, for months and days whose year is not known. */
const NO_YEAR = 2000;

/** Likelihood of a clue by the days from its date to the issue: [0] the same day, [1] the day after, … */
const AFTER: Record<Exclude<ClueKind, 'coming' | 'mention'>, number[]> = {
  issued: [0.995],
  today: [0.02, 0.9, 0.05, 0.01],
  dateline: [0.01, 0.79, 0.12, 0.04, 0.02],
  slow: [0.01, 0.5, 0.27, 0.12, 0.05, 0.02],
  yesterday: [0.005, 0.96, 0.02, 0.005],
  photo: [0.002, 0.5, 0.2, 0.1, 0.06, 0.04, 0.03, 0.02, 0.01, 0.01],
  signed: [0.1, 0.35, 0.18, 0.12, 0.08, 0.05, 0.03, 0.02, 0.02, 0.01, 0.01],
  story: [0.008, 0.26, 0.2, 0.14, 0.1, 0.07, 0.05, 0.04, 0.02, 0.02, 0.015, 0.015, 0.01],
};
/** The same for every other day: the clue is a look back, or was misread. */
const ANY_DAY: Record<ClueKind, number> = {
  issued: 0.00001,
  today: 0.0001,
  dateline: 0.0002,
  slow: 0.0002,
  yesterday: 0.0002,
  photo: 0.0003,
  signed: 0.0003,
  story: 0.002,
  coming: 0.03,
  mention: 0.25,
};
/** What is reported has happened: only a misread date is later than the issue. */
const MISREAD = 0.05;
/** Days of a year, of which every other one is possible when all clues look back. */
const OTHER_DAYS = 350;

function likelihoodOfDay(kind: ClueKind, daysAfter: number): number {
  if (kind === 'coming') return daysAfter < 0 ? 0.2 : daysAfter === 0 ? 0.12 : ANY_DAY.coming;
  if (kind === 'mention') return daysAfter < 0 ? ANY_DAY.mention : daysAfter === 0 ? 0.7 : 1;
  if (daysAfter < 0) return ANY_DAY[kind] * MISREAD;
  return AFTER[kind][daysAfter] ?? ANY_DAY[kind];
}

/** Likelihood of a year's being named by the years from it to the issue's: [0] the same year, [1] the year after, … */
const YEARS_AFTER: Record<YearKind, number[]> = {
  named: [0.86, 0.06, 0.03, 0.02],
  current: [0.9, 0.04, 0.02, 0.02],
  told: [0.12, 0.12, 0.11, 0.1, 0.09, 0.08, 0.07, 0.06, 0.05, 0.05],
  since: [0.06, 0.16, 0.16, 0.14, 0.1, 0.08, 0.06, 0.05, 0.04, 0.03],
  until: [0.35, 0.1, 0.05, 0.04],
  yearly: [0.35, 0.3, 0.03, 0.02],
  coming: [0.35, 0.03, 0.02],
};
/** A year further back than the table knows. */
const LONG_AGO: Record<YearKind, number> = {
  named: 0.06,
  current: 0.03,
  told: 0.01,
  since: 0.01,
  until: 0.02,
  yearly: 0.008,
  coming: 0.008,
};
/** The same for a year after the issue's: [0] the next year, [1] the one after that, … */
const YEARS_BEFORE: Record<YearKind, number[]> = {
  named: [0.03, 0.01],
  current: [0.03],
  told: [0.01],
  since: [0.005],
  until: [0.25, 0.15, 0.1, 0.08, 0.06],
  yearly: [0.3, 0.01],
  coming: [0.35, 0.12, 0.08, 0.06, 0.06],
};
const FAR_AHEAD = 0.005;
/** A month of the issue's own year that is still to come is not told of. */
const MONTH_AHEAD = 0.02;

function likelihoodOfYear(clue: YearClue, year: number, month: number | undefined): number {
  const years = year - clue.year;
  if (years < 0) return YEARS_BEFORE[clue.kind][-years - 1] ?? FAR_AHEAD;
  const ahead = years === 0 && clue.month !== undefined && month !== undefined && clue.month > month;
  if (ahead && clue.kind !== 'coming') return MONTH_AHEAD;
  return YEARS_AFTER[clue.kind][years] ?? LONG_AGO[clue.kind];
}

/** Likelihood of a printed weekday that is the day's, and of another, which was misread. */
const WEEKDAY_RIGHT = 0.94;
const WEEKDAY_WRONG = 0.01;
/** The same for an issue on a day of the week on which none is said to appear: an extra one, or a habit that has changed. */
const OFF_DAY = 0.1;

export interface InferenceBounds {
  /** Days since 1970 between which the issue must lie: by its number, or by when the paper appeared. */
  from?: number;
  to?: number;
  /** On which the publication appears; 0 is Sunday. */
  weekdays?: readonly number[];
}

export function inferDate(clues: Clues, bounds: InferenceBounds = {}): InferredDate | undefined {
  const years = candidateYears(clues, bounds);
  const days = distinct(clues.days);
  const candidates = candidateDays(days, years);
  if (candidates.length === 0) return yearAlone(clues, years);
  const scored = weigh(candidates, days, clues, years.length > 0, bounds);
  return conclude(scored, clues, days, years.length > 0);
}

interface Weighed extends Day {
  /** Of all days that the clues point to. */
  share: number;
}

interface Weights {
  /** The likeliest first. */
  days: Weighed[];
  /** How likely it is that the clues point to none of the right days. */
  elsewhere: number;
}

function candidateYears({ years, days }: Clues, { from, to }: InferenceBounds): number[] {
  const past = years.filter(({ kind }) => kind !== 'coming' && kind !== 'yearly').map(({ year }) => year);
  for (const clue of days) if (clue.kind === 'signed' && clue.year !== undefined) past.push(clue.year);
  const all = [...past, ...years.map(({ year }) => year)];
  if (all.length > 0) {
    const first = past.length > 0 ? Math.max(...past) : Math.min(...all) - 1;
    return range(first - 1, Math.max(...all) + LATEST_AFTER);
  }
  if (from === undefined || to === undefined) return [];
  return range(dayOf(from).year, dayOf(to).year);
}

/** One clue for each unit, kind and date: what a report repeats does not weigh more. */
function distinct(days: DayClue[]): DayClue[] {
  const seen = new Set<string>();
  return days.filter((clue) => {
    if (clue.relativeYear !== undefined && clue.relativeYear < 0) return false;
    const key = `${clue.kind === 'mention' ? '' : `${clue.unit}.${clue.report}`}/${clue.kind}/${clue.month}/${clue.day}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

const RECENT = new Set<ClueKind>([
  'issued',
  'dateline',
  'slow',
  'today',
  'yesterday',
  'photo',
  'story',
  'signed',
]);

function candidateDays(days: DayClue[], years: number[]): Day[] {
  const found = new Map<number, Day>();
  for (const clue of days) {
    if (!RECENT.has(clue.kind) || clue.month === undefined) continue;
    for (const year of years.length > 0 ? years : [NO_YEAR]) {
      if (clue.year !== undefined && years.length > 0 && clue.year !== year) continue;
      const day = { year, month: clue.month, day: clue.day };
      if (!isDay(day)) continue;
      const number = dayNumber(day);
      for (let n = number - WINDOW_BEFORE; n <= number + WINDOW_AFTER; n++)
        if (!found.has(n)) found.set(n, dayOf(n));
    }
  }
  return likelyDays([...found.values()], days);
}

/** Days of the year so much less likely than the best, in powers of e, that no year makes up for it. */
const HOPELESS = 14;

/** Leaves out the days of the year that the clues without a year rule out, before every year is tried. */
function likelyDays(candidates: Day[], days: DayClue[]): Day[] {
  const yearless = days.filter(({ year, month }) => year === undefined && month !== undefined);
  const logs = new Map<string, number>();
  const keyOf = ({ month, day }: Day) => `${month}-${day}`;
  for (const day of candidates) {
    const key = keyOf(day);
    if (logs.has(key)) continue;
    const number = dayNumber({ ...day, year: NO_YEAR });
    logs.set(
      key,
      yearless.reduce(
        (log, clue) => log + Math.log(likelihoodOfDay(clue.kind, daysAfter(clue, number, false))),
        0,
      ),
    );
  }
  const best = Math.max(...logs.values());
  return candidates.filter((day) => (logs.get(keyOf(day)) ?? 0) > best - HOPELESS);
}

function weigh(
  candidates: Day[],
  days: DayClue[],
  clues: Clues,
  yearsKnown: boolean,
  bounds: InferenceBounds,
): Weights {
  const perUnit = distinctYears(clues.years);
  const logs = candidates.map((day) => {
    const number = dayNumber(day);
    if (yearsKnown && (number < (bounds.from ?? -Infinity) || number > (bounds.to ?? Infinity)))
      return -Infinity;
    let log = 0;
    for (const clue of days) log += Math.log(likelihoodOfDay(clue.kind, daysAfter(clue, number, yearsKnown)));
    if (!yearsKnown) return log;
    for (const clue of perUnit) log += Math.log(likelihoodOfYear(clue, day.year, day.month));
    for (const clue of clues.weekdays) log += Math.log(likelihoodOfWeekday(clue, day, number));
    if (bounds.weekdays && !bounds.weekdays.includes(weekdayOf(number))) log += Math.log(OFF_DAY);
    return log;
  });
  const best = Math.max(...logs);
  if (best === -Infinity) return { days: [], elsewhere: 1 };
  const weights = logs.map((log) => Math.exp(log - best));
  const none = days.reduce((log, clue) => log + Math.log(ANY_DAY[clue.kind]), Math.log(OTHER_DAYS));
  const ofBest = bestDayLog(candidates[logs.indexOf(best)], days, yearsKnown);
  const elsewhere = Math.exp(none - ofBest);
  const sum = weights.reduce((a, b) => a + b, 0);
  return {
    days: candidates
      .map((day, i) => ({ ...day, share: (weights[i] ?? 0) / sum }))
      .sort((a, b) => b.share - a.share),
    elsewhere: elsewhere / (elsewhere + sum),
  };
}

/** What the days alone say of the likeliest day, to be compared with their saying nothing. */
function bestDayLog(day: Day | undefined, days: DayClue[], yearsKnown: boolean): number {
  if (!day) return 0;
  const number = dayNumber(day);
  return days.reduce(
    (log, clue) => log + Math.log(likelihoodOfDay(clue.kind, daysAfter(clue, number, yearsKnown))),
    0,
  );
}

/** Days from a clue's date to the issue's; the clue's year, and its month, are those that make it nearest. */
function daysAfter(clue: DayClue, issue: number, yearsKnown: boolean): number {
  const { year, month } = dayOf(issue);
  if (clue.month === undefined) {
    const before =
      clue.day <= dayOf(issue).day
        ? { year, month }
        : { year: month === 1 ? year - 1 : year, month: month === 1 ? 12 : month - 1 };
    const day = { ...before, day: clue.day };
    return isDay(day) ? issue - dayNumber(day) : 99;
  }
  const { month: clueMonth, day } = clue;
  const at = (y: number) => issue - dayNumber({ year: y, month: clueMonth, day });
  if (clue.year !== undefined && yearsKnown) return at(clue.year);
  if (clue.relativeYear !== undefined) return at(year + clue.relativeYear);
  return [at(year - 1), at(year), at(year + 1)].reduce((a, b) => (Math.abs(b) < Math.abs(a) ? b : a));
}

/** A unit that names a year again and again counts twice for it, other mentions of a year once for each unit. */
function distinctYears(years: YearClue[]): YearClue[] {
  const seen = new Map<string, number>();
  return years.filter((clue) => {
    const key = `${clue.unit}/${clue.year}/${clue.kind}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count <= (clue.kind === 'named' ? 2 : 1);
  });
}

function likelihoodOfWeekday(clue: WeekdayClue, issue: Day, number: number): number {
  if (!clue.day) return weekdayOf(number) === clue.weekday ? WEEKDAY_RIGHT : WEEKDAY_WRONG;
  const { month, day } = clue.day;
  const year = clue.day.year ?? nearestYear(issue, month);
  const date = { year, month, day };
  return isDay(date) && weekdayOf(dayNumber(date)) === clue.weekday ? WEEKDAY_RIGHT : WEEKDAY_WRONG;
}

function nearestYear(issue: Day, month: number): number {
  const months = month - issue.month;
  return issue.year + (months > 6 ? -1 : months < -6 ? 1 : 0);
}

function conclude(
  weights: Weights,
  clues: Clues,
  days: DayClue[],
  yearsKnown: boolean,
): InferredDate | undefined {
  const [best] = weights.days;
  if (!best) return undefined;
  const here = 1 - weights.elsewhere;
  const share = (test: (day: Weighed) => boolean) =>
    weights.days.filter(test).reduce((sum, day) => sum + day.share, 0);
  const whole = best.share * here;
  const year = yearsKnown ? share((day) => day.year === best.year) : 0;
  const month = here * share((day) => day.month === best.month);
  const monthDay = here * share((day) => day.month === best.month && day.day === best.day);
  const iso = isoOf(best);
  const grounds = groundsOf(clues, days, best, dayNumber(best), yearsKnown);
  const of = (edtf: string, day?: Day) => ({ edtf, day, grounds });
  if (whole >= SURE && year >= SURE) return of(iso, best);
  if (whole >= LIKELY && yearsKnown) return of(`${iso}?`, best);
  if (year >= SURE && month >= SURE) return of(iso.slice(0, 7));
  if (year >= SURE) return of(iso.slice(0, 4));
  if (monthDay >= SURE) return of(`XXXX${iso.slice(4)}`);
  return month >= SURE ? of(`XXXX${iso.slice(4, 7)}`) : undefined;
}

/** A day clue that is likelier than this on the stated day speaks for it; others look back, or were misread. */
const GROUND = 0.05;
/** Of each kind of grounds no more are cited than a reader will look up: the days, which say most, most of all. */
const MOST_GROUNDS = { days: 6, years: 3, weekdays: 2 };

function groundsOf(
  clues: Clues,
  days: DayClue[],
  best: Day,
  number: number,
  yearsKnown: boolean,
): InferredDate['grounds'] {
  const near = days
    .filter((clue) => RECENT.has(clue.kind))
    .map((clue) => ({ clue, daysAfter: daysAfter(clue, number, yearsKnown) }))
    .filter(({ clue, daysAfter }) => likelihoodOfDay(clue.kind, daysAfter) > GROUND)
    .sort((a, b) => likelihoodOfDay(b.clue.kind, b.daysAfter) - likelihoodOfDay(a.clue.kind, a.daysAfter));
  const years = distinctYears(clues.years).filter((clue) => clue.year === best.year);
  const weekdays = clues.weekdays.filter((clue) => likelihoodOfWeekday(clue, best, number) === WEEKDAY_RIGHT);
  return [
    ...near.slice(0, MOST_GROUNDS.days),
    ...(yearsKnown
      ? [...years.slice(0, MOST_GROUNDS.years), ...weekdays.slice(0, MOST_GROUNDS.weekdays)].map((clue) => ({
          clue,
        }))
      : []),
  ];
}

/** Without a day only the year may be known. */
function yearAlone(clues: Clues, years: number[]): InferredDate | undefined {
  const perUnit = distinctYears(clues.years);
  if (perUnit.length === 0 || years.length === 0) return undefined;
  const weights = years.map((year) =>
    Math.exp(perUnit.reduce((log, clue) => log + Math.log(likelihoodOfYear(clue, year, undefined)), 0)),
  );
  const sum = weights.reduce((a, b) => a + b, 0);
  const best = weights.indexOf(Math.max(...weights));
  const year = years[best];
  if (year === undefined || (weights[best] ?? 0) / sum < SURE) return undefined;
  return {
    edtf: String(year),
    day: undefined,
    grounds: perUnit.filter((clue) => clue.year === year).map((clue) => ({ clue })),
  };
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
}
