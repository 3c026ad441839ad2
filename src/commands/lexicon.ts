/**
 * npm run lexicon -- --words FILE --ngrams FILE: builds the lexicon's data.
 * FILE: jieba's dict.txt and libime's lm_sc.arpa; where to get them stands in src/pipeline/lexicon/SOURCES.md.
 */
import { createReadStream, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import TSCharacters from 'opencc-js/dict/TSCharacters';
import { buildLexicon } from '../pipeline/lexicon/build/index.ts';

const { values } = parseArgs({
  options: { words: { type: 'string' }, ngrams: { type: 'string' }, out: { type: 'string' } },
});
if (!values.words || !values.ngrams) {
  throw new Error(
    'npm run lexicon -- --words dict.txt --ngrams lm_sc.arpa: both files are needed; see src/pipeline/lexicon/SOURCES.md.',
  );
}
/** A reader loses what it reads before someone listens: it is made when it is iterated. */
async function* lines(path: string): AsyncIterable<string> {
  yield* createInterface({ input: createReadStream(path) });
}
const data = await buildLexicon({
  dictionary: lines(values.words),
  arpa: lines(values.ngrams),
  traditional: TSCharacters,
  say: (message) => process.stderr.write(`${message}\n`),
});
writeFileSync(values.out ?? new URL('../pipeline/lexicon/lexicon.data.bin', import.meta.url), data);
