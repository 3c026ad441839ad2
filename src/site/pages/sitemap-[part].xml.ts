import type { APIRoute, GetStaticPaths } from 'astro';
import { absolute, allPaths } from '../archive.ts';
import { sitemapsOf, sitemapXml } from '../shape/feeds.ts';

export const getStaticPaths = (async () =>
  sitemapsOf(await allPaths()).map((paths, index) => ({
    params: { part: String(index + 1) },
    props: { paths },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ paths: string[] }> = ({ props }) =>
  new Response(sitemapXml(props.paths, absolute));
