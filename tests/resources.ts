/** The archive's own publications and topics, as its loader reads them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { publicationSchema } from '../src/pipeline/issue/publication.ts';
import type { Resources } from '../src/pipeline/resources.ts';
import { topicSchema } from '../src/pipeline/topics/topic.ts';

const read = (folder: string): unknown[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => parse(readFileSync(join(folder, name), 'utf8')));

export const resources: Resources = {
  publications: read('content/publications').map((data) => publicationSchema.parse(data)),
  defaultPublication: '工人日报',
  topics: read('content/topics').map((data) => topicSchema.parse(data)),
};
