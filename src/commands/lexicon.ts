/**
 * npm run lexicon -- --words FILE --ngrams FILE --topics FILE: builds the lexicon's data.
 * FILE: jieba's dict.txt, libime's lm_sc.arpa and JioNLP's topic_word_weight.json; where to get them stands in src/pipeline/lexicon/SOURCES.md.
 */
import { createReadStream, readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import TSCharacters from 'opencc-js/dict/TSCharacters';
import { Failure } from '../archive/failure.ts';
import { buildLexicon } from '../pipeline/lexicon/build/index.ts';
import { run } from './run.ts';

/** A reader loses what it reads before someone listens: it is made when it is iterated. */
async function* lines(path: string): AsyncIterable<string> {
  yield* createInterface({ input: createReadStream(path) });
}

await run(async () => {
  const { values } = parseArgs({
    options: {
      words: { type: 'string' },
      ngrams: { type: 'string' },
      topics: { type: 'string' },
      out: { type: 'string' },
    },
  });
  if (!values.words || !values.ngrams || !values.topics) {
    throw new Failure(
      'npm run lexicon -- --words dict.txt --ngrams lm_sc.arpa --topics topic_word_weight.json: all three files are needed; see src/pipeline/lexicon/SOURCES.md.',
      2,
    );
  }
  const data = await buildLexicon({
    dictionary: lines(values.words),
    arpa: lines(values.ngrams),
    topics: readFileSync(values.topics, 'utf8'),
    traditional: TSCharacters,
    say: (message) => process.stderr.write(`${message}\n`),
  });
  writeFileSync(values.out ?? new URL('../pipeline/lexicon/lexicon.data.bin', import.meta.url), data);
});
