import type { APIRoute } from 'astro';
import { absolute, allPaths } from '../archive.ts';
import { sitemapIndexXml, sitemapsOf } from '../shape/feeds.ts';

export const GET: APIRoute = async () =>
  new Response(sitemapIndexXml(sitemapsOf(await allPaths()).length, absolute));
