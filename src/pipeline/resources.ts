import type { FirstLookWeights } from './assembly/first-look/index.ts';
import type { Vocabulary } from './assembly/vocabulary.ts';
import type { Publication } from './issue/publication.ts';
import type { Lexicon } from './lexicon/index.ts';
import type { Multinomial } from './multinomial.ts';
import type { Topic } from './topics/topic.ts';
import type { UnitTypeWeights } from './unit-type/weights.ts';

/** What was learnt of the language and from annotated pages. */
export interface Learnt {
  lexicon: Lexicon;
  /** Of which links are thought of: assembly/first-look/weights.data.json */
  firstLook: FirstLookWeights;
  /** Of the assembly: assembly/weights.data.json */
  weights: Vocabulary;
  /** Of the types of units: unit-type/weights.data.json */
  unitTypes: UnitTypeWeights;
  /** Of the words of lines: wording/weights.data.json */
  wordings: Multinomial;
}

/** What people write in content/ for the pipeline. */
export interface Written {
  /** content/publications/*.yaml */
  publications: readonly Publication[];
  /** The name of the publication of a page on which nothing says which it is. */
  defaultPublication?: string;
  /** content/topics/*.yaml */
  topics: readonly Topic[];
}

/** What the archive knows apart from its seeds, read from disk by whoever calls the pipeline. */
export type Resources = Learnt & Written;
