/** The door through which pages reach the collections: loaded once, with the indexes that pages need. */
import { type CollectionEntry, getCollection, getEntry } from 'astro:content';
import type { Article, Issue, Site, Source, Subject } from '../archive/records.ts';
import { compareText } from '../pipeline/text-order.ts';
import { newestFirst } from './shape/dates.ts';
import { makeHref } from './shape/href.ts';

/** Every link of the site goes through this function. */
export const href = makeHref(import.meta.env.BASE_URL);

/** The whole address of a path, as it is to be cited. */
export function absolute(path: string): string {
  return new URL(href(path), import.meta.env.SITE).href;
}

export interface Archive {
  /** The configuration. */
  site: Site;
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
  const [site, entries, issues, sources, people, places, topics] = await Promise.all([
    getEntry('site', 'site'),
    getCollection('articles'),
    getCollection('issues'),
    getCollection('sources'),
    getCollection('people'),
    getCollection('places'),
    getCollection('topics'),
  ]);
  if (!site) throw new Error('The collection site was expected to hold the entry site');
  return {
    site: site.data,
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

/** The path of every page that a search engine should know. */
export async function allPaths(): Promise<string[]> {
  const { articles, issues, people, places, sources, topics } = await getArchive();
  const publications = new Set(issues.map(({ publication }) => publication.slug));
  const records = [articles.values(), issues, topics, people, places, sources.values()];
  return [
    ...['', 'issues/', 'topics/', 'people/', 'places/', 'sources/', 'about/', 'about/permanence/'],
    ...[...publications].map((slug) => `issues/${slug}/`),
    ...records.flatMap((ofKind) => [...ofKind].map(({ url }) => url)),
  ];
}
