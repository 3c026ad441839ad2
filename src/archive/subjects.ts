/** Lists of what articles have in common: people, places, topics. */
import { type NamedPerson, possiblySame } from '../collation/index.ts';
import { isOffice } from '../pipeline/people/office.ts';
import { divisionOf, parentOf } from '../pipeline/places/gazetteer.ts';
import { compareText } from '../pipeline/text-order.ts';
import type { Topic } from '../pipeline/topics/topic.ts';
import { slugOfPlace, toPinyin } from './name.ts';
import type { Article, Subject } from './records.ts';

type Kind = 'topics' | 'people' | 'places';

/** Everyone who signs, with their roles; a post (本报评论员) is nobody. */
export function peopleOf(articles: readonly Article[]): Subject[] {
  const persons = articles.flatMap((article) => article.people.filter((person) => !isOffice(person)));
  const people = collect('people', articles, (article) =>
    article.people.filter((person) => !isOffice(person)),
  );
  const signed = Map.groupBy(persons, ({ name }) => name);
  for (const person of people.values())
    person.roles = [...new Set(signed.get(person.name)?.map(({ role }) => role))];
  offerSame(people, articles);
  return inOrder(people);
}

/** Names each of two people who may be one on the other's page, the likeliest first. */
function offerSame(people: ReadonlyMap<string, Subject>, articles: readonly Article[]): void {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const byName = new Map([...people.values()].map((person) => [person.name, person]));
  const named = [...people.values()].map(({ name, articles: ids }) => ({
    name,
    units: ids.flatMap((id) => unitsSigned(name, byId.get(id))),
  }));
  for (const { names, evidence } of possiblySame(named)) {
    const [one, other] = names.map((name) => byName.get(name));
    if (!one || !other) continue;
    one.possiblySame = [...(one.possiblySame ?? []), { slug: other.slug, name: other.name, evidence }];
    other.possiblySame = [...(other.possiblySame ?? []), { slug: one.slug, name: one.name, evidence }];
  }
}

function unitsSigned(name: string, article: Article | undefined): NamedPerson['units'] {
  if (!article) return [];
  const { id, people, publication, places } = article;
  const others = people.filter((person) => person.name !== name).map((person) => person.name);
  return people
    .filter((person) => person.name === name)
    .map(({ role }) => ({
      id,
      role,
      publication: publication.name,
      with: others,
      places: places.map((place) => place.name),
    }));
}

/** The topics of the articles, and the wider topics that they belong to. */
export function topicsOf(articles: readonly Article[], known: readonly Topic[]): Subject[] {
  const topics = collect('topics', articles, (article) => article.topics);
  const bySlug = new Map(known.map((topic) => [topic.slug, topic]));
  for (const subject of topics.values()) {
    const topic = bySlug.get(subject.slug);
    if (topic?.description !== undefined) subject.description = topic.description;
    const parent = topic?.parent === undefined ? undefined : bySlug.get(topic.parent);
    if (parent) adopt('topics', topics, subject, parent);
  }
  return inOrder(topics);
}

/** The places of the articles, and the divisions that they lie in. */
export function placesOf(articles: readonly Article[]): Subject[] {
  const places = collect('places', articles, (article) => article.places);
  const codes = new Map(
    articles.flatMap((article) => article.places.map(({ slug, code }) => [slug, code] as const)),
  );
  for (const subject of places.values()) {
    const division = divisionOf(codes.get(subject.slug) ?? '');
    const parent = division && parentOf(division);
    if (!parent) continue;
    const slugOfParent = slugOfPlace(parent);
    codes.set(slugOfParent, parent.code);
    adopt('places', places, subject, { slug: slugOfParent, name: parent.name });
  }
  return inOrder(places);
}

interface Mention {
  slug: string;
  name: string;
}

/** Two that share a slug stay two, so that the build can refuse them. */
const keyOf = ({ slug, name }: Mention): string => `${slug} ${name}`;

/** The subjects by their keys. */
function collect(
  kind: Kind,
  articles: readonly Article[],
  mentions: (article: Article) => readonly Mention[],
): Map<string, Subject> {
  const subjects = new Map<string, Subject>();
  for (const article of [...articles].sort(newestFirst)) {
    for (const mention of mentions(article)) {
      const subject = subjects.get(keyOf(mention)) ?? makeSubject(kind, mention);
      subjects.set(keyOf(mention), subject);
      if (subject.articles.at(-1) !== article.id) subject.articles.push(article.id);
    }
  }
  return subjects;
}

/** Sets the wider subject of one, which then has a page as well. What is added to the map is walked, too. */
function adopt(kind: Kind, subjects: Map<string, Subject>, child: Subject, parent: Mention): void {
  child.parent = parent.slug;
  if (!subjects.has(keyOf(parent))) subjects.set(keyOf(parent), makeSubject(kind, parent));
}

function makeSubject(kind: Kind, { slug, name }: Mention): Subject {
  return { slug, url: `${kind}/${slug}/`, name, pinyin: toPinyin(name), articles: [] };
}

function inOrder(subjects: ReadonlyMap<string, Subject>): Subject[] {
  return [...subjects.values()].sort(
    (a, b) => compareText(a.pinyin ?? '', b.pinyin ?? '') || compareText(a.name, b.name),
  );
}

function newestFirst(a: Article, b: Article): number {
  return compareText(b.issue.date ?? '', a.issue.date ?? '');
}
