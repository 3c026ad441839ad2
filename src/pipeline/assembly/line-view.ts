/** What the model sees of a line: its text folded to one form, and the shapes of its ends. */
import type { Line } from '../tree.ts';

/** How a line ends, as far as it tells whether the text goes on. */
export const END_SHAPES = ['full', 'credit', 'paren', 'quote', 'dash', 'colon', 'mid', 'open'] as const;
/** How a line begins, as far as it tells whether something begins with it. */
export const START_SHAPES = [
  'dateline',
  'quote',
  'dash',
  'bullet',
  'numeral',
  'question',
  'answer',
  'speaker',
  'salutation',
  'inside',
  'paren',
  'date',
  'digit',
  'plain',
] as const;

export type EndShape = (typeof END_SHAPES)[number];
export type StartShape = (typeof START_SHAPES)[number];

export interface LineView {
  line: Line;
  /** Simplified characters, full-width punctuation, no Markdown remains, single spaces. */
  text: string;
  /** The text without white space. */
  dense: string;
  end: EndShape;
  start: StartShape;
  /** Opened and not closed, closed and not opened, in this line: quotation marks and brackets. */
  unclosed: number;
  unopened: number;
  /** The Markdown heading mark that stood before it. */
  marked: boolean;
  /**
   * How far it stands off the line before, against what is usual on the page: 0 nearer, 1 as usual, 2 to 4 farther;
   * -1: the first of the page, or of the same line. How many empty lines an OCR puts between two lines says nothing by itself.
   */
  gap: number;
}

const FOLD = new Map<string, string>([
  [',', '，'],
  [';', '；'],
  [':', '：'],
  ['!', '！'],
  ['?', '？'],
  ['(', '（'],
  [')', '）'],
  ['「', '“'],
  ['」', '”'],
  ['『', '‘'],
  ['』', '’'],
  ['〝', '“'],
  ['〞', '”'],
  ['﹃', '“'],
  ['﹄', '”'],
  ['[', '【'],
  [']', '】'],
  ['─', '—'],
  ['―', '—'],
  ['–', '—'],
  ['・', '·'],
  ['•', '·'],
]);

const FOLDED = /[,;:!?()「」『』〝〞﹃﹄[\]─―–・•０-９Ａ-Ｚａ-ｚ]/g;
/** Full-width digits and letters stand this far behind the others. */
const FULL_WIDTH = 0xfee0;

/** One form for all writings of the same text; keeps the number of code units. */
const inOneForm = (text: string, simplify: (text: string) => string): string =>
  simplify(text).replace(FOLDED, (ch) => FOLD.get(ch) ?? String.fromCharCode(ch.charCodeAt(0) - FULL_WIDTH));

/** Who took or drew a picture: with it a caption ends. */
export const PHOTO_CREDIT = /(摄|摄影|供图|摄影报道)\s*[）)]?$/u;
const TERMINAL = /[。！？][”’》〉）】]*$/u;
const OPENERS = '“‘（《【〈';
const CLOSERS = '”’）》】〉';

export function endShape(text: string): EndShape {
  const t = text.trimEnd();
  if (PHOTO_CREDIT.test(t)) return 'credit';
  if (TERMINAL.test(t) || /[.!?]$/.test(t)) return 'full';
  if (/[）】]$/.test(t)) return 'paren';
  if (/[”’》]$/.test(t)) return 'quote';
  if (/(—|…)$/.test(t)) return 'dash';
  if (/：$/.test(t)) return 'colon';
  if (/[，、；·]$/.test(t)) return 'mid';
  return 'open';
}

/** 本报讯, 新华社太原11月29日电, 【本報訊】, 晚报讯（记者…: at the start of a report. */
export const DATELINE =
  /^(【[^】]{2,14}(讯|电|消息)】|(本报|本台|本刊|[\p{Script=Han}]{1,4}[报社网])[^，。！？“]{0,18}?(讯|电)(?=[\s（，：]|$)|本报讯|（[^）]{2,12}(讯|电)）|[\p{Script=Han}]{2,6}(讯|专电)\s*（)/u;

