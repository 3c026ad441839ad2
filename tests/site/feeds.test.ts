import { describe, expect, it } from 'vitest';
import type { Site } from '../../src/archive/records.ts';
import {
  atomXml,
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
  const issues = [anIssue('2023-11'), anIssue('2020-11-30'), anIssue('XXXX-06-18')];
  const xml = atomXml(site, issues, () => [anArticle('a', { title: '甲<乙' }), anArticle('b')], absolute);

  it('has an entry for each issue whose year is known', () => {
    expect(xml.match(/<entry>/g)).toHaveLength(2);
    expect(xml).toContain('<updated>2023-11-01T00:00:00Z</updated>');
    expect(xml).toContain('<title>剪报 &#x26; 档案</title>');
    expect(xml).toContain('<summary>甲&#x3C;乙；标题b</summary>');
  });
});
