/** What other programs read: the sitemap, the feed of the issues that came last, robots.txt. */
import { toXml } from 'xast-util-to-xml';
import { x } from 'xastscript';
import type { Article, Issue, Site } from '../../archive/records.ts';
import { compareText } from '../../pipeline/text-order.ts';
import { newestFirst, readDate } from './dates.ts';
import { issueTitle } from './issue.ts';

type Absolute = (path: string) => string;

const declaration = { type: 'instruction', name: 'xml', value: 'version="1.0" encoding="utf-8"' } as const;

/** Most addresses that one sitemap may hold (sitemaps.org). */
export const SITEMAP_SIZE = 50_000;

/** @param paths of all pages that a search engine should know */
export function sitemapsOf(paths: string[]): string[][] {
  return Array.from({ length: Math.max(1, Math.ceil(paths.length / SITEMAP_SIZE)) }, (_, index) =>
    paths.slice(index * SITEMAP_SIZE, (index + 1) * SITEMAP_SIZE),
  );
}

export function sitemapXml(paths: string[], absolute: Absolute): string {
  return document(
    x(
      'urlset',
      { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' },
      paths.map((path) => x('url', [x('loc', absolute(path))])),
    ),
  );
}

export function sitemapIndexXml(count: number, absolute: Absolute): string {
  return document(
    x(
      'sitemapindex',
      { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' },
      Array.from({ length: count }, (_, index) =>
        x('sitemap', [x('loc', absolute(`sitemap-${index + 1}.xml`))]),
      ),
    ),
  );
}

/** The issues that came to the archive last, whatever their dates; of those of one day the newest first. */
export function latestAdded(issues: Issue[], count: number): Issue[] {
  return issues.toSorted((a, b) => compareText(b.added, a.added) || newestFirst(a, b)).slice(0, count);
}

/**
 * An Atom feed, one entry an issue; its clock is the day on which the archive had the issue.
 * @param issues those that came last first
 * @param articles of an issue, in reading order
 */
export function atomXml(
  site: Site,
  issues: Issue[],
  articles: (issue: Issue) => Article[],
  absolute: Absolute,
): string {
  return document(
    x('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': site.language }, [
      x('title', site.title),
      ...(site.description === undefined ? [] : [x('subtitle', site.description)]),
      x('id', absolute('')),
      x('link', { href: absolute('') }),
      x('link', { rel: 'self', href: absolute('feed.xml') }),
      x('updated', issues[0] ? instantOf(issues[0]) : '1970-01-01T00:00:00Z'),
      x('author', [x('name', site.title)]),
      ...issues.map((issue) =>
        x('entry', [
          x('title', issueTitle(issue)),
          x('id', absolute(issue.url)),
          x('link', { href: absolute(issue.url) }),
          x('updated', instantOf(issue)),
          x('summary', summaryOf(issue, articles(issue))),
        ]),
      ),
    ]),
  );
}

/** The ledger keeps days and no other clock. */
const instantOf = ({ added }: Issue): string => `${added}T00:00:00Z`;

/** 1947年5月4日，2 篇：甲；乙 */
function summaryOf({ date }: Issue, articles: Article[]): string {
  const titles = articles.map(({ title }) => title).join('；');
  return `${readDate(date).label}，${articles.length} 篇${titles && `：${titles}`}`;
}

export function robotsText(absolute: Absolute): string {
  return ['User-agent: *', 'Allow: /', '', `Sitemap: ${absolute('sitemap.xml')}`, ''].join('\n');
}

function document(root: ReturnType<typeof x>): string {
  return `${toXml([declaration, root])}\n`;
}
