import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { composeArchive } from '../../src/archive/compose.ts';
import { writeDataFiles } from '../../src/archive/data-files.ts';
import { articleDataSchema } from '../../src/archive/records.ts';
import { temporaryFolder } from './folder.ts';
import { options, pageOf } from './pages.ts';

test('one article a line, as the schema beside it says', async () => {
  const out = temporaryFolder();
  const { articles } = composeArchive(
    [pageOf('a.txt', ['甲|cafe\u0301', '乙|二'], { date: '2020-11-30' })],
    options,
  );
  await writeDataFiles(out, { articles, redirects: [{ from: 'articles/a/', to: 'articles/b/' }] }, '/x/');
  const lines = readFileSync(join(out, 'data/articles.ndjson'), 'utf8').trimEnd().split('\n');
  const schema = z.fromJSONSchema(JSON.parse(readFileSync(join(out, 'data/articles.schema.json'), 'utf8')));
  const records = lines.map((line) => articleDataSchema.parse(schema.parse(JSON.parse(line))));
  expect(records.map(({ title, date, publication }) => [title, date, publication])).toEqual([
    ['甲', '2020-11-30', '工人日报'],
    ['乙', '2020-11-30', '工人日报'],
  ]);
  expect(records[0]?.text).toBe('甲\ncaf\u00e9');
  expect(records[0]?.blocks.map(({ role, length }) => [role, length])).toEqual([
    ['title', 1],
    ['paragraph', 4],
  ]);
  expect(records[0]?.sha256).toBe(createHash('sha256').update('甲\ncaf\u00e9').digest('hex'));
  expect(records[0]?.spans).toEqual([
    [0, 1],
    [2, 7],
  ]);
  expect(readFileSync(join(out, '_redirects'), 'utf8')).toBe('/x/articles/a/ /x/articles/b/ 301\n');
  expect(readFileSync(join(out, 'data/redirects.nginx.map'), 'utf8')).toContain('/x/articles/b/');
});
