/** What other programs read: the sitemap, the feed of the newest issues, robots.txt. */
import { toXml } from 'xast-util-to-xml';
import { x } from 'xastscript';
import type { Article, Issue, Site } from '../../archive/records.ts';
import { readDate } from './dates.ts';
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

/**
 * An Atom feed, one entry an issue.
 * @param issues newest first
 * @param articles of an issue, in reading order
 */
export function atomXml(
  site: Site,
  issues: Issue[],
  articles: (issue: Issue) => Article[],
  absolute: Absolute,
): string {
  const dated = issues.flatMap((issue) => {
    const updated = instantOf(issue);
    return updated === undefined ? [] : [{ issue, updated }];
  });
  return document(
    x('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': site.language }, [
      x('title', site.title),
      ...(site.description === undefined ? [] : [x('subtitle', site.description)]),
      x('id', absolute('')),
      x('link', { href: absolute('') }),
      x('link', { rel: 'self', href: absolute('feed.xml') }),
      x('updated', dated[0]?.updated ?? '1970-01-01T00:00:00Z'),
      x('author', [x('name', site.title)]),
      ...dated.map(({ issue, updated }) =>
        x('entry', [
          x('title', issueTitle(issue)),
          x('id', absolute(issue.url)),
          x('link', { href: absolute(issue.url) }),
          x('updated', updated),
          x(
            'summary',
            articles(issue)
              .map((article) => article.title)
              .join('；'),
          ),
        ]),
      ),
    ]),
  );
}

/** The day of the issue: the archive keeps no other clock. What is not known of it counts as the first. */
function instantOf(issue: Issue): string | undefined {
  const { iso } = readDate(issue.date);
  return iso === undefined ? undefined : `${iso}${'-01'.repeat((10 - iso.length) / 3)}T00:00:00Z`;
}

export function robotsText(absolute: Absolute): string {
  return ['User-agent: *', 'Allow: /', '', `Sitemap: ${absolute('sitemap.xml')}`, ''].join('\n');
}

function document(root: ReturnType<typeof x>): string {
  return `${toXml([declaration, root])}\n`;
}
