/**
 * Reads the words with which newspapers say who wrote, photographed or sent something: bylines, credits,
 * datelines and signatures. Pure functions of one line or block; every offset counts UTF-16 code units of
 * the text that was given. All of them return undefined where the text does not read as what they look for.
 *
 *     本报讯（记者杨明清 张嫱）来自江苏省的赵成峰
 *     ^^^^^^^^^^^^^^^^^^^^ readDateline
 *     本报记者 李国 本报通讯员 叶青
 *     ^^^^^^^^^^^^^^^^^^^ readByline
 *     ……综合性园区。新华社发（冯小敏 摄）
 *                  ^^^^^^^^^^^^ readCredit
 *     ……群贤济弘绩”。（梁伟强）
 *                   ^^^^^^ readSignature
 */

import { fold } from '../fold.ts';
import {
  AGENCY,
  type Attribution,
  DESK,
  HOUSE,
  OTHER_PAPER,
  type PersonAt,
  readAttribution,
  type SourceAt,
  WORKS_AT,
  withSource,
} from './attribution.ts';
import { type NameAt, readNames } from './names.ts';
import { surnameOf } from './surnames.ts';

export type { Attribution, PersonAt, SourceAt } from './attribution.ts';

export interface DatelineReading extends Attribution {
  /** 荆州 */
  place?: string;
  /** As printed: 11月9日. */
  date?: string;
  /** The words before the bracket: 本报荆州11月9日电. */
  text: string;
}

export interface AuthorLine extends Attribution {
  /** A mark (□ 作者：) or a surname of the list speaks for a name, not the length of the line alone. */
  certain: boolean;
}

/** No attribution line of a newspaper is longer; a longer one is prose. */
const LONGEST_LINE = 80;

export const ORNAMENT = /^[\s□■●○◎◇◆▲△▼▽★☆※◢◤·•—\-~]+/u;

// These let most prose pass without the slower patterns below.
const MAY_BE_BYLINE =
  /[记記][者着]|通[讯訊信][员員]|[评評][论論][员員]|特派|[实實][习習]生|撰|执笔|執筆|作者|^[(（[［]/u;
const MAY_BE_CREDIT =
  /[摄攝图圖画畫绘繪文发發)）\]社网網报報导導片道PCto]\s*$|[摄攝图圖画畫绘繪]\p{Script=Han}?\s*[:：/／]/u;
const MAY_BE_DATELINE = /[讯訊汛迅电電稿]|消息|记者|記者|通讯|通訊/u;
const MAY_BE_SIGNATURE = /[)）\]］】〕]\s*$/u;

/** A line that is nothing but an attribution: 本报记者 张三 本报通讯员 李四, 本报评论员, 晚报记者 井茂春. */
export function readByline(text: string): Attribution | undefined {
  return asPrinted(text, bylineIn(text));
}

function bylineIn(text: string): Attribution | undefined {
  if (text.length > LONGEST_LINE || !MAY_BE_BYLINE.test(text)) return undefined;
  const folded = fold(text);
  const lead = ORNAMENT.exec(folded)?.[0].length ?? 0;
  const tail = folded.replace(/[\s·•□■]+$/u, '').length;
  const bracketed = /^[([].*[)\]]$/u.test(folded.slice(lead, tail));
  const [start, end] = bracketed ? [lead + 1, tail - 1] : [lead, tail];
  const read = readAttribution(folded, start, end, bracketed);
  return read && (read.titled || bracketed) ? { ...read, start: lead, end: tail } : undefined;
}

/** The credit that a caption ends with, or that is the whole line: 本报记者 郗望 摄, 新华社发（冯小敏 摄）. */
export function readCredit(text: string): Attribution | undefined {
  return asPrinted(text, creditIn(text));
}

function creditIn(text: string): Attribution | undefined {
  if (!MAY_BE_CREDIT.test(text.slice(-LONGEST_LINE))) return undefined;
  const folded = fold(text);
  const end = folded.trimEnd().length;
  return readBracketedCredit(folded, end) ?? readPlainCredit(folded, end);
}

const BRACKET_TAIL = new RegExp(`(?:(${HOUSE})\\s*(?:发|供图|照片)?\\s*)?[([]([^()[\\]]{2,50})[)\\]]?$`, 'u');

