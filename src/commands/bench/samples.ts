/** Queries taken from units, and which units hold them, by plain substring search that knows nothing of the index. */
import { Converter } from 'opencc-js/cn2t';
import type { Article } from '../../archive/records.ts';
import { pickFrom } from '../../learning/random.ts';

export interface UnitText {
  id: string;
  blocks: string[];
}

export interface Sample {
  text: string;
  /** Of the units that hold the text. */
  ids: Set<string>;
}

const SHORTEST = 2;
const LONGEST = 8;

export function unitsOf(articles: readonly Article[]): UnitText[] {
  return articles.map(({ id, title, kicker, subtitle, blocks }) => ({
    id,
    blocks: [title, kicker, subtitle, ...blocks.map(({ text }) => text)].flatMap((text) =>
      text ? [plain(text)] : [],
    ),
  }));
}

/** Width and case fold, white space is one space, quotation marks are none. */
function plain(text: string): string {
  return text
    .replace(/["'＂＇“”‘’„‚«»‹›「」『』｢｣《》〈〉〝〞〟﹁﹂﹃﹄]/gu, '')
    .replace(/[！-～]/gu, (char) => String.fromCodePoint((char.codePointAt(0) ?? 0) - 0xfee0))
    .replace(/\s+/gu, ' ')
    .toLowerCase();
}

function holders(units: readonly UnitText[], text: string): Set<string> {
  return new Set(
    units.filter(({ blocks }) => blocks.some((block) => block.includes(text))).map(({ id }) => id),
  );
}

/** Random substrings of two to eight characters of random blocks, punctuation and digits included. */
export function sampleQueries(units: readonly UnitText[], count: number, random: () => number): Sample[] {
  const blocks = units.flatMap((unit) => unit.blocks).filter((block) => block.length >= SHORTEST);
  const samples: Sample[] = [];
  while (samples.length < count) {
    const block = pickFrom(blocks, random);
    const length = Math.min(block.length, SHORTEST + Math.floor(random() * (LONGEST - SHORTEST + 1)));
    const start = Math.floor(random() * (block.length - length + 1));
    const text = block.slice(start, start + length);
    // A text of spaces alone is no query, and half a surrogate pair is no text.
    if (text.trim() !== '' && text.isWellFormed()) samples.push({ text, ids: holders(units, text) });
  }
  return samples;
}

/** Characters of the units in an order in which no unit has them. */
export function absentQueries(units: readonly UnitText[], count: number, random: () => number): Sample[] {
  const characters = [...units.flatMap(({ blocks }) => blocks).join('')].filter((char) =>
    /\p{Script=Han}/u.test(char),
  );
  const samples: Sample[] = [];
  while (samples.length < count) {
    const text = Array.from({ length: SHORTEST + Math.floor(random() * 4) }, () =>
      pickFrom(characters, random),
    ).join('');
    if (holders(units, text).size === 0) samples.push({ text, ids: new Set() });
  }
  return samples;
}

/** The samples in traditional characters, where these differ. */
export function traditionalQueries(samples: readonly Sample[]): Sample[] {
  const convert = Converter({ from: 'cn', to: 't' });
  return samples
    .map(({ text, ids }) => ({ text: convert(text), ids }))
    .filter(({ text }, i) => text !== samples[i]?.text);
}

/** As a reader types it: in quotation marks where it holds a space or an operator. */
export function asTyped(text: string): string {
  return /\s|^["-]|^OR$/u.test(text) ? `"${text}"` : text;
}
