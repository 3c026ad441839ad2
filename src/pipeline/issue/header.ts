/** What mastheads and page headers print: the date with its weekday and lunar date, the issue's number, the page's. */
import { fold } from '../fold.ts';
import { isDay, solarOf } from './calendar.ts';
import { type DateMention, ERA_NAME, ERA_YEAR, readDates, readEra, readWeekday } from './dates.ts';
import { readNumber } from './numerals.ts';

export interface At {
  start: number;
  end: number;
}

export interface LunarWords extends At {
  cycle: string;
  month: string;
  day: string;
}

const CYCLE = '[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥末己已戍]';
const LUNAR = new RegExp(
  `(?:(?:农历|夏历|阴历|旧历|農曆|夏曆|陰曆|舊曆)\\s*)?(${CYCLE})年\\s*([闰閏]?(?:正|十[一二]?|冬|腊|臘|[二三四五六七八九])月)([大小])?\\s*(初[一二三四五六七八九十]|二十[一二三四五六七八九]?|三十|十[一二三四五六七八九]|廿[一二三四五六七八九]?|卅)`,
  'u',
);
/** Characters that the OCR takes for those of the cycle: 癸末 is 癸未. */
const CYCLE_REPAIRS: Record<string, string> = { 末: '未', 己: '巳', 已: '巳', 戍: '戌' };

/** 庚子年十月十六, 农历癸未年九月廿八, in the names of the calendar: 庚子, 十月, 十六. */
export function readLunar(text: string): LunarWords | undefined {
  const match = LUNAR.exec(text);
  if (!match) return undefined;
  const [whole, cycle = '', month = '', , day = ''] = match;
  const branch = cycle.charAt(1);
  return {
    cycle: cycle.charAt(0) + (CYCLE_REPAIRS[branch] ?? branch),
    month: month.replace('閏', '闰').replace('冬', '十一').replace('腊', '十二').replace('臘', '十二'),
    day: day
      .replace(/^二十(?=.)/u, '廿')
      .replace('卅', '三十')
      .replace(/^廿$/u, '二十'),
    start: match.index,
    end: match.index + whole.length,
  };
}

export interface PrintedDate extends At {
  mention: DateMention;
  weekday?: number;
}

