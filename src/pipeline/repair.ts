/** How text is shown: what the OCR and the page's columns left in it is taken away. The seed keeps it all. */

const HAN = /[\p{Script=Han}，。、；：？！“”‘’（）《》【】…—]/u;

/** Emphasis marks and single spaces between Chinese characters go; wide spaces that part cells or words stay. */
export function repairText(text: string): string {
  return text
    .replace(/\*{1,3}/g, '')
    .replace(/\u200b/g, '')
    .replace(/^[\s#]+|\s+$/gu, '')
    .normalize('NFC');
}

/** Two pieces of one text: Chinese runs on, Latin words get their space back. */
export function joinText(before: string, after: string): string {
  const a = before.at(-1) ?? '';
  const b = after.at(0) ?? '';
  const apart = !HAN.test(a) && !HAN.test(b) && /[A-Za-z]/.test(a) && /[A-Za-z]/.test(b);
  return apart ? `${before} ${after}` : before + after;
}
