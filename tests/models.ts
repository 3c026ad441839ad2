import { withModels } from '../src/archive/resources.ts';
import { resources } from './resources.ts';

/** All that the pipeline is told: the archive's own publications and topics, the lexicon and what was learnt. */
export const models = withModels(resources);
