/** Issues with their addresses, and the articles that go on from page to page. */

import type { IssuePage } from '../collation/index.ts';
import { type CollatedIssue, type JumpMatch, matchJumps } from '../collation/index.ts';
import type { CorrectedUnit } from '../corrections/index.ts';
import type { Article } from './records.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * PUBLICATION/DATE. Where the day is not known, the name of its first seed tells an issue from others of the same
 * month or year.
 */
export function idOfIssue({ publication, date, pages }: CollatedIssue<IssuePage & { slug: string }>): string {
  const known = date?.replace('?', '');
  const name =
    known !== undefined && DAY.test(known) ? known : `${known ?? 'undated'}-${pages[0]?.slug ?? ''}`;
  return `${publication}/${name}`;
}

/** A page of an issue, its units beside the articles that were made of them; undefined: withdrawn. */
export interface JumpingPage {
  seed: string;
  issue: IssuePage['issue'];
  units: readonly CorrectedUnit[];
  articles: readonly (Article | undefined)[];
}

/** Tells the articles of an issue which of them go on where. */
export function joinJumps(pages: readonly JumpingPage[]): void {
  for (const { from, to } of matchJumps(pages).matches) {
    const before = articleAt(pages, from);
    const after = articleAt(pages, to);
    if (!before || !after) continue;
    before.continues = linkTo(after);
    after.continuedFrom = linkTo(before);
  }
}

function articleAt(pages: readonly JumpingPage[], { page, unit }: JumpMatch['from']): Article | undefined {
  return pages[page]?.articles[unit];
}

function linkTo({ id, page }: Article): NonNullable<Article['continues']> {
  return { id, ...(page !== undefined && { page }) };
}
