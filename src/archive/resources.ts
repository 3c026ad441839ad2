/** What the pipeline is told: the publications and topics of content/, and what it has learnt. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type FirstLookData, FirstLookWeights } from '../pipeline/assembly/first-look/index.ts';
import { Vocabulary, type WeightData } from '../pipeline/assembly/vocabulary.ts';
import { Multinomial, type MultinomialData } from '../pipeline/multinomial.ts';
import type { Learnt, Resources, Written } from '../pipeline/resources.ts';
import { type UnitTypeData, UnitTypeWeights } from '../pipeline/unit-type/weights.ts';
import { WORDINGS } from '../pipeline/wording/kinds.ts';
import { Failure } from './failure.ts';
import { loadLexicon } from './lexicon-data.ts';

/** What people write in content/ for the pipeline. */
export type ContentResources = Written & { defaultPublication: string };

/** All that the pipeline is told. */
export const withModels = (resources: ContentResources): Resources => ({ ...resources, ...loadLearnt() });

let learnt: Learnt | undefined;

/** What is learnt, read once. */
function loadLearnt(): Learnt {
  learnt ??= {
    lexicon: loadLexicon(),
    firstLook: new FirstLookWeights(readLearnt('assembly/first-look') as FirstLookData),
    weights: new Vocabulary(readLearnt('assembly') as WeightData),
    unitTypes: new UnitTypeWeights(readLearnt('unit-type') as UnitTypeData),
    wordings: new Multinomial(readLearnt('wording') as MultinomialData, WORDINGS.length),
  };
  return learnt;
}

/** Rooms of the pipeline that learn. */
export type LearntRoom = 'assembly' | 'assembly/first-look' | 'unit-type' | 'wording';

/** Where a room keeps what it has learnt. */
export const learntFile = (room: LearntRoom): string =>
  fileURLToPath(new URL(`../pipeline/${room}/weights.data.json`, import.meta.url));

function readLearnt(room: LearntRoom): unknown {
  const file = learntFile(room);
  if (!existsSync(file)) throw new Failure(`${file}: not found; npm run fit makes it`);
  return JSON.parse(readFileSync(file, 'utf8'));
}
