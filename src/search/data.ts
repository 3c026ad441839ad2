/**
 * The files beside Pagefind's index, in `search/data/` of the built site: what the index builder writes and the
 * engine reads. A row is an article; rows are numbered from the newest article to the oldest.
 */
import type { UnitType } from '../pipeline/contract.ts';
import { unitTypes } from '../pipeline/unit-type/names.ts';

const FIRST_SIGN = '0'.charCodeAt(0);

/** The sign that stands for a type in `Rows.types`: one character, of how many types there may ever be. */
export function signOfType(type: UnitType): string {
  return String.fromCharCode(FIRST_SIGN + unitTypes.indexOf(type));
}

export function typeOfSign(sign: string): UnitType | undefined {
  return unitTypes[sign.charCodeAt(0) - FIRST_SIGN];
}

/** `rows.json`: all that a query needs to know of every article. */
export interface Rows {
  /** Digest of the index; part of the address of the other files, so that no cache mixes two builds. */
  build: string;
  /** Ids by which Pagefind knows the groups of rows that it was given as pages. */
  groups: string[];
  /** Rows in a group; the last may have fewer. */
  groupSize: number;
  /** Characters, and pairs of them, that are indexed together with the character after them. */
  common: string[];
  /** Some articles are in traditional characters; they are indexed in both scripts. */
  traditional: boolean;
  /** Slug and name. */
  publications: [slug: string, name: string][];
  /**
   * Runs of rows of one issue; the date is EDTF, or empty where it is not known. The name is the last part of the
   * issue's address, where it is more than the date.
   */
  issues: [publication: number, date: string, number: string, rows: number, name?: string][];
  /** Runs of rows of one page, 0 where its number is not known. */
  pages: [page: number, rows: number][];
  /** One sign a row, that of its type. */
  types: string;
  /** Characters of each row as indexed, and how many of them, from the first, are its title. */
  lengths: number[];
  titles: number[];
  /** Rows in a file of cards; files of suggestions. */
  cardSize: number;
  suggestionFiles: number;
  /** Size of subjects.json, so that a small one is loaded with the first results. */
  subjectsSize: number;
}

/**
 * @param date EDTF
 * @param name the last part of the address, where it is more than the date
 */
export function issueUrl(publication: string, date: string, name = date.replace('?', '')): string {
  return `issues/${publication}/${name}/`;
}

/** `openings.json`: for all that is common, words that begin with it, one at least of each file that has such words. */
export type Openings = Record<string, string[]>;

/** `cards/N.json`: what the list of results prints of each row. */
export type Card = [id: string, title: string];

/** `subjects.json`: the people, topics and places of the articles. */
export interface Subjects {
  people: SubjectRows[];
  topics: SubjectRows[];
  places: SubjectRows[];
}

/** Rows as steps from the one before. */
export type SubjectRows = [slug: string, name: string, steps: number[]];

/** `suggest/N.json`: by the first character, or the first two letters of the pinyin, of what is suggested. */
export type SuggestionFile = Record<string, Suggestion[]>;
export type SuggestionKind = 'title' | 'person' | 'place' | 'topic';
/** Pinyin without tones and spaces; articles that it stands for; the address of a title. */
export type Suggestion = [kind: SuggestionKind, text: string, pinyin: string, count: number, url?: string];

/** `pinyin.json`: pairs of characters of titles and names under their two syllables, the more frequent first. */
export type PinyinPairs = Record<string, string>;

/** The file in which the suggestions for a key are, a number below `files`. */
export function suggestionFile(key: string, files: number): number {
  let hash = 0;
  for (const char of key) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) >>> 0;
  return hash % files;
}
