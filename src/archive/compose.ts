/** Pages that were taken apart, joined into one archive. Pure: the same pages give the same archive. */
import type { ParsedPage, UnitData } from '../pipeline/contract.ts';
import type { Publication } from './configuration.ts';
import { type Identified, identify } from './identify.ts';
import { groupIntoIssues, type IssueGroup } from './issues.ts';
import { slugOf, slugOfSeed } from './name.ts';
import type { Article, Issue, Source, Subject } from './records.ts';
import { cutLines, lineNumbers, usesOf } from './source.ts';
import { collectSubjects } from './subjects.ts';

/** A seed and what the pipeline says of it. */
export interface TakenPage {
  /** File name of the seed within the seeds folder. */
  seed: string;
  /** Its decoded text, in which all spans count. */
  text: string;
  parsed: ParsedPage;
  /** Why the pipeline could not take the page apart. */
  failure?: string;
}

/** A doubt or a fault, with its place. */
export interface ArchiveMessage {
  severity: 'error' | 'warning';
  ruleId: string;
  reason: string;
  seed?: string;
  /** Of the seed, from 1. */
  line?: number;
}

export interface Archive {
  articles: Article[];
  issues: Issue[];
  sources: Source[];
  topics: Subject[];
  people: Subject[];
  places: Subject[];
  messages: ArchiveMessage[];
}

export interface ArchiveOptions {
  publications: readonly Publication[];
  /** Slug of the publication of pages that do not say which they are of. */
  publication: string;
}

interface PlacedPage extends TakenPage {
  slug: string;
  publication: string;
  identified: Identified[];
}

export function composeArchive(taken: readonly TakenPage[], options: ArchiveOptions): Archive {
  const publications = new Map(options.publications.map(({ slug, name }) => [slug, { slug, name }]));
  const pages = place(taken, publications, options.publication);
  const groups = groupIntoIssues(pages);
  const articles = groups.flatMap((group) => articlesOf(group, referenceTo(publications, group.publication)));
  return {
    articles,
    issues: groups.map((group) => issueOf(group, referenceTo(publications, group.publication))),
    sources: groups.flatMap((group) => group.pages.map((page) => sourceOf(page, group))),
    topics: collectSubjects('topics', articles, (article) => article.topics),
    people: collectSubjects('people', articles, (article) => article.people),
    places: collectSubjects('places', articles, (article) => article.places),
    messages: pages.flatMap(messagesOf),
  };
}

type References = Map<string, { slug: string; name: string }>;

function referenceTo(publications: References, slug: string): { slug: string; name: string } {
  return publications.get(slug) ?? { slug, name: slug };
}

/** Gives pages their publications, and units their ids. */
function place(taken: readonly TakenPage[], publications: References, defaultSlug: string): PlacedPage[] {
  const byName = new Map([...publications.values()].map(({ slug, name }) => [name, slug]));
  const pages = taken.map((page) => {
    const { publication: name } = page.parsed;
    const publication = name === undefined ? defaultSlug : (byName.get(name) ?? slugOf(name));
    if (name !== undefined && !publications.has(publication))
      publications.set(publication, { slug: publication, name });
    return { ...page, slug: slugOfSeed(page.seed), publication };
  });
  const identified = identify(
    pages.flatMap(({ seed, publication, parsed }) =>
      parsed.units.map((unit) => ({ seed, publication, unit })),
    ),
  );
  let at = 0;
  return pages.map((page) => {
    const start = at;
    at += page.parsed.units.length;
    return { ...page, identified: identified.slice(start, at) };
  });
}

function articlesOf(group: IssueGroup<PlacedPage>, publication: Article['publication']): Article[] {
  const articles = group.pages.flatMap((page) =>
    page.parsed.units.flatMap((unit, index) => {
      const identity = page.identified[index];
      return identity ? [articleOf(page, unit, identity, issueLinkOf(group, page), publication)] : [];
    }),
  );
  for (const [index, article] of articles.entries()) {
    const previous = articles[index - 1];
    const next = articles[index + 1];
    if (previous) article.previous = previous.id;
    if (next) article.next = next.id;
  }
  return articles;
}

function issueUrl(group: IssueGroup<PlacedPage>): string {
  return `issues/${group.id}/`;
}

function issueLinkOf(group: IssueGroup<PlacedPage>, page: PlacedPage): Article['issue'] {
  const { number } = page.parsed.issue;
  return {
    url: issueUrl(group),
    ...(group.date !== undefined && { date: group.date }),
    ...(number !== undefined && { number }),
  };
}

