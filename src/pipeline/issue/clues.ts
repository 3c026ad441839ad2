/** Collects what a page's units say of the day on which they were printed. */
import type { Span } from '../contract.ts';
import { locate } from '../locate.ts';
import type { Block, Page, Unit } from '../tree.ts';
import { type DateMention, readDates, weekdayNamed } from './dates.ts';

/**
 * issued: the page's own 6月18日 without a year · dateline: 新华社太原11月29日电 · slow: 新华社西安十二日电, as long as news travelled by cable and mail · today: 今天 under such a dateline · yesterday: 昨（十三）日 ·
 * photo: the day of a picture · story: the day that a report begins with · signed: 2023年9月18日 under a notice ·
 * coming: a day that is still to come · mention: any other day.
 */
export type ClueKind =
  | 'issued'
  | 'dateline'
  | 'slow'
  | 'today'
  | 'yesterday'
  | 'photo'
  | 'story'
  | 'signed'
  | 'coming'
  | 'mention';

export interface DayClue {
  kind: ClueKind;
  day: number;
  /** Absent: 记者22日从…获悉. */
  month?: number;
  year?: number;
  relativeYear?: number;
  unit: number;
  /** Sections with datelines of their own are reports of their own. */
  report: number;
  evidence: { text: string; span: Span };
}

/**
 * named: 2020年湖南省劳动模范, as papers speak of the year they are in · current: the same beside 今年 · told: 2014年5月, 1992年冬天 ·
 * since: 2017年以来 · until: 2018~2020年 · yearly: 2022年度 · coming: 自2024年起将, 将于2025年.
 */
export type YearKind = 'named' | 'current' | 'told' | 'since' | 'until' | 'yearly' | 'coming';

export interface YearClue {
  kind: YearKind;
  year: number;
  month?: number;
  unit: number;
  evidence: { text: string; span: Span };
}

/** A day whose weekday is printed (11月14日（星期六）), or a column that is named for the weekday on which it appears. */
export interface WeekdayClue {
  weekday: number;
  /** Absent: the issue's own day. */
  day?: { year?: number; month: number; day: number };
  evidence: { text: string; span: Span };
}

export interface Clues {
  days: DayClue[];
  years: YearClue[];
  weekdays: WeekdayClue[];
}

const COMING_BEFORE =
  /(?:将于|将在|将|拟于|拟|定于|预计|预定|计划|力争|争取|截稿日期[:：]|报名日期[:：]|考试日期[:：]|截止(?:日期|时间)?[:：]?|活动时间[:：]|时间[:：]|届时)\s*(?:今年|明年)?\s*$/u;
const COMING_AFTER = /^\s*(?:之前|以前|前(?!夕|段|后|往|来|去)|前后开|截止|将|拟)/u;
const YEAR_COMING_BEFORE = /(?:将于|将在|拟于|力争|争取|计划|预计到?|将从|迎接)\s*$/u;
const YEAR_COMING_AFTER = /^(?:(?:起|开始)[^。]{0,12}将|底前|前(?!后)|以前|将)/u;
const YEAR_SINCE_AFTER = /^(?:以来|起|后|至今|开始|始)/u;
const YEAR_TOLD_AFTER =
  /^(?:的?[春夏秋冬]|底|初|末|年底|年初|中(?!国|央|华)|上半年|下半年|[，,。；]|[那这一]|(?:的)?\p{Script=Han}{0,2}(?:天|夜|日))/u;
const YEAR_TOLD_BEFORE = /(?:在|于|自|从|是|早在|到|至|~|～|—|-)\s*$/u;
/** 12日凌晨: a day without a month that a report begins with. */
const HOUR_AFTER = /^(?:凌晨|清晨|早|上午|中午|下午|傍晚|晚|夜|深夜)/u;
/** The words of a report's first sentences: a date in them is the day of what is reported. */
const LEAD_LENGTH = 70;

export function collectClues(page: Page, seed: string): Clues {
  const clues: Clues = { days: [], years: [], weekdays: [] };
  const units = page.children.filter((node): node is Unit => node.type === 'unit');
  for (const [index, unit] of units.entries()) new UnitClues(unit, index, seed, clues).collect();
  return clues;
}

class UnitClues {
  private readonly unit: Unit;
  private readonly index: number;
  private readonly seed: string;
  private readonly clues: Clues;
  private bodySeen = false;
  private report = 0;

