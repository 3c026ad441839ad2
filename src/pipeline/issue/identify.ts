/** Which paper, which day, which page: claims of an issue, each with the words that speak for it. */
import type { VFile } from 'vfile';
import type { Evidence, Span } from '../contract.ts';
import type { Resources } from '../resources.ts';
import { say } from '../say.ts';
import type { Page, Unit } from '../tree.ts';
import { type Day, dayNumber, dayOf, daysOfPeriod, isDay, isoOf, lunarOf, weekdayOf } from './calendar.ts';
import { type Clues, collectClues } from './clues.ts';
import { WEEKDAYS } from './dates.ts';
import {
  isMasthead,
  type LunarWords,
  readIssueNumber,
  readLunar,
  readPageNumber,
  readPrintedDate,
  readWeekdayAnywhere,
} from './header.ts';
import { type InferenceBounds, type InferredDate, inferDate } from './infer.ts';
import { readPublication } from './masthead.ts';
import { daysOfNumber } from './numbering.ts';
import type { Publication } from './publication.ts';

/** A line of a masthead or page header, with where it stands. */
interface HeaderLine {
  text: string;
  span: Span;
}

interface Printed {
  day: Day;
  /** False: month and day only. */
  yearKnown: boolean;
  line: HeaderLine;
  span: Span;
  weekday?: number;
  lunar?: LunarWords;
}

/** Fills the page's publication and issue. Reads what `attributePeople` found, so it comes after it. */
export function identifyIssue(resources: Pick<Resources, 'publications' | 'defaultPublication'>) {
  return (page: Page, file: VFile): void => {
    const lines = headerLines(page);
    const evidence: Evidence[] = [];
    const publication = identifyPublication(page, lines, resources, evidence);
    const number = identifyNumber(lines, evidence);
    const pageNumber = identifyPage(lines, publication, evidence);
    const date = identifyDate(page, file, lines, { publication, number, evidence });
    page.issue = {
      ...(date !== undefined && { date }),
      ...(pageNumber !== undefined && { page: pageNumber }),
      ...(number !== undefined && { number }),
      evidence,
    };
  };
}

/** The furniture, and lines of units that are headers but for their place. */
function headerLines(page: Page): HeaderLine[] {
  const lines: HeaderLine[] = [];
  for (const node of page.children) {
    if (node.type === 'furniture') lines.push({ text: node.value, span: node.span });
    else if (node.type === 'unit') lines.push(...strayHeaders(node));
  }
  return lines.sort((a, b) => a.span[0] - b.span[0]);
}

/** A header has no sentences, and little beside its date. */
const LONGEST_REST = 24;

function strayHeaders(unit: Unit): HeaderLine[] {
  const lines: HeaderLine[] = [];
  for (const { value, spans } of unit.children) {
    const [span] = spans;
    if (!span || spans.length > 1 || value.length > 80 || /[。，,；;！？]/u.test(value)) continue;
    const date = readPrintedDate(value);
    if (!date?.mention.year || value.length - (date.end - date.start) > LONGEST_REST) continue;
    if (date.weekday !== undefined || readLunar(value) || readIssueNumber(value))
      lines.push({ text: value, span });
  }
  return lines;
}

function cite({ text, span }: HeaderLine, start: number, end: number, says: string): Evidence {
  // A header is set in one piece; where Markdown remains shift it, the whole line is the evidence.
  const whole = span[1] - span[0] !== text.length;
  return whole
    ? { text, span, says }
    : { text: text.slice(start, end), span: [span[0] + start, span[0] + end], says };
}

function identifyPublication(
  page: Page,
  lines: HeaderLine[],
  { publications, defaultPublication }: Pick<Resources, 'publications' | 'defaultPublication'>,
  evidence: Evidence[],
): Publication | undefined {
  const known = (name: string) => publications.find((publication) => publication.name === name);
  for (const preferKnown of [true, false]) {
    for (const line of lines) {
      const claim = readPublication(line.text, publications);
      if (!claim || (preferKnown && !known(claim.name))) continue;
      page.publication = { name: claim.name, inferred: false };
      const says = `报头、报眉印有“${claim.name}”${claim.by === 'cn' ? '的刊号' : ''}`;
      evidence.push(cite(line, claim.start, claim.end, says));
      return known(claim.name);
    }
  }
  if (defaultPublication === undefined) return undefined;
  page.publication = { name: defaultPublication, inferred: true };
  return known(defaultPublication);
}

function identifyNumber(lines: HeaderLine[], evidence: Evidence[]): string | undefined {
  for (const line of lines) {
    const read = readIssueNumber(line.text);
    if (!read) continue;
    evidence.push(cite(line, read.start, read.end, `期号：第${read.number}期`));
    return read.number;
  }
  return undefined;
}

