/**
 * npm run fit: learns the weights of the assembly and of the types of units from the annotated pages and writes them
 * into the pipeline. `npm run fit -- unit-types` learns the types only, which takes seconds.
 */
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { Failure } from '../archive/failure.ts';
import { loadLexicon } from '../archive/lexicon-data.ts';
import { readAnnotatedPages } from '../learning/annotated-pages.ts';
import { toExample } from '../learning/examples.ts';
import { learnFromCopy, meanOf } from '../learning/several.ts';
import { learnUnitTypes, unitExamples } from '../learning/unit-types.ts';
import { Vocabulary, type WeightData } from '../pipeline/assembly/vocabulary.ts';
import { run } from './run.ts';

/** Learnings that the weights are the mean of: each from a damaged copy of the invented pages of its own. */
const LEARNINGS = 4;
const WEIGHTS = new URL('../pipeline/assembly/weights.data.json', import.meta.url);
const UNIT_TYPES = new URL('../pipeline/unit-type/weights.data.json', import.meta.url);

async function fitFrom(argv: readonly string[]): Promise<void> {
  const { positionals } = parseArgs({ args: [...argv], allowPositionals: true });
  const unknown = positionals.find((what) => what !== 'unit-types');
  if (unknown) throw new Failure(`Cannot learn “${unknown}”; expected unit-types or nothing`);
  fitUnitTypes();
  if (positionals.length === 0) await fitAssembly();
}

/** One row a line: what a new learning changed can be read. */
function fitUnitTypes(): void {
  const lexicon = loadLexicon();
  const learnt = learnUnitTypes(readAnnotatedPages([1]).flatMap((page) => unitExamples(page, lexicon)));
  const rows = Object.entries(learnt).map(([name, row]) => `${JSON.stringify(name)}: ${JSON.stringify(row)}`);
  writeFileSync(UNIT_TYPES, `{\n${rows.join(',\n')}\n}\n`);
  process.stdout.write('Learnt the types of units.\n');
}

async function fitAssembly(): Promise<void> {
  const copies = Array.from({ length: LEARNINGS }, (_, k) => k + 1);
  const learnings: WeightData[] = [];
  const next = copies.values();
  const work = async (): Promise<void> => {
    for (const copy of next) learnings[copy - 1] = await learnApart(copy);
  };
  await Promise.all(Array.from({ length: Math.min(LEARNINGS, availableParallelism()) }, work));
  // One row a line: what a new learning changed can be read.
  writeFileSync(WEIGHTS, `${JSON.stringify(meanOf(learnings), null, 1)}\n`);
  process.stdout.write(
    `Learnt ${LEARNINGS} times; \`npm run bench -- segmentation\` says how well on pages left out.\n`,
  );
}

/** One learning, in a thread of its own. */
async function learnApart(copy: number): Promise<WeightData> {
  const worker = new Worker(new URL(import.meta.url), { workerData: copy });
  const [learnt] = (await once(worker, 'message')) as [WeightData];
  process.stderr.write(`Learnt from copy ${copy} of ${LEARNINGS}.\n`);
  return learnt;
}

function learnHere(copy: number): WeightData {
  const lexicon = loadLexicon();
  const words = new Vocabulary(undefined, true);
  const examples = readAnnotatedPages([copy]).map((page) => toExample(page, lexicon, words));
  return learnFromCopy(examples, words, copy);
}

if (isMainThread) await run(() => fitFrom(process.argv.slice(2)));
else parentPort?.postMessage(learnHere(workerData as number));
