import type { IssueData } from '../pipeline/contract.ts';
import { compareText } from '../pipeline/text-order.ts';

export interface IssuePage {
  /** File name of the seed: the last word on the order of pages that do not say their number. */
  seed: string;
  publication: string;
  issue: IssueData;
}

/** One day's paper. */
export interface CollatedIssue<Page> {
  publication: string;
  /** EDTF: the date of that of its pages which knows it best; without the question mark where one prints the day. */
  date?: string;
  number?: string;
  /** Pages of known number in their order, then the others by the names of their seeds. */
  pages: Page[];
  /** Page numbers that more than one seed claims. */
  clashes: { page: number; seeds: string[] }[];
}

const DAY = /^\d{4}-\d{2}-\d{2}\??$/u;

/**
 * Joins the pages of one day's paper. Pages of one publication belong together when they have the same day, or
 * when one of them has no day but the other's issue number; a month or a year alone joins nothing.
 */
export function groupIssues<Page extends IssuePage>(pages: readonly Page[]): CollatedIssue<Page>[] {
  const groups: Page[][] = [];
  const byKey = new Map<string, Page[]>();
  const daysOfNumbers = dayByNumber(pages);
  for (const page of [...pages].sort((a, b) => compareText(a.seed, b.seed))) {
    const key = keyOf(page, daysOfNumbers);
    const group = key === undefined ? undefined : byKey.get(key);
    if (group) group.push(page);
    else {
      const fresh = [page];
      groups.push(fresh);
      if (key !== undefined) byKey.set(key, fresh);
    }
  }
  return groups.map(toIssue).sort(inOrder);
}

function keyOf(page: IssuePage, days: Map<string, string>): string | undefined {
  const { date, number } = page.issue;
  if (date !== undefined && DAY.test(date)) return `${page.publication}/${date.replace('?', '')}`;
  if (number === undefined) return undefined;
  const numbered = `${page.publication}/${number}`;
  const day = days.get(numbered);
  return day === undefined ? `${page.publication}/no.${number}` : `${page.publication}/${day}`;
}

function dayByNumber(pages: readonly IssuePage[]): Map<string, string> {
  const days = new Map<string, string>();
  for (const { publication, issue } of pages)
    if (issue.number !== undefined && issue.date !== undefined && DAY.test(issue.date))
      days.set(`${publication}/${issue.number}`, issue.date.replace('?', ''));
  return days;
}

function toIssue<Page extends IssuePage>(pages: Page[]): CollatedIssue<Page> {
  const dates = pages.map(({ issue }) => issue.date).filter((date) => date !== undefined);
  const [date] = dates.sort(bestKnown);
  const number = pages.map(({ issue }) => issue.number).find((candidate) => candidate !== undefined);
  const seedsOf = Map.groupBy(pages, ({ issue }) => issue.page);
  return {
    publication: pages[0]?.publication ?? '',
    ...(date !== undefined && { date }),
    ...(number !== undefined && { number }),
    pages: [...pages].sort((a, b) => pageOf(a) - pageOf(b) || compareText(a.seed, b.seed)),
    clashes: [...seedsOf]
      .filter(([page, of]) => page !== undefined && of.length > 1)
      .map(([page = 0, of]) => ({ page, seeds: of.map(({ seed }) => seed) })),
  };
}

/** The whole day before a part of it, what is sure before what is not, and what says more before what says less. */
function bestKnown(a: string, b: string): number {
  const isDay = (date: string) => Number(DAY.test(date));
  const isSure = (date: string) => Number(!date.endsWith('?'));
  const digits = (date: string) => date.replace(/\D/gu, '').length;
  return isDay(b) - isDay(a) || isSure(b) - isSure(a) || digits(b) - digits(a);
}

/** By publication and date; issues without a date follow those with one. */
function inOrder(a: CollatedIssue<IssuePage>, b: CollatedIssue<IssuePage>): number {
  return (
    compareText(a.publication, b.publication) ||
    compareText(a.date ?? '~', b.date ?? '~') ||
    compareText(a.pages[0]?.seed ?? '', b.pages[0]?.seed ?? '')
  );
}

function pageOf({ issue }: IssuePage): number {
  return issue.page ?? Number.MAX_SAFE_INTEGER;
}
