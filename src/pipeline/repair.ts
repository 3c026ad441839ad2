/** How text is shown: what the OCR and the page's columns left in it is taken away. The seed keeps it all. */

const HAN = /[\p{Script=Han}，。、；：？！“”‘’（）《》【】…—]/u;

const SPACED_WORD = /^\p{Script=Han}(?:\s\p{Script=Han}){1,3}$/u;

/** Emphasis and heading marks go, and the spaces of a word of which every character stands apart: 天 津. */
export function repairText(text: string): string {
  return text
    .replace(/\*{1,3}/g, '')
    .replace(/\u200b/g, '')
    .replace(/^[\s#]+|\s+$/gu, '')
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
