/** npm run fit: learns the weights of the assembly from the annotated pages and writes them into the pipeline. */
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { loadLexicon } from '../archive/lexicon-data.ts';
import { readAnnotatedPages } from '../learning/annotated-pages.ts';
import { toExample } from '../learning/examples.ts';
import { learnFromCopy, meanOf } from '../learning/several.ts';
import { Vocabulary, type WeightData } from '../pipeline/assembly/vocabulary.ts';
import { run } from './run.ts';

/** Learnings that the weights are the mean of: each from a damaged copy of the invented pages of its own. */
const LEARNINGS = 4;
const WEIGHTS = new URL('../pipeline/assembly/weights.data.json', import.meta.url);

async function fit(): Promise<void> {
  const copies = Array.from({ length: LEARNINGS }, (_, k) => k + 1);
  const learnings: WeightData[] = [];
  const next = copies.values();
  const work = async (): Promise<void> => {
    for (const copy of next) learnings[copy - 1] = await learnApart(copy);
  };
  await Promise.all(Array.from({ length: Math.min(LEARNINGS, availableParallelism()) }, work));
  writeFileSync(WEIGHTS, `${JSON.stringify(meanOf(learnings))}\n`);
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

if (isMainThread) await run(fit);
else parentPort?.postMessage(learnHere(workerData as number));
