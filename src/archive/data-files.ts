/**
 * The archive as data for other programs: data/articles.ndjson with its JSON Schema beside it, and the addresses that
 * moved, as hosts read them: _redirects, data/redirects.nginx.map.
 */
import { createHash } from 'node:crypto';
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { nginxMap, redirectsFile } from '../identity/index.ts';
import type { Archive } from './compose.ts';
import { type Article, type ArticleData, articleDataSchema } from './records.ts';

export async function writeDataFiles(
  out: string,
  { articles, redirects }: Pick<Archive, 'articles' | 'redirects'>,
  base: string,
): Promise<void> {
  const folder = join(out, 'data');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(out, '_redirects'), redirectsFile(redirects, base));
  writeFileSync(join(folder, 'redirects.nginx.map'), nginxMap(redirects, base));
  const schema = z.toJSONSchema(articleDataSchema);
  writeFileSync(join(folder, 'articles.schema.json'), `${JSON.stringify(schema, null, 2)}\n`);
  await pipeline(Readable.from(lines(articles)), createWriteStream(join(folder, 'articles.ndjson')));
}

function* lines(articles: readonly Article[]): Generator<string> {
  for (const article of articles) yield `${JSON.stringify(toArticleData(article))}\n`;
}

export function toArticleData(article: Article): ArticleData {
  const texts = article.blocks.map((block) => block.text.normalize('NFC'));
  const text = texts.join('\n');
  return {
    id: article.id,
    url: article.url,
    type: article.type,
    title: article.title,
    ...(article.kicker !== undefined && { kicker: article.kicker }),
    ...(article.subtitle !== undefined && { subtitle: article.subtitle }),
    publication: article.publication.name,
    ...(article.issue.date !== undefined && { date: article.issue.date }),
    ...(article.page !== undefined && { page: article.page }),
    people: article.people.map(({ name, role }) => ({ name, role })),
    topics: article.topics.map(({ name }) => name),
    seed: article.seed,
    spans: article.blocks.flatMap(({ spans }) => spans),
    text,
    blocks: article.blocks.map(({ anchor, role }, index) => ({
      anchor,
      role,
      length: texts[index]?.length ?? 0,
    })),
    sha256: createHash('sha256').update(text, 'utf8').digest('hex'),
  };
}
