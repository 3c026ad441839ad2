/** What the pipeline is told: the publications and topics of content/, and what it has learnt. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Vocabulary, type WeightData } from '../pipeline/assembly/vocabulary.ts';
import type { Resources } from '../pipeline/resources.ts';
import { type UnitTypeData, UnitTypeWeights } from '../pipeline/unit-type/weights.ts';
import { Failure } from './failure.ts';
import { loadLexicon } from './lexicon-data.ts';

/** What people write in content/ for the pipeline. */
export type ContentResources = Omit<Resources, 'lexicon' | 'weights' | 'unitTypes'> & {
  defaultPublication: string;
};

/** All that the pipeline is told. */
export function withModels(resources: ContentResources): Resources {
  return { ...resources, lexicon: loadLexicon(), weights: loadWeights(), unitTypes: loadUnitTypes() };
}

const inPipeline = (path: string): string => fileURLToPath(new URL(`../pipeline/${path}`, import.meta.url));
const WEIGHTS = inPipeline('assembly/weights.data.json');
const UNIT_TYPES = inPipeline('unit-type/weights.data.json');
let weights: Vocabulary | undefined;
let unitTypes: UnitTypeWeights | undefined;

/** What the assembly has learnt, read once. */
function loadWeights(): Vocabulary {
  weights ??= new Vocabulary(readLearnt(WEIGHTS) as WeightData);
  return weights;
}

/** What was learnt of the types of units, read once. */
function loadUnitTypes(): UnitTypeWeights {
  unitTypes ??= new UnitTypeWeights(readLearnt(UNIT_TYPES) as UnitTypeData);
  return unitTypes;
}

function readLearnt(file: string): unknown {
  if (!existsSync(file)) throw new Failure(`${file}: not found; npm run fit makes it`);
  return JSON.parse(readFileSync(file, 'utf8'));
}
