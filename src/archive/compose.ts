/** Pages that were taken apart, joined into one archive. Pure: the same pages give the same archive. */

import { type CollatedIssue, groupIssues, type IssuePage } from '../collation/index.ts';
import type { Applied, CorrectedPage, CorrectedUnit } from '../corrections/index.ts';
import {
  type Identification,
  type IdentifiedUnit,
  identify,
  keepListings,
  type Ledger,
  type Listing,
  noticesOf,
  redirectsOf,
} from '../identity/index.ts';
import type { Span, UnitData } from '../pipeline/contract.ts';
import { HEAD_ROLES } from '../pipeline/head.ts';
import type { Publication } from '../pipeline/issue/publication.ts';
import type { Topic } from '../pipeline/topics/topic.ts';
import { evidenceOf } from './evidence.ts';
import { gapsOf } from './gaps.ts';
import { idOfIssue, joinJumps } from './issues.ts';
import { type ArchiveMessage, messagesOf } from './messages.ts';
import { slugOf, slugOfPlace, slugOfSeed, slugsOf } from './name.ts';
import type { TakenPage } from './pages.ts';
import type { Article, Issue, Notice, Redirect, Source, Subject } from './records.ts';
import { cutLines, lineNumbers, usesOf, withdrawn } from './source.ts';
import { peopleOf, placesOf, topicsOf } from './subjects.ts';
import { overlaps, withheldSpans, withoutWithheld } from './withhold.ts';

export interface Archive {
  articles: Article[];
  issues: Issue[];
  sources: Source[];
  topics: Subject[];
  people: Subject[];
  places: Subject[];
  /** Addresses that lead to others for good. */
  redirects: Redirect[];
  /** Addresses whose content was withdrawn. */
  notices: Notice[];
  /** What the records were made from: pages as corrected, with the ids of their units. */
  pages: PlacedPage[];
  /** The ledger after this build, to be kept. */
  ledger: Ledger;
  /** Ids that the ledger did not have. */
  minted: string[];
  /** Ids that were live and now show a notice. */
  withdrawn: string[];
  messages: ArchiveMessage[];
}

export interface ArchiveOptions {
  /** What the archive has published so far. */
  ledger: Ledger;
  /** Day of the build, YYYY-MM-DD, for the ledger. */
  today: string;
  publications: readonly Pick<Publication, 'slug' | 'name'>[];
  topics: readonly Topic[];
  /** Slug of the publication of pages that do not say which they are of. */
  publication: string;
}

export interface PlacedPage extends TakenPage, IssuePage {
  slug: string;
  /** One for each unit; none where the page is a copy of another. */
  identified: IdentifiedUnit[];
  copyOf?: string;
  /** The page that it is a copy of has text that nobody may read. */
  copiesWithheld?: boolean;
}

interface IssueGroup extends CollatedIssue<PlacedPage> {
  /** PUBLICATION/DATE */
  id: string;
}

export function composeArchive(taken: readonly TakenPage[], options: ArchiveOptions): Archive {
  const publications = new Map(options.publications.map(({ slug, name }) => [slug, { slug, name }]));
  const publicationName = referenceTo(publications, options.publication).name;
  const identification = identify({
    pages: taken.map(({ parsed }) => ({ ...parsed, publication: parsed.publication ?? publicationName })),
    ledger: options.ledger,
    today: options.today,
    distinct: taken.flatMap(({ seed, parsed }) =>
      (parsed.distinct ?? []).map((other) => [seed, other] as const),
    ),
  });
  const pages = place(taken, identification, publications, options.publication);
  const groups = groupIssues(pages.filter(isOfAnIssue)).map(
    (group): IssueGroup => ({ ...group, id: idOfIssue(group) }),
  );
  const names: Names = {
    topics: new Map(options.topics.map(({ slug, name }) => [slug, name])),
    people: slugsOf(pages.flatMap(peopleNamed), publishedPeople(options.ledger)),
  };
  const articles = groups.flatMap((group) =>
    articlesOf(group, referenceTo(publications, group.publication), names),
  );
  // As the ledger will note it.
  const added = new Map(options.ledger.listings.map((listing) => [listing.address, listing.added]));
  const records = {
    articles,
    issues: groups.map((group) =>
      issueOf(
        group,
        referenceTo(publications, group.publication),
        added.get(issueUrl(group)) ?? options.today,
      ),
    ),
    sources: sourcesOf(pages, groups),
    topics: topicsOf(articles, options.topics),
    people: peopleOf(articles),
    places: placesOf(articles),
  };
  const ledger = keepListings(identification.ledger, listingsOf(records), options.today);
  return {
    ...records,
    redirects: redirectsOf(ledger),
    notices: noticesOf(ledger),
    pages,
    ledger,
    minted: identification.minted,
    withdrawn: identification.withdrawn,
    messages: [
      ...identification.messages.map((message) => ({ severity: 'warning' as const, ...message })),
      ...groups.flatMap(clashesOf),
      ...pages.flatMap(messagesOf),
      ...gapsOf(pages, groups),
    ],
  };
}

