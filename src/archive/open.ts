/** The archive as the seeds, the configuration and the pipeline make it. */
import { join } from 'node:path';
import { refuseWithdrawals } from '../identity/index.ts';
import { writeArticles } from './articles-folder.ts';
import { type Archive, composeArchive } from './compose.ts';
import { type CorrectedPages, correctPages } from './corrections.ts';
import { digest, digestOfCode } from './digest.ts';
import { Failure } from './failure.ts';
import { loadLedger, saveLedger } from './ledger.ts';
import { ignoredMessages } from './messages.ts';
import { type TakenPage, takePages } from './pages.ts';
import type { Subject } from './records.ts';
import { withModels } from './resources.ts';
import { ignoredFiles, listSeeds, readSeeds } from './seeds.ts';
import type { Settings } from './settings.ts';

/** Told how far long work has come. */
export interface Progress {
  /** A stage begins; `total` is how many steps it has, where that is known. */
  stage(name: string, total?: number): void;
  step(): void;
}
const silent: Progress = { stage() {}, step() {} };

const pages = new Map<string, TakenPage[]>();
const corrected = new Map<string, CorrectedPages>();
const archives = new Map<string, Archive>();
const written = new WeakSet<Archive>();

/**
 * The seeds taken apart. A second call gives the same pages until they are forgotten, and so does openArchive: the
 * command, the loader of each collection and the search index share the work.
 * @throws Failure where there is no seed, or one cannot be read
 */
export function openPages(settings: Settings, progress: Progress = silent): TakenPage[] {
  return remember(pages, settings, () => {
    const seeds = listSeeds(settings.seeds).length > 0 ? readSeeds(settings.seeds) : refuseNoSeeds(settings);
    progress.stage('Taking pages apart', seeds.length);
    // Each archive remembers its own pages: a build of another folder of seeds must not make this one forget.
    const folder = join(settings.cache, 'pages', digest(settings.seeds, settings.content).slice(0, 16));
    const code = digest(
      digestOfCode(settings.root, ['src/pipeline', 'package-lock.json']),
      JSON.stringify(settings.resources),
    );
    return takePages(seeds, withModels(settings.resources), { folder, code }, () => progress.step());
  });
}

/** An empty folder is most likely a mistake: nothing is withdrawn, and it says what would have been. */
function refuseNoSeeds({ seeds, content }: Settings): never {
  const { ledger } = loadLedger(content);
  const live = ledger.entries.filter(({ state }) => state.is === 'live').length;
  throw new Failure(
    `${seeds}: found no seed, expected one .txt file for each printed page; put them there` +
      (live > 0 ? `. The ledger has ${live} live ids that would all be withdrawn; nothing was changed` : ''),
  );
}

/** The pages with the corrections made that people wrote for them. */
export function openCorrected(settings: Settings, progress: Progress = silent): CorrectedPages {
  return remember(corrected, settings, () => correctPages(openPages(settings, progress), settings.content));
}

/** @throws Failure as openPages, and where one id would be two things' */
export function openArchive(settings: Settings, progress: Progress = silent): Archive {
  return remember(archives, settings, () => {
    const { pages: taken, messages } = openCorrected(settings, progress);
    progress.stage('Joining pages into issues');
    const { ledger, problems } = loadLedger(settings.content);
    const archive = composeArchive(taken, {
      ...settings.resources,
      publication: settings.configuration.publication,
      ledger,
      today: new Date().toISOString().slice(0, 10),
    });
    refuseDuplicateIds(archive);
    const refusal = settings.withdraw ? undefined : refuseWithdrawals(archive.withdrawn, ledger);
    if (refusal !== undefined) throw new Failure(`${settings.seeds}: ${refusal}`);
    archive.messages.push(...messages, ...ignoredMessages(settings.seeds, ignoredFiles(settings.seeds)));
    for (const { file, line, reason, lost } of problems) {
      const path = join(settings.content, file);
      archive.messages.push({ severity: lost ? 'error' : 'warning', ruleId: 'ledger', reason, path, line });
    }
    return archive;
  });
}

function remember<Value>(known: Map<string, Value>, settings: Settings, make: () => Value): Value {
  const key = JSON.stringify(settings);
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}

/** Makes the next call read the seeds again. */
export function forgetArchive(): void {
  pages.clear();
  corrected.clear();
  archives.clear();
}

/**
 * Writes the MDX of the articles.
 * @throws Failure where a file was edited by hand since it was written
 */
export function keepArticles(settings: Settings, archive: Archive): void {
  if (written.has(archive)) return;
  const code = digestOfCode(settings.root, ['src/mdx', 'src/archive']);
  writeArticles(join(settings.content, 'articles'), archive.articles, code);
  written.add(archive);
}

/** Writes the ledger: the addresses of this archive are now published. */
export function keepLedger(settings: Settings, archive: Archive): void {
  saveLedger(settings.content, archive.ledger);
}

/** Astro's collections take the last of two entries with one id, and say nothing. */
export function refuseDuplicateIds(
  archive: Pick<Archive, 'articles' | 'issues' | 'sources' | 'topics' | 'people' | 'places'>,
): void {
  const named = ({ slug, name }: Subject) => ({ id: slug, of: name });
  const ids = {
    article: archive.articles.map(({ id, seed }) => ({ id, of: seed })),
    issue: archive.issues.map(({ id, pages }) => ({ id, of: pages[0]?.seed ?? '' })),
    source: archive.sources.map(({ id, seed }) => ({ id, of: seed })),
    topic: archive.topics.map(named),
    person: archive.people.map(named),
    place: archive.places.map(named),
  };
  for (const [kind, entries] of Object.entries(ids)) {
    const seen = new Map<string, string>();
    for (const { id, of } of entries) {
      const first = seen.get(id);
      if (first !== undefined) {
        throw new Failure(
          `Found the ${kind} id ${id} twice, of ${first} and of ${of}; every id must be one thing's`,
        );
      }
      seen.set(id, of);
    }
  }
}
