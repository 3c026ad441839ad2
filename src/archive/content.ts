/** What people write in content/ for the archive as a whole: archive.yaml, publications/*.yaml, topics/*.yaml. */
import { join } from 'node:path';
import { publicationSchema } from '../pipeline/issue/publication.ts';
import { topicSchema } from '../pipeline/topics/topic.ts';
import { type Configuration, configurationSchema } from './configuration.ts';
import { Failure } from './failure.ts';
import type { ContentResources } from './resources.ts';
import { readYamlFile, readYamlFolder } from './yaml-file.ts';

export interface Content {
  configuration: Configuration;
  /** What the pipeline is told: publications and topics. */
  resources: ContentResources;
}

/**
 * @param folder the folder with archive.yaml, publications and topics
 * @param overrides keys that stand in for those of archive.yaml
 * @throws Failure where a file is missing or not as its schema says
 */
export function readContent(folder: string, overrides: Partial<Configuration>): Content {
  const configuration = readYamlFile(join(folder, 'archive.yaml'), configurationSchema, overrides);
  return { configuration, resources: readResources(folder, configuration.publication) };
}

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
