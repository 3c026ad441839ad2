/** By what the results can be narrowed, and how many there are of each. */
import { type Rows, type SubjectRows, type Subjects, typeOfSign } from './data.ts';

export const facetNames = [
  'publication',
  'year',
  'month',
  'issue',
  'page',
  'type',
  'topic',
  'person',
  'place',
] as const;
export type FacetName = (typeof facetNames)[number];

/** Chosen values; several of one facet widen, several facets narrow. */
export type Filters = Partial<Record<FacetName, string[]>>;

export interface FacetValue {
  value: string;
  /** The name of a publication or a subject; otherwise the value. */
  name: string;
  count: number;
}
export type FacetCounts = Partial<Record<FacetName, FacetValue[]>>;

const subjectFacets = { person: 'people', topic: 'topics', place: 'places' } as const;
type SubjectFacet = keyof typeof subjectFacets;

export function isSubjectFacet(name: FacetName): name is SubjectFacet {
  return Object.hasOwn(subjectFacets, name);
}

/** What each row is, spread out from the runs of the data. */
export class RowTable {
  readonly count: number;
  readonly #rows: Rows;
  readonly #issueOf: Uint32Array;
  readonly #pageOf: Uint32Array;

  constructor(rows: Rows) {
    this.count = rows.lengths.length;
    this.#rows = rows;
    this.#issueOf = spread(
      rows.issues.map(([, , , length], index) => [index, length]),
      this.count,
    );
    this.#pageOf = spread(rows.pages, this.count);
  }

  issueNumber(row: number): number {
    return this.#issueOf[row] ?? 0;
  }

  isDated(row: number): boolean {
    return /^\d{4}/.test(this.date(row));
  }

  /** EDTF, or empty. */
  date(row: number): string {
    return this.#rows.issues[this.issueNumber(row)]?.[1] ?? '';
  }

  publication(row: number): [slug: string, name: string] {
    return this.#rows.publications[this.#rows.issues[this.issueNumber(row)]?.[0] ?? 0] ?? ['', ''];
  }

  /** 0 where it is not known. */
  page(row: number): number {
    return this.#pageOf[row] ?? 0;
  }

  type(row: number) {
    return typeOfSign(this.#rows.types[row] ?? '') ?? 'article';
  }

  /** @returns the value of a facet, empty where the archive does not know it */
  value(name: Exclude<FacetName, SubjectFacet>, row: number): string {
    switch (name) {
      case 'publication':
        return this.publication(row)[0];
      case 'year':
        return /^\d{4}/.exec(this.date(row))?.[0] ?? '';
      case 'month':
        return /^\d{4}-\d{2}/.exec(this.date(row))?.[0] ?? '';
      case 'issue':
        return this.date(row) === '' ? '' : `${this.publication(row)[0]}/${this.date(row)}`;
      case 'page':
        return this.page(row) === 0 ? '' : String(this.page(row));
      case 'type':
        return this.type(row);
    }
  }
}

function spread(runs: readonly (readonly [value: number, length: number])[], count: number): Uint32Array {
  const values = new Uint32Array(count);
  let row = 0;
  for (const [value, length] of runs) {
    values.fill(value, row, row + length);
    row += length;
  }
  return values;
}

export interface Narrowed<Item> {
  items: Item[];
  counts: FacetCounts;
}

/**
 * Keeps what all chosen facets allow. The counts of a facet are those of what the other facets allow, so that
 * they say what choosing a value would give.
 * @param subjects where loaded; without them no subject is counted, and none may be chosen
 */
export function narrow<Item extends { row: number }>(
  matches: readonly Item[],
  table: RowTable,
  filters: Filters,
  subjects: Subjects | undefined,
): Narrowed<Item> {
  const tests = facetNames.flatMap((name) => {
    const chosen = filters[name];
    return chosen && chosen.length > 0 ? [{ name, allows: makeTest(name, chosen, table, subjects) }] : [];
  });
  const items: Item[] = [];
  // Rows that only this facet keeps out: they count for its other values.
  const keptOutBy = new Map<FacetName, number[]>();
  for (const match of matches) {
    const failed = tests.filter(({ allows }) => !allows(match.row));
    const [only, second] = failed;
    if (!only) items.push(match);
    else if (!second) {
      const rows = keptOutBy.get(only.name);
      if (rows) rows.push(match.row);
      else keptOutBy.set(only.name, [match.row]);
    }
  }
  const kept = items.map(({ row }) => row);
  const counts: FacetCounts = {};
  for (const name of facetNames) {
    const rows = [...kept, ...(keptOutBy.get(name) ?? [])];
    if (isSubjectFacet(name)) {
      if (subjects) counts[name] = countSubjects(subjects[subjectFacets[name]], rows, filters[name] ?? []);
    } else counts[name] = countValues(name, rows, table, filters[name] ?? []);
  }
  return { items, counts };
}

function makeTest(
  name: FacetName,
  chosen: readonly string[],
  table: RowTable,
  subjects: Subjects | undefined,
): (row: number) => boolean {
  if (!isSubjectFacet(name)) return (row) => chosen.includes(table.value(name, row));
  const rows = new Set<number>();
  for (const subject of subjects?.[subjectFacets[name]] ?? []) {
    if (chosen.includes(subject[0])) for (const row of rowsOf(subject)) rows.add(row);
  }
  return (row) => rows.has(row);
}

function* rowsOf([, , steps]: SubjectRows): Generator<number> {
  let row = 0;
  for (const step of steps) {
    row += step;
    yield row;
  }
}

function countSubjects(
  subjects: readonly SubjectRows[],
  rows: readonly number[],
  chosen: readonly string[],
): FacetValue[] {
  const inResults = new Set(rows);
  return subjects
    .map((subject) => {
      let count = 0;
      for (const row of rowsOf(subject)) if (inResults.has(row)) count++;
      return { value: subject[0], name: subject[1], count };
    })
    .filter(({ value, count }) => count > 0 || chosen.includes(value))
    .sort((a, b) => b.count - a.count);
}

function countValues(
  name: Exclude<FacetName, SubjectFacet>,
  rows: readonly number[],
  table: RowTable,
  chosen: readonly string[],
): FacetValue[] {
  const counts = new Map(chosen.map((value) => [value, 0]));
  const names = new Map<string, string>();
  for (const row of rows) {
    const value = table.value(name, row);
    if (value === '') continue;
    counts.set(value, (counts.get(value) ?? 0) + 1);
    if (name === 'publication' || name === 'issue') names.set(value, table.publication(row)[1]);
  }
  return [...counts]
    .map(([value, count]) => ({ value, name: names.get(value) ?? value, count }))
    .sort(orders[name]);
}

const byCount = (a: FacetValue, b: FacetValue) => b.count - a.count;
const newestFirst = (a: FacetValue, b: FacetValue) => (a.value < b.value ? 1 : -1);
const orders = {
  publication: byCount,
  year: newestFirst,
  month: newestFirst,
  issue: (a: FacetValue, b: FacetValue) => {
    const date = ({ value }: FacetValue) => value.slice(value.indexOf('/') + 1);
    return date(a) < date(b) ? 1 : -1;
  },
  page: (a: FacetValue, b: FacetValue) => Number(a.value) - Number(b.value),
  type: byCount,
} satisfies Record<Exclude<FacetName, SubjectFacet>, (a: FacetValue, b: FacetValue) => number>;