/** A page that neither shows an article nor says which issue it is of is no issue: an empty file, a blank page. */
function isOfAnIssue({ copyOf, parsed: { units, issue } }: PlacedPage): boolean {
  return copyOf === undefined && (units.length > 0 || issue.date !== undefined || issue.number !== undefined);
}

type Records = Pick<Archive, 'issues' | 'sources' | 'topics' | 'people' | 'places' | 'articles'>;

/** The pages that list articles, whose addresses the ledger keeps, too. */
function listingsOf({ issues, sources, topics, people, places, articles }: Records): Listing[] {
  const ofSeed = Map.groupBy(articles, ({ seed }) => seed);
  return [
    ...issues.map(({ url, publication, date, pages }) => ({
      address: url,
      name: [publication.name, date].filter(Boolean).join(' '),
      articles: pages.flatMap((page) => page.articles),
    })),
    ...sources.map(({ url, seed }) => ({
      address: url,
      name: seed,
      articles: (ofSeed.get(seed) ?? []).map(({ id }) => id),
    })),
    ...[...topics, ...people, ...places].map(({ url, name, articles: ids }) => ({
      address: url,
      name,
      articles: ids,
    })),
  ];
}

interface Names {
  /** Of topics, by slug. */
  topics: ReadonlyMap<string, string>;
  /** The slugs of people, by name. */
  people: ReadonlyMap<string, string>;
}

/** Everyone whom an article of the page names. */
function peopleNamed({ parsed, identified }: PlacedPage): string[] {
  return parsed.units.flatMap((unit, index) => {
    const identity = identified[index];
    return identity && !identity.withdrawn ? unit.people.map(({ name }) => name) : [];
  });
}

/** Names by the slugs that people were published under. */
function publishedPeople({ listings }: Ledger): Map<string, string> {
  return new Map(
    listings.flatMap(({ address, name }) => {
      const slug = /^people\/(.+)\/$/.exec(address)?.[1];
      return slug === undefined ? [] : [[slug, name] as const];
    }),
  );
}

type References = Map<string, { slug: string; name: string }>;

function referenceTo(publications: References, slug: string): { slug: string; name: string } {
  return publications.get(slug) ?? { slug, name: slug };
}

