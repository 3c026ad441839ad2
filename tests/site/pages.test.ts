import { describe, expect, it } from 'vitest';
import { publicationSchema } from '../../src/pipeline/issue/publication.ts';
import { contactOf } from '../../src/site/shape/contact.ts';
import { issueTitle, neighboursOf, pagesOf, printedBesides } from '../../src/site/shape/issue.ts';
import { noticeOf } from '../../src/site/shape/notice.ts';
import { publicationOf } from '../../src/site/shape/publication.ts';
import { articleData, breadcrumbData, issueData } from '../../src/site/shape/structured.ts';
import { anArticle, anIssue } from './records.ts';

const absolute = (path: string) => `https://example.org/${path}`;

describe('issues', () => {
  const issues = [
    anIssue('2023-11'),
    anIssue('2021-11-10', { publication: { slug: 'x', name: 'X' } }),
    anIssue('2020-11-30'),
    anIssue('2020-07-14'),
  ];

  it('has neighbours of the same publication only', () => {
    const { previous, next } = neighboursOf(anIssue('2020-11-30'), issues);
    expect([previous?.date, next?.date]).toEqual(['2020-07-14', '2023-11']);
    expect(neighboursOf(anIssue('2023-11'), issues).next).toBeUndefined();
  });

  it('leads from printed page to printed page, through the issues', () => {
    const printed = (seed: string) => ({ seed, sourceUrl: `sources/${seed}/`, articles: [] });
    const newest = anIssue('2021-01-02', { pages: [printed('c')] });
    const other = anIssue('2021-01-01', {
      publication: { slug: 'x', name: 'X' },
      pages: [printed('x')],
    });
    const oldest = anIssue('2021-01-01', { pages: [printed('a'), printed('b')] });
    const besides = (seed: string) => {
      const { previous, next } = printedBesides(seed, [newest, other, oldest]);
      return [previous?.page.seed, next?.page.seed];
    };
    expect(besides('a')).toEqual([undefined, 'b']);
    expect(besides('b')).toEqual(['a', 'c']);
    expect(besides('c')).toEqual(['b', undefined]);
    expect(besides('copy of a')).toEqual([undefined, undefined]);
  });

  it('names pages by their number, where it is known', () => {
    const page = { seed: 'a.txt', sourceUrl: 'sources/a/', articles: ['a', 'gone'] };
    const pages = pagesOf(
      anIssue('2020', { pages: [{ ...page, page: 4 }, page] }),
      new Map([['a', anArticle('a')]]),
    );
    expect(pages.map(({ anchor, label, articles }) => [anchor, label, articles.length])).toEqual([
      ['page-1', '第4版', 1],
      ['page-2', '版次不详', 1],
    ]);
    expect(issueTitle(anIssue('2020-07-14'))).toBe('工人日报 2020年7月14日');
  });
});

it('links to whom to ask, by mail or by a page, where the archive names one', () => {
  expect(contactOf({ contact: 'archive@example.org' })?.address).toBe('mailto:archive@example.org');
  expect(contactOf({ contact: 'https://example.org/contact' })?.address).toBe('https://example.org/contact');
  expect(contactOf({})).toBeUndefined();
});

describe('structured data', () => {
  it('says of an article what is known and nothing else', () => {
    const data = articleData(
      anArticle('a', {
        page: 2,
        people: [
          { name: '张三', role: '记者', slug: 'zhang-san' },
          { name: '李四', role: '编辑', slug: 'li-si' },
        ],
      }),
      absolute,
    );
    expect(data).toMatchObject({
      '@type': 'NewsArticle',
      url: 'https://example.org/articles/a/',
      datePublished: '2020-11-30',
      printPage: '2',
      author: [{ name: '张三', url: 'https://example.org/people/zhang-san/' }],
    });
    expect(data).not.toHaveProperty('keywords');
    expect(articleData(anArticle('a', { issue: { url: 'issues/x/' } }), absolute)).not.toHaveProperty(
      'datePublished',
    );
  });

  it('links no post: it has no page', () => {
    const people = [{ name: '本报评论员', role: '评论员' as const, slug: 'x' }];
    expect(articleData(anArticle('a', { people }), absolute).author).toEqual([
      { '@type': 'Organization', name: '本报评论员' },
    ]);
  });

  it('numbers breadcrumbs and lists the parts of an issue', () => {
    expect(breadcrumbData([{ name: '首页', url: '' }, { name: '各期' }], absolute).itemListElement).toEqual([
      { '@type': 'ListItem', position: 1, name: '首页', item: 'https://example.org/' },
      { '@type': 'ListItem', position: 2, name: '各期' },
    ]);
    const issue = anIssue('2020-11-30', { pages: [{ seed: 'a.txt', sourceUrl: '', articles: ['a', 'b'] }] });
    expect(issueData(issue, absolute).hasPart).toEqual([
      { '@id': 'https://example.org/articles/a/' },
      { '@id': 'https://example.org/articles/b/' },
    ]);
  });
});

describe('publicationOf', () => {
  const site = {
    title: '剪报',
    site: 'https://example.org',
    base: '/',
    publication: 'a',
    language: 'zh-Hans',
    branch: 'main',
    publications: [
      {
        slug: 'a',
        name: '甲报',
        founded: '1949-07-15',
        cn: 'CN 11-0002',
        rights: { status: 'in-copyright', statement: '版权所有', holder: '甲报社' },
      },
      { slug: 'b', name: '乙报', rights: { status: 'unknown', statement: '不详' } },
    ].map((publication) => publicationSchema.parse(publication)),
  };

  it('says what the file says, and nothing where it says nothing', () => {
    expect(publicationOf(site, 'a')).toEqual({
      facts: [
        { name: '创刊', value: '1949年7月15日' },
        { name: '国内统一刊号', value: 'CN 11-0002' },
        { name: '权利人', value: '甲报社' },
      ],
      rights: { statement: '版权所有' },
    });
    expect(publicationOf(site, 'b')).toEqual({ facts: [], rights: { statement: '不详' } });
    expect(publicationOf(site, 'c')).toEqual({ facts: [] });
  });
});

describe('noticeOf', () => {
  it('says what it was, when it went and why', () => {
    const notice = noticeOf({
      address: 'articles/a/',
      since: '2026-11-20',
      why: 'seed',
      title: '甲题',
      date: '2020-11-30',
      page: '3',
      publication: '工人日报',
    });
    expect(notice.heading).toBe('甲题（已撤下）');
    expect(notice.facts).toEqual([
      { name: '原刊', value: '工人日报 2020年11月30日 第3版' },
      { name: '撤下', value: '2026年11月20日' },
    ]);
  });

  it('does not name what was withdrawn on request', () => {
    const notice = noticeOf({ address: 'articles/a/', since: '2026-11-20', why: 'correction', title: '' });
    expect(notice.heading).toBe('已撤下的稿件');
    expect(notice.facts).toEqual([{ name: '撤下', value: '2026年11月20日' }]);
  });
});
