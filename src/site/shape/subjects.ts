/** People, places and topics, ordered and grouped for their lists. */
import type { Article, Subject } from '../../archive/records.ts';
import { compareText } from '../../pipeline/text-order.ts';
import { newestFirst, readDate } from './dates.ts';

export interface InitialGroup {
  /** A–Z, or # for a name that has no pinyin. */
  initial: string;
  /** Fragment of the group on its page. */
  anchor: string;
  subjects: Subject[];
}

/** A–Z by pinyin, # last. */
export function byInitial(subjects: Subject[]): InitialGroup[] {
  const groups = Map.groupBy(subjects, initialOf);
  return [...groups]
    .map(([initial, ofInitial]) => ({
      initial,
      anchor: initial === '#' ? 'other' : initial.toLowerCase(),
      subjects: ofInitial.toSorted(comparePinyin),
    }))
    .sort((a, b) => rank(a.initial) - rank(b.initial));
}

function initialOf(subject: Subject): string {
  const first = (subject.pinyin ?? subject.name).normalize('NFD').charAt(0).toUpperCase();
  return /[A-Z]/.test(first) ? first : '#';
}

function rank(initial: string): number {
  return initial === '#' ? Number.POSITIVE_INFINITY : initial.charCodeAt(0);
}

/** By pinyin, then by name, the same on every machine. */
export function comparePinyin(a: Subject, b: Subject): number {
  return compareText(a.pinyin ?? a.name, b.pinyin ?? b.name) || compareText(a.name, b.name);
}

export function mostFirst(a: Subject, b: Subject): number {
  return b.articles.length - a.articles.length || comparePinyin(a, b);
}

/** Subjects under their `parent`; one whose parent is not in the list stands at the top. */
export interface SubjectTree {
  subject: Subject;
  /** Distinct articles of the subject and of all beneath it. */
  count: number;
  children: SubjectTree[];
}

/** The tree of the subjects, each level with most articles first. */
export function treeOf(subjects: Subject[]): SubjectTree[] {
  const known = new Set(subjects.map((subject) => subject.slug));
  const children = childrenOf(subjects);
  const grow = (subject: Subject): SubjectTree => ({
    subject,
    count: beneath(subject, children).size,
    children: (children.get(subject.slug) ?? []).map(grow).sort(compareTrees),
  });
  return subjects
    .filter(({ parent }) => parent === undefined || !known.has(parent))
    .map(grow)
    .sort(compareTrees);
}

/** Ids of the articles of a subject and of all beneath it, its own first. */
export function articlesBeneath(subject: Subject, all: Subject[]): string[] {
  return [...beneath(subject, childrenOf(all))];
}

function childrenOf(subjects: Subject[]): Map<string | undefined, Subject[]> {
  return Map.groupBy(subjects, ({ parent }) => parent);
}

/** A cycle of parents, which a hand-written file may hold, is walked once. */
function beneath(
  subject: Subject,
  children: Map<string | undefined, Subject[]>,
  ids = new Set<string>(),
  seen = new Set<Subject>(),
): Set<string> {
  seen.add(subject);
  for (const id of subject.articles) ids.add(id);
  for (const child of children.get(subject.slug) ?? [])
    if (!seen.has(child)) beneath(child, children, ids, seen);
  return ids;
}

function compareTrees(a: SubjectTree, b: SubjectTree): number {
  return b.count - a.count || comparePinyin(a.subject, b.subject);
}

/** The subjects that hold this one, the widest first. */
export function ancestorsOf(subject: Subject, bySlug: Map<string, Subject>): Subject[] {
  const ancestors: Subject[] = [];
  let at = subject.parent === undefined ? undefined : bySlug.get(subject.parent);
  while (at && at !== subject && !ancestors.includes(at)) {
    ancestors.unshift(at);
    at = at.parent === undefined ? undefined : bySlug.get(at.parent);
  }
  return ancestors;
}

/** Articles from which a list leaves out excerpts and bylines, so that its page stays light. */
export const LONG_LIST = 150;

export interface YearGroup {
  /** Fragment of the group on its page. */
  anchor: string;
  /** 2020年, or 年份不详 */
  label: string;
  articles: Article[];
}

/** Articles by year, the newest first. */
export function byYear(articles: Article[]): YearGroup[] {
  const dated = articles.toSorted((a, b) => newestFirst(a.issue, b.issue));
  const groups = Map.groupBy(dated, (article) => readDate(article.issue.date).year);
  return [...groups].map(([year, ofYear]) => ({
    anchor: year === undefined ? 'undated' : `y${year}`,
    label: year === undefined ? '年份不详' : `${year}年`,
    articles: ofYear,
  }));
}

/** 2016–2020, 2020, or nothing where no year is known. */
export function yearsOf(articles: Article[]): string | undefined {
  const years = articles.flatMap((article) => readDate(article.issue.date).year ?? []);
  if (years.length === 0) return undefined;
  const first = years.reduce((a, b) => Math.min(a, b));
  const last = years.reduce((a, b) => Math.max(a, b));
  return first === last ? String(first) : `${first}–${last}`;
}