  constructor(unit: Unit, index: number, seed: string, clues: Clues) {
    this.unit = unit;
    this.index = index;
    this.seed = seed;
    this.clues = clues;
  }

  collect(): void {
    for (const block of this.unit.children) {
      if (block.role === 'column' || block.role === 'kicker') this.columnWeekday(block);
      if (block.role === 'jump' || block.role === 'byline' || block.role === 'credit') continue;
      this.block(block);
    }
  }

  /** 星期二漫话, 周日特刊: a column that says on which day it appears. */
  private columnWeekday(block: Block): void {
    const match = /^(?:星期|周|礼拜)([一二三四五六日天])(?=\p{Script=Han}{1,4}$)/u.exec(block.value);
    if (!match?.[1]) return;
    this.clues.weekdays.push({
      weekday: weekdayNamed(match[1]),
      evidence: this.cite(block, 0, block.value.length),
    });
  }

  /** 株土网挂〔2018〕第41号: a document is numbered in its own year. */
  private documentYears(block: Block): void {
    for (const match of block.value.matchAll(/[〔［[(（]((?:19|20)\d{2})[〕］\])）]\s*第?\d+\s*号/gu)) {
      const evidence = this.cite(block, match.index, match.index + match[0].length);
      this.clues.years.push({ kind: 'named', year: Number(match[1]), unit: this.index, evidence });
    }
  }

  private block(block: Block): void {
    this.documentYears(block);
    const mentions = readDates(block.value);
    const isProse = PROSE.has(block.role);
    const startsReport = isProse && (!this.bodySeen || this.datelineOf(block) !== undefined);
    if (isProse) this.bodySeen = true;
    if (this.datelineOf(block) !== undefined) this.report++;
    let led = false;
    for (const mention of mentions) {
      this.year(block, mention);
      this.weekday(block, mention);
      if (mention.day === undefined) continue;
      const kind = this.kindOf(block, mention, startsReport && !led);
      if (kind !== 'mention' && kind !== 'coming') led = true;
      if (mention.month === undefined && !DAY_ALONE.has(kind)) continue;
      this.clues.days.push({
        kind,
        day: mention.day,
        ...(mention.month !== undefined && { month: mention.month }),
        ...(mention.year !== undefined && { year: mention.year }),
        ...(mention.relativeYear !== undefined && { relativeYear: mention.relativeYear }),
        unit: this.index,
        report: this.report,
        evidence: this.cite(block, mention.start, mention.end),
      });
    }
  }

