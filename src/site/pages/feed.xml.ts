import type { APIRoute } from 'astro';
import { absolute, getArchive, pick } from '../archive.ts';
import { atomXml, latestAdded } from '../shape/feeds.ts';

/** Two months of a daily paper may be added at once. */
const LATEST = 60;

export const GET: APIRoute = async () => {
  const { articles, issues, site } = await getArchive();
  const articlesOf = (issue: (typeof issues)[number]) =>
    pick(
      articles,
      issue.pages.flatMap((page) => page.articles),
    );
  return new Response(atomXml(site, latestAdded(issues, LATEST), articlesOf, absolute));
};