function readBracketedCredit(folded: string, end: number): Attribution | undefined {
  const match = BRACKET_TAIL.exec(folded.slice(Math.max(0, end - LONGEST_LINE), end));
  if (!match) return undefined;
  const start = end - match[0].length;
  const inner = match[2] ?? '';
  const innerStart = start + match[0].indexOf(inner, match[1]?.length ?? 0);
  const read = readAttribution(folded, innerStart, innerStart + inner.length, true);
  if (!read || !(read.pictured || (match[1] !== undefined && /发\s*[([]/u.test(match[0])))) return undefined;
  const sources = match[1] ? withSource([], folded, start, match[1]) : [];
  return { ...read, sources: [...sources, ...read.sources], start, end };
}

const CREDIT_START = /(?:^|[。！？!?…”」』）\])]|\s{2,}|(?<=[。！？!?…”」』）)])\s)(?=[^。！？!?…”」』]*$)/gu;
const SENT_BY = new RegExp(`^(${AGENCY})\\s*(?:发|供图|照片|资料图片|图片)?$`, 'u');
const FROM_HOUSE = new RegExp(`\\s*(?:/\\s*|[(]\\s*)?(${HOUSE})\\s*(?:发|供图|图片|照片)?\\s*[)]?$`, 'u');

function readPlainCredit(folded: string, end: number): Attribution | undefined {
  const from = Math.max(0, end - LONGEST_LINE);
  const window = folded.slice(from, end);
  for (const match of window.matchAll(CREDIT_START)) {
    const start = from + match.index + match[0].length;
    const body = folded.slice(start, end);
    const lead = ORNAMENT.exec(body)?.[0].length ?? 0;
    const sent = SENT_BY.exec(body.slice(lead));
    if (sent?.[1])
      return {
        people: [],
        sources: withSource([], folded, start + lead, sent[1]),
        titled: true,
        start: start + lead,
        end,
      };
    const house = FROM_HOUSE.exec(body);
    const innerEnd = house && house.index > 0 ? start + house.index : end;
    const read = readAttribution(folded, start + lead, innerEnd, false);
    if (!read?.pictured || !read.people.every(speaksForItself(folded, start + lead, innerEnd, read.titled)))
      continue;
    const sources = innerEnd < end && house?.[1] ? withSource([], folded, innerEnd, house[1]) : [];
    return { ...read, sources: [...read.sources, ...sources], start: start + lead, end };
  }
  return undefined;
}

/** Without title or bracket only a surname, or the space before 摄, tells a name from a verb's object. */
function speaksForItself(folded: string, start: number, end: number, titled: boolean) {
  const spaced =
    /\s(?:摄|文|图|绘|画|供图)/u.test(folded.slice(start, end)) || /[:/]/u.test(folded.slice(start, end));
  return (person: PersonAt): boolean => titled || spaced || surnameOf(person.name) !== undefined;
}

export const DATE =
  '(?:(?:\\d{4}|[〇零一二三四五六七八九]{4})年)?(?:(?:\\d{1,2}|[一二三四五六七八九十]{1,3})月)?(?:\\d{1,2}|[一二三四五六七八九十廿卅]{1,3})日';
