/** The lexicon's data from disk. */
import { readFileSync } from 'node:fs';
import { createLexicon, type Lexicon } from '../pipeline/lexicon/index.ts';

const DATA = new URL('../pipeline/lexicon/lexicon.data.bin', import.meta.url);
let lexicon: Lexicon | undefined;

/** The lexicon, read once. */
export function loadLexicon(): Lexicon {
  lexicon ??= createLexicon(readFileSync(DATA));
  return lexicon;
}
