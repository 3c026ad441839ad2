/** The archive as the seeds, the configuration and the pipeline make it. */
import { join } from 'node:path';
import { type Archive, composeArchive } from './compose.ts';
import type { Settings } from './configuration.ts';
import { digest, digestOfCode } from './digest.ts';
import { Failure } from './failure.ts';
import { takePages } from './pages.ts';
import { readSeeds } from './seeds.ts';

/** Told how far long work has come. */
export interface Progress {
  /** A stage begins; `total` is how many steps it has, where that is known. */
  stage(name: string, total?: number): void;
  step(): void;
}
const silent: Progress = { stage() {}, step() {} };

const opened = new Map<string, Archive>();

/**
 * Opens the archive; a second call gives the same one until it is forgotten, so that the command, the loader of each
 * collection and the search index share the work.
 * @throws Failure where there is no seed, or one cannot be read
 */
export function openArchive(settings: Settings, progress: Progress = silent): Archive {
  const key = JSON.stringify(settings);
  const known = opened.get(key);
  if (known) return known;
  const archive = readArchive(settings, progress);
  opened.set(key, archive);
  return archive;
}

/** Makes the next call read the seeds again. */
export function forgetArchive(): void {
  opened.clear();
}

function readArchive(settings: Settings, progress: Progress): Archive {
  const seeds = readSeeds(settings.seeds);
  progress.stage('Taking pages apart', seeds.length);
  const code = digestOfCode(settings.root, ['src/pipeline']);
  // Each archive remembers its own pages: a build of another folder of seeds must not make this one forget.
  const folder = join(settings.cache, 'pages', digest(settings.seeds, settings.content).slice(0, 16));
  const pages = takePages(seeds, { folder, code }, () => progress.step());
  progress.stage('Joining pages into issues');
  const archive = composeArchive(pages, {
    publications: settings.publications,
    publication: settings.configuration.publication,
  });
  refuseDuplicateIds(archive);
  return archive;
}

/** Astro's collections take the last of two entries with one id, and say nothing. */
function refuseDuplicateIds(archive: Archive): void {
  const ids = {
    article: archive.articles.map(({ id, seed }) => ({ id, seed })),
    issue: archive.issues.map(({ id, pages }) => ({ id, seed: pages[0]?.seed ?? '' })),
    source: archive.sources.map(({ id, seed }) => ({ id, seed })),
  };
  for (const [kind, entries] of Object.entries(ids)) {
    const seen = new Map<string, string>();
    for (const { id, seed } of entries) {
      const first = seen.get(id);
      if (first !== undefined) {
        throw new Failure(
          `Found the ${kind} id ${id} twice, in ${first} and in ${seed}; every id must be one thing's`,
        );
      }
      seen.set(id, seed);
    }
  }
}