  private kindOf(block: Block, mention: DateMention, leads: boolean): ClueKind {
    const { value } = block;
    const before = value.slice(Math.max(0, mention.start - 8), mention.start);
    const after = value.slice(mention.end, mention.end + 12);
    const dateline = this.datelineOf(block);
    if (dateline && mention.start < dateline) {
      if (/^[^。！？]{0,40}今[天日]/u.test(value.slice(dateline, dateline + 60))) return 'today';
      return /\d/u.test(value.slice(mention.start, mention.end).normalize('NFKC')) ? 'dateline' : 'slow';
    }
    if (/昨\s*$/u.test(before) || /昨[（(]\s*$/u.test(before)) return 'yesterday';
    if (this.isSignedDate(block, mention)) return 'signed';
    if (mention.endsRange) return 'mention';
    if (NOTICES.has(this.unit.unitType)) return mention.month === undefined ? 'mention' : 'coming';
    if (isComing(before, after)) return 'coming';
    if (mention.month === undefined) return this.isReportedDay(before, after, leads) ? 'story' : 'mention';
    if (leads && mention.start < (dateline ?? 0) + LEAD_LENGTH && mention.relativeYear === undefined)
      return this.unit.unitType === 'photo' ? 'photo' : 'story';
    return 'mention';
  }

  /** 记者22日从…获悉, 12日凌晨. */
  private isReportedDay(before: string, after: string, leads: boolean): boolean {
    return /记者\s*$/u.test(before) || (leads && HOUR_AFTER.test(after));
  }

  /** Where the dateline that a block begins with ends. */
  private datelineOf(block: Block): number | undefined {
    const span = block.spans[0];
    if (!span) return undefined;
    const dateline = this.unit.datelines.find((at) => at.span[0] >= span[0] && at.span[0] <= span[0] + 4);
    return dateline && block.value.indexOf(dateline.text) >= 0
      ? block.value.indexOf(dateline.text) + dateline.text.length
      : undefined;
  }

  /** A whole date that ends a notice or stands alone under it. */
  private isSignedDate(block: Block, mention: DateMention): boolean {
    if (mention.year === undefined || mention.month === undefined) return false;
    return (
      /^\s*$/u.test(block.value.slice(mention.end)) &&
      /(?:^|[。：:\s\d×])\s*$/u.test(block.value.slice(0, mention.start))
    );
  }

  private year(block: Block, mention: DateMention): void {
    if (mention.year === undefined || mention.endsRange) return;
    const before = block.value.slice(Math.max(0, mention.start - 6), mention.start);
    const after = block.value.slice(mention.end, mention.end + 24);
    this.clues.years.push({
      kind: this.yearKind(block, mention, before, after),
      year: mention.year,
      ...(mention.month !== undefined && { month: mention.month }),
      unit: this.index,
      evidence: this.cite(block, mention.start, mention.end),
    });
  }

  private yearKind(block: Block, mention: DateMention, before: string, after: string): YearKind {
    if (isSpoken(block.value, mention.start)) return 'told';
    const kind = yearKind(mention, before, after);
    if (NOTICES.has(this.unit.unitType) && kind === 'told' && mention.day !== undefined)
      return this.isSignedDate(block, mention) ? 'named' : 'coming';
    return kind === 'named' && /今年/u.test(sentenceAround(block.value, mention.start)) ? 'current' : kind;
  }

  private weekday(block: Block, mention: DateMention): void {
    if (mention.month === undefined || mention.day === undefined) return;
    const inBrackets = mention.weekday ?? weekdayBefore(block.value, mention.start);
    if (inBrackets === undefined) return;
    this.clues.weekdays.push({
      weekday: inBrackets,
      day: {
        ...(mention.year !== undefined && { year: mention.year }),
        month: mention.month,
        day: mention.day,
      },
      evidence: this.cite(block, mention.start, mention.end),
    });
  }

  private cite(block: Block, start: number, end: number): { text: string; span: Span } {
    const span = locate(block, this.seed, start, end);
    return { text: this.seed.slice(...span), span };
  }
}

/** What they date is mostly still to come. */
const NOTICES = new Set<Unit['unitType']>(['notice', 'advertisement']);
/** Kinds that say something without a month. */
const DAY_ALONE = new Set<ClueKind>(['story', 'yesterday', 'dateline', 'slow', 'today']);
const PROSE = new Set<Block['role']>(['paragraph', 'caption', 'item', 'lede', 'answer']);

function isComing(before: string, after: string): boolean {
  return COMING_BEFORE.test(before) || COMING_AFTER.test(after);
}

/** What somebody says in quotation marks is not the paper's own voice: it looks back more often. */
function isSpoken(value: string, at: number): boolean {
  return (
    value.lastIndexOf('“', at) > value.lastIndexOf('”', at) ||
    value.lastIndexOf('「', at) > value.lastIndexOf('」', at)
  );
}

function yearKind(mention: DateMention, before: string, after: string): YearKind {
  if (YEAR_COMING_BEFORE.test(before) || YEAR_COMING_AFTER.test(after)) return 'coming';
  if (mention.day !== undefined) return isComing(before, after) ? 'coming' : 'told';
  if (mention.month !== undefined)
    return /^\s*(?:至|到|—|-|~|～)\s*\d{1,2}月/u.test(after) ? 'named' : 'told';
  if (/^度/u.test(after)) return 'yearly';
  if (/\d{4}(?:年)?[至到~～—-]+$/u.test(before)) return 'until';
  if (YEAR_SINCE_AFTER.test(after)) return 'since';
  return YEAR_TOLD_AFTER.test(after) || YEAR_TOLD_BEFORE.test(before) ? 'told' : 'named';
}

/** 本周日（5月28日）, 星期六（十四日）: the weekday before the date in brackets. */
function weekdayBefore(value: string, start: number): number | undefined {
  const match = /(?:星期|礼拜|周)([一二三四五六日天])\s*[（(]\s*$/u.exec(
    value.slice(Math.max(0, start - 6), start),
  );
  return match?.[1] === undefined ? undefined : weekdayNamed(match[1]);
}

function sentenceAround(value: string, at: number): string {
  const start = Math.max(value.lastIndexOf('。', at), value.lastIndexOf('；', at), 0);
  const end = value.indexOf('。', at);
  return value.slice(start, end < 0 ? undefined : end);
}
