/** A query in pinyin read as the words of titles and names that sound so. */
import type { PinyinPairs } from './data.ts';

/** Words tried for one query. */
const WORDS_TRIED = 12;

/** @returns whether the text may be meant as pinyin: letters alone, enough of them for two syllables */
export function looksLikePinyin(text: string): boolean {
  return /^[a-zü]+(?:[\s'’]+[a-zü]+)*$/iu.test(text.trim()) && text.replace(/[^a-zü]/giu, '').length >= 3;
}

/** @returns words of as many characters as the query has syllables, the more frequent first */
export function readPinyin(text: string, pairs: PinyinPairs): string[] {
  const syllables = new Set(Object.keys(pairs).flatMap((key) => key.split(' ')));
  const parts = text
    .trim()
    .toLowerCase()
    .replaceAll('ü', 'v')
    .split(/[\s'’]+/u);
  const readings = parts
    .map((part) => divide(part, syllables))
    .reduce<string[][]>(
      (all, divided) => all.flatMap((head) => divided.map((tail) => [...head, ...tail])),
      [[]],
    );
  return [...new Set(readings.flatMap((reading) => join(reading, pairs)))].slice(0, WORDS_TRIED);
}

/** All ways to cut letters into syllables: xian → xian, xi an. */
function divide(letters: string, syllables: ReadonlySet<string>): string[][] {
  if (letters === '') return [[]];
  const ways: string[][] = [];
  for (let length = Math.min(6, letters.length); length > 0; length--) {
    const syllable = letters.slice(0, length);
    if (!syllables.has(syllable)) continue;
    for (const rest of divide(letters.slice(length), syllables)) ways.push([syllable, ...rest]);
  }
  return ways;
}

/** Chains pairs over the syllables: 工会 + 会主 + 主席 → 工会主席. */
function join(reading: readonly string[], pairs: PinyinPairs): string[] {
  let words: string[][] = [];
  for (let index = 0; index + 1 < reading.length; index++) {
    const next = pairsOf(pairs[`${reading[index]} ${reading[index + 1]}`] ?? '');
    words =
      index === 0
        ? next
        : words.flatMap((word) =>
            next.filter(([first]) => first === word.at(-1)).map(([, second]) => [...word, second]),
          );
  }
  return words.map((word) => word.join(''));
}

function pairsOf(text: string): [first: string, second: string][] {
  const chars = [...text];
  return Array.from({ length: chars.length >> 1 }, (_, index) => [
    chars[2 * index] ?? '',
    chars[2 * index + 1] ?? '',
  ]);
}
