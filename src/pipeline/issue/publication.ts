/** Newspapers as data: what their pages print, how they date and number their issues, whose they are. */
import { z } from 'zod';

const dayPattern = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/);

export const rightsSchema = z.object({
  holder: z.string().optional().describe('工人日报社'),
  status: z
    .enum(['in-copyright', 'public-domain', 'licensed', 'unknown'])
    .describe('what the statement on its pages says in short'),
  statement: z.string().describe('what every page of the publication shows, in Chinese'),
  url: z.string().optional().describe('a licence, or a statement of rightsstatements.org'),
});

export const publicationSchema = z.object({
  slug: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string().describe('工人日报'),
  names: z
    .array(z.string())
    .default([])
    .describe('what else its masthead and headers print: WORKERS’ DAILY, 工人日報'),
  cn: z.string().optional().describe('CN 11-0002, the number by which a masthead names it'),
  place: z.string().optional().describe('where it appears: 北京'),
  founded: dayPattern.optional(),
  ended: dayPattern.optional(),
  weekdays: z
    .array(z.number().int().min(0).max(6))
    .default([0, 1, 2, 3, 4, 5, 6])
    .describe('on which days it appears; 0 is Sunday'),
  numbering: z
    .array(z.object({ number: z.number().int().positive(), date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/) }))
    .default([])
    .describe('issues of which number and date are known, so that the one checks the other'),
  pageNames: z
    .record(z.string(), z.number().int().positive())
    .default({})
    .describe('names that always stand on the same page: { 要闻: 1 }'),
  description: z.string().optional(),
  rights: rightsSchema,
});
export type Publication = z.infer<typeof publicationSchema>;

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

/** Days by which the date that a number stands for may be off: holidays and double issues, for each day from a known issue. */
const NUMBERING_DRIFT = 0.06;
const NUMBERING_SLACK = 4;

/** The days between which the issue of a number must lie, by the nearest issue that is known; in days since 1970. */
export function daysOfNumber(
  number: number,
  publication: Publication,
  dayNumberOf: (iso: string) => number,
): [number, number] | undefined {
  const anchors = publication.numbering.map((anchor) => ({
    number: anchor.number,
    day: dayNumberOf(anchor.date),
  }));
  const nearest = anchors.sort((a, b) => Math.abs(a.number - number) - Math.abs(b.number - number))[0];
  if (!nearest) return undefined;
  const issues = number - nearest.number;
  const days = (issues * 7) / publication.weekdays.length;
  const slack = NUMBERING_SLACK + Math.abs(days) * NUMBERING_DRIFT;
  return [Math.floor(nearest.day + days - slack), Math.ceil(nearest.day + days + slack)];
}
