/** npm run fit: learns the weights of the assembly from the annotated pages and writes them into the pipeline. */
import { writeFileSync } from 'node:fs';
import { loadLexicon } from '../archive/lexicon-data.ts';
import { readAnnotatedPages } from '../learning/annotated-pages.ts';
import { toExample } from '../learning/examples.ts';
import { learn } from '../learning/learn.ts';
import { Vocabulary } from '../pipeline/assembly/vocabulary.ts';
import { run } from './run.ts';

/** Damaged copies of each invented page: each is broken at other places. */
const COPIES = 3;
const WEIGHTS = new URL('../pipeline/assembly/weights.data.json', import.meta.url);

await run(() => {
  const lexicon = loadLexicon();
  const words = new Vocabulary(undefined, true);
  const examples = readAnnotatedPages(COPIES).map((page) => toExample(page, lexicon, words));
  learn(examples, words);
  writeFileSync(WEIGHTS, `${JSON.stringify(words.toData())}\n`);
  process.stdout.write(
    `Learnt from ${examples.length} pages; \`npm run bench -- segmentation\` says how well on pages left out.\n`,
  );
});
