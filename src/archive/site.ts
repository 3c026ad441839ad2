/** Builds the site: the archive, its pages, its data files and its search index. */
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build } from 'astro';
import { buildSearchIndex } from '../search/index-builder.ts';
import type { Archive } from './compose.ts';
import { writeDataFiles } from './data-files.ts';
import { digest, digestOfCode } from './digest.ts';
import { Failure } from './failure.ts';
import { keepArticles, keepLedger, openArchive, type Progress } from './open.ts';
import { inputsOf, refuseForeignFolder, replaceFolder } from './output.ts';
import type { Settings } from './settings.ts';

/** @throws Failure where the archive cannot be opened or has errors, or the folder is not one to build into */
export async function buildSite(settings: Settings, progress: Progress): Promise<Archive> {
  refuseForeignFolder(settings);
  const archive = openArchive(settings, progress);
  refuseErrors(archive);
  keepArticles(settings, archive);
  keepLedger(settings, archive);
  await replaceFolder(settings.out, inputsFor(settings), async (aside) => {
    await drawPages(settings, archive, aside, progress);
    progress.stage('Writing data files');
    await writeDataFiles(aside, archive, settings.configuration.base);
    await indexForSearch(archive, aside, progress);
  });
  return archive;
}

/** Errors that a refusal names. */
const MOST_NAMED = 5;

/**
 * With errors a build would lose something: a correction that cannot be read would be undone in public, a line of the
 * ledger that cannot be read would be gone, a seed that cannot be taken apart would have its addresses withdrawn.
 */
export function refuseErrors({ messages }: Pick<Archive, 'messages'>): void {
  const errors = messages.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return;
  const named = errors.slice(0, MOST_NAMED).map(({ path, seed, line, reason }) => {
    const place = [path && relative(process.cwd(), path), seed, line].filter((part) => part !== undefined);
    return `  ${place.join(':')} ${reason}`;
  });
  throw new Failure(
    `Found ${errors.length} ${errors.length === 1 ? 'error' : 'errors'}, expected none: nothing was built, and the site and the ledger stay as they are. ` +
      `npm run check lists them all\n${named.join('\n')}`,
  );
}

/** Whether the site that stands there is what a build would make now. */
export function isBuilt(settings: Settings): boolean {
  return inputsOf(settings.out) === inputsFor(settings);
}

/** A digest of all that a site is built from. */
function inputsFor(settings: Settings): string {
  const { root, seeds, content, configuration } = settings;
  const folders = [relative(root, seeds), 'src', 'public'];
  const kept = readdirSync(content)
    .filter((name) => name !== 'articles')
    .map((name) => relative(root, join(content, name)));
  // Hand-written pages of the project stand in for those that the content folder does not have.
  const own = [...folders, 'content/pages', 'astro.config.mjs', 'package-lock.json'];
  const code = digestOfCode(root, [...new Set([...own, ...kept])]);
  return digest(code, JSON.stringify(configuration));
}

/** Milliseconds between two looks at how many articles are drawn. */
const LOOK_MS = 300;

async function drawPages(
  { root }: Settings,
  archive: Archive,
  out: string,
  progress: Progress,
): Promise<void> {
  progress.stage('Drawing articles', archive.articles.length);
  let drawn = 0;
  const look = () => {
    for (const count = countFolders(join(out, 'articles')); drawn < count; drawn++) progress.step();
  };
  const timer = setInterval(look, LOOK_MS);
  try {
    await build({ root, outDir: out, logLevel: 'error' });
    look();
  } finally {
    clearInterval(timer);
  }
}

async function indexForSearch({ articles }: Archive, outDir: string, progress: Progress): Promise<void> {
  progress.stage('Indexing for search', articles.length);
  let indexed = 0;
  await buildSearchIndex({
    articles,
    outDir,
    onProgress(done) {
      for (; indexed < done; indexed++) progress.step();
    },
  });
}

function countFolders(path: string): number {
  try {
    return readdirSync(path).length;
  } catch {
    return 0;
  }
}
