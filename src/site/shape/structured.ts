/** JSON-LD (schema.org) for the pages. */
import type { Article, Issue } from '../../archive/records.ts';
import { isOffice } from '../../pipeline/people/office.ts';
import { readDate } from './dates.ts';
import { isAuthor } from './words.ts';

export type StructuredData = Record<string, unknown>;

export interface Crumb {
  name: string;
  /** Relative to the base; absent for the page itself. */
  url?: string;
}

export function breadcrumbData(crumbs: Crumb[], absolute: (path: string) => string): StructuredData {
  return {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: crumbs.map((crumb, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: crumb.name,
      ...(crumb.url !== undefined && { item: absolute(crumb.url) }),
    })),
  };
}

export function articleData(article: Article, absolute: (path: string) => string): StructuredData {
  const date = readDate(article.issue.date).iso;
  const authors = article.people.filter(isAuthor);
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': absolute(article.url),
    url: absolute(article.url),
    headline: article.title,
    ...(article.subtitle !== undefined && { alternativeHeadline: article.subtitle }),
    ...(date !== undefined && { datePublished: date }),
    ...(authors.length > 0 && {
      author: authors.map((author) => authorData(author, absolute)),
    }),
    ...(article.page !== undefined && { printPage: String(article.page) }),
    ...(article.columns.length > 0 && { printColumn: article.columns.join(' ') }),
    ...(article.topics.length > 0 && { keywords: article.topics.map((topic) => topic.name) }),
    isPartOf: {
      '@type': 'PublicationIssue',
      '@id': absolute(article.issue.url),
      isPartOf: { '@type': 'Newspaper', name: article.publication.name },
    },
    inLanguage: 'zh',
    isAccessibleForFree: true,
  };
}

function authorData(author: Article['people'][number], absolute: (path: string) => string): StructuredData {
  if (isOffice(author)) return { '@type': 'Organization', name: author.name };
  return { '@type': 'Person', name: author.name, url: absolute(`people/${author.slug}/`) };
}

export function issueData(issue: Issue, absolute: (path: string) => string): StructuredData {
  const date = readDate(issue.date).iso;
  return {
    '@context': 'https://schema.org',
    '@type': 'PublicationIssue',
    '@id': absolute(issue.url),
    url: absolute(issue.url),
    ...(date !== undefined && { datePublished: date }),
    ...(issue.number !== undefined && { issueNumber: issue.number }),
    isPartOf: { '@type': 'Newspaper', name: issue.publication.name },
    hasPart: issue.pages
      .flatMap((page) => page.articles)
      .map((id) => ({ '@id': absolute(`articles/${id}/`) })),
  };
}