export const DATELINE_HEAD = new RegExp(
  `^[\\s#*]*[\\[(]?\\s*(?:据|综合|另据)?\\s*(${HOUSE})\\s*((?!记者|通讯员|特[约派])[\\p{Script=Han}]{2,8}?)??\\s*(${DATE})?\\s*(?:\\([^()]{1,20}\\)\\s*)?` +
    `((?:综合|专|特|快|急|简|消|外)?(?:[讯汛迅]|电|消息|专稿)|综合电|综合消息|专访|特写|特稿)\\s*[\\])]?[*\\s]*`,
  'u',
);
/** 【新山九日訊】, 【米兰讯】: a place alone, in brackets. */
export const PLACE_HEAD = new RegExp(
  `^[\\s#*]*\\[\\s*()([\\p{Script=Han}]{2,8}?)\\s*(${DATE})?\\s*(?:通|专|特|快|航)?(?:[讯汛迅]|电)\\s*\\][*\\s]*`,
  'u',
);
const NAMED_BRACKET = /^[([]\s*([^()[\]]{2,80}?)\s*[)\]]/u;
const OPEN_BRACKET = /^[([]\s*/u;
const HOUSE_REPORTS = new RegExp(
  `^${HOUSE}(?:${DESK})*(?:记者|通讯员|特派员)[^。,，:：]{2,30}?(?=(?<!摄影)报[道导][:：,，]?|[:：])`,
  'u',
);
const REPORTS = new RegExp(
  `^(?:${HOUSE})?(?:${DESK})*(?:记者|通讯员|特派员)[^。,，:：]{2,30}?(?=(?<!摄影)报[道导][:：,，]?|[:：])`,
  'u',
);

/**
 * The dateline that a paragraph begins with: 新华社太原11月29日电（记者魏飚）, 【本報訊】（記者龐靜雯）,
 * 晚报讯(记者 褚梅 通讯员 米大路). `end` is where the report itself begins.
 */
export function readDateline(text: string): DatelineReading | undefined {
  return asPrinted(text, datelineIn(text));
}

function datelineIn(text: string): DatelineReading | undefined {
  if (!MAY_BE_DATELINE.test(text.slice(0, LONGEST_LINE))) return undefined;
  const folded = fold(text.slice(0, 200));
  const head = DATELINE_HEAD.exec(folded) ?? PLACE_HEAD.exec(folded);
  const start = /^[\s#*]*/u.exec(folded)?.[0].length ?? 0;
  if (!head) return readBareDateline(text, folded, start);
  const [whole, house = '', place, date] = head;
  const sources = house ? withSource([], folded, folded.indexOf(house), house) : [];
  const named = readDatelineNames(folded, whole.length);
  const headText = text.slice(start, start + whole.slice(start).replace(/[*\s]+$/u, '').length);
  return {
    titled: true,
    people: named?.people ?? [],
    sources: [...sources, ...(named?.sources ?? [])],
    ...(place && { place: text.slice(folded.indexOf(place), folded.indexOf(place) + place.length) }),
    ...(date && { date: printedDate(text, folded, date) }),
    text: headText,
    start,
    end: named?.end ?? start + headText.length,
  };
}

/** The bracket alone, where the OCR lost 本报讯: （记者张三）近日. */
function readBareDateline(text: string, folded: string, start: number): DatelineReading | undefined {
  const rest = folded.slice(start);
  if (HOUSE_REPORTS.test(rest)) {
    const read = readDatelineNames(folded, start);
    // 本报记者张三报道 alone is a byline.
    if (read && folded.slice(read.end).trim().length < 5) return undefined;
    return read && { ...read, text: text.slice(start, read.end), start };
  }
  if (!/^[([]\s*(?:[\p{Script=Han}]{2,8}\s*)?(?:记者|通讯员)/u.test(rest)) return undefined;
  const bracket = NAMED_BRACKET.exec(rest);
  if (!bracket || bracket[0].length === rest.trimEnd().length) return undefined;
  const read = readDatelineNames(folded, start);
  return read && { ...read, text: '', start };
}

function readDatelineNames(folded: string, at: number): Attribution | undefined {
  const rest = folded.slice(at);
  const bracket = NAMED_BRACKET.exec(rest);
  if (bracket?.[1] !== undefined) {
    const innerStart = at + bracket[0].indexOf(bracket[1]);
    const placed = readPlaced(folded, innerStart, innerStart + bracket[1].length);
    if (placed) return { ...placed, start: at, end: at + bracket[0].length };
    const read = readAttribution(folded, innerStart, innerStart + bracket[1].length, true);
    return read?.titled ? { ...read, start: at, end: at + bracket[0].length } : undefined;
  }
  const reports = REPORTS.exec(rest);
  if (reports) {
    const read = readAttribution(folded, at, at + reports[0].length, false);
    if (read?.titled) return { ...read, start: at, end: at + reports[0].length };
  }
  return readUnclosed(folded, at);
}

/** 记者凃圣哲七股报道: a name of three characters, or of two where no place is left after three. */
const REPORTED_FROM =
  /^(.*?(?:记者|特派员)\s*(?:[\p{Script=Han}]{2,3}[、\s])*)([\p{Script=Han}]{4,9})报[道导]$/u;

function readPlaced(folded: string, start: number, end: number): Attribution | undefined {
  const match = REPORTED_FROM.exec(folded.slice(start, end));
  if (!match?.[1] || !match[2] || (match[2].length < 5 && !surnameOf(match[2]))) return undefined;
  const name = match[2].length >= 5 ? 3 : 2;
  return readAttribution(folded, start, start + match[1].length + name, true);
}

/** Words that reports begin with, so that a name before them ends there. */
const OPENERS =
  /^(?:今|昨|近|日前|连日|目前|记者|从|在|据|截|为|由|\d|[“"‘「《]|[一二三四五六七八九十]{1,3}[月日]|来自|随着|自|经|刚|前)/u;

/** A bracket that the OCR did not close: the last name ends where a report's first words begin. */
function readUnclosed(folded: string, at: number): Attribution | undefined {
  const open = OPEN_BRACKET.exec(folded.slice(at));
  if (!open) return undefined;
  const from = at + open[0].length;
  for (let end = from + 4; end < Math.min(folded.length, from + 40); end++) {
    if (!OPENERS.test(folded.slice(end))) continue;
    const read = readAttribution(folded, from, end, false);
    if (read?.titled && read.people.every((person) => surnameOf(person.name)))
      return { ...read, start: at, end };
  }
  return undefined;
}

function printedDate(text: string, folded: string, date: string): string {
  const at = folded.indexOf(date);
  return text.slice(at, at + date.length);
}

const SIGNATURE_TAIL = /[([]\s*([^()[\]]{2,40}?)\s*[)\]]\s*$/u;
const WORD_OF_AUTHOR =
  /^(?:作者(?!单位|系|简介)|撰文|执笔|文|撰稿|(?:本栏|本版)?(?:解答者|回答者|解答|回答|答复|主持|主持人|供稿))\s*[:：]?\s*(?=\p{Script=Han})/u;
const FROM_HOUSES = new RegExp(`${AGENCY}|${OTHER_PAPER}`, 'gu');
/** 湘衡公司职工 舒望: says without a full stop before it that a signature stands here. */
const EMPLOYED =
  /(?:公司|厂|矿|局|段|校|院|站|部队|单位|大学|中学|小学)\p{Script=Han}*\s\p{Script=Han}{2,4}$/u;
const FROM = /^(?:据|摘自|原载|来源|综合|转自|选自|载|均据|稿件来源)\s*[:：]?\s*/u;

/**
 * The signature that a text ends with: （冷秋萍）, （本报记者 涂晓梅 整理）, （武功 柴守信）, （据新华社）.
 * It stands after the end of a sentence or is the whole line.
 * @param isPlace knows places by name, so that 武功 before 柴守信 is where the reader writes from
 */
export function readSignature(text: string, isPlace = isPlaceLike): Attribution | undefined {
  return asPrinted(text, signatureIn(text, isPlace));
}

function signatureIn(text: string, isPlace: (name: string) => boolean): Attribution | undefined {
  if (!MAY_BE_SIGNATURE.test(text)) return undefined;
  const folded = fold(text);
  const match = SIGNATURE_TAIL.exec(folded);
  if (!match?.[1]) return undefined;
  const start = match.index;
  const before = folded.slice(0, start).trimEnd();
  const innerStart = start + match[0].indexOf(match[1]);
  const innerEnd = innerStart + match[1].length;
  const end = folded.trimEnd().length;
  const from = readFrom(folded, innerStart, innerEnd);
  if (from) return { people: [], sources: from, titled: true, start, end };
  const titled = readAttribution(folded, innerStart, innerEnd, true);
  if (titled?.titled) return { ...titled, start, end };
  const ended = !before || /[。！？!?…”」』>》;；.]$/u.test(before);
  if (!ended && !EMPLOYED.test(match[1])) return undefined;
  const author = readSigner(folded, innerStart, innerEnd, isPlace);
  return author && { people: author, sources: [], titled: WORD_OF_AUTHOR.test(match[1]), start, end };
}

function readFrom(folded: string, start: number, end: number): SourceAt[] | undefined {
  const inner = folded.slice(start, end);
  const lead = FROM.exec(inner)?.[0].length ?? 0;
  const houses: SourceAt[] = [];
  for (const match of inner.matchAll(FROM_HOUSES))
    houses.push(...withSource([], folded, start + match.index, match[0]));
  const rest = inner
    .slice(lead)
    .replace(FROM_HOUSES, '')
    .replace(/[\s、,和及等]|电|讯|专电|报道|供本报专稿|专稿|消息|\d+(?:月|日|年)?/gu, '');
  return houses.length > 0 && rest === '' ? houses : undefined;
}

/** Names, with where the signer is from or works before them: 武功 柴守信, 湘衡公司职工 舒望. */
function readSigner(
  folded: string,
  start: number,
  end: number,
  isPlace: (name: string) => boolean,
): PersonAt[] | undefined {
  const lead = WORD_OF_AUTHOR.exec(folded.slice(start, end))?.[0].length ?? 0;
  const names = readSignerNames(folded, start + lead, end, isPlace);
  if (!names || names.some((at) => isNickname(at.name))) return undefined;
  return names.map((at) => ({ ...at, role: '作者' as const }));
}

function readSignerNames(
  folded: string,
  start: number,
  end: number,
  isPlace: (name: string) => boolean,
): NameAt[] | undefined {
  const clause = folded.slice(start, end).split(/[,;:]/u)[0] ?? '';
  const names = readNames(clause, start);
  const [only] = names ?? [];
  if (names && only && (names.length === 1 || names.every((at) => isPerson(at.name, isPlace)))) return names;
  const parted = /^(.{1,16})\s+(\S{2,4})$/u.exec(clause.trimEnd());
  if (!parted?.[2] || /(?:指导|辅导)(?:教师|老师)|编者|供图|翻译/u.test(parted[1] ?? '')) return undefined;
  if (!surnameOf(parted[2]) && !WORKS_AT.test(parted[1] ?? '')) return undefined;
  return readNames(parted[2], start + parted[0].length - parted[2].length);
}

function isPerson(name: string, isPlace: (name: string) => boolean): boolean {
  return surnameOf(name) !== undefined && !isPlace(name) && !isPlaceLike(name) && !WORKS_AT.test(name);
}

/** 小缪, 老盛, 韦大爷, 方女士: readers who do not give their names. */
export function isNickname(name: string): boolean {
  return (
    /^(?:小|老|阿|大)\p{Script=Han}$/u.test(name) ||
    /(?:女士|先生|大爷|大妈|大娘|师傅|同学|老师|阿姨|婆婆|某某?|某)$/u.test(name)
  );
}

/** A place before the name of a reader: 安徽 蒙城 车某. */
export function isPlaceLike(name: string): boolean {
  return /[省市县区乡镇村旗州]$/u.test(name);
}

/**
 * A line with a name alone: 青簷, □ 张三, 作者：李四, 文/王五. A line of two to four characters may be anything;
 * `certain` says whether more than its length speaks for a name.
 */
export function readAuthorLine(text: string, isPlace = isPlaceLike): AuthorLine | undefined {
  return asPrinted(text, authorIn(text, isPlace));
}

function authorIn(text: string, isPlace: (name: string) => boolean): AuthorLine | undefined {
  if (text.length > 30) return undefined;
  const folded = fold(text);
  const lead = ORNAMENT.exec(folded)?.[0].length ?? 0;
  const end = folded.replace(/[\s·•□■]+$/u, '').replace(/\s*\([\p{Script=Han}]{2,8}\)$/u, '').length;
  const labelled = readAttribution(folded, lead, end, false);
  if (labelled && (labelled.titled || labelled.people.some((at) => at.role !== '记者')))
    return { ...labelled, start: lead, end, certain: true };
  const names = readSignerNames(folded, lead, end, isPlace);
  if (!names || names.length > 3) return undefined;
  return {
    people: names.map((at) => ({ ...at, role: '作者' as const })),
    sources: [],
    titled: false,
    start: lead,
    end,
    certain: lead > 0 || names.every((at) => surnameOf(at.name) !== undefined && !isPlace(at.name)),
  };
}

const EDITORS = new RegExp(
  '(?:本版)?(?:责任编辑|值班编辑|值班编委|本版编辑|版面编辑|见习编辑|值班主任|值班主编|执行主编|版式设计|责编|编辑|主编|编委|美编|美术编辑|视觉|版式|校对|组版|统筹|编审|审校|本版主编)\\s*[:/]?\\s*' +
    '((?:[\\p{Script=Han}·]{2,4})(?:[ 、][\\p{Script=Han}·]{2,4})*?)(?=\\s*(?:$|[·|,;。]|\\s(?:\\S*?(?:编辑|编委|主编|责编|美编|视觉|版式|校对|组版|统筹|热线|电话|邮箱|信箱|E-?mail|网址))))',
  'giu',
);

/** The editors in a page's furniture: 本版编辑 房嘉树, 编辑 仇晓棠 美编 居立 校对 幸大林. */
export function readEditors(text: string): PersonAt[] {
  const folded = fold(text);
  const people: PersonAt[] = [];
  for (const match of folded.matchAll(EDITORS)) {
    const names = match[1] ?? '';
    const read = readNames(names, match.index + match[0].lastIndexOf(names));
    for (const at of read ?? []) {
      const printed = text.slice(at.start, at.end);
      people.push({ ...at, printed, name: printed.replace(/\s/gu, ''), role: '编辑' });
    }
  }
  return people;
}

/** Names and sources in the characters of the text, which was read with some of them folded. */
export function asPrinted<T extends Attribution>(text: string, read: T | undefined): T | undefined {
  if (!read) return undefined;
  const restore = (person: PersonAt): PersonAt => {
    const printed = text.slice(person.start, person.end).replace(/\s+/gu, ' ').trim();
    return { ...person, printed, name: printed.replaceAll(' ', '') };
  };
  return { ...read, people: read.people.map(restore) };
}
