/** What of a line is looked at to tell what it is by its words: the words, those at its ends once more, its shape. */

import { lengthBin } from '../assembly/line-features.ts';
import type { LineView } from '../assembly/line-view.ts';

/** Characters at each end of a line whose words are looked at twice. */
const EDGE = 12;
/** Longer numbers are telephone numbers and the like. */
const MOST_DIGITS = 7;

/** @param words of the line, in order (Lexicon.divide) */
export function wordingFeatures(view: LineView, words: readonly string[]): Set<string> {
  const { dense, start, end } = view;
  const names = new Set([`length:${lengthBin(dense.length)}`, `start:${start}`, `end:${end}`]);
  let at = 0;
  for (const word of joinDigits(words)) {
    const name = isNumber(word) ? `${Math.min(MOST_DIGITS, word.length)} digits` : word;
    names.add(name);
    if (at < EDGE) names.add(`^${name}`);
    at += word.length;
    if (at > dense.length - EDGE) names.add(`${name}$`);
  }
  return names;
}

const isNumber = (word: string): boolean => /^\d/.test(word);

/** The words, with the digits of each number together: the dictionary has no numbers. */
function joinDigits(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (const word of words) {
    const before = joined.at(-1);
    if (before !== undefined && isNumber(word) && isNumber(before)) joined[joined.length - 1] = before + word;
    else joined.push(word);
  }
  return joined;
}
