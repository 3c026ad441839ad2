/** Lists of what articles have in common: people, places, topics. */

import { toPinyin } from './name.ts';
import type { Article, Subject } from './records.ts';

/** What an article says of a subject. */
export interface Mention {
  slug: string;
  name: string;
  role?: string;
}

/** One record for each subject that the articles mention, by pinyin; articles newest first. */
export function collectSubjects(
  kind: 'topics' | 'people' | 'places',
  articles: readonly Article[],
  mentions: (article: Article) => readonly Mention[],
): Subject[] {
  const subjects = new Map<string, { name: string; roles: Set<string>; articles: Set<Article> }>();
  for (const article of articles) {
    for (const { slug, name, role } of mentions(article)) {
      const subject = subjects.get(slug) ?? { name, roles: new Set(), articles: new Set() };
      subjects.set(slug, subject);
      subject.articles.add(article);
      if (role !== undefined) subject.roles.add(role);
    }
  }
  return [...subjects]
    .map(([slug, { name, roles, articles: of }]) => ({
      slug,
      url: `${kind}/${slug}/`,
      name,
      pinyin: toPinyin(name),
      ...(roles.size > 0 && { roles: [...roles] }),
      articles: [...of].sort(newestFirst).map(({ id }) => id),
    }))
    .sort((a, b) => compare(a.pinyin, b.pinyin) || compare(a.name, b.name));
}

function newestFirst(a: Article, b: Article): number {
  return compare(b.issue.date ?? '', a.issue.date ?? '');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
