/** Pages joined into issues. */
import type { ParsedPage } from '../pipeline/contract.ts';

/** The pages of one day's paper, in page order; pages that do not say their number follow those that do. */
export interface IssueGroup<Page> {
  /** PUBLICATION/DATE */
  id: string;
  publication: string;
  date?: string;
  pages: Page[];
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** @param pages with the slug of their publication, in the order of the seeds' names */
export function groupIntoIssues<Page extends { publication: string; slug: string; parsed: ParsedPage }>(
  pages: readonly Page[],
): IssueGroup<Page>[] {
  const groups = new Map<string, IssueGroup<Page>>();
  for (const page of pages) {
    const { date } = page.parsed.issue;
    // Two pages of the same month need not be of the same day.
    const known = date !== undefined && DAY.test(date);
    const name = known ? date : `${date?.replace('?', '') ?? 'undated'}-${page.slug}`;
    const id = `${page.publication}/${name}`;
    const group = groups.get(id);
    if (group) group.pages.push(page);
    else
      groups.set(id, {
        id,
        publication: page.publication,
        ...(date !== undefined && { date }),
        pages: [page],
      });
  }
  const result = [...groups.values()];
  for (const { pages: ofIssue } of result) ofIssue.sort((a, b) => pageNumber(a) - pageNumber(b));
  return result.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function pageNumber(page: { parsed: ParsedPage }): number {
  return page.parsed.issue.page ?? Number.POSITIVE_INFINITY;
}