/** Gives pages their publications and addresses, and units their ids. */
function place(
  taken: readonly TakenPage[],
  identification: Identification<CorrectedPage>,
  publications: References,
  defaultSlug: string,
): PlacedPage[] {
  const byName = new Map([...publications.values()].map(({ slug, name }) => [name, slug]));
  const unknown = taken.flatMap(({ parsed: { publication: name } }) =>
    name === undefined || byName.has(name) ? [] : [name],
  );
  const known = new Map([...byName].map(([name, slug]) => [slug, name]));
  for (const [name, slug] of slugsOf(unknown, known)) {
    byName.set(name, slug);
    publications.set(slug, { slug, name });
  }
  const identified = new Map(identification.pages.map(({ page, units }) => [page.source, units]));
  const originals = new Map(identification.copies.map(({ seed, of }) => [seed, of]));
  return taken.map((page) => {
    const { publication: name } = page.parsed;
    const publication = (name !== undefined && byName.get(name)) || defaultSlug;
    const copyOf = originals.get(page.parsed.source);
    const ids = identified.get(page.parsed.source) ?? [];
    const ofOriginal = identified.get(copyOf ?? '') ?? [];
    return {
      ...page,
      parsed: withoutWithheld(page.parsed, withheldSpans(page.parsed, ids), ids),
      slug: slugOfSeed(page.seed),
      issue: page.parsed.issue,
      publication,
      identified: ids,
      ...(copyOf !== undefined && { copyOf, copiesWithheld: ofOriginal.some((unit) => unit.withdrawn) }),
    };
  });
}

function articlesOf(group: IssueGroup, publication: Article['publication'], names: Names): Article[] {
  const pages = group.pages.map((page) => ({
    seed: page.seed,
    issue: page.issue,
    units: page.parsed.units,
    articles: page.parsed.units.map((unit, index) => {
      const identity = page.identified[index];
      if (!identity || identity.withdrawn) return undefined;
      return articleOf(page, unit, identity, issueLinkOf(group, page), publication, names);
    }),
  }));
  joinJumps(pages);
  const articles = pages.flatMap((page) => page.articles.filter((article) => article !== undefined));
  for (const [index, article] of articles.entries()) {
    const previous = articles[index - 1];
    const next = articles[index + 1];
    if (previous) article.previous = previous.id;
    if (next) article.next = next.id;
  }
  return articles;
}

function issueUrl(group: IssueGroup): string {
  return `issues/${group.id}/`;
}

function issueLinkOf(group: IssueGroup, page: PlacedPage): Article['issue'] {
  const { number } = page.parsed.issue;
  return {
    url: issueUrl(group),
    ...(group.date !== undefined && { date: group.date }),
    ...(number !== undefined && { number }),
  };
}

function articleOf(
  page: PlacedPage,
  unit: CorrectedUnit,
  { id, anchors }: IdentifiedUnit,
  issue: Article['issue'],
  publication: Article['publication'],
  names: Names,
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
    people: unit.people.map(({ name, role }) => ({
      name,
      role,
      slug: names.people.get(name) ?? slugOf(name),
    })),
    sources: unit.sources ?? [],
    datelines: unit.dateline ?? [],
    topics: (unit.topics ?? []).map(({ slug, name }) => ({ slug, name: names.topics.get(slug) ?? name })),
    places: (unit.places ?? []).map(({ name, code, main }) => ({
      slug: slugOfPlace({ name, code }),
      name,
      code,
      ...(main && { main }),
    })),
    organisations: (unit.organisations ?? []).map(({ name, forms }) => ({ name, forms })),
    startMissing: unit.startMissing ?? false,
    endMissing: unit.endMissing ?? false,
    seed: page.seed,
    sourceUrl: `sources/${page.slug}/`,
    blocks: unit.blocks.flatMap((block, index) => {
      const [anchor, ...formerAnchors] = anchors[index] ?? [];
      const { role, text, spans } = block;
      if (anchor === undefined || text === '') return [];
      return [{ anchor, role, text, spans, ...(formerAnchors.length > 0 && { formerAnchors }) }];
    }),
    excerpt: firstWords(unit, EXCERPT_LENGTH, EXCERPT_JOINT),
    messages: doubtsOf(page, unit),
    evidence: evidenceOf(page.parsed.issue, unit),
    ...(page.parsed.publicationInferred && { publicationInferred: true as const }),
    corrections: recordsOf(unit.corrections),
  };
}

/** The messages of a page that speak of text in the unit. */
function doubtsOf({ parsed }: PlacedPage, unit: CorrectedUnit): Article['messages'] {
  const spans = unit.blocks.flatMap((block) => block.spans);
  return (parsed.messages ?? []).flatMap(({ span, ...message }) =>
    span && overlaps(span, spans) ? [{ ...message, span }] : [],
  );
}

