/** What is learnt before the assembly, from the same pages: what words say of a line, and which links to think of. */
import { type FirstLookData, FirstLookWeights } from '../pipeline/assembly/first-look/index.ts';
import type { Lexicon } from '../pipeline/lexicon/index.ts';
import type { MultinomialData } from '../pipeline/multinomial.ts';
import type { Learnt } from '../pipeline/resources.ts';
import type { AnnotatedPage } from './annotated-pages.ts';
import { choicesOf, learnFirstLook } from './first-look.ts';
import { learnWordings, wordingExamples, wordingsWithout } from './wordings.ts';

export interface Groundwork {
  wordings: MultinomialData;
  firstLook: FirstLookData;
  /** What the assembly is told of a page that it learns from: its words by what was learnt without its document. */
  of(document: string): Pick<Learnt, 'lexicon' | 'wordings' | 'firstLook'>;
}

export function learnGroundwork(pages: readonly AnnotatedPage[], lexicon: Lexicon): Groundwork {
  const lines = pages.flatMap((page) => wordingExamples(page, lexicon));
  const wordingsOf = wordingsWithout(lines);
  const choices = pages.flatMap((page) => choicesOf(page, { lexicon, wordings: wordingsOf(page.document) }));
  const data = learnFirstLook(choices);
  const firstLook = new FirstLookWeights(data);
  return {
    wordings: learnWordings(lines),
    firstLook: data,
    of: (document) => ({ lexicon, wordings: wordingsOf(document), firstLook }),
  };
}
