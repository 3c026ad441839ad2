import { describe, expect, it } from 'vitest';
import type { Site } from '../../src/archive/records.ts';
import {
  atomXml,
  latestAdded,
  robotsText,
  SITEMAP_SIZE,
  sitemapIndexXml,
  sitemapsOf,
  sitemapXml,
} from '../../src/site/shape/feeds.ts';
import { anArticle, anIssue } from './records.ts';

const absolute = (path: string) => `https://example.org/${path}`;
const site: Site = {
  title: '剪报 & 档案',
  site: 'https://example.org',
  base: '/',
  publication: 'gongren-ribao',
  language: 'zh-Hans',
  branch: 'main',
  publications: [],
};

describe('sitemap', () => {
  it('escapes addresses', () => {
    expect(sitemapXml(['sources/a&b/'], absolute)).toBe(
      '<?xml version="1.0" encoding="utf-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://example.org/sources/a&#x26;b/</loc></url></urlset>\n',
    );
  });

  it('is cut where the protocol wants it, and is never missing', () => {
    const paths = Array.from({ length: SITEMAP_SIZE + 1 }, (_, index) => `articles/${index}/`);
    expect(sitemapsOf(paths).map(({ length }) => length)).toEqual([SITEMAP_SIZE, 1]);
    expect(sitemapsOf([])).toEqual([[]]);
    expect(sitemapIndexXml(2, absolute)).toContain('<loc>https://example.org/sitemap-2.xml</loc>');
    expect(robotsText(absolute)).toContain('Sitemap: https://example.org/sitemap.xml');
  });
});

describe('atomXml', () => {
  const old = anIssue('1947-05-04', { added: '2026-03-01' });
  const undated = anIssue(undefined, { added: '2026-02-01' });
  const issues = [anIssue('2023-11'), anIssue('2020-11-30'), old, undated];
  const xml = atomXml(
    site,
    latestAdded(issues, 3),
    () => [anArticle('a', { title: '甲<乙' }), anArticle('b')],
    absolute,
  );

  it('announces what came last to the archive, however old the paper is, and whether it is dated or not', () => {
    expect(xml.match(/(?<=<id>).*?(?=<)/g)).toEqual(
      [{ url: '' }, old, undated, anIssue('2023-11')].map(({ url }) => absolute(url)),
    );
    expect(xml.match(/(?<=<updated>).*?(?=T)/g)).toEqual([
      '2026-03-01',
      '2026-03-01',
      '2026-02-01',
      '2026-01-02',
    ]);
  });

  it('keeps the date of the paper in title and summary', () => {
    expect(xml).toContain('<title>剪报 &#x26; 档案</title>');
    expect(xml).toContain('<title>工人日报 1947年5月4日</title>');
    expect(xml).toContain('<summary>1947年5月4日，2 篇：甲&#x3C;乙；标题b</summary>');
  });
});
