/** The door through which pages reach the collections: loaded once, with the indexes that pages need. */
import { type CollectionEntry, getCollection } from 'astro:content';
import type { Article, Issue, Source, Subject } from '../archive/records.ts';
import { compareText, newestFirst } from './shape/dates.ts';
import { makeHref } from './shape/href.ts';

/** Every link of the site goes through this function. */
export const href = makeHref(import.meta.env.BASE_URL);

/** The whole address of a path; without a configured site, the path on whatever host serves it. */
export function absolute(path: string): string {
  return import.meta.env.SITE ? new URL(href(path), import.meta.env.SITE).href : href(path);
}

export interface Archive {
  entries: CollectionEntry<'articles'>[];
  articles: Map<string, Article>;
  /** Newest first. */
  issues: Issue[];
  sources: Map<string, Source>;
  people: Subject[];
  places: Subject[];
  topics: Subject[];
}

let archive: Promise<Archive> | undefined;

export function getArchive(): Promise<Archive> {
  // The dev server reloads collections when a seed is edited; a build loads them once.
  if (import.meta.env.DEV) return load();
  archive ??= load();
  return archive;
}

async function load(): Promise<Archive> {
  const [entries, issues, sources, people, places, topics] = await Promise.all([
    getCollection('articles'),
    getCollection('issues'),
    getCollection('sources'),
    getCollection('people'),
    getCollection('places'),
    getCollection('topics'),
  ]);
  return {
    entries,
    articles: new Map(entries.map(({ data }) => [data.id, data])),
    issues: issues.map(({ data }) => data).sort((a, b) => newestFirst(a, b) || compareText(a.id, b.id)),
    sources: new Map(sources.map(({ data }) => [data.seed, data])),
    people: people.map(({ data }) => data),
    places: places.map(({ data }) => data),
    topics: topics.map(({ data }) => data),
  };
}

/** The articles of these ids, in this order; an id that the archive does not hold is an error of the records. */
export function pick(articles: Map<string, Article>, ids: string[]): Article[] {
  return ids.map((id) => {
    const article = articles.get(id);
    if (!article) throw new Error(`A record names the article ${id}, which the collection does not hold`);
    return article;
  });
}

export const configuration = {
  title: '剪报',
  language: 'zh-Hans',
  branch: 'main',
  description: '报纸版面的文字，一篇一篇剪下来，各有固定的地址，可以浏览、检索、引用，并与原文逐行核对。',
  forge: 'https://github.com/example/jianbao' as string | undefined,
  rights: '报纸内容的权利属于原出版者与作者。' as string | undefined,
};
