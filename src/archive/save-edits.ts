/** Articles edited by hand, as corrections of their seeds. */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { z } from 'zod';
import {
  type Answer,
  type CorrectedUnit,
  type Correction,
  correctionSchema,
  correctionsFor,
  type EditedUnit,
} from '../corrections/index.ts';
import { invalidityOf } from '../corrections/schema.ts';
import { type Frontmatter, fromMdast, parseMdx } from '../mdx/index.ts';
import { acceptEdits, editedArticles } from './articles-folder.ts';
import type { Archive, PlacedPage } from './compose.ts';
import { addCorrections } from './corrections.ts';
import { documentOf } from './document.ts';
import type { Settings } from './settings.ts';

/** What came of an edited file. */
export interface SavedFile {
  /** Of the edited article. */
  path: string;
  /** Of the corrections that it became part of; absent: none. */
  correctionsPath?: string;
  corrections: Correction[];
  /** What could not be kept, for people. The file stays as it is. */
  problems: string[];
}

/** Saves the edits of all articles that were edited since they were written. */
export function saveEdits(settings: Settings, archive: Archive, answer: Answer): SavedFile[] {
  const folder = join(settings.content, 'articles');
  const working: Working = { archive, pages: new Map(archive.pages.map((page) => [page.seed, page])) };
  const saved = editedArticles(folder).map((path) => saveFile(settings, working, join(folder, path), answer));
  const kept = saved.filter(({ problems }) => problems.length === 0);
  acceptEdits(
    folder,
    kept.map(({ path }) => relative(folder, path)),
  );
  return saved;
}

/** Pages as they are with what was saved so far: a page may have several edited articles. */
interface Working {
  archive: Archive;
  pages: Map<string, PlacedPage>;
}

function saveFile(settings: Settings, working: Working, path: string, answer: Answer): SavedFile {
  const result: SavedFile = { path, corrections: [], problems: [] };
  try {
    const edited = fromMdast(parseMdx(readFileSync(path, 'utf8')));
    const article = working.archive.articles.find(({ id }) => id === edited.frontmatter.id);
    const page = article && working.pages.get(article.seed);
    if (!article || !page) {
      result.problems.push(
        `found the id ${edited.frontmatter.id}, which no article of these seeds has; restore the id, or delete the file`,
      );
      return result;
    }
    const at = page.identified.findIndex(({ id }) => id === article.id);
    const before = fromMdast(documentOf(article)).frontmatter;
    const unit = page.parsed.units[at];
    if (!unit) throw new Error(`Found no unit for ${article.id}`);
    result.problems.push(...unchangeable(before, edited.frontmatter));
    const saved = correctionsFor(page.parsed, at, editedUnit(unit, before, edited), page.text, answer);
    result.problems.push(...saved.unsaved);
    result.corrections = saved.corrections;
    const issue = issueCorrection(before, edited.frontmatter, answer);
    const { error } = issue ? correctionSchema.safeParse(issue) : {};
    if (error) result.problems.push(`${invalidityOf(error)}; put it right, and save again`);
    else if (issue) result.corrections.push(issue);
    if (result.corrections.length > 0)
      result.correctionsPath = addCorrections(settings.content, article.seed, result.corrections);
    working.pages.set(article.seed, { ...page, parsed: saved.page });
  } catch (error) {
    result.problems.push(problemOf(error));
  }
  return result;
}

function problemOf(error: unknown): string {
  if (error instanceof z.ZodError)
    return `found frontmatter that is not as its schema says: ${z.prettifyError(error).replace(/\s*\n\s*/g, ' ')}; put it right, and save again`;
  return error instanceof Error ? error.message : String(error);
}

/** What the file says; where that is what the build wrote, what the unit itself says. */
function editedUnit(
  unit: CorrectedUnit,
  before: Frontmatter,
  { frontmatter: now, blocks }: ReturnType<typeof fromMdast>,
): EditedUnit {
  const same = (field: keyof Frontmatter) => JSON.stringify(before[field]) === JSON.stringify(now[field]);
  const title = same('title') ? unit.title : wordsOf(now.title);
  const kicker = same('kicker') ? unit.kicker : wordsOf(now.kicker);
  const subtitle = same('subtitle') ? unit.subtitle : wordsOf(now.subtitle);
  const column = same('columns') ? unit.column : now.columns?.flatMap((line) => wordsOf(line) ?? []);
  return {
    type: now.type,
    ...(title !== undefined && { title }),
    ...(kicker !== undefined && { kicker }),
    ...(subtitle !== undefined && { subtitle }),
    ...(column !== undefined && { column }),
    people: same('people') ? unit.people : (now.people ?? []),
    ...(!same('topics') && { topics: now.topics ?? [] }),
    ...(!same('places') && { places: now.places ?? [] }),
    ...(!same('organisations') && { organisations: now.organisations ?? [] }),
    blocks,
  };
}

/** A field that was emptied is one that was taken away. */
const wordsOf = (field: string | undefined): string | undefined => field?.trim() || undefined;

const FIXED = ['id', 'publication', 'seed', 'sources', 'datelines', 'startMissing', 'endMissing'] as const;

function unchangeable(before: Frontmatter, now: Frontmatter): string[] {
  return FIXED.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(now[field])).map(
    (field) =>
      `found ${field} edited, which is no field that a correction sets from here; put it back as it was`,
  );
}

/** The date and page of an article are those of its page. */
function issueCorrection(before: Frontmatter, now: Frontmatter, answer: Answer): Correction | undefined {
  const changed = {
    ...(before.date !== wordsOf(now.date) && { date: wordsOf(now.date) ?? null }),
    ...(before.number !== wordsOf(now.number) && { number: wordsOf(now.number) ?? null }),
    ...(before.page !== now.page && { page: now.page ?? null }),
  };
  return Object.keys(changed).length > 0 ? { do: 'issue', ...changed, ...answer } : undefined;
}
