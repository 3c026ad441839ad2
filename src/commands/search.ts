/** npm run search -- 词…: the search of the built site, on the command line. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Failure } from '../archive/failure.ts';
import { readSettings } from '../archive/settings.ts';
import { type SearchState, writeState } from '../search/address.ts';
import { advise } from '../search/advice.ts';
import { SearchEngine } from '../search/engine.ts';
import { type Filters, facetNames } from '../search/facets.ts';
import { dateWords } from '../search/labels.ts';
import { openFolder } from '../search/node-library.ts';
import { projectRoot, run } from './run.ts';

const usage = `npm run search -- [options] 词…
Searches the built site: words that all must occur, "…" with spaces, -词 for none, 词 OR 词 for either.
Words that begin with a hyphen go after a --.

  --out DIR       folder of the built site (dist)
  --limit N       results printed (10)
  --order ORDER   best, newest or oldest (best)
  --json          one JSON object a line
${facetNames.map((name) => `  --${name.padEnd(13)} VALUE, may be given more than once`).join('\n')}
`;

await run(async () => {
  const { values, positionals } = readOptions();
  if (values.help || positionals.length === 0) {
    process.stdout.write(usage);
    return values.help ? 0 : 2;
  }
  const folder = values.out ?? (await readSettings(projectRoot)).out;
  if (!existsSync(join(folder, 'search', 'data', 'rows.json'))) {
    throw new Failure(`${folder}: found no search index, expected a built site; run npm run build`);
  }
  const engine = new SearchEngine(openFolder(folder));
  const state = stateOf(values, positionals);
  const result = await engine.search(state);
  const facts = await engine.facts(result.rows.slice(0, limitOf(values.limit)));
  if (values.json) {
    for (const one of facts)
      process.stdout.write(`${JSON.stringify({ ...one, url: `articles/${one.id}/` })}\n`);
    return 0;
  }
  for (const forms of [result.simplified, result.pinyin]) {
    if (forms.length > 0) process.stdout.write(`也查找：${forms.join('、')}\n`);
  }
  process.stdout.write(`${result.rows.length}篇\n`);
  for (const { title, date, publication, page, id } of facts) {
    const where = [publication, dateWords(date), page === 0 ? '' : `第${page}版`].filter(Boolean).join(' ');
    process.stdout.write(
      `\n${title}\n  ${where}\n  articles/${id}/${writeState({ ...state, filters: {}, order: 'best' })}\n`,
    );
  }
  if (result.rows.length === 0) {
    for (const { text, count } of await advise(engine, state))
      process.stdout.write(`可以试试 ${text} ${count}篇\n`);
  }
  return 0;
});

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
