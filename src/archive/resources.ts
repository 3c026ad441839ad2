/** What the pipeline needs from disk: the publications and topics of content/. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { publicationSchema } from '../pipeline/issue/publication.ts';
import type { Resources } from '../pipeline/resources.ts';
import { topicSchema } from '../pipeline/topics/topic.ts';

/**
 * @param content the folder with publications/*.yaml and topics/*.yaml
 * @param publication slug of the publication of pages that do not say which they are of
 * @throws Error where a file is not as its schema says, or no publication has the slug
 */
export function readResources(content: string, publication: string): Resources {
  const publications = readFolder(join(content, 'publications'), publicationSchema);
  const known = publications.find(({ slug }) => slug === publication);
  if (!known)
    throw new Error(
      `${join(content, 'publications')}: found ${publications.map(({ slug }) => slug).join(', ') || 'no publication'}, ` +
        `expected ${publication}; add ${publication}.yaml or name another publication`,
    );
  return {
    publications,
    defaultPublication: known.name,
    topics: readFolder(join(content, 'topics'), topicSchema),
  };
}

function readFolder<Schema extends z.ZodType>(folder: string, schema: Schema): z.infer<Schema>[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => {
      const result = schema.safeParse(parse(readFileSync(join(folder, name), 'utf8')));
      if (!result.success) throw new Error(`${join(folder, name)}:\n${z.prettifyError(result.error)}`);
      return result.data;
    });
}
