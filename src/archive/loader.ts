/** The archive as Astro content loaders: one a collection, all fed by the same opened archive. */
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import { renderBody } from '../mdx/index.ts';
import type { Archive } from './compose.ts';
import { digest, digestOfCode } from './digest.ts';
import { documentOf, mdxPathOf } from './document.ts';
import { correctionAddress } from './forge.ts';
import { forgetArchive, keepArticles, openArchive } from './open.ts';
import type { Article, Source } from './records.ts';
import { readSettings, type Settings } from './settings.ts';

type Kind = 'issues' | 'sources' | 'topics' | 'people' | 'places' | 'redirects' | 'notices';

/** The loader of a collection whose entries are records and nothing more. */
export function recordLoader(kind: Kind): Loader {
  return archiveLoader(kind, async (context, archive) => {
    await fill(
      context,
      archive[kind].map((record) => ({ id: idOf(record), data: record })),
    );
  });
}

function idOf(record: Archive[Kind][number]): string {
  if ('id' in record) return record.id;
  if ('slug' in record) return record.slug;
  return 'from' in record ? record.from : record.address;
}

/** The loader of the collection with the one entry `site`: the configuration, for the pages. */
export function siteLoader(): Loader {
  return archiveLoader('site', async (context, _, { configuration, resources }) => {
    await fill(context, [{ id: 'site', data: { ...configuration, publications: resources.publications } }]);
  });
}

/** The loader of the articles: their HTML is rendered from the syntax tree of their MDX. */
export function articleLoader(): Loader {
  return archiveLoader('articles', async (context, archive, settings) => {
    keepArticles(settings, archive);
    const folder = relative(settings.root, join(settings.content, 'articles'));
    const { forge, branch } = settings.configuration;
    const sources = new Map(archive.sources.map((source) => [source.seed, source]));
    const code = digestOfCode(settings.root, ['src/mdx', 'src/archive/forge.ts']);
    await fill(
      context,
      archive.articles.map((article) => {
        const source: Pick<Source, 'seed' | 'correctionsFile'> = sources.get(article.seed) ?? article;
        return {
          id: article.id,
          data: article,
          filePath: join(folder, mdxPathOf(article)),
          madeWith: digest(code, forge ?? '', branch, source.correctionsFile ?? ''),
          html: () => render(article, (text) => correctionAddress({ forge, branch }, source, text)),
        };
      }),
    );
  });
}

function render(article: Article, correct: (text: string) => string | undefined): string {
  return renderBody(
    documentOf(article),
    article.blocks.map(({ anchor, formerAnchors = [] }) => [anchor, ...formerAnchors]),
    article.blocks.map(({ text }) => correct(text)),
    [article.title, article.kicker ?? '', article.subtitle ?? '', ...article.columns],
  );
}

interface Entry {
  id: string;
  data: Record<string, unknown>;
  /** Relative to the root of the project. */
  filePath?: string;
  /** Digest of all but the data that the rendering is made with. */
  madeWith?: string;
  html?: () => string;
}

/** Brings a collection to hold exactly these entries; what has not changed is left alone. */
async function fill(
  { store, parseData, generateDigest }: LoaderContext,
  entries: readonly Entry[],
): Promise<void> {
  const wanted = new Set<string>();
  for (const { id, data, filePath, madeWith, html } of entries) {
    wanted.add(id);
    const digest = generateDigest({ madeWith, filePath, data });
    if (store.get(id)?.digest === digest) continue;
    store.set({
      id,
      digest,
      data: await parseData({ id, data }),
      ...(filePath !== undefined && { filePath }),
      ...(html && { rendered: { html: html() } }),
    });
  }
  for (const id of store.keys()) if (!wanted.has(id)) store.delete(id);
}

type Fill = (context: LoaderContext, archive: Archive, settings: Settings) => Promise<void>;

function archiveLoader(name: string, load: Fill): Loader {
  return {
    name: `archive-${name}`,
    async load(context) {
      const refresh = async () => {
        const settings = await readSettings(fileURLToPath(context.config.root));
        await load(context, openArchive(settings), settings);
        return settings;
      };
      const settings = await refresh();
      watch(context, settings, refresh);
    },
  };
}

/** Milliseconds in which the files that one save touches are one change. */
const SETTLE_MS = 60;

/** In `astro dev`: loads again what was edited, added or deleted under the seeds and the content. */
function watch(
  { watcher, logger }: LoaderContext,
  settings: Settings,
  refresh: () => Promise<unknown>,
): void {
  if (!watcher) return;
  const folders = [settings.seeds, settings.content];
  const generated = join(settings.content, 'articles');
  let timer: NodeJS.Timeout | undefined;
  watcher.add(folders);
  watcher.on('all', (_, path) => {
    const within = (folder: string) => !relative(folder, path).startsWith('..');
    if (!folders.some(within) || within(generated)) return;
    forgetArchive();
    clearTimeout(timer);
    timer = setTimeout(() => {
      refresh().catch((error: unknown) =>
        logger.error(error instanceof Error ? error.message : String(error)),
      );
    }, SETTLE_MS);
  });
}