function identifyPage(
  lines: HeaderLine[],
  publication: Publication | undefined,
  evidence: Evidence[],
): number | undefined {
  for (const line of lines) {
    const read = readPageNumber(line.text);
    if (!read) continue;
    evidence.push(cite(line, read.start, read.end, `版次：第${read.page}版`));
    return read.page;
  }
  for (const line of lines) {
    const name = line.text.replace(/[\s#*]/gu, '');
    const page =
      publication && Object.hasOwn(publication.pageNames, name) ? publication.pageNames[name] : undefined;
    if (page === undefined) continue;
    evidence.push(cite(line, 0, line.text.length, `“${name}”总在第${page}版`));
    return page;
  }
  if (!isMasthead(lines.map(({ text }) => text))) return undefined;
  const [first] = lines;
  if (first) evidence.push({ ...cite(first, 0, first.text.length, ''), says: '报头齐全，是第1版' });
  return 1;
}

interface DateContext {
  publication: Publication | undefined;
  number: string | undefined;
  evidence: Evidence[];
}

function identifyDate(
  page: Page,
  file: VFile,
  lines: HeaderLine[],
  context: DateContext,
): string | undefined {
  const clues = collectClues(page, String(file));
  const bounds = boundsOf(context);
  const printed = readPrinted(lines);
  const inferred = inferDate(clues, printed?.yearKnown ? {} : bounds);
  if (printed) return datePrinted(printed, inferred, clues, bounds, file, context.evidence);
  if (!inferred) return undefined;
  for (const ground of inferred.grounds) context.evidence.push(sayGround(ground, inferred));
  return inferred.edtf;
}

function boundsOf({ publication, number }: DateContext): InferenceBounds {
  if (!publication) return {};
  const byNumber = number === undefined ? undefined : daysOfNumber(Number(number), publication);
  const from = byNumber?.[0] ?? (publication.founded ? daysOfPeriod(publication.founded)[0] : undefined);
  const to = byNumber?.[1] ?? (publication.ended ? daysOfPeriod(publication.ended)[1] : undefined);
  return {
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    weekdays: publication.weekdays,
  };
}

function readPrinted(lines: HeaderLine[]): Printed | undefined {
  const lunarLine = lines.find((line) => readLunar(line.text));
  const lunar = lunarLine && readLunar(lunarLine.text);
  const found: Printed[] = [];
  for (const line of lines) {
    const read = readPrintedDate(line.text);
    const { month, day, year } = read?.mention ?? {};
    if (!read || month === undefined || day === undefined) continue;
    const weekday = read.weekday ?? weekdayNear(lines, line);
    const date = { year: year ?? 2000, month, day };
    if (!isDay(date)) continue;
    const { span } = cite(line, read.start, read.end, '');
    found.push({
      day: date,
      yearKnown: year !== undefined,
      line,
      span,
      ...(weekday !== undefined && { weekday }),
      ...(lunar && { lunar }),
    });
  }
  return found.find(({ yearKnown }) => yearKnown) ?? found[0];
}

function weekdayNear(lines: HeaderLine[], line: HeaderLine): number | undefined {
  const at = lines.indexOf(line);
  for (const near of [lines[at + 1], lines[at - 1]]) {
    const weekday = near && readWeekdayAnywhere(near.text);
    if (weekday !== undefined) return weekday;
  }
  return undefined;
}

/** Days around the printed one among which the lunar date and the weekday look for the true one. */
const MISREAD_DAYS = 400;

function datePrinted(
  printed: Printed,
  inferred: InferredDate | undefined,
  clues: Clues,
  bounds: InferenceBounds,
  file: VFile,
  evidence: Evidence[],
): string | undefined {
  const { day, yearKnown, weekday, lunar, line, span } = printed;
  const text = String(file).slice(...span);
  if (!yearKnown) return dateWithoutYear(printed, clues, bounds, evidence, text);
  const checks = checksOf(day, weekday, lunar);
  const wrong = checks.filter(({ agrees }) => !agrees);
  evidence.push({ text, span, says: `印有日期${checks.map(({ says }) => `；${says}`).join('')}` });
  checkNumber(day, bounds, file, line.span);
  if (wrong.length === 0) return isoOf(day);
  const repaired = repairDay(day, weekday, lunar, inferred);
  const found = wrong.map(({ says }) => says).join('；');
  if (repaired) {
    const iso = isoOf(repaired);
    evidence.push({ text, span, says: `日期应有误认，按星期、农历和各稿的日子应为${iso}` });
    say(file, 'date-misread', `印刷日期是${isoOf(day)}，但${found}；据此定为${iso}，请核对原件`, span);
    return iso;
  }
  const sure = inferred?.edtf === isoOf(day) || checks.some(({ agrees }) => agrees);
  say(file, 'date-contradiction', `印刷日期是${isoOf(day)}，但${found}；请核对原件`, span);
  return sure ? isoOf(day) : `${isoOf(day)}?`;
}

interface Check {
  agrees: boolean;
  says: string;
}

function checksOf(day: Day, weekday: number | undefined, lunar: LunarWords | undefined): Check[] {
  const checks: Check[] = [];
  if (weekday !== undefined) {
    const agrees = weekdayOf(dayNumber(day)) === weekday;
    checks.push({ agrees, says: `星期${WEEKDAYS.charAt(weekday)}${agrees ? '相符' : '不符'}` });
  }
  if (lunar) {
    const agrees = isLunarOf(day, lunar);
    checks.push({
      agrees,
      says: `农历${lunar.cycle}年${lunar.month}${lunar.day}${agrees ? '相符' : '不符'}`,
    });
  }
  return checks;
}

function isLunarOf(day: Day, lunar: LunarWords): boolean {
  const known = lunarOf(day);
  return known?.cycle === lunar.cycle && known.month === lunar.month && known.day === lunar.day;
}

/** The day on which weekday, lunar date and reports agree where the printed one disagrees with them. */
function repairDay(
  printed: Day,
  weekday: number | undefined,
  lunar: LunarWords | undefined,
  inferred: InferredDate | undefined,
): Day | undefined {
  const inferredDay = inferred?.day;
  if (
    inferredDay &&
    mayBeMisread(printed, inferredDay) &&
    checksOf(inferredDay, weekday, lunar).every(({ agrees }) => agrees)
  )
    return inferredDay;
  if (!lunar || weekday === undefined) return undefined;
  const at = dayNumber(printed);
  for (let n = at - MISREAD_DAYS; n <= at + MISREAD_DAYS; n++) {
    const day = dayOf(n);
    if (weekdayOf(n) === weekday && isLunarOf(day, lunar)) return day;
  }
  return undefined;
}

/** Digits of 2020-11-30 that a misreading changes at most: 一 for 十 makes 01 of 10, 8 for 3 changes but one. */
const MISREAD_DIGITS = 2;

function mayBeMisread(printed: Day, day: Day): boolean {
  const [a, b] = [isoOf(printed), isoOf(day)];
  return [...a].filter((char, i) => char !== b[i]).length <= MISREAD_DIGITS;
}

function checkNumber(day: Day, { from, to }: InferenceBounds, file: VFile, span: Span): void {
  const number = dayNumber(day);
  if ((from === undefined || number >= from) && (to === undefined || number <= to)) return;
  say(
    file,
    'date-number',
    `日期${isoOf(day)}不在期号或刊期所示的范围内（${from === undefined ? '' : isoOf(dayOf(from))}至${to === undefined ? '' : isoOf(dayOf(to))}）；请核对期号`,
    span,
  );
}

/** 6月18日 星期二: the year is the one that the page names and in which the weekday fits. */
function dateWithoutYear(
  { day, weekday, lunar, span }: Printed,
  clues: Clues,
  bounds: InferenceBounds,
  evidence: Evidence[],
  text: string,
): string {
  const signed = {
    ...clues,
    days: [
      ...clues.days,
      {
        kind: 'issued' as const,
        month: day.month,
        day: day.day,
        unit: -1,
        report: 0,
        evidence: { text, span },
      },
    ],
    weekdays: [
      ...clues.weekdays,
      ...(weekday === undefined
        ? []
        : [{ weekday, day: { month: day.month, day: day.day }, evidence: { text, span } }]),
    ],
  };
  evidence.push({ text, span, says: '印有月日，没有年份' });
  const inferred = inferDate(signed, bounds);
  const known = inferred?.day && (!lunar || isLunarOf(inferred.day, lunar)) ? inferred.edtf : undefined;
  return known ?? `XXXX${isoOf(day).slice(4)}`;
}

function sayGround({ clue, daysAfter }: InferredDate['grounds'][number], inferred: InferredDate): Evidence {
  const { text, span } = clue.evidence;
  if ('weekday' in clue)
    return {
      text,
      span,
      says: clue.day
        ? `这一天是星期${WEEKDAYS.charAt(clue.weekday)}，年份与之相符`
        : `栏目逢星期${WEEKDAYS.charAt(clue.weekday)}见报`,
    };
  if (!('day' in clue)) return { text, span, says: SAYS_YEAR[clue.kind] };
  const after = daysAfter === 0 ? '当天' : daysAfter === 1 ? '次日' : `${daysAfter}天后`;
  const whole = inferred.day !== undefined;
  return { text, span, says: `${SAYS_DAY[clue.kind]}${whole ? `，${after}见报` : '，见报在其后不久'}` };
}

const SAYS_DAY: Record<Clues['days'][number]['kind'], string> = {
  issued: '印有月日',
  dateline: '电头的日子',
  slow: '电头的日子',
  today: '电头与“今天”同指一日',
  yesterday: '文中说是昨日',
  photo: '图片拍摄的日子',
  story: '报道的事情发生的日子',
  signed: '落款的日子',
  coming: '尚未到来的日子',
  mention: '文中提到的日子',
};

const SAYS_YEAR: Record<Clues['years'][number]['kind'], string> = {
  named: '文中以此称呼当年',
  current: '与“今年”同在一句，以此称呼当年',
  told: '文中讲到的年份',
  since: '此年以来',
  until: '期间的末年',
  yearly: '年度',
  coming: '将来的年份',
};
