import type { APIRoute } from 'astro';
import { absolute, getArchive, pick } from '../archive.ts';
import { atomXml } from '../shape/feeds.ts';

const LATEST = 30;

export const GET: APIRoute = async () => {
  const { articles, issues, site } = await getArchive();
  const articlesOf = (issue: (typeof issues)[number]) =>
    pick(
      articles,
      issue.pages.flatMap((page) => page.articles),
    );
  return new Response(atomXml(site, issues.slice(0, LATEST), articlesOf, absolute));
};
