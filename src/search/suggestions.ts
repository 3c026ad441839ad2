/** Suggestions while typing, and the pairs by which a query in pinyin is read, made from titles and names. */
import type { Article } from '../archive/records.ts';
import {
  type PinyinPairs,
  type Suggestion,
  type SuggestionFile,
  type SuggestionKind,
  suggestionFile,
} from './data.ts';
import { foldText } from './fold.ts';
import { PairCounter, readAloud } from './pinyin.ts';

/** Entries in a file, on average: a few kilobytes to load when typing begins. */
const ENTRIES_PER_FILE = 150;
/** Suggestions under one key; the list shows a handful. */
const ENTRIES_PER_KEY = 200;
/** Candidates under two syllables; a query in pinyin tries a handful. */
const PAIRS_PER_KEY = 12;

export interface SuggestionData {
  files: SuggestionFile[];
  pairs: PinyinPairs;
}

export function makeSuggestions(articles: readonly Article[]): SuggestionData {
  const pairs = new PairCounter();
  const byKey = new Map<string, Suggestion[]>();
  for (const { kind, text, count, url } of collect(articles)) {
    const reading = readAloud(text, kind === 'person');
    pairs.add(text, reading);
    const suggestion: Suggestion =
      url === undefined ? [kind, text, reading.letters, count] : [kind, text, reading.letters, count, url];
    for (const key of new Set([textKey(text), pinyinKey(reading.letters)])) {
      if (key !== '') byKey.set(key, [...(byKey.get(key) ?? []), suggestion]);
    }
  }
  return { files: intoFiles(byKey), pairs: pairs.result(PAIRS_PER_KEY) };
}

/** The first character that is not punctuation: titles often begin with a quotation mark. */
export function textKey(text: string): string {
  return /[\p{L}\p{N}]/u.exec(foldText(text))?.[0] ?? '';
}

/** The first two letters: one letter would make files of a twentieth of the archive. */
export function pinyinKey(letters: string): string {
  return letters.length < 2 ? '' : letters.slice(0, 2);
}

interface Entry {
  kind: SuggestionKind;
  text: string;
  count: number;
  url?: string;
}

function collect(articles: readonly Article[]): Entry[] {
  const entries = new Map<string, Entry>();
  const count = (kind: SuggestionKind, text: string) => {
    const key = `${kind} ${text}`;
    const entry = entries.get(key) ?? { kind, text, count: 0 };
    entries.set(key, { ...entry, count: entry.count + 1 });
  };
  for (const article of articles) {
    for (const name of new Set(article.people.map((person) => person.name))) count('person', name);
    for (const { name } of article.places) count('place', name);
    for (const { name } of article.topics) count('topic', name);
  }
  const titles = articles
    .filter((article) => !article.titleInferred)
    .map(({ title, url }): Entry => ({ kind: 'title', text: title, count: 1, url }));
  return [...[...entries.values()].sort((a, b) => b.count - a.count), ...titles];
}

function intoFiles(byKey: Map<string, Suggestion[]>): SuggestionFile[] {
  const total = [...byKey.values()].reduce((sum, list) => sum + list.length, 0);
  const files: SuggestionFile[] = Array.from(
    { length: Math.max(1, Math.ceil(total / ENTRIES_PER_FILE)) },
    () => ({}),
  );
  for (const [key, list] of byKey) {
    const file = files[suggestionFile(key, files.length)];
    if (file) file[key] = list.slice(0, ENTRIES_PER_KEY);
  }
  return files;
}
