/**
 * npm run fit: learns from the annotated pages the types of units, what words say of a line, which links to think of
 * and the weights of the assembly, and writes them into the pipeline. `npm run fit -- unit-types` learns only the types,
 * which takes seconds.
 */
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { Failure } from '../archive/failure.ts';
import { loadLexicon } from '../archive/lexicon-data.ts';
import { type LearntRoom, learntFile } from '../archive/resources.ts';
import { readAnnotatedPages } from '../learning/annotated-pages.ts';
import { toExample } from '../learning/examples.ts';
import { learnGroundwork } from '../learning/groundwork.ts';
import { learnFromCopy, meanOf } from '../learning/several.ts';
import { learnUnitTypes, unitExamples } from '../learning/unit-types.ts';
import { Vocabulary, type WeightData } from '../pipeline/assembly/vocabulary.ts';
import { run } from './run.ts';

/** Learnings that the weights are the mean of: each from a damaged copy of the invented pages of its own. */
const LEARNINGS = 4;

async function fitFrom(argv: readonly string[]): Promise<void> {
  const { positionals } = parseArgs({ args: [...argv], allowPositionals: true });
  const unknown = positionals.find((what) => what !== 'unit-types');
  if (unknown)
    throw new Failure(
      `Cannot learn “${unknown}”: npm run fit learns everything, npm run fit -- unit-types the types of units`,
    );
  const lexicon = loadLexicon();
  const pages = readAnnotatedPages([1]);
  writeRows('unit-type', learnUnitTypes(pages.flatMap((page) => unitExamples(page, lexicon))));
  process.stdout.write('Learnt the types of units.\n');
  if (positionals.length > 0) return;
  const { wordings, firstLook } = learnGroundwork(pages, lexicon);
  writeRows('wording', wordings);
  writeRows('assembly/first-look', firstLook);
  process.stdout.write('Learnt what words say of a line, and which links to think of.\n');
  await fitAssembly();
}

/** One row a line: what a new learning changed can be read. */
function writeRows(room: LearntRoom, learnt: Readonly<Record<string, unknown>>): void {
  const rows = Object.entries(learnt).map(([name, row]) => `${JSON.stringify(name)}: ${JSON.stringify(row)}`);
  writeFileSync(learntFile(room), `{\n${rows.join(',\n')}\n}\n`);
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
  writeFileSync(learntFile('assembly'), `${JSON.stringify(meanOf(learnings), null, 1)}\n`);
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
  const pages = readAnnotatedPages([copy]);
  const groundwork = learnGroundwork(pages, lexicon);
  const examples = pages.map((page) => toExample(page, { ...groundwork.of(page.document), weights: words }));
  return learnFromCopy(examples, words, copy);
}

if (isMainThread) await run(() => fitFrom(process.argv.slice(2)));
else parentPort?.postMessage(learnHere(workerData as number));
