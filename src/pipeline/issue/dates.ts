/** Reads the dates that a text speaks of, in any of the forms that newspapers have used. */
import { fold } from '../fold.ts';
import { readNumber } from './numerals.ts';

export interface DateMention {
  year?: number;
  month?: number;
  day?: number;
  /** 今年, 去年, 明年 before the month: years from the year of the issue. */
  relativeYear?: number;
  /** 0 is Sunday: what is printed beside the date, 11月14日（星期六）. */
  weekday?: number;
  /** The second date of a range: 8月4日至14日. */
  endsRange?: true;
  start: number;
  end: number;
}

const HAN_DIGIT = '[〇零○O一二三四五六七八九]';
const HAN_DAY = '(?:[二三]?十[一二三四五六七八九]?|[廿卅][一二三四五六七八九]?|[一二三四五六七八九])';
/** Eras but that of the Republic: the year before their first, and whether their months are those of the lunar calendar. */
const ERAS: readonly { name: string; offset: number; lunar: boolean }[] = [
  { name: '道光', offset: 1820, lunar: true },
  { name: '咸[丰豐]', offset: 1850, lunar: true },
  { name: '同治', offset: 1861, lunar: true },
  { name: '光[绪緒]', offset: 1874, lunar: true },
  { name: '宣[统統]', offset: 1908, lunar: true },
  { name: '明治', offset: 1867, lunar: false },
  { name: '大正', offset: 1911, lunar: false },
  { name: '昭和', offset: 1925, lunar: false },
  { name: '平成', offset: 1988, lunar: false },
  { name: '康德', offset: 1933, lunar: false },
  { name: '佛[历曆]', offset: -543, lunar: false },
];
export const ERA_NAME = ERAS.map(({ name }) => name).join('|');
export const ERA_YEAR = '[元〇零○一二三四五六七八九十廿卅百\\d]{1,5}';
const YEAR = `(?:(?:公元|西[历歷曆])?(\\d{4}|${HAN_DIGIT}{4}|一千[八九]百[零〇]?[一二三四五六七八九十]{0,3})年|(?:中华|中華)?民[国國](${ERA_YEAR})年|(${ERA_NAME})(${ERA_YEAR})年)`;
const RELATIVE = '(今|去|前|明|本|上)年';
const MONTH = '(\\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:份)?';
const DAY = `(\\d{1,2}|${HAN_DAY})`;
const DATE = new RegExp(
  `(?:${YEAR}|${RELATIVE})?\\s*(?:${MONTH})\\s*(?:${DAY}\\s*[日号號目曰])?|${YEAR}(?!代|级|前|后|来|多|的?[历歷]史)|(?<![\\d.〇零一二三四五六七八九十至到])[(]?${DAY}[)]?日(?!元|光|均|报|報|常|子|本|夜(?!里|间)|程|记|志|前|益|后|内|以|游|托|语|产|租|供)`,
  'gu',
);
const DOTTED = /(?<!\d)((?:19|20)\d{2})([-./·])(\d{1,2})\2(\d{1,2})(?!\d)/gu;
const RANGE_END = new RegExp(`^\\s*(?:至|到|—|-|~|～)\\s*(?:${MONTH})?${DAY}[日号號]`, 'u');
const WEEKDAY = /^\s*[(]?\s*(?:星期|礼拜|禮拜|周|週)([一二三四五六日天])/u;
const BRACKET_WEEKDAY = /^\s*[(]([一二三四五六日])[)]/u;
const RELATIVE_YEARS: Record<string, number> = { 今: 0, 本: 0, 去: -1, 上: -1, 前: -2, 明: 1 };
const MINGUO_OFFSET = 1911;

/** 星期日 is 0. */
export const WEEKDAYS = '日一二三四五六';

/** All dates of a text, in their order. Month and day are given only where they can be such. */
export function readDates(text: string): DateMention[] {
  if (!/[年月日]|\d[-./·]\d/u.test(text)) return [];
  const folded = fold(text);
  const mentions: DateMention[] = [];
  for (const match of folded.matchAll(DATE)) {
    const mention = toMention(match);
    if (!mention) continue;
    const rest = folded.slice(mention.end, mention.end + 16);
    const weekday = readWeekday(rest);
    if (weekday !== undefined) mention.weekday = weekday;
    mentions.push(mention);
    const range = mention.day !== undefined ? RANGE_END.exec(rest) : null;
    if (range) pushRangeEnd(mentions, mention, range);
  }
  for (const match of folded.matchAll(DOTTED)) {
    const [month, day] = [Number(match[3]), Number(match[4])];
    if (month < 1 || month > 12 || day < 1 || day > 31) continue;
    mentions.push({
      year: Number(match[1]),
      month,
      day,
      start: match.index,
      end: match.index + match[0].length,
    });
  }
  return mentions.sort((a, b) => a.start - b.start);
}

export function readWeekday(rest: string): number | undefined {
  const char = (WEEKDAY.exec(rest) ?? BRACKET_WEEKDAY.exec(rest))?.[1];
  return char === undefined ? undefined : weekdayNamed(char);
}

/** The weekday that a sign of WEEKDAYS names, or 天 for 日. */
export function weekdayNamed(sign: string): number {
  return sign === '天' ? 0 : WEEKDAYS.indexOf(sign);
}

function toMention(match: RegExpExecArray): DateMention | undefined {
  const [, y1, minguo1, era1, eraYear1, relative, m, d1, y2, minguo2, era2, eraYear2, d2] = match;
  const era = readEra(era1 ?? era2, eraYear1 ?? eraYear2);
  const year = era?.year ?? readYear(y1 ?? y2, minguo1 ?? minguo2);
  // The lunar months of an era are no months of ours.
  const month = m === undefined || era?.lunar ? undefined : readNumber(m);
  const dayText = era?.lunar ? undefined : (d1 ?? d2);
  const day = dayText === undefined ? undefined : readNumber(dayText);
  if (month !== undefined && (month < 1 || month > 12)) return undefined;
  if (day !== undefined && (day < 1 || day > 31)) return undefined;
  if (year !== undefined && (year < 1850 || year > 2150)) return undefined;
  if (year === undefined && month === undefined && day === undefined) return undefined;
  return {
    ...(year !== undefined && { year }),
    ...(month !== undefined && { month }),
    ...(day !== undefined && { day }),
    ...(relative !== undefined && { relativeYear: RELATIVE_YEARS[relative] ?? 0 }),
    start: match.index,
    end: match.index + match[0].trimEnd().length,
  };
}

/** The year of an era by our calendar: 宣統元年 is 1909, 佛曆二五三〇年 is 1987. */
export function readEra(
  name: string | undefined,
  yearOfEra: string | undefined,
): { year: number; lunar: boolean } | undefined {
  const era = name === undefined ? undefined : ERAS.find((known) => new RegExp(known.name, 'u').test(name));
  const count = yearOfEra === undefined ? undefined : readNumber(yearOfEra);
  return era && count !== undefined ? { year: era.offset + count, lunar: era.lunar } : undefined;
}

function readYear(western: string | undefined, minguo: string | undefined): number | undefined {
  if (western !== undefined) return readNumber(western);
  const republic = minguo === undefined ? undefined : readNumber(minguo);
  return republic === undefined ? undefined : republic + MINGUO_OFFSET;
}

function pushRangeEnd(mentions: DateMention[], first: DateMention, range: RegExpExecArray): void {
  const day = readNumber(range[2] ?? '');
  const month = range[1] === undefined ? first.month : readNumber(range[1]);
  if (day === undefined || day > 31) return;
  mentions.push({
    ...(first.year !== undefined && { year: first.year }),
    ...(month !== undefined && { month }),
    day,
    endsRange: true,
    start: first.end,
    end: first.end + range[0].length,
  });
}
