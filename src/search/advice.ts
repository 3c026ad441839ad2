/** What to try when nothing was found: the nearest that exists, and how many articles each would give. */
import type { SearchState } from './address.ts';
import { hasFilters } from './address.ts';
import type { SearchEngine } from './engine.ts';
import { foldText, lettersOf, withoutQuotationMarks } from './fold.ts';
import { type Clause, formatQuery, type Phrase, parseQuery, type Query } from './query.ts';

export interface Advice {
  kind: 'without-filters' | 'fewer-words' | 'part' | 'similar';
  text: string;
  keepFilters: boolean;
  count: number;
}

/** Similar titles and names asked for. */
const SIMILAR_LIMIT = 60;
const ADVICE_LIMIT = 6;

/** @throws ConnectionLost */
export async function advise(engine: SearchEngine, state: SearchState): Promise<Advice[]> {
  const query = parseQuery(state.text);
  const groups = await Promise.all([
    withoutFilters(engine, state, query),
    fewerWords(engine, state, query),
    similar(engine, state, query),
    partsOfPhrases(engine, state, query),
  ]);
  const seen = new Set<string>();
  return groups
    .flat()
    .filter(({ text, keepFilters, count }) => {
      const key = `${keepFilters} ${text}`;
      const isNew = count > 0 && !seen.has(key);
      seen.add(key);
      return isNew;
    })
    .slice(0, ADVICE_LIMIT);
}

async function withoutFilters(engine: SearchEngine, state: SearchState, query: Query): Promise<Advice[]> {
  if (!hasFilters(state.filters)) return [];
  return [
    { kind: 'without-filters', text: state.text, keepFilters: false, count: await engine.count(query, {}) },
  ];
}

function fewerWords(engine: SearchEngine, state: SearchState, query: Query): Promise<Advice[]> {
  if (query.clauses.length < 2) return Promise.resolve([]);
  const shorter = query.clauses
    .map((left) => ({ clauses: query.clauses.filter((clause) => clause !== left) }))
    .filter(({ clauses }) => clauses.some(({ excluded }) => !excluded));
  return Promise.all(
    shorter.map(async (one) => ({
      kind: 'fewer-words' as const,
      text: formatQuery(one),
      keepFilters: true,
      count: await engine.count(one, state.filters),
    })),
  );
}

/**
 * What a phrase is cut into: characters, but never a number, and no date within.
 *
 *     纪念1958年10月1日国庆
 *     ^^^^             ^^^^ each by itself
 *         ^^^^^^^^^^^^^ one
 */
const NUMERAL = '[\\d０-９〇零一二两三四五六七八九十百千万亿]+';
const pieces = new RegExp(`第?${NUMERAL}(?:[年月.．,，:：/-]${NUMERAL})*[年月日号期版%％]?|.`, 'gsu');

/** The longest beginning and the longest end of each phrase that exist, and both together. */
async function partsOfPhrases(engine: SearchEngine, state: SearchState, query: Query): Promise<Advice[]> {
  const phrases = query.clauses.filter(({ excluded }) => !excluded).flatMap(({ any }) => any);
  const advice: Advice[] = [];
  for (const phrase of phrases) {
    const cut = withoutQuotationMarks(phrase.typed).match(pieces) ?? [];
    const count = (text: string) => engine.count(queryOf(text), state.filters);
    const start = (length: number) => cut.slice(0, length).join('');
    const end = (length: number) => cut.slice(cut.length - length).join('');
    const head = await longest(cut.length, async (length) => (await count(start(length))) > 0);
    if (head === cut.length) continue;
    const tail = await longest(cut.length, async (length) => (await count(end(length))) > 0);
    const parts = [start(head), end(tail)].filter((part) => [...part].length > 1);
    const both: Query = { clauses: parts.map(clauseOf) };
    const queries = [...(both.clauses.length === 2 ? [both] : []), ...parts.map(queryOf)];
    for (const one of queries) {
      advice.push({
        kind: 'part',
        text: formatQuery(one),
        keepFilters: true,
        count: await engine.count(one, state.filters),
      });
    }
  }
  return advice;
}

/** The greatest length up to `most` for which it holds: what holds for a length holds for every shorter one. */
async function longest(most: number, holds: (length: number) => Promise<boolean>): Promise<number> {
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (await holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Titles and names that differ from the phrase in one character, or in nothing but marks. */
async function similar(engine: SearchEngine, state: SearchState, query: Query): Promise<Advice[]> {
  const [clause, second] = query.clauses;
  const [phrase] = clause?.any ?? [];
  const letters = lettersOf(phrase?.typed ?? '');
  if (!phrase || second || [...letters].length < 2) return [];
  const [first = ''] = letters;
  const names = (await engine.suggest(first, SIMILAR_LIMIT)).map(([, name]) => name);
  const near = names
    .filter((name) => foldText(name) !== phrase.folded && differInOneAtMost(lettersOf(name), letters))
    .map(queryOf);
  return Promise.all(
    near.slice(0, 3).map(async (one) => ({
      kind: 'similar' as const,
      text: formatQuery(one),
      keepFilters: true,
      count: await engine.count(one, state.filters),
    })),
  );
}

/** One character put in, left out, or changed, or none. */
function differInOneAtMost(one: string, other: string): boolean {
  const [a, b] = [[...one], [...other]];
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return a.length - start - end <= 1 && b.length - start - end <= 1;
}

function clauseOf(typed: string): Clause {
  const phrase: Phrase = { typed, folded: foldText(typed) };
  return { any: [phrase], excluded: false };
}

function queryOf(typed: string): Query {
  return { clauses: [clauseOf(typed)] };
}
