import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeDataFiles } from '../../src/archive/data-files.ts';
import { buildSearchIndex } from '../../src/search/index-builder.ts';
import { articleOf } from '../search/articles.ts';
import { command } from './building.ts';

const out = mkdtempSync(join(tmpdir(), 'jianbao-search-'));
afterAll(() => rmSync(out, { recursive: true, force: true }));
const site = 'https://archive.example/papers/';
const wang = { name: '王伟', role: '记者' as const, slug: 'wang-wei-2rt' };

beforeAll(async () => {
  const articles = [
    articleOf({
      id: 'b1',
      title: '暖“新”到家',
      type: 'brief',
      page: 2,
      issue: { url: 'issues/ceshi/2020-11-30/', date: '2020-11-30', number: '20593' },
      people: [wang],
      blocks: [
        ['byline', '本报记者 王伟'],
        ['paragraph', '工会送温暖。\u2028他说：“谢谢工会。”'],
      ],
    }),
    articleOf({ id: 'b2', people: [wang], blocks: [['paragraph', '没有日期的一篇。']] }),
  ];
  await buildSearchIndex({ articles, outDir: out });
  await writeDataFiles(out, { articles, redirects: [] }, '/papers/');
  writeFileSync(join(out, 'robots.txt'), `User-agent: *\n\nSitemap: ${site}sitemap.xml\n`);
});

const search = (...args: string[]) => command('search', '--out', out, ...args);

test('a result has its place, its passage and the whole of its address', async () => {
  const { code, stdout, stderr } = await search('谢谢');
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout.replace('\u2028', '')).toBe(
    [
      '1篇\n',
      '暖“新”到家',
      '  测试报 2020年11月30日 第2版',
      '  工会送温暖。他说：“谢谢工会。”',
      `  ${site}articles/b1/?${new URLSearchParams({ q: '谢谢' })}\n`,
    ].join('\n'),
  );
});

test.each([
  ['--person', '王伟', 2],
  ['--person', 'wang-wei-2rt', 2],
  ['--type', '简讯', 1],
  ['--month', '2020年11月', 1],
])('%s %s lists, without words', async (option, value, count) => {
  const { code, stdout } = await search(option, value);
  expect(code).toBe(0);
  expect(stdout).toMatch(new RegExp(`^${count}篇\n`));
});

test('a person lists articles by their beginnings', async () => {
  const { stdout } = await search('--person', '王伟');
  expect(stdout).toContain('\n  工会送温暖。');
  expect(stdout).not.toContain('本报记者');
});

test.each([
  ['--year', 'abcd', /--year: found abcd, expected 2020年 \(2020\)/],
  ['--month', '11', /--month: found 11, expected 2020年11月 \(2020-11\)/],
  ['--person', '王五', /--person: found 王五, expected 王伟 \(wang-wei-2rt\)/],
  ['--topic', '工会', /--topic: found 工会, expected none/],
])('%s %s is refused with what there is', async (option, value, message) => {
  const { code, stdout, stderr } = await search(option, value, '工会');
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(message);
});

test('--json leaves out what is not known', async () => {
  const { stdout } = await search('--json', '没有日期');
  expect(JSON.parse(stdout)).toEqual({
    row: 1,
    id: 'b2',
    title: 'b2题',
    publication: '测试报',
    type: 'article',
    excerpt: '没有日期的一篇。',
    url: `${site}articles/b2/`,
  });
});

test('a date offers its issue', async () => {
  const { code, stdout } = await search('2020-11-30');
  expect(code).toBe(0);
  expect(stdout).toBe(`测试报 2020年11月30日 第20593期 1篇\n  ${site}issues/ceshi/2020-11-30/\n0篇\n`);
});

test('without words and filters it says how it is called', async () => {
  const { code, stdout } = await search();
  expect(code).toBe(2);
  expect(stdout).toContain('--person');
});
