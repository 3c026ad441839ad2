/** What an issue's page shows. */
import type { Article, Issue } from '../../archive/records.ts';
import { pageWord } from './article.ts';
import { readDate } from './dates.ts';

/** 《工人日报》2020年11月30日 */
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
  return issue.pages.map(({ page, sourceUrl, articles: ids }, index) => ({
    anchor: `page-${index + 1}`,
    label: page === undefined ? '版次不详' : pageWord(page),
    ...(page !== undefined && { number: page }),
    sourceUrl,
    articles: ids.flatMap((id) => articles.get(id) ?? []),
  }));
}
