/** How text is shown: what the OCR and the page's columns left in it is taken away. The seed keeps it all. */

const HAN = /[\p{Script=Han}，。、；：？！“”‘’（）《》【】…—]/u;

const SPACED_WORD = /^\p{Script=Han}(?:\s\p{Script=Han}){1,3}$/u;

/** Heading marks of Markdown; the mark of #1机组 or #话题# is the text's own. */
const HEADING_MARK = /^\s*#{1,6}(?:\s+|(?=[^\s#\dA-Za-z][^#]*$))/u;
/** **本报讯**（记者…: from where a word may begin. */
const STRONG = /(?<![\p{L}\p{N}*])(\*{2,3})(?=[^\s*])([^*]*\p{L}[^*]*?)(?<!\s)\1(?!\*)/gu;
/** One star is emphasis only around whole words: in 3*5米 and 1*2*3 it is a sign of its own. */
const EMPHASIS = /(?<![\p{L}\p{N}*])\*(?=[^\s*])([^*]*\p{L}[^*]*?)(?<!\s)\*(?![\p{L}\p{N}*])/gu;
/** Emphasis of which the OCR broke off the end, or the beginning, with the paragraph. */
const OPENED = /^\s*\*{2,3}(?=[^\s*])(?=[^*]*$)/u;
const CLOSED = /^([^*]*[^\s*])\*{2,3}\s*$/u;
/** 张**, 1391234****: the stars stand for what is not to be read. */
const MASKED = /(?:(?:^|[\s\p{P}])\p{L}|\p{N})\*+\s*$/u;
const BULLET = /^\s*\*\s+/u;

/** Takes Markdown's marks away, and no star or # that is printed: 139****1234, 3*5米, *100#. */
function withoutMarkdown(text: string): string {
  const plain = text
    .replace(HEADING_MARK, '')
    .replace(BULLET, '')
    .replace(STRONG, '$2')
    .replace(EMPHASIS, '$1')
    .replace(OPENED, '');
  const closed = MASKED.test(plain) ? plain : plain.replace(CLOSED, '$1');
  // What stood inside of marks may have marks of its own.
  return closed === text ? text : withoutMarkdown(closed);
}

/** Emphasis and heading marks go, and the spaces of a word of which every character stands apart: 天 津. */
export function repairText(text: string): string {
  return withoutMarkdown(text.replace(/\u200b/g, ''))
    .replace(/^\s+|\s+$/gu, '')
    .replace(SPACED_WORD, (word) => word.replace(/\s/gu, ''))
    .normalize('NFC');
}

/** Two pieces of one text: Chinese runs on, Latin words get their space back. */
export function joinText(before: string, after: string): string {
  const a = before.at(-1) ?? '';
  const b = after.at(0) ?? '';
  const apart = !HAN.test(a) && !HAN.test(b) && /[A-Za-z]/.test(a) && /[A-Za-z]/.test(b);
  return apart ? `${before} ${after}` : before + after;
}

/** Half-width marks and their full-width forms. */
const MARKS: readonly (readonly [half: string, full: string])[] = [
  [',', '，'],
  [';', '；'],
  [':', '：'],
  ['!', '！'],
  ['?', '？'],
  ['(', '（'],
  [')', '）'],
];
const MARK = /[,;:!?()，；：！？（）]/g;

/**
 * A mark beside Chinese text is shown as the page prints it elsewhere: each in the width that it has most often.
 * Between digits (1,000; 8:30) and in Latin text marks stay as they are.
 * @param page the whole text of the seed
 */
export function punctuationHabit(page: string): (text: string) => string {
  const shown = new Map<string, string>();
  for (const [half, full] of MARKS) {
    let halves = 0;
    for (let at = page.indexOf(half); at >= 0; at = page.indexOf(half, at + 1))
      if (isChinese(page, at)) halves++;
    const fulls = page.split(full).length - 1;
    if (fulls >= halves) shown.set(half, full);
    else shown.set(full, half);
  }
  return (text) =>
    text.replace(MARK, (mark, at: number) => (isChinese(text, at) ? (shown.get(mark) ?? mark) : mark));
}

/** Whether a mark stands in Chinese text: beside a Chinese character or mark, and not between two digits. */
function isChinese(text: string, at: number): boolean {
  const before = text[at - 1] ?? '';
  const after = text[at + 1] ?? '';
  if (/[\dA-Za-z]/.test(before) && /[\dA-Za-z/]/.test(after)) return false;
  return HAN.test(before) || HAN.test(after);
}
