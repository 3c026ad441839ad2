/** Which newspaper the furniture of a page names. */
import type { Span } from '../contract.ts';
import type { Publication } from './publication.ts';

export interface PublicationClaim {
  name: string;
  /** What names it: its name, or its number CN 11-0002. */
  by: 'name' | 'cn';
  /** Where that stands in the text that was read. */
  start: number;
  end: number;
}

/** A line that is the name of a paper and nothing else, in any script: 渭川日报, 獅山日報. */
const PAPER_NAME =
  /^(?:《)?([\p{Script=Han}]{2,10}(?:日报|晚报|晨报|早报|时报|商报|导报|周报|快报|工人报|青年报|都市报|农民报|画报|消息报|日報|晚報|晨報|早報|時報|商報|導報|週報|快報|畫報|报|報))(?:》)?(?=$|[\s社第·•\d０-９]|(?:[〇一二三四五六七八九]{4})年)/du;
/** 国内统一刊号：CN 11-0002 */
const CN_NUMBER = /CN(\d{2}-\d{4})/u;

/**
 * The publication that a line of furniture names.
 * @param text the line without Markdown remains
 */
export function readPublication(
  text: string,
  publications: readonly Publication[],
): PublicationClaim | undefined {
  const line = squeeze(text);
  const number = CN_NUMBER.exec(line.text);
  for (const { name, names, cn } of publications) {
    const printed = [name, ...names].map((one) => squeeze(one).text).find((one) => isNamedBy(line.text, one));
    if (printed !== undefined) return { name, by: 'name', ...placeIn(line, 0, printed.length) };
    if (number?.[1] !== undefined && cn?.endsWith(number[1]))
      return { name, by: 'cn', ...placeIn(line, number.index, number.index + number[0].length) };
  }
  return readPaperName(text);
}

/** A paper that the archive need not know. */
function readPaperName(text: string): PublicationClaim | undefined {
  const line = closeUp(text);
  const match = PAPER_NAME.exec(line.text);
  const [start, end] = match?.indices?.[1] ?? [0, 0];
  const name = line.text.slice(start, end);
  if (!name || /^(?:本|据|中国新闻|海报|喜|捷|简|快|情|壁|墙|黑板|电子|机关)/u.test(name)) return undefined;
  return { name, by: 'name', ...placeIn(line, start, end) };
}

/** The line begins with the name, or the name is all of it. */
function isNamedBy(line: string, name: string): boolean {
  if (line === name) return true;
  return (
    line.startsWith(name) && /^(?:社|第|\d|[〇一二三四五六七八九]{4}年|·|\|)/u.test(line.slice(name.length))
  );
}

/** A text as it is compared, and for each of its code units the characters that it stands for in the printed text. */
interface Reading {
  text: string;
  printed: Span[];
}

/** Without white space and apostrophes, in capitals, full width as half width. */
function squeeze(text: string): Reading {
  return readAs(text, (char) =>
    char
      .normalize('NFKC')
      .replace(/[\s*#’'‘]+/gu, '')
      .toUpperCase(),
  );
}

/** 渭 川 日 报: without the spaces with which a name is set wide, and without Markdown remains before it. */
function closeUp(text: string): Reading {
  const lead = /^[\s#*]*/u.exec(text)?.[0].length ?? 0;
  const spaces = text.matchAll(/(?<=\p{Script=Han})[ \u3000](?=\p{Script=Han}(?:[ \u3000]|$))/gu);
  const without = new Set([...spaces].map(({ index }) => index));
  return readAs(text, (char, at) => (at < lead || without.has(at) ? '' : char));
}

/** @param read a character with its diacritics, and its offset, to what it is compared as */
function readAs(text: string, read: (char: string, at: number) => string): Reading {
  const reading: Reading = { text: '', printed: [] };
  for (const { 0: char, index } of text.matchAll(/.\p{M}*/gsu)) {
    const compared = read(char, index);
    reading.text += compared;
    for (let i = 0; i < compared.length; i++) reading.printed.push([index, index + char.length]);
  }
  return reading;
}

/** Where a part of a reading stands in the printed text. */
function placeIn({ printed }: Reading, from: number, to: number): { start: number; end: number } {
  return { start: printed[from]?.[0] ?? 0, end: printed[to - 1]?.[1] ?? 0 };
}
