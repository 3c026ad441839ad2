/** The MDX file of an article. */
import { type Frontmatter, toMdast } from '../mdx/index.ts';
import { writtenDivision } from '../pipeline/places/written.ts';
import type { Article } from './records.ts';

/** Path of an article's MDX file within the folder of articles: gongren-ribao/2020-11-30/ID.mdx. */
export function mdxPathOf(article: Article): string {
  const [, ...issue] = article.issue.url.split('/').filter(Boolean);
  return [...issue, `${article.id}.mdx`].join('/');
}

/** The syntax tree of an article's MDX file. */
export function documentOf(article: Article): ReturnType<typeof toMdast> {
  return toMdast(frontmatterOf(article), article.blocks);
}

function frontmatterOf(article: Article): Frontmatter {
  const { issue, people, sources, datelines, topics, places, organisations, columns } = article;
  return {
    id: article.id,
    type: article.type,
    title: article.title,
    ...(article.titleInferred && { titleInferred: true as const }),
    ...(article.kicker !== undefined && { kicker: article.kicker }),
    ...(article.subtitle !== undefined && { subtitle: article.subtitle }),
    ...(columns.length > 0 && { columns }),
    publication: article.publication.slug,
    ...(issue.date !== undefined && { date: issue.date }),
    ...(issue.number !== undefined && { number: issue.number }),
    ...(article.page !== undefined && { page: article.page }),
    ...(people.length > 0 && { people: people.map(({ name, role }) => ({ name, role })) }),
    ...(sources.length > 0 && { sources }),
    ...(datelines.length > 0 && { datelines }),
    ...(topics.length > 0 && { topics: topics.map(({ slug }) => slug) }),
    ...(places.length > 0 && { places: places.map(writtenDivision) }),
    ...(organisations.length > 0 && { organisations: organisations.map(({ name }) => name) }),
    ...(article.startMissing && { startMissing: true as const }),
    ...(article.endMissing && { endMissing: true as const }),
    seed: article.seed,
    blocks: article.blocks.map(({ anchor, spans }) => ({ anchor, spans })),
  };
}