export function startShape(text: string): StartShape {
  const t = text.trimStart();
  if (DATELINE.test(t)) return 'dateline';
  if (/^[，。、；：！？”’）》】…]/.test(t)) return 'inside';
  if (/^—/.test(t)) return 'dash';
  if (/^(问|Q)\s*：/.test(t)) return 'question';
  if (/^(答|A)\s*：/.test(t)) return 'answer';
  if (/^(编辑|主编|总编)?(同志|先生|女士)(们)?\s*：/.test(t) || /^(编辑|主编|总编)(同志|先生)/.test(t))
    return 'salutation';
  if (/^[▲△▼●○◎□■◆◇★☆※·*＋+×•◀▶►▪]/u.test(t)) return 'bullet';
  if (
    /^(（?[一二三四五六七八九十]{1,3}[）、．]|（?\d{1,2}[）、．.](?!\d)|[①-⑳]|第[一二三四五六七八九十]{1,3}[，、：条])/u.test(
      t,
    )
  )
    return 'numeral';
  if (/^[\p{Script=Han}A-Z]{1,5}：/u.test(t)) return 'speaker';
  if (/^[“‘《]/.test(t)) return 'quote';
  if (/^（/.test(t)) return 'paren';
  if (/^(\d{1,4}年|\d{1,2}月|\d{1,2}日|[一二三四五六七八九十○〇零]{1,4}[年月日])/.test(t)) return 'date';
  if (/^\d/.test(t)) return 'digit';
  return 'plain';
}

/** Brackets and quotation marks that this text opens without closing, and closes without opening. */
export function balance(text: string): { unclosed: number; unopened: number } {
  let unclosed = 0;
  let unopened = 0;
  for (const ch of text) {
    if (OPENERS.includes(ch)) unclosed++;
    else if (CLOSERS.includes(ch)) {
      if (unclosed > 0) unclosed--;
      else unopened++;
    }
  }
  return { unclosed, unopened };
}

/** No line of a headline is longer; the OCR may have read several as one, with spaces between them. */
export const HEAD_LENGTH = 44;
const HEAD_LINES_LENGTH = 80;
/** Whether a line may belong to a headline by its shape. */
export const headlike = (view: LineView | undefined): boolean =>
  view !== undefined &&
  view.end !== 'full' &&
  (view.dense.length <= HEAD_LENGTH ||
    (view.dense.length <= HEAD_LINES_LENGTH &&
      view.text.includes(' ') &&
      view.text.split(' ').every((part) => part.length <= HEAD_LENGTH && !/[。！？；]/u.test(part))));
/** Whether the text may go on after this line. */
export const isOpen = ({ end }: LineView): boolean => end !== 'full' && end !== 'paren' && end !== 'credit';

/**
 * @param seed the decoded text of the seed, for what stands before each line
 */
export function viewLines(
  lines: readonly Line[],
  seed: string,
  simplify: (text: string) => string,
): LineView[] {
  const breaks = lines.map((line, index) => countBreaks(seed, lines[index - 1]?.span[1] ?? 0, line.span[0]));
  const usual = commonest(breaks.slice(1));
  return lines.map((line, index) => {
    const text = inOneForm(line.value, simplify)
      .replace(/[*#\u200b]/g, '')
      .replace(/\s+/gu, ' ')
      .trim();
    const before = seed.slice(lines[index - 1]?.span[1] ?? 0, line.span[0]);
    return {
      line,
      text,
      dense: text.replace(/\s/gu, ''),
      end: endShape(text),
      start: startShape(text),
      ...balance(text),
      marked: /#/.test(before.slice(before.lastIndexOf('\n') + 1)),
      gap: index === 0 ? -1 : gapShape((breaks[index] ?? 1) / usual),
    };
  });
}

function countBreaks(seed: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) if (seed[at] === '\n') count++;
  return count;
}

/** The number that is there most often, the smallest of several; 1 where there is none. */
function commonest(numbers: readonly number[]): number {
  const times = new Map<number, number>();
  for (const number of numbers) times.set(number, (times.get(number) ?? 0) + 1);
  const [first] = [...times].sort(([a, timesA], [b, timesB]) => timesB - timesA || a - b);
  return first?.[0] || 1;
}

/** @param ratio of the line breaks before a line to the usual number of them */
function gapShape(ratio: number): number {
  if (ratio === 0) return -1;
  if (ratio < 1) return 0;
  if (ratio === 1) return 1;
  if (ratio < 2) return 2;
  return ratio < 2.5 ? 3 : 4;
}
