/** Which newspaper the furniture of a page names. */
import type { Publication } from './publication.ts';

export interface PublicationClaim {
  name: string;
  /** Where the name stands in the text that was read; absent where another sign names it. */
  words?: { text: string; start: number };
}

/** A line that is the name of a paper and nothing else, in any script: 渭川日报, 獅山日報. */
const PAPER_NAME =
  /^(?:《)?([\p{Script=Han}]{2,10}(?:日报|晚报|晨报|早报|时报|商报|导报|周报|快报|工人报|青年报|都市报|农民报|画报|消息报|日報|晚報|晨報|早報|時報|商報|導報|週報|快報|畫報|报|報))(?:》)?(?=$|[\s社第·•\d０-９]|(?:[〇一二三四五六七八九]{4})年)/u;

/**
 * The publication that a line of furniture names.
 * @param text the line without Markdown remains
 */
export function readPublication(
  text: string,
  publications: readonly Publication[],
): PublicationClaim | undefined {
  const compact = squeeze(text);
  for (const publication of publications) {
    const names = [publication.name, ...publication.names];
    if (names.some((name) => isNamedBy(compact, squeeze(name))))
      return { name: publication.name, words: { text: text.trim(), start: text.indexOf(text.trim()) } };
    if (publication.cn && cnOf(compact) === cnOf(squeeze(publication.cn)))
      return { name: publication.name, words: { text: text.trim(), start: text.indexOf(text.trim()) } };
  }
  const lead = /^[\s#*]*/u.exec(text)?.[0].length ?? 0;
  const name = PAPER_NAME.exec(
    text.slice(lead).replace(/(?<=\p{Script=Han})[ \u3000](?=\p{Script=Han}(?:[ \u3000]|$))/gu, ''),
  )?.[1];
  if (!name || /^(?:本|据|中国新闻|海报|喜|捷|简|快|情|壁|墙|黑板|电子|机关)/u.test(name)) return undefined;
  return { name, words: { text: name, start: lead } };
}

/** The line begins with the name, or the name is all of it. */
function isNamedBy(line: string, name: string): boolean {
  if (line === name) return true;
  return (
    line.startsWith(name) && /^(?:社|第|\d|[〇一二三四五六七八九]{4}年|·|\|)/u.test(line.slice(name.length))
  );
}

function cnOf(text: string): string | undefined {
  return /CN(\d{2}-\d{4})/u.exec(text)?.[1];
}

function squeeze(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s*#’'‘]+/gu, '')
    .toUpperCase();
}
