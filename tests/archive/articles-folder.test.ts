import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeArticles } from '../../src/archive/articles-folder.ts';
import { composeArchive } from '../../src/archive/compose.ts';
import { mdxPathOf } from '../../src/archive/document.ts';
import { fromMdast, parseMdx } from '../../src/mdx/index.ts';
import { temporaryFolder } from './folder.ts';
import { options, pageOf } from './pages.ts';

const articlesOf = (...lines: string[]) =>
  composeArchive([pageOf('a.txt', lines, { date: '2020-11-30', page: 1 })], options).articles;

const mdxFiles = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.mdx'))
    .sort();

test('one file an article, under its publication and date, that says what the article says', () => {
  const folder = temporaryFolder();
  const [article] = articlesOf('甲|import x');
  if (!article) throw new Error('no article');
  writeArticles(folder, [article], '1');
  expect(mdxFiles(folder)).toEqual([`gongren-ribao/2020-11-30/${article.id}.mdx`]);
  const { frontmatter, blocks } = fromMdast(parseMdx(readFileSync(join(folder, mdxPathOf(article)), 'utf8')));
  expect(blocks).toEqual(article.blocks.map(({ role, text }) => ({ role, text })));
  expect(frontmatter).toEqual({
    id: article.id,
    type: 'article',
    title: '甲',
    publication: 'gongren-ribao',
    date: '2020-11-30',
    page: 1,
    seed: 'a.txt',
    blocks: article.blocks.map(({ anchor, spans }) => ({ anchor, spans })),
  });
});

test('a second build touches nothing', () => {
  const folder = temporaryFolder();
  const articles = articlesOf('甲|一', '乙|二');
  writeArticles(folder, articles, '1');
  const times = () => mdxFiles(folder).map((path) => statSync(join(folder, path)).mtimeMs);
  const before = times();
  writeArticles(folder, articles, '1');
  writeArticles(folder, articles, '2');
  expect(times()).toEqual(before);
});

test('what no article has any more is gone, and its folder with it', () => {
  const folder = temporaryFolder();
  writeArticles(folder, articlesOf('甲|一', '乙|二'), '1');
  writeArticles(folder, articlesOf('乙|二'), '1');
  expect(mdxFiles(folder)).toHaveLength(1);
  writeArticles(folder, [], '1');
  expect(existsSync(join(folder, 'gongren-ribao'))).toBe(false);
});

test('a deleted file is written again', () => {
  const folder = temporaryFolder();
  const articles = articlesOf('甲|一');
  writeArticles(folder, articles, '1');
  const before = mdxFiles(folder);
  rmSync(join(folder, 'gongren-ribao'), { recursive: true });
  writeArticles(folder, articles, '1');
  expect(mdxFiles(folder)).toEqual(before);
});

test.each([
  ['another version of it is due', ['甲|一'], ['甲|一。']],
  ['the same version is due', ['甲|一'], ['甲|一']],
  ['its article is gone', ['甲|一', '乙|二'], ['乙|二']],
])('a file edited by hand is left as it is and named: %s', (_, before, after) => {
  const folder = temporaryFolder();
  writeArticles(folder, articlesOf(...before), '1');
  const [path = ''] = articlesOf('甲|一').map(mdxPathOf);
  writeFileSync(join(folder, path), 'edited');
  const next = articlesOf(...after).map((article) =>
    article.title === '甲' ? { ...article, id: path.slice(-12, -4) } : article,
  );
  expect(() => writeArticles(folder, next, '1')).toThrow(new RegExp(`${path}[^]*npm run correct -- save`));
  expect(readFileSync(join(folder, path), 'utf8')).toBe('edited');
});
