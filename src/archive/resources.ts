/** What the pipeline needs from disk: the publications and topics of content/, and what it has learnt. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Vocabulary, type WeightData } from '../pipeline/assembly/vocabulary.ts';
import { publicationSchema } from '../pipeline/issue/publication.ts';
import type { Resources } from '../pipeline/resources.ts';
import { topicSchema } from '../pipeline/topics/topic.ts';
import { Failure } from './failure.ts';
import { loadLexicon } from './lexicon-data.ts';
import { readYamlFolder } from './yaml-file.ts';

/** What people write in content/ for the pipeline. */
export type ContentResources = Omit<Resources, 'lexicon' | 'weights'> & { defaultPublication: string };

/**
 * @param content the folder with publications/*.yaml and topics/*.yaml
 * @param publication slug of the publication of pages that do not say which they are of
 * @throws Failure where a file is not as its schema says, or no publication has the slug
 */
export function readResources(content: string, publication: string): ContentResources {
  const folder = join(content, 'publications');
  const publications = readYamlFolder(folder, publicationSchema);
  const known = publications.find(({ slug }) => slug === publication);
  if (!known) {
    throw new Failure(
      `${folder}: found ${publications.map(({ slug }) => slug).join(', ') || 'no publication'}, ` +
        `expected ${publication}; add ${publication}.yaml or name another publication in archive.yaml`,
    );
  }
  return {
    publications,
    defaultPublication: known.name,
    topics: readYamlFolder(join(content, 'topics'), topicSchema),
  };
}

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
