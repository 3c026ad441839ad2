import type { Vocabulary } from './assembly/vocabulary.ts';
import type { Publication } from './issue/publication.ts';
import type { Lexicon } from './lexicon/index.ts';
import type { Topic } from './topics/topic.ts';
import type { UnitTypeWeights } from './unit-type/weights.ts';

/** What the archive knows apart from its seeds, read from disk by whoever calls the pipeline. */
export interface Resources {
  lexicon: Lexicon;
  /** What the assembly has learnt: assembly/weights.data.json */
  weights: Vocabulary;
  /** What was learnt of the types of units: unit-type/weights.data.json */
  unitTypes: UnitTypeWeights;
  /** content/publications/*.yaml */
  publications: readonly Publication[];
  /** The name of the publication of a page on which nothing says which it is. */
  defaultPublication?: string;
  /** content/topics/*.yaml */
  topics: readonly Topic[];
}
