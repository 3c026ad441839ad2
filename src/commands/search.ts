/** npm run search -- 词…: the search of the built site, on the command line. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs, styleText } from 'node:util';
import { Failure } from '../archive/failure.ts';
import { readSettings } from '../archive/settings.ts';
import { asksNothing, hasFilters, type SearchState, writeState } from '../search/address.ts';
import { advise } from '../search/advice.ts';
import { chooseValues, nameValues } from '../search/choose.ts';
import { type RowFacts, SearchEngine, type SearchResult } from '../search/engine.ts';
import { type Excerpt, markPieces, type Piece } from '../search/excerpt.ts';
import { type FacetName, type Filters, facetNames } from '../search/facets.ts';
import { dateWords, facetWords, issueWords } from '../search/labels.ts';
import { addressOf, openFolder } from '../search/node-library.ts';
import { projectRoot, run } from './run.ts';

const examples: Record<FacetName, string> = {
  publication: '工人日报',
  year: '2020',
  month: '2020-11',
  issue: '2020-11-30',
  page: '2',
  type: '报道',
  topic: '职工创新',
  person: '王伟',
  place: '山东省',
};

const usage = `npm run search -- [options] 词…
Searches the built site: words that all must occur, "…" with spaces, -词 for none, 词 OR 词 for either.
A date or the number of an issue (2020年11月30日, 2020-11-30, 第20593期) offers the issue as well.
Words that begin with a hyphen go after a --. Without words, all that the filters let through.

  --out DIR       folder of the built site (dist)
  --limit N       results printed (10)
  --order ORDER   best, newest or oldest (best)
  --json          one JSON object a line, of each article
Filters, by name or slug, each as often as you like:
${facetNames.map((name) => `  --${name.padEnd(13)} ${facetWords[name]}, such as ${examples[name]}`).join('\n')}
`;

await run(async () => {
  const { values, positionals } = readOptions();
  const typed = stateOf(values, positionals);
  const limit = limitOf(values.limit);
  if (values.help || asksNothing(typed)) {
    process.stdout.write(usage);
    return values.help ? 0 : 2;
  }
  const folder = values.out ?? (await readSettings(projectRoot)).out;
  if (!existsSync(join(folder, 'search', 'data', 'rows.json'))) {
    throw new Failure(`${folder}: found no search index, expected a built site; run npm run build`);
  }
  const engine = new SearchEngine(openFolder(folder));
  const state = { ...typed, filters: await knownFilters(engine, typed.filters) };
  const result = await engine.search(state);
  const print = { result, state, address: await addressOf(folder) };
  if (!values.json) printHead(print);
  for (const facts of await engine.facts(result.rows.slice(0, limit))) {
    const excerpt = await engine.excerpt(facts.id, result.phrases);
    if (values.json) printJson(print, facts, excerpt);
    else printArticle(print, facts, excerpt);
  }
  if (!values.json && result.rows.length === 0) {
    for (const { kind, text, count } of await advise(engine, state)) {
      const words = kind === 'without-filters' ? '去掉所有筛选' : text;
      process.stdout.write(`可以试试 ${words} ${count}篇\n`);
    }
  }
  return 0;
});

interface Printed {
  result: SearchResult;
  state: SearchState;
  /** Of the site. */
  address: string;
}

function printHead({ result, address }: Printed): void {
  for (const issue of result.issues) {
    process.stdout.write(`${issueWords(issue)} ${issue.articles}篇\n  ${address}${issue.url}\n`);
  }
  for (const forms of [result.simplified, result.pinyin]) {
    if (forms.length > 0) process.stdout.write(`也查找：${forms.join('、')}\n`);
  }
  process.stdout.write(`${result.rows.length}篇\n`);
}

function printArticle({ result, state, address }: Printed, facts: RowFacts, excerpt?: Excerpt): void {
  const { title, date = '', publication, page, id } = facts;
  const where = [publication, dateWords(date) || '日期不详', page !== undefined && `第${page}版`];
  const lines = [
    marked(markPieces(title, result.phrases)),
    `  ${where.filter(Boolean).join(' ')}`,
    ...(excerpt ? [`  ${marked(piecesOf(excerpt))}`] : []),
    // The article marks the words that its address carries.
    `  ${address}articles/${id}/${writeState({ ...state, filters: {}, order: 'best' })}`,
  ];
  process.stdout.write(`\n${lines.join('\n')}\n`);
}

function printJson({ address }: Printed, facts: RowFacts, excerpt?: Excerpt): void {
  const words =
    excerpt &&
    piecesOf(excerpt)
      .map(({ text }) => text)
      .join('');
  process.stdout.write(
    `${JSON.stringify({ ...facts, excerpt: words, url: `${address}articles/${facts.id}/` })}\n`,
  );
}

function piecesOf({ pieces, cutBefore, cutAfter }: Excerpt): Piece[] {
  const ellipsis = { text: '……', marked: false };
  return [...(cutBefore ? [ellipsis] : []), ...pieces, ...(cutAfter ? [ellipsis] : [])];
}

/** Marks are bold on a terminal, and nothing in a pipe. */
function marked(pieces: readonly Piece[]): string {
  const bold = (text: string) => styleText('bold', text, { stream: process.stdout });
  return pieces.map(({ text, marked }) => (marked ? bold(text) : text)).join('');
}

/** @throws Failure where the archive has nothing that is called so */
async function knownFilters(engine: SearchEngine, filters: Filters): Promise<Filters> {
  if (!hasFilters(filters)) return {};
  const choices = await engine.choices();
  const known: Filters = {};
  for (const name of facetNames) {
    const there = choices[name] ?? [];
    const chosen = (filters[name] ?? []).flatMap((typed) => {
      const values = chooseValues(name, typed, there);
      if (values.length > 0) return values;
      const expected = there.length > 0 ? nameValues(name, typed, there) : 'none, as no article has any';
      throw new Failure(`--${name}: found ${typed}, expected ${expected}`, 2);
    });
    if (chosen.length > 0) known[name] = [...new Set(chosen)];
  }
  return known;
}

function readOptions() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        limit: { type: 'string' },
        order: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean' },
        ...Object.fromEntries(facetNames.map((name) => [name, { type: 'string', multiple: true } as const])),
      },
    });
  } catch (error) {
    throw new Failure(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`, 2);
  }
}

function stateOf(values: Record<string, unknown>, words: readonly string[]): SearchState {
  const filters: Filters = {};
  for (const name of facetNames) {
    const chosen = values[name];
    if (Array.isArray(chosen)) filters[name] = chosen.map(String);
  }
  const order = values.order ?? 'best';
  if (order !== 'best' && order !== 'newest' && order !== 'oldest') {
    throw new Failure(`--order: found ${order}, expected best, newest or oldest`, 2);
  }
  return { text: words.join(' '), filters, order };
}

function limitOf(value: string | undefined): number {
  if (value === undefined) return 10;
  if (/^\d+$/.test(value)) return Number(value);
  throw new Failure(`--limit: found ${value}, expected a number`, 2);
}
