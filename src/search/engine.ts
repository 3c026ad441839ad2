/** The search itself, wherever its files come from: a query and filters in, rows and counts out. */
import type { Card, PinyinPairs, Rows, Subjects, Suggestion, SuggestionFile } from './data.ts';
import { issueUrl, suggestionFile } from './data.ts';
import { type Excerpt, makeExcerpt } from './excerpt.ts';
import { type FacetCounts, type Filters, facetNames, isSubjectFacet, narrow, RowTable } from './facets.ts';
import { foldText, lettersOf } from './fold.ts';
import { isAsked, readAskedIssue } from './issues.ts';
import type { Library } from './library.ts';
import {
  addHits,
  type ClauseHits,
  inOrder,
  type Match,
  matchRows,
  type Order,
  type RowHits,
} from './match.ts';
import { OccurrenceIndex } from './occurrences.ts';
import { type Clause, type Phrase, parseQuery, type Query } from './query.ts';
import { looksLikePinyin, readPinyin } from './read-pinyin.ts';
import { type Convert, hasTraditional, loadSimplifier, simplifiedForms } from './script.ts';

/** Up to this size, subjects.json is loaded with the first results. */
const SMALL_SUBJECTS = 60_000;

export interface SearchRequest {
  text: string;
  filters: Filters;
  order: Order;
  /** Count people, topics and places even where that loads much. */
  withSubjects?: boolean;
}

export interface SearchResult {
  query: Query;
  /** The rows found, in the order asked for. */
  rows: number[];
  counts: FacetCounts;
  /** Folded phrases to be marked, in all the forms in which they were looked up. */
  phrases: string[];
  /** Forms that were looked up besides what was typed. */
  simplified: string[];
  /** The words as which a query in pinyin was read. */
  pinyin: string[];
  subjectsCounted: boolean;
  /** What the query names, where it is a date or the number of an issue; newest first, whatever the filters. */
  issues: IssueFacts[];
}

export interface IssueFacts {
  url: string;
  publication: string;
  /** EDTF, or empty. */
  date: string;
  /** Or empty. */
  number: string;
  articles: number;
}

export interface RowFacts {
  row: number;
  id: string;
  title: string;
  publication: string;
  /** EDTF; absent where it is not known, as the page is. */
  date?: string;
  page?: number;
  type: ReturnType<RowTable['type']>;
}

interface Opened {
  rows: Rows;
  table: RowTable;
  /** Of each row on the axis of characters. */
  starts: Uint32Array;
  index: OccurrenceIndex;
}

export class SearchEngine {
  readonly #library: Library;
  #opened: Promise<Opened> | undefined;
  #files = new Map<string, Promise<unknown>>();
  #simplifier: Promise<Convert> | undefined;

  constructor(library: Library) {
    this.#library = library;
  }

  /** Loads what every query needs. @throws ConnectionLost */
  async open(): Promise<void> {
    await this.#open();
  }

  /** @throws ConnectionLost */
  async search(request: SearchRequest): Promise<SearchResult> {
    const { rows, table } = await this.#open();
    const query = parseQuery(request.text);
    let found = await this.#match(query);
    let pinyin: string[] = [];
    if (found.matches.length === 0 && looksLikePinyin(request.text)) {
      const read = await this.#matchPinyin(request.text);
      if (read) ({ found, words: pinyin } = read);
    }
    const wantsSubjects =
      request.withSubjects ||
      rows.subjectsSize <= SMALL_SUBJECTS ||
      facetNames.some((name) => isSubjectFacet(name) && request.filters[name]?.length);
    const subjects = wantsSubjects ? await this.#subjects() : undefined;
    const { items, counts } = narrow(found.matches, table, request.filters, subjects);
    return {
      query,
      rows: inOrder(
        items,
        request.order,
        (row) => table.issueNumber(row),
        (row) => table.isDated(row),
      ),
      counts,
      phrases: found.phrases,
      simplified: found.simplified,
      pinyin,
      subjectsCounted: subjects !== undefined,
      issues: issuesNamed(request.text, rows),
    };
  }

  /** All that can be chosen of each facet. @throws ConnectionLost */
  async choices(): Promise<FacetCounts> {
    return (await this.search({ text: '', filters: {}, order: 'best', withSubjects: true })).counts;
  }

