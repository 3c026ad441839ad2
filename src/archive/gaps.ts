/** What the archive does not know of its pages, and how people say it. */
import type { CollatedIssue } from '../collation/index.ts';
import type { PlacedPage } from './compose.ts';
import { correctionsPath } from './corrections.ts';
import type { ArchiveMessage } from './messages.ts';

/** Pages without an article, and pages that do not say which they are: a message for each. */
export function gapsOf(
  pages: readonly PlacedPage[],
  issues: readonly Pick<CollatedIssue<PlacedPage>, 'date' | 'pages'>[],
): ArchiveMessage[] {
  const issueOf = new Map(issues.flatMap((issue) => issue.pages.map((page) => [page, issue] as const)));
  return pages.flatMap((page) => {
    const issue = issueOf.get(page);
    return [
      ...(isWithoutArticle(page) ? [sayWithoutArticle(page, issue !== undefined)] : []),
      ...(issue ? sayUnknown(page, issue.date) : []),
    ];
  });
}

/** Of a page that could not be read at all it is said already. */
function isWithoutArticle({ parsed, copyOf, failure }: PlacedPage): boolean {
  const isRead = failure === undefined && !parsed.messages?.some(({ fatal }) => fatal);
  return isRead && copyOf === undefined && parsed.units.length === 0;
}

function sayWithoutArticle({ seed }: PlacedPage, isInIssue: boolean): ArchiveMessage {
  const found = isInIssue
    ? 'found no article'
    : 'found no article, and nothing that says which issue it is of, so it is in none';
  return {
    severity: 'warning',
    ruleId: 'no-article',
    reason: `${found}; expected the text of a printed page: read the page again, or remove the file`,
    seed,
  };
}

/** @param date of the issue, which another page of it may have said */
function sayUnknown(
  { seed, parsed, correctionsFile }: PlacedPage,
  date: string | undefined,
): ArchiveMessage[] {
  const isDayKnown = date !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(date);
  const unknown = [
    ...(isDayKnown ? [] : [{ what: date ? `no certain day (${date})` : 'no date', key: 'date: YYYY-MM-DD' }]),
    ...(parsed.issue.page === undefined ? [{ what: 'no page number', key: 'page: N' }] : []),
  ];
  if (unknown.length === 0) return [];
  // A newspaper that is only the default is no doubt by itself; where more is unknown, it is to be looked at, too.
  if (parsed.publicationInferred) unknown.push({ what: 'no name of a newspaper', key: 'publication: NAME' });
  const file = `content/${correctionsFile ?? correctionsPath(seed)}`;
  const reason =
    `found ${unknown.map(({ what }) => what).join(', ')}, expected the page to say which it is; where you know it, add ` +
    `{ do: issue, ${unknown.map(({ key }) => key).join(', ')}, … } to ${file}, or say in content/publications/ what ` +
    'the paper prints';
  return [{ severity: 'warning', ruleId: 'incomplete', reason, seed }];
}
