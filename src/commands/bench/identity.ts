/**
 * npm run bench -- identity [--units N] [--pages FILE.ndjson]…
 *
 * How many ids stay under each change that an archive goes through, and what minting and matching cost.
 * FILE holds pages as `npm run parse -- --json` prints them.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  emptyLedger,
  identify,
  type Ledger,
  type LedgerFiles,
  readLedger,
  writeLedger,
} from '../../identity/index.ts';
import { randomFrom } from '../../learning/random.ts';
import { type ParsedPage, parsedPageSchema } from '../../pipeline/contract.ts';
import { countOf } from '../arguments.ts';
import { changes, heavyNoise, idsKept, nameUnits, type Random, type TruePage } from './changes.ts';

const DAY_ONE = '2026-01-05';
const DAY_TWO = '2026-03-20';
const NOISE_RUNS = 5;
/** Pages of a Chinese daily hold about as many units … */
const UNITS_A_PAGE = 10;
/** … of about as many characters. */
const CHARACTERS_A_UNIT = 800;

export async function bench(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      units: { type: 'string', default: '20000' },
      pages: {
        type: 'string',
        multiple: true,
        default: ['tests/fixtures/identity/seeds.ndjson', 'tests/fixtures/identity/dev.ndjson'],
      },
    },
  });
  const samples = values.pages.map((path) => ({ path, pages: onePageEach(readPages(path)) }));
  reportCost(
    samples.flatMap(({ pages }) => pages),
    countOf('units', values.units),
  );
  for (const { path, pages } of samples) reportKept(path, pages);
}

function readPages(path: string): ParsedPage[] {
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => parsedPageSchema.parse(JSON.parse(line)));
}

/** Of pages that are there in several copies, the first. */
function onePageEach(pages: ParsedPage[]): TruePage[] {
  const { copies } = identify({ pages, ledger: emptyLedger(), today: DAY_ONE });
  const left = new Set(copies.map(({ seed }) => seed));
  return nameUnits(pages.filter((page) => !left.has(page.source)));
}

interface Built {
  ids: Map<string, string>;
  ledger: Ledger;
}

function build(pages: TruePage[], ledger: Ledger, today: string): Built {
  const built = identify({ pages, ledger, today });
  const ids = built.pages.flatMap(({ page, units }) =>
    page.units.map((unit, at) => [unit.truth, units[at]?.id ?? ''] as const),
  );
  return { ids: new Map(ids), ledger: built.ledger };
}

function reportKept(path: string, pages: TruePage[]): void {
  const first = build(pages, emptyLedger(), DAY_ONE);
  console.log(`${path}: ${pages.length} pages, ${first.ids.size} units`);
  console.log(`  units that share an id: ${first.ids.size - new Set(first.ids.values()).size}`);
  for (const [name, change] of Object.entries(changes)) {
    report(name, idsKept(first.ids, build(change(pages, randomFrom(7)), first.ledger, DAY_TWO).ids));
  }
  const sum: [number, number] = [0, 0];
  for (let seed = 1; seed <= NOISE_RUNS; seed++) {
    const [kept, all] = idsKept(
      first.ids,
      build(heavyNoise(pages, randomFrom(seed)), first.ledger, DAY_TWO).ids,
    );
    sum[0] += kept;
    sum[1] += all;
  }
  report(`10% misread, ${NOISE_RUNS} times`, sum);
  const before = writeLedger(first.ledger);
  const after = writeLedger(build(pages, first.ledger, DAY_TWO).ledger);
  console.log(`  bytes of the ledger that a second build changes: ${changedBytes(before, after)}`);
}

const report = (name: string, [kept, all]: [number, number]): void =>
  console.log(`  ids kept, ${name}: ${kept} of ${all} (${((100 * kept) / all).toFixed(2)}%)`);

function changedBytes(before: LedgerFiles, after: LedgerFiles): number {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names]
    .filter((name) => before.get(name) !== after.get(name))
    .reduce((sum, name) => sum + Buffer.byteLength(after.get(name) ?? before.get(name) ?? ''), 0);
}

function reportCost(samples: TruePage[], units: number): void {
  const pages = inventPages(samples, units, randomFrom(1));
  reportMemory('before');
  const first = timed(`mint ${units} units`, () => build(pages, emptyLedger(), DAY_ONE));
  reportMemory('after minting');
  const files = timed('write the ledger', () => writeLedger(first.ledger));
  const ledger = timed('read the ledger', () => readLedger(files).ledger);
  const size = [...files.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  console.log(`  the ledger has ${(size / 2 ** 20).toFixed(1)} MB in ${files.size} files`);
  const again = timed(`match ${units} units, nothing changed`, () => build(pages, ledger, DAY_TWO));
  report('nothing changed', idsKept(first.ids, again.ids));
  reportMemory('after minting and matching');
  const noisy = (changes['5% misread'] ?? heavyNoise)(pages, randomFrom(2));
  const read = timed(`match ${units} units, 5% misread`, () => build(noisy, ledger, DAY_TWO));
  report('5% misread', idsKept(first.ids, read.ids));
}

const reportMemory = (when: string): void =>
  console.log(
    `  memory of the process at its peak, ${when}: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
  );

/** A build mints or matches in a process of its own: what a step before left behind is not to count. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}

function timed<T>(name: string, work: () => T): T {
  collectGarbage();
  const start = performance.now();
  const cpu = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(cpu);
  const wall = (performance.now() - start) / 1000;
  console.log(`${name}: ${wall.toFixed(2)} s (${((user + system) / 1e6).toFixed(2)} s of processor)`);
  return result;
}

/** Pages of phrases that the samples have, so that they share as many words as the pages of one paper do. */
function inventPages(samples: TruePage[], units: number, random: Random): TruePage[] {
  const phrases = samples.flatMap((page) =>
    page.units.flatMap((unit) =>
      unit.blocks.flatMap((block) => block.text.match(/[^，。、：；！？]{2,8}/gu) ?? []),
    ),
  );
  const phrase = () => phrases[Math.floor(random() * phrases.length)] ?? '';
  const paragraph = (length: number) => {
    const parts: string[] = [];
    for (let written = 0; written < length; written += 1 + (parts.at(-1)?.length ?? 0)) parts.push(phrase());
    return parts.join('，');
  };
  const unit = () => ({
    type: 'article' as const,
    title: phrase(),
    people: [],
    blocks: Array.from({ length: 1 + Math.floor((random() * CHARACTERS_A_UNIT) / 50) }, () => ({
      role: 'paragraph' as const,
      text: paragraph(20 + random() * 160),
      spans: [],
    })),
  });
  const pages = Array.from(
    { length: Math.ceil(units / UNITS_A_PAGE) },
    (_, at): ParsedPage => ({
      source: `${String(at).padStart(6, '0')}.txt`,
      publication: '测试报',
      issue: {},
      units: Array.from({ length: Math.min(UNITS_A_PAGE, units - at * UNITS_A_PAGE) }, unit),
      duplicates: [],
      furniture: [],
    }),
  );
  return nameUnits(pages);
}
