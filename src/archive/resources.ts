/** What the pipeline is told: the publications and topics of content/, and what it has learnt. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Vocabulary, type WeightData } from '../pipeline/assembly/vocabulary.ts';
import type { Resources } from '../pipeline/resources.ts';
import { Failure } from './failure.ts';
import { loadLexicon } from './lexicon-data.ts';

/** What people write in content/ for the pipeline. */
export type ContentResources = Omit<Resources, 'lexicon' | 'weights'> & { defaultPublication: string };

/** All that the pipeline is told. */
export function withModels(resources: ContentResources): Resources {
  return { ...resources, lexicon: loadLexicon(), weights: loadWeights() };
}

const WEIGHTS = fileURLToPath(new URL('../pipeline/assembly/weights.data.json', import.meta.url));
let weights: Vocabulary | undefined;

/** What the assembly has learnt, read once. */
function loadWeights(): Vocabulary {
  if (!existsSync(WEIGHTS)) throw new Failure(`${WEIGHTS}: not found; npm run fit makes it`);
  weights ??= new Vocabulary(JSON.parse(readFileSync(WEIGHTS, 'utf8')) as WeightData);
  return weights;
}