function articleOf(
  page: PlacedPage,
  unit: UnitData,
  { id, anchors }: Identified,
  issue: Article['issue'],
  publication: Article['publication'],
): Article {
  const title = unit.title?.trim() || firstWords(unit, TITLE_LENGTH) || '无题';
  const { page: number } = page.parsed.issue;
  return {
    id,
    url: `articles/${id}/`,
    type: unit.type,
    title,
    titleInferred: unit.titleInferred ?? !unit.title?.trim(),
    ...(unit.kicker !== undefined && { kicker: unit.kicker }),
    ...(unit.subtitle !== undefined && { subtitle: unit.subtitle }),
    columns: unit.column ?? [],
    publication,
    issue,
    ...(number !== undefined && { page: number }),
    people: unit.people.map(({ name, role }) => ({ name, role, slug: slugOf(name) })),
    sources: unit.sources ?? [],
    datelines: unit.dateline ?? [],
    topics: [],
    places: [],
    organisations: [],
    startMissing: unit.startMissing ?? false,
    endMissing: unit.endMissing ?? false,
    seed: page.seed,
    sourceUrl: `sources/${page.slug}/`,
    blocks: unit.blocks.flatMap((block, index) => {
      const anchor = anchors[index];
      return anchor === undefined || block.text === '' ? [] : [{ anchor, ...block }];
    }),
    excerpt: firstWords(unit, EXCERPT_LENGTH),
    ...(unit.confidence !== undefined && { confidence: unit.confidence }),
    messages: [],
    evidence: page.parsed.issue.evidence ?? [],
    corrections: [],
  };
}

/** Characters of a title made from the text: a line of a list. */
const TITLE_LENGTH = 20;
/** Characters of an excerpt: two lines of a list on a wide screen. */
const EXCERPT_LENGTH = 90;
const HEAD: ReadonlySet<string> = new Set([
  'column',
  'kicker',
  'title',
  'subtitle',
  'byline',
  'jump',
  'label',
]);

/** The first words of a unit's body, cut at a length in characters. */
function firstWords(unit: UnitData, length: number): string {
  let text = '';
  for (const block of unit.blocks) {
    if (HEAD.has(block.role)) continue;
    text += block.text.replace(/\s+/gu, ' ').trim();
    if (text.length > length) break;
  }
  const characters = [...text];
  return characters.length > length ? `${characters.slice(0, length).join('')}…` : text;
}

function issueOf(group: IssueGroup<PlacedPage>, publication: Issue['publication']): Issue {
  const number = group.pages.map(({ parsed }) => parsed.issue.number).find((known) => known !== undefined);
  return {
    id: group.id,
    url: issueUrl(group),
    publication,
    ...(group.date !== undefined && { date: group.date }),
    ...(number !== undefined && { number }),
    evidence: group.pages.flatMap(({ seed, parsed }) =>
      (parsed.issue.evidence ?? []).map((evidence) => ({ ...evidence, seed })),
    ),
    pages: group.pages.map(({ seed, slug, parsed, identified }) => ({
      ...(parsed.issue.page !== undefined && { page: parsed.issue.page }),
      seed,
      sourceUrl: `sources/${slug}/`,
      articles: identified.map(({ id }) => id),
    })),
  };
}

function sourceOf(page: PlacedPage, group: IssueGroup<PlacedPage>): Source {
  const lineOf = lineNumbers(page.text);
  return {
    id: page.slug,
    url: `sources/${page.slug}/`,
    seed: page.seed,
    issueUrl: issueUrl(group),
    lines: cutLines(page.text, usesOf(page.parsed, page.identified)),
    messages: (page.parsed.messages ?? []).map((message) => ({
      ...message,
      ...(message.span && { line: lineOf(message.span[0]) }),
    })),
  };
}

function messagesOf({ seed, text, parsed, failure }: PlacedPage): ArchiveMessage[] {
  const lineOf = lineNumbers(text);
  const doubts = (parsed.messages ?? []).map(({ ruleId, reason, span }) => ({
    severity: 'warning' as const,
    ruleId,
    reason,
    seed,
    ...(span && { line: lineOf(span[0]) }),
  }));
  if (failure === undefined) return doubts;
  return [...doubts, { severity: 'error', ruleId: 'pipeline-failed', reason: failure, seed }];
}
