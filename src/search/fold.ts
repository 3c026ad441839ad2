/**
 * How text and queries are made alike before they are compared: width and case fold, quotation marks fall away,
 * nothing else changes.
 */

/**
 * A folded text, with the place of each of its UTF-16 units in the text that it was made from:
 * unit `i` stands for the range `starts[i]` to `ends[i]` there.
 */
export interface Folded {
  text: string;
  starts: number[];
  ends: number[];
}

// Zero-width spaces and joiners, soft hyphen, byte-order mark: nobody sees them, so nobody types them.
const invisible = /^[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]$/u;
/**
 * Marks around words that belong to their sentence: “新”, 「半小时」, 《论语》. Titles are typed from memory, without
 * them. Other marks part what does not belong together: neither 他说。明天 nor 他说（明天 holds 说明.
 */
const quotationMarks = '"\'＂＇\\p{Pi}\\p{Pf}„‚「」『』｢｣《》〈〉〝〞〟﹁﹂﹃﹄';
const quotationMark = new RegExp(`^[${quotationMarks}]$`, 'u');
const halfwidthPunctuation: Readonly<Record<string, string>> = {
  '｡': '。',
  '､': '、',
  '･': '・',
};

/**
 * Folds full to half width (half to full for 。、・), upper to lower case, compatibility ideographs to
 * the ideographs they look like, and any run of white space to one space; drops quotation marks and invisible
 * characters.
 */
export function fold(text: string): Folded {
  const folded: Folded = { text: '', starts: [], ends: [] };
  let offset = 0;
  for (const char of text) {
    const end = offset + char.length;
    const plain = foldCharacter(char);
    if (plain === ' ' && folded.text.endsWith(' ')) folded.ends[folded.ends.length - 1] = end;
    else {
      folded.text += plain;
      for (let unit = 0; unit < plain.length; unit++) {
        folded.starts.push(offset);
        folded.ends.push(end);
      }
    }
    offset = end;
  }
  return folded;
}

/** All that `foldCharacter` changes, and more. */
const foldable = new RegExp(
  `[\\s${quotationMarks}\\u00ad\\u200b-\\u200f\\u2060-\\u2064\\uf900-\\ufaff\\uff01-\\uff65\\p{Changes_When_Lowercased}]`,
  'gu',
);

/** @returns the folded text alone: for whole archives, without the places, which are many times its size */
export function foldText(text: string): string {
  return text.replace(foldable, foldCharacter).replace(/ {2,}/g, ' ');
}

function foldCharacter(char: string): string {
  if (invisible.test(char) || quotationMark.test(char)) return '';
  if (/\s/u.test(char)) return ' ';
  const code = char.codePointAt(0) ?? 0;
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCodePoint(code - 0xfee0).toLowerCase();
  if (code >= 0xf900 && code <= 0xfaff) return char.normalize('NFKC');
  const lower = char.toLowerCase();
  // İ becomes two characters in lower case; a fold that changes lengths would move the rest of a phrase.
  return halfwidthPunctuation[char] ?? ([...lower].length === 1 ? lower : char);
}

/** A range of UTF-16 units, half-open. */
export type Range = [start: number, end: number];

/** @returns the text as it is but for its quotation marks */
export function withoutQuotationMarks(text: string): string {
  return [...text].filter((char) => !quotationMark.test(char)).join('');
}

/** @returns the letters and digits of a text, folded: what is left of a title in memory */
export function lettersOf(text: string): string {
  return foldText(text).replace(/[^\p{L}\p{N}]/gu, '');
}

/** @returns where the folded phrase occurs in the text, as ranges of the text as it was before folding */
export function occurrences(text: Folded, phrase: string): Range[] {
  const found: Range[] = [];
  if (phrase === '') return found;
  for (let at = text.text.indexOf(phrase); at >= 0; at = text.text.indexOf(phrase, at + 1)) {
    found.push([text.starts[at] ?? 0, text.ends[at + phrase.length - 1] ?? 0]);
  }
  return found;
}

/** @returns the ranges in order, with those that overlap or touch made one */
export function mergeRanges(ranges: readonly Range[]): Range[] {
  const merged: Range[] = [];
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}
