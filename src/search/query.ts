/**
 * The query language: words, all of which must occur; "…" for a phrase with spaces; -词 for what must not
 * occur; 词 OR 词 for either. Everything else is text, punctuation included.
 */
import { foldText } from './fold.ts';

/** A phrase as typed, and folded: what is looked up. */
export interface Phrase {
  typed: string;
  folded: string;
}

/** Any of the phrases has to occur, or none of them where the clause is excluded. */
export interface Clause {
  any: Phrase[];
  excluded: boolean;
}

export interface Query {
  clauses: Clause[];
}

interface Word {
  typed: string;
  excluded: boolean;
  quoted: boolean;
}

/** Reads a query; every text is a query, and an operator that has nothing to work on is text. */
export function parseQuery(text: string): Query {
  const clauses: Clause[] = [];
  let joins = false;
  const words = readWords(text);
  for (const [index, word] of words.entries()) {
    const next = words[index + 1];
    const last = clauses.at(-1);
    if (isOr(word) && last && next && !joins && !last.excluded && !next.excluded) {
      joins = true;
      continue;
    }
    const folded = foldText(word.typed);
    if (folded !== '') {
      const phrase = { typed: word.typed, folded };
      if (joins && last) last.any.push(phrase);
      else clauses.push({ any: [phrase], excluded: word.excluded });
    }
    joins = false;
  }
  return { clauses };
}

function isOr(word: Word): boolean {
  return word.typed === 'OR' && !word.quoted && !word.excluded;
}

/**
 *     "工人 日报" -简讯 他说"好"
 *     ^^^^^^^^^^^ a quotation opens where a word begins and closes where one ends:
 *                       ^^^^ these quotation marks are text
 */
const wordPattern = /(-?)"(.+?)"(?=\s|$)|(-?)(\S+)/gsu;

function readWords(text: string): Word[] {
  return Array.from(text.matchAll(wordPattern), ([, quoteMinus, quoted, minus = '', plain = '']) => {
    if (quoted !== undefined) return { typed: quoted, excluded: quoteMinus === '-', quoted: true };
    if (plain === '') return { typed: minus, excluded: false, quoted: false };
    return { typed: plain, excluded: minus === '-', quoted: false };
  });
}

/** @returns the phrases whose occurrences are to be marked */
export function wantedPhrases(query: Query): Phrase[] {
  return query.clauses.filter((clause) => !clause.excluded).flatMap((clause) => clause.any);
}

/** Writes a query so that it is read as it was. */
export function formatQuery(query: Query): string {
  return query.clauses
    .map(({ any, excluded }) => (excluded ? '-' : '') + any.map(formatPhrase).join(' OR '))
    .join(' ');
}

/** @returns the phrase, in quotation marks where it would otherwise be read as more or less than one phrase */
export function formatPhrase({ typed }: Phrase): string {
  const reread = readWords(typed);
  const [only] = reread;
  const plain =
    reread.length === 1 && only && !only.quoted && !only.excluded && only.typed === typed && typed !== 'OR';
  return plain ? typed : `"${typed}"`;
}
