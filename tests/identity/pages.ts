import { readFileSync } from 'node:fs';
import { nameUnits, type TruePage } from '../../src/commands/bench/changes.ts';
import { emptyLedger, type Identification, identify, type Ledger } from '../../src/identity/index.ts';
import { type ParsedPage, parsedPageSchema } from '../../src/pipeline/contract.ts';

const read = (name: string): ParsedPage[] =>
  readFileSync(new URL(`../fixtures/identity/${name}.ndjson`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => parsedPageSchema.parse(JSON.parse(line)));

/** The five seeds, taken apart by hand. */
export const seedPages = (): TruePage[] => nameUnits(read('seeds'));

/** Invented pages, one of three copies that were damaged differently; the truth of a unit is the same in all. */
export const devPages = (copy: 1 | 2 | 3): TruePage[] =>
  nameUnits(
    read('dev').filter((page) => page.source.endsWith(`-${copy}.txt`)),
    (page) => page.source.slice(0, 3),
  );

export const DAY_ONE = '2026-01-05';
export const DAY_TWO = '2026-03-20';

export const build = (
  pages: TruePage[],
  ledger: Ledger = emptyLedger(),
  today = DAY_ONE,
): Identification<TruePage> => identify({ pages, ledger, today });

/** The id of each unit, by what it truly is. */
export const idsOf = (built: Identification<TruePage>): Map<string, string> =>
  new Map(
    built.pages.flatMap(({ page, units }) =>
      page.units.map((unit, at) => [unit.truth, units[at]?.id ?? ''] as const),
    ),
  );

/** A page of its own with one unit for each text. */
export const pageOf = (source: string, texts: string[], rest: Partial<TruePage> = {}): TruePage => ({
  source,
  publication: '测试报',
  issue: {},
  duplicates: [],
  furniture: [],
  ...rest,
  units: texts.map((text, at) => ({
    truth: `${source}#${at}`,
    type: 'article',
    title: text.slice(0, 8),
    people: [],
    blocks: text.split('\n').map((paragraph) => ({ role: 'paragraph', text: paragraph, spans: [] })),
  })),
});
