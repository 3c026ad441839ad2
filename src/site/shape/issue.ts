/** What an issue's page shows. */
import type { Article, Issue } from '../../archive/records.ts';
import { pageWord } from './article.ts';
import { readDate } from './dates.ts';

/** 工人日报 2020年11月30日 */
export function issueTitle(issue: { publication: { name: string }; date?: string | undefined }): string {
  return `${issue.publication.name} ${readDate(issue.date).label}`;
}

export interface IssueNeighbours {
  previous?: Issue;
  next?: Issue;
}

/** The issues of the same publication before and after this one. @param issues newest first */
export function neighboursOf(issue: Issue, issues: Issue[]): IssueNeighbours {
  const same = issues.filter(({ publication }) => publication.slug === issue.publication.slug);
  const at = same.findIndex(({ id }) => id === issue.id);
  const previous = same[at + 1];
  const next = same[at - 1];
  return { ...(previous && { previous }), ...(next && { next }) };
}

/** A printed page among the others: whose issue it is of, and where its text is. */
export interface PrintedPage {
  issue: Issue;
  page: Issue['pages'][number];
}

/** The printed pages before and after that of a seed, through the issues of its publication. @param issues newest first */
export function printedBesides(
  seed: string,
  issues: readonly Issue[],
): { previous?: PrintedPage; next?: PrintedPage } {
  const own = issues.find(({ pages }) => pages.some((page) => page.seed === seed));
  if (!own) return {};
  const printed = issues
    .filter(({ publication }) => publication.slug === own.publication.slug)
    .toReversed()
    .flatMap((issue) => issue.pages.map((page) => ({ issue, page })));
  const at = printed.findIndex(({ page }) => page.seed === seed);
  const previous = printed[at - 1];
  const next = printed[at + 1];
  return { ...(previous && { previous }), ...(next && { next }) };
}

/** 第4版; 版次不详 */
export const pageLabel = ({ page }: Issue['pages'][number]): string =>
  page === undefined ? '版次不详' : pageWord(page);

export interface IssuePage {
  /** Fragment on the issue's page. */
  anchor: string;
  /** 第1版; 版次不详 */
  label: string;
  number?: number;
  sourceUrl: string;
  articles: Article[];
}

export function pagesOf(issue: Issue, articles: Map<string, Article>): IssuePage[] {
  return issue.pages.map((page, index) => ({
    anchor: `page-${index + 1}`,
    label: pageLabel(page),
    ...(page.page !== undefined && { number: page.page }),
    sourceUrl: page.sourceUrl,
    articles: page.articles.flatMap((id) => articles.get(id) ?? []),
  }));
}
