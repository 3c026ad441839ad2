/** Pinyin at build time: what is written into data, so that no browser has to know how characters are read. */
import { pinyin } from 'pinyin-pro';

export interface Reading {
  /** Syllables without tones, one for each character; empty where a character is not Chinese. */
  syllables: string[];
  /** The syllables in one word, with the letters and digits between them: gonghui. */
  letters: string;
}

/** @param surname the text is a person's name: 单 is read shan */
export function readAloud(text: string, surname = false): Reading {
  const chars = [...text];
  const syllables = pinyin(text, {
    toneType: 'none',
    type: 'array',
    v: true,
    nonZh: 'spaced',
    surname: surname ? 'head' : 'off',
  }).map((syllable, index) => (/\p{Script=Han}/u.test(chars[index] ?? '') ? syllable : ''));
  const letters = chars.map(
    (char, index) => syllables[index] || (/[a-z0-9]/i.test(char) ? char.toLowerCase() : ''),
  );
  return { syllables, letters: letters.join('') };
}

/** Counts the pairs of neighbouring characters under their two syllables. */
export class PairCounter {
  #pairs = new Map<string, Map<string, number>>();

  add(text: string, { syllables }: Reading): void {
    const chars = [...text];
    for (let index = 0; index + 1 < chars.length; index++) {
      const [first, second] = [syllables[index], syllables[index + 1]];
      if (!first || !second) continue;
      const key = `${first} ${second}`;
      const pair = `${chars[index]}${chars[index + 1]}`;
      const pairs = this.#pairs.get(key) ?? new Map<string, number>();
      this.#pairs.set(key, pairs.set(pair, (pairs.get(pair) ?? 0) + 1));
    }
  }

  /** @param limit pairs kept under one key */
  result(limit: number): Record<string, string> {
    return Object.fromEntries(
      [...this.#pairs].map(([key, pairs]) => [
        key,
        [...pairs]
          .sort((a, b) => b[1] - a[1])
          .slice(0, limit)
          .map(([pair]) => pair)
          .join(''),
      ]),
    );
  }
}
