/** The rows of the index: articles from the newest to the oldest, and what the engine has to know of each. */
import type { Article } from '../archive/records.ts';
import { compareText } from '../pipeline/text-order.ts';
import { issueUrl, type Rows, type SubjectRows, type Subjects, signOfType } from './data.ts';

/** @returns the articles in the order of their rows: newest issue first, within it as given, by page */
export function inRowOrder(articles: readonly Article[]): Article[] {
  const keyed = articles.map((article, index) => ({ article, index, date: dateKey(article.issue.date) }));
  keyed.sort(
    (a, b) =>
      compareText(b.date, a.date) ||
      compareText(a.article.issue.url, b.article.issue.url) ||
      (a.article.page ?? Infinity) - (b.article.page ?? Infinity) ||
      a.index - b.index,
  );
  return keyed.map(({ article }) => article);
}

/** Orders EDTF dates: an unknown year is before all years, an unknown month or day before all others. */
function dateKey(date = ''): string {
  const key = date.replaceAll('?', '').replaceAll('X', '0');
  return key.startsWith('0000') ? '' : key;
}

export type RowFacts = Pick<Rows, 'publications' | 'issues' | 'pages' | 'types'>;

/** @param articles in the order of their rows */
export function describeRows(articles: readonly Article[]): RowFacts {
  const publications = new Map(articles.map(({ publication }) => [publication.slug, publication.name]));
  const slugs = [...publications.keys()];
  const issues: Rows['issues'] = [];
  const pages: Rows['pages'] = [];
  let lastIssue: string | undefined;
  let types = '';
  for (const { issue, publication, page = 0, type } of articles) {
    types += signOfType(type);
    const issueRun = issues.at(-1);
    const pageRun = pages.at(-1);
    if (issueRun && lastIssue === issue.url) issueRun[3]++;
    else {
      const place = slugs.indexOf(publication.slug);
      const { date = '', number = '' } = issue;
      const isByDate = issue.url === issueUrl(publication.slug, date);
      issues.push(isByDate ? [place, date, number, 1] : [place, date, number, 1, lastPart(issue.url)]);
    }
    if (pageRun && pageRun[0] === page) pageRun[1]++;
    else pages.push([page, 1]);
    lastIssue = issue.url;
  }
  return { publications: [...publications], issues, pages, types };
}

function lastPart(url: string): string {
  return url.split('/').at(-2) ?? '';
}

/** @param articles in the order of their rows */
export function subjectRows(articles: readonly Article[]): Subjects {
  return {
    people: collect(articles, (article) => article.people),
    topics: collect(articles, (article) => article.topics),
    places: collect(articles, (article) => article.places),
  };
}

function collect(
  articles: readonly Article[],
  of: (article: Article) => readonly { slug: string; name: string }[],
): SubjectRows[] {
  const subjects = new Map<string, { name: string; rows: number[] }>();
  for (const [row, article] of articles.entries()) {
    for (const { slug, name } of of(article)) {
      const subject = subjects.get(slug) ?? { name, rows: [] };
      if (subject.rows.at(-1) !== row) subject.rows.push(row);
      subjects.set(slug, subject);
    }
  }
  return [...subjects].map(([slug, { name, rows }]) => [
    slug,
    name,
    rows.map((row, index) => row - (rows[index - 1] ?? 0)),
  ]);
}
