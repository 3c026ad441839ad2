/** What the pipeline needs from disk: the publications and topics of content/. */
import { join } from 'node:path';
import { publicationSchema } from '../pipeline/issue/publication.ts';
import type { Resources } from '../pipeline/resources.ts';
import { topicSchema } from '../pipeline/topics/topic.ts';
import { Failure } from './failure.ts';
import { readYamlFolder } from './yaml-file.ts';

/**
 * @param content the folder with publications/*.yaml and topics/*.yaml
 * @param publication slug of the publication of pages that do not say which they are of
 * @throws Failure where a file is not as its schema says, or no publication has the slug
 */
export function readResources(
  content: string,
  publication: string,
): Resources & { defaultPublication: string } {
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