/** What is shown of corrections that were made. */
function recordsOf(corrections: readonly Applied[] = []): Article['corrections'] {
  return corrections.map(({ spans: _, changed: __, ...correction }) => correction);
}

/** Characters of a title made from the text: a line of a list. */
const TITLE_LENGTH = 20;
/** Characters of an excerpt: two lines of a list on a wide screen. */
const EXCERPT_LENGTH = 90;
/** A label (阅读提示), a heading or a row of a table would else run into what follows. */
const EXCERPT_JOINT = '\u3000';
const NO_BODY: ReadonlySet<string> = new Set([...HEAD_ROLES, 'byline', 'jump', 'label']);

/**
 * The first words of a unit's body, cut at a length in characters.
 * @param joint between a block that no punctuation ends and the next one
 */
function firstWords(unit: UnitData, length: number, joint = ''): string {
  let text = '';
  for (const block of unit.blocks) {
    if (NO_BODY.has(block.role)) continue;
    if (/[^\p{P}]$/u.test(text)) text += joint;
    text += block.text.replace(/\s+/gu, ' ').trim();
    if (text.length > length) break;
  }
  const characters = [...text];
  return characters.length > length ? `${characters.slice(0, length).join('')}…` : text;
}

function issueOf(group: IssueGroup, publication: Issue['publication'], added: string): Issue {
  return {
    id: group.id,
    url: issueUrl(group),
    publication,
    ...(group.date !== undefined && { date: group.date }),
    ...(group.number !== undefined && { number: group.number }),
    added,
    ...(group.pages.every(({ parsed }) => parsed.publicationInferred) && {
      publicationInferred: true as const,
    }),
    evidence: group.pages.flatMap(({ seed, parsed }) =>
      (parsed.issue.evidence ?? []).map((evidence) => ({ ...evidence, seed })),
    ),
    pages: group.pages.map(({ seed, slug, parsed, identified }) => ({
      ...(parsed.issue.page !== undefined && { page: parsed.issue.page }),
      seed,
      sourceUrl: `sources/${slug}/`,
      articles: identified.filter(({ withdrawn }) => !withdrawn).map(({ id }) => id),
    })),
  };
}

function sourcesOf(pages: readonly PlacedPage[], groups: readonly IssueGroup[]): Source[] {
  const issues = new Map(
    groups.flatMap((group) => group.pages.map((page) => [page.seed, issueUrl(group)] as const)),
  );
  return pages.map((page) => sourceOf(page, issues.get(page.copyOf ?? page.seed)));
}

function sourceOf(page: PlacedPage, issueUrl: string | undefined): Source {
  const lineOf = lineNumbers(page.text);
  const copy: Span = [0, page.text.length];
  return {
    id: page.slug,
    url: `sources/${page.slug}/`,
    seed: page.seed,
    ...(issueUrl !== undefined && { issueUrl }),
    ...(page.copyOf !== undefined && { copyOf: page.copyOf }),
    ...(page.correctionsFile !== undefined && { correctionsFile: page.correctionsFile }),
    lines: cutLines(
      page.text,
      page.copyOf === undefined
        ? usesOf(page.parsed, page.identified)
        : [{ span: copy, use: page.copiesWithheld ? withdrawn : { use: 'duplicate' } }],
    ),
    corrections: recordsOf(page.parsed.corrections),
    messages: (page.copiesWithheld ? [] : (page.parsed.messages ?? [])).map((message) => ({
      ...message,
      ...(message.span && { line: lineOf(message.span[0]) }),
    })),
  };
}

/** Pages of one issue that claim the same number. */
function clashesOf({ clashes }: IssueGroup): ArchiveMessage[] {
  return clashes.flatMap(({ page, seeds }) =>
    seeds.map((seed) => ({
      severity: 'warning' as const,
      ruleId: 'page-number',
      reason: `found page ${page} in ${seeds.join(' and ')}, expected each page of an issue once; correct the number of one`,
      seed,
    })),
  );
}