  /** How many articles a query finds under the filters. @throws ConnectionLost */
  async count(query: Query, filters: Filters): Promise<number> {
    const { table } = await this.#open();
    const chosenSubjects = facetNames.some((name) => isSubjectFacet(name) && filters[name]?.length);
    const { matches } = await this.#match(query);
    return narrow(matches, table, filters, chosenSubjects ? await this.#subjects() : undefined).items.length;
  }

  /** What a list of results prints of rows. @throws ConnectionLost */
  async facts(wanted: readonly number[]): Promise<RowFacts[]> {
    const { rows, table } = await this.#open();
    return Promise.all(
      wanted.map(async (row) => {
        const file = Math.floor(row / rows.cardSize);
        const cards = await this.#file<Card[]>(`cards/${file}.json`);
        const [id, title] = cards[row - file * rows.cardSize] ?? ['', ''];
        const [date, page] = [table.date(row), table.page(row)];
        return {
          row,
          id,
          title,
          publication: table.publication(row)[1],
          ...(date !== '' && { date }),
          ...(page !== 0 && { page }),
          type: table.type(row),
        };
      }),
    );
  }

  /** The passage of an article to show for the phrases. @throws ConnectionLost */
  async excerpt(id: string, phrases: readonly string[]): Promise<Excerpt | undefined> {
    return makeExcerpt(await this.#library.article(id), phrases);
  }

  /** @returns titles and names that begin with the text, or whose pinyin does. @throws ConnectionLost */
  async suggest(text: string, limit: number): Promise<Suggestion[]> {
    const { rows } = await this.#open();
    const typed = foldText(text).trim();
    const letters = /^[a-zü'’ ]+$/.test(typed) ? typed.replace(/[^a-zü]/g, '').replaceAll('ü', 'v') : '';
    const key = letters.length >= 2 ? letters.slice(0, 2) : (/[\p{L}\p{N}]/u.exec(typed)?.[0] ?? '');
    if (key === '') return [];
    const file = await this.#file<SuggestionFile>(
      `suggest/${suggestionFile(key, rows.suggestionFiles)}.json`,
    );
    const wanted = lettersOf(typed);
    return (Object.hasOwn(file, key) ? (file[key] ?? []) : [])
      .filter(([, name, pinyin]) =>
        letters === '' ? lettersOf(name).startsWith(wanted) : pinyin.startsWith(letters),
      )
      .slice(0, limit);
  }

  /** @returns simplified forms of a text, loading the conversion. @throws ConnectionLost */
  async simplify(text: string): Promise<string> {
    this.#simplifier ??= loadSimplifier();
    return (await this.#simplifier)(text);
  }

  /** Some articles are in traditional characters. */
  async holdsTraditional(): Promise<boolean> {
    return (await this.#open()).rows.traditional;
  }

  #open(): Promise<Opened> {
    this.#opened ??= this.#load();
    const opening = this.#opened;
    opening.catch(() => {
      if (this.#opened === opening) this.#opened = undefined;
    });
    return opening;
  }

  async #load(): Promise<Opened> {
    // The data files are written by the builder of this same version; the address of each names its build.
    const rows = (await this.#library.data('rows.json')) as Rows;
    const starts = new Uint32Array(rows.lengths.length);
    for (let row = 1; row < starts.length; row++)
      starts[row] = (starts[row - 1] ?? 0) + (rows.lengths[row - 1] ?? 0);
    return {
      rows,
      table: new RowTable(rows),
      starts,
      index: new OccurrenceIndex(this.#library, rows, starts),
    };
  }

  async #file<Content>(name: string): Promise<Content> {
    const { rows } = await this.#open();
    const known = this.#files.get(name);
    if (known) return known as Promise<Content>;
    const file = this.#library.data(name, rows.build);
    this.#files.set(name, file);
    file.catch(() => this.#files.delete(name));
    return file as Promise<Content>;
  }

  #subjects(): Promise<Subjects> {
    return this.#file<Subjects>('subjects.json');
  }

  async #match(query: Query): Promise<Found> {
    const { rows } = await this.#open();
    if (query.clauses.length === 0)
      return { matches: matchRows([], rows.lengths.length), phrases: [], simplified: [] };
    const looked = await Promise.all(query.clauses.map((clause) => this.#lookUp(clause)));
    const wanted = looked.filter(({ excluded }) => !excluded);
    return {
      matches: matchRows(looked, rows.lengths.length),
      phrases: wanted.flatMap(({ phrases }) => phrases),
      simplified: wanted.flatMap(({ simplified }) => simplified),
    };
  }

  async #lookUp({
    any,
    excluded,
  }: Clause): Promise<ClauseHits & { phrases: string[]; simplified: string[] }> {
    const { index, starts, rows } = await this.#open();
    const forms = await Promise.all(any.map((phrase) => this.#formsOf(phrase)));
    const phrases = [...new Set(forms.flat())];
    const hits: RowHits = new Map();
    for (const places of await Promise.all(phrases.map((phrase) => index.places(phrase)))) {
      addHits(hits, places, starts, rows.titles);
    }
    return { hits, excluded, phrases, simplified: forms.flatMap(([, ...simplified]) => simplified) };
  }

  async #formsOf({ folded }: Phrase): Promise<string[]> {
    if (!hasTraditional(folded)) return [folded];
    this.#simplifier ??= loadSimplifier();
    return [folded, ...simplifiedForms(folded, await this.#simplifier)];
  }

  async #matchPinyin(text: string): Promise<{ found: Found; words: string[] } | undefined> {
    const candidates = readPinyin(text, await this.#file<PinyinPairs>('pinyin.json'));
    const counts = await Promise.all(
      candidates.map(async (word) => ({ word, count: (await this.#match(oneOf([word]))).matches.length })),
    );
    const words = counts.filter(({ count }) => count > 0).map(({ word }) => word);
    return words.length === 0 ? undefined : { found: await this.#match(oneOf(words)), words };
  }
}

interface Found {
  matches: Match[];
  phrases: string[];
  simplified: string[];
}

function issuesNamed(text: string, { issues, publications }: Rows): IssueFacts[] {
  const asked = readAskedIssue(text);
  if (!asked) return [];
  return issues
    .filter(([, date, number]) => isAsked(asked, date, number))
    .map(([place, date, number, articles, name]) => {
      const [slug, publication] = publications[place] ?? ['', ''];
      return { url: issueUrl(slug, date, name), publication, date, number, articles };
    });
}

function oneOf(words: readonly string[]): Query {
  return { clauses: [{ any: words.map((typed) => ({ typed, folded: foldText(typed) })), excluded: false }] };
}