/** The date that a line of a masthead or header prints; with a year, a month and a day, or a month and a day. */
export function readPrintedDate(text: string): PrintedDate | undefined {
  const lunar = readLunar(text);
  const folded = fold(text);
  const days = [...readDates(text), ...DATE_FORMS.flatMap((read) => read(folded) ?? [])].filter(
    (date) =>
      date.month !== undefined &&
      date.day !== undefined &&
      (!lunar || date.end <= lunar.start || date.start >= lunar.end),
  );
  // The same day may be printed by several calendars, and by one of them without its year.
  const mention = days.find(({ year }) => year !== undefined) ?? days[0];
  if (!mention) return undefined;
  const weekday = mention.weekday ?? readWeekdayAnywhere(folded);
  return { mention, ...(weekday !== undefined && { weekday }), start: mention.start, end: mention.end };
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_WORD = `(${MONTHS.join('|')})[a-z]*\\.?`;
const WEEKDAY_WORDS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const WEEKDAY_WORD = new RegExp(`\\b(${WEEKDAY_WORDS.join('|')})(?:[a-z]*day)?\\b`, 'iu');
const ORDINAL_END = '(?:st|nd|rd|th)?';
const DAY_MONTH_YEAR = new RegExp(
  `(?<!\\d)(\\d{1,2})${ORDINAL_END}[\\s.,-]*${MONTH_WORD}[\\s.,-]*(\\d{4})(?!\\d)`,
  'iu',
);
const MONTH_DAY_YEAR = new RegExp(
  `\\b${MONTH_WORD}\\s*(\\d{1,2})${ORDINAL_END}\\s*[,.]?\\s+(\\d{4})(?!\\d)`,
  'iu',
);
const FIGURES = /(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d{2})(?!\d)/u;
const DAY_WORD_LOST = /(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*(?=星期|礼拜|禮拜)/u;
const LUNAR_DAY = '初?[\\d一二三四五六七八九十廿卅]{1,3}';
const ERA_DATE = new RegExp(
  `(${ERA_NAME})(${ERA_YEAR})年\\s*([闰閏])?(正|[冬腊臘]|十[一二]?|[一二三四五六七八九])月\\s*(${LUNAR_DAY})日?`,
  'u',
);
const MONTH_NAMES: Record<string, number> = { 正: 1, 冬: 11, 腊: 12, 臘: 12 };

/** What only mastheads print: each form's date, if the folded line has it. */
const DATE_FORMS: readonly ((folded: string) => DateMention | undefined)[] = [
  (folded) => {
    const match = DAY_MONTH_YEAR.exec(folded);
    return match ? toDay(folded, match, match[3], monthOf(match[2]), match[1]) : undefined;
  },
  (folded) => {
    const match = MONTH_DAY_YEAR.exec(folded);
    return match ? toDay(folded, match, match[3], monthOf(match[1]), match[2]) : undefined;
  },
  (folded) => {
    const match = FIGURES.exec(folded);
    const [first, second] = [Number(match?.[1]), Number(match?.[3])];
    // 13.7.1999; with strokes some write the month first: then only what cannot be read both ways is read.
    if (!match || (match[2] !== '.' && first <= 12 && second <= 12 && first !== second)) return undefined;
    return second > 12
      ? toDay(folded, match, match[4], first, second)
      : toDay(folded, match, match[4], second, first);
  },
  (folded) => {
    const match = DAY_WORD_LOST.exec(folded);
    return match ? toDay(folded, match, match[1], match[2], match[3]) : undefined;
  },
  (folded) => {
    const match = ERA_DATE.exec(folded);
    const era = readEra(match?.[1], match?.[2]);
    if (!match || !era?.lunar) return undefined;
    const [, , , leap, monthName = '', dayName = ''] = match;
    const month = MONTH_NAMES[monthName] ?? readNumber(monthName);
    const day = readNumber(dayName.replace('初', ''));
    if (month === undefined || day === undefined) return undefined;
    const solar = solarOf(era.year, month, leap !== undefined, day);
    return solar && toDay(folded, match, solar.year, solar.month, solar.day);
  },
];

const monthOf = (word = ''): number => MONTHS.indexOf(word.toLowerCase()) + 1;

function toDay(
  folded: string,
  match: RegExpExecArray,
  ...figures: (string | number | undefined)[]
): DateMention | undefined {
  const [year = 0, month = 0, day = 0] = figures.map(Number);
  if (!isDay({ year, month, day })) return undefined;
  const word = WEEKDAY_WORD.exec(folded.replace(match[0], ' '))?.[1]?.toLowerCase();
  return {
    year,
    month,
    day,
    ...(word !== undefined && { weekday: WEEKDAY_WORDS.indexOf(word) }),
    start: match.index,
    end: match.index + match[0].length,
  };
}

export function readWeekdayAnywhere(folded: string): number | undefined {
  const at = folded.search(/星期[一二三四五六日天]|礼拜[一二三四五六日天]|禮拜[一二三四五六日天]/u);
  return at < 0 ? undefined : readWeekday(folded.slice(at));
}

const NUMBER = /(?:总|總)?第\s*([\d〇零○一二三四五六七八九十百千]{1,7})\s*(?:期|号|號)/u;

/** 科学园地 第297期: the number of a column or a supplement, not of the paper. */
const SUPPLEMENT = /^(?!.*(?:报|報|[年月日号号號]))\p{Script=Han}{2,8}$/u;

/** 第20593期, 第三一八號. */
export function readIssueNumber(text: string): (At & { number: string }) | undefined {
  const folded = fold(text);
  const match = NUMBER.exec(folded);
  const value = match?.[1] === undefined ? undefined : readNumber(match[1]);
  if (!match || value === undefined || value === 0) return undefined;
  if (SUPPLEMENT.test(folded.slice(0, match.index).trim())) return undefined;
  return { number: String(value), start: match.index, end: match.index + match[0].length };
}

const NAMED_PAGE = /第\s*([\d一二三四五六七八九十]{1,3}|[①-⑳])\s*(?:版(?!面)|页|頁)/u;
const SECTION_PAGE = /(?:^|[\s·|])[A-Z]\s?(\d{1,2})(?=$|[\s·|]|版|\p{Script=Han})/u;
/** 第六版 set from right to left. */
const BACKWARD_PAGE = /版([一二三四五六七八九十]{1,3})第/u;
const CIRCLED_PAGE = /[①-⑳]/u;
const DOTTED_PAGE = /^\s*·\s*0?(\d{1,2})\s*·/u;
const BRACKETED_PAGE = /(?:^|\s|期)[(]\s*([\d一二三四五六七八九十]{1,3})\s*[)](?=\s|$)/u;
const NUMBERED_PAGE = /^\s*0?([\d一二三四五六七八九十]{1,3})版[\s·|]/u;
/** Behind the date: 2011年3月22日 星期二 街坊 9. */
const PAGE_BEHIND_DATE =
  /(?:[年.]\s*\d{1,2}[月.]\s*\d{1,2}日?|(?:星期|礼拜|禮拜)[一二三四五六日天])\s+(?:\p{Script=Han}{2,8}\s+)?0?(\d{1,2})\s*版?\s*$/u;
/** Before the name of the page and the date: 7 健康周末 2004年10月22日. */
const PAGE_BEFORE_DATE = /^\s*0?(\d{1,2})\s+\p{Script=Han}{2,8}\s+(?=(?:19|20)\d{2}[年.])/u;
/** The name of a page: 要闻, 理论·评论. */
const PAGE_NAME = '\\p{Script=Han}{2,8}(?:\\s*[·|]\\s*\\p{Script=Han}{1,8})*';
const LEADING_PAGE = new RegExp(`^\\s*0?(\\d{1,2})(?:\\s|[·|>])+${PAGE_NAME}(?:\\s|$)`, 'u');
const TRAILING_PAGE = new RegExp(
  `^\\s*(?:\\p{Script=Han}{2,8}\\s+)?${PAGE_NAME}\\s*[·|•\\s]\\s*0?(\\d{1,2})\\s*版?\\s*$`,
  'u',
);
const MIDDLE_PAGE = new RegExp(`^\\s*\\p{Script=Han}{2,8}\\s+0?(\\d{1,2})\\s+${PAGE_NAME}\\s*$`, 'u');
const ONLY_PAGE = /^\s*0?(\d{1,2})\s*版?\s*$/u;
/** What else a header has figures for: the date, the price, the telephone. */
const OTHER_FIGURES = /[年月价價]|(?:电话|電話|热线|熱線|传真|傳真|[邮郵][编編])\s*[:(]?\s*\d/u;
/** No newspaper of one day has more pages. */
const LAST_PAGE = 200;

/** The page number that a line of furniture prints: 第三版, A6 港聞, 都市新闻 05. Not 今日八版, which counts pages. */
export function readPageNumber(text: string): (At & { page: number }) | undefined {
  const folded = fold(text).replace(/(?:今[日天]|[共计]|本期)\s*\S{1,3}\s*版/gu, (words) =>
    '　'.repeat(words.length),
  );
  const saysOther = OTHER_FIGURES.test(folded);
  for (const pattern of [
    NAMED_PAGE,
    BACKWARD_PAGE,
    SECTION_PAGE,
    CIRCLED_PAGE,
    DOTTED_PAGE,
    BRACKETED_PAGE,
    NUMBERED_PAGE,
    PAGE_BEHIND_DATE,
    PAGE_BEFORE_DATE,
    ...(saysOther ? [] : [LEADING_PAGE, TRAILING_PAGE, MIDDLE_PAGE, ONLY_PAGE]),
  ]) {
    const match = pattern.exec(folded);
    const page = match ? readNumber(match[1] ?? match[0]) : undefined;
    if (match && page !== undefined && page > 0 && page <= LAST_PAGE)
      return { page, start: match.index, end: match.index + match[0].length };
  }
  return undefined;
}

const MASTHEAD_SIGNS = [
  /今[日天][\d一二三四五六七八九十]{1,3}[版張张]/u,
  /(?:国内|國內)?(?:统一|統一)(?:连续出版物|刊|書刊)/u,
  /主管|主办|主辦|机关报|機關報/u,
  /出版/u,
  /邮发代号|郵發代號|代号|代號/u,
  /零售|定价|定價|售价|每份/u,
  /CN\s*[\d×]{2}-?\d{4}/u,
  /(?:总|總)?第\s*[\d〇一二三四五六七八九十百千]+\s*[期号號]/u,
];
/** Signs that only the first page's masthead has together. */
const MASTHEAD_MIN_SIGNS = 3;

/** Whether the furniture is a masthead, which stands on the first page. */
export function isMasthead(lines: readonly string[]): boolean {
  const text = lines.join('\n');
  return MASTHEAD_SIGNS.filter((sign) => sign.test(text)).length >= MASTHEAD_MIN_SIGNS;
}
