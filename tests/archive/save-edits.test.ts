import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeArticles } from '../../src/archive/articles-folder.ts';
import { composeArchive } from '../../src/archive/compose.ts';
import { correctPages } from '../../src/archive/corrections.ts';
import { mdxPathOf } from '../../src/archive/document.ts';
import { saveEdits } from '../../src/archive/save-edits.ts';
import type { Settings } from '../../src/archive/settings.ts';
import { putFiles, temporaryFolder } from './folder.ts';
import { options, pageOf } from './pages.ts';

const answer = { who: '张三', when: '2026-01-05', why: '对照原报' };

function archiveIn(content: string) {
  const page = pageOf(
    'a.txt',
    [
      '工人日报',
      '甲厂增产|甲厂的产量上月提高了一成，全厂职工都很高兴。',
      '乙厂开工|乙厂昨天开工，厂长讲了话。',
    ],
    { date: '2020-11-30' },
  );
  const archive = composeArchive(correctPages([page], content).pages, options);
  const folder = join(content, 'articles');
  const pathOf = (at: number) =>
    join(folder, mdxPathOf(archive.articles[at] as (typeof archive.articles)[number]));
  return {
    archive,
    pathOf,
    write: () => writeArticles(folder, archive.articles, 'code'),
    save: () => saveEdits({ content } as Settings, archive, answer),
  };
}

const edit = (path: string, from: string, to: string) =>
  writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));

test('edits of two articles of one page are kept, and the next build shows them over the edited files', () => {
  const content = temporaryFolder();
  const first = archiveIn(content);
  first.write();
  expect(first.save()).toEqual([]);
  edit(first.pathOf(0), '提高了一成', '提高了两成');
  edit(first.pathOf(1), '# 乙厂开工', '# 乙厂开工了');
  edit(first.pathOf(1), 'date: 2020-11-30', 'date: 2020-12-01');
  expect(() => first.write()).toThrow(/correct -- save/);
  expect(first.save().flatMap(({ problems }) => problems)).toEqual([]);

  const second = archiveIn(content);
  second.write();
  expect(second.archive.articles.map(({ title, issue }) => [title, issue.date])).toEqual([
    ['甲厂增产', '2020-12-01'],
    ['乙厂开工了', '2020-12-01'],
  ]);
  expect(readFileSync(second.pathOf(0), 'utf8')).toContain('提高了两成');
  expect(second.save()).toEqual([]);
});

test.each([
  ['emptied', "kicker: ''\ncolumns: [ '' ]\n"],
  ['left without a value', 'kicker:\ncolumns:\n'],
  ['deleted', ''],
])('fields of the frontmatter that were %s are taken away', (_, fields) => {
  const content = temporaryFolder();
  const set =
    'do: set\n    of: { exact: 甲厂的产量 }\n    kicker: 引题\n    column: [一线]\n    who: 张三\n    when: 2026-01-05\n    why: 对照原报\n';
  putFiles(content, { 'corrections/a.yaml': `seed: a.txt\ncorrections:\n  - ${set}` });
  const first = archiveIn(content);
  first.write();
  edit(first.pathOf(0), 'kicker: 引题\ncolumns:\n  - 一线\n', fields);
  expect(first.save()).toMatchObject([{ problems: [], corrections: [{ kicker: null, column: [] }] }]);
  const [article] = archiveIn(content).archive.articles;
  expect([article?.kicker, article?.columns]).toEqual([undefined, []]);
});

test.each([
  ['emptied', "title: ''\n"],
  ['deleted', ''],
])('a title that was %s is inferred', (_, title) => {
  const content = temporaryFolder();
  const first = archiveIn(content);
  first.write();
  edit(first.pathOf(0), 'title: 甲厂增产\n', title);
  expect(first.save().flatMap(({ problems }) => problems)).toEqual([]);
  expect(archiveIn(content).archive.articles[0]).toMatchObject({ titleInferred: true });
});

test('places and organisations are edited in the frontmatter', () => {
  const content = temporaryFolder();
  const first = archiveIn(content);
  first.write();
  edit(
    first.pathOf(0),
    'seed: a.txt',
    'places: [ 青岛市, 220104, 朝阳区 110105 ]\norganisations: [ 甲厂 ]\nseed: a.txt',
  );
  expect(first.save().flatMap(({ problems }) => problems)).toEqual([]);
  const second = archiveIn(content);
  second.write();
  const written = 'places:\n  - 青岛市\n  - 朝阳区 220104\n  - 朝阳区 110105\norganisations:\n  - 甲厂\n';
  expect(readFileSync(second.pathOf(0), 'utf8')).toContain(written);
  edit(second.pathOf(0), written, '');
  expect(second.save()).toMatchObject([{ problems: [], corrections: [{ places: [], organisations: [] }] }]);
  expect(archiveIn(content).archive.articles[0]).toMatchObject({ places: [], organisations: [] });
});

test('what is no correction is said and not written, and nothing of the edit is lost', () => {
  const content = temporaryFolder();
  const first = archiveIn(content);
  first.write();
  edit(first.pathOf(0), 'date: 2020-11-30', 'date: 去年');
  edit(first.pathOf(0), '提高了一成', '提高了两成');
  const [saved] = first.save();
  expect(saved?.problems).toHaveLength(1);
  expect(saved?.problems[0]).toContain('expected a date as far as known: 2020-11-30');
  expect(saved?.corrections.map((correction) => correction.do)).toEqual(['text']);
  expect(correctPages([], content).messages.map(({ ruleId }) => ruleId)).toEqual(['correction-lost']);
  expect(readFileSync(first.pathOf(0), 'utf8')).toContain('date: 去年');
});

test('a date that was emptied is unknown', () => {
  const { write, save, pathOf } = archiveIn(temporaryFolder());
  write();
  edit(pathOf(0), 'date: 2020-11-30', "date: ''");
  expect(save()).toMatchObject([{ problems: [], corrections: [{ do: 'issue', date: null }] }]);
});

test('frontmatter that is not as its schema says is named by its field', () => {
  const { write, save, pathOf } = archiveIn(temporaryFolder());
  write();
  edit(pathOf(0), 'type: article', 'type: essay');
  expect(save()[0]?.problems[0]).toMatch(/^found frontmatter .*at type; put it right/);
});

test('an article of which a correction emptied a paragraph can be edited on', () => {
  const content = temporaryFolder();
  const text =
    'do: text\n    at: { exact: 甲厂增产 }\n    to: ""\n    who: 张三\n    when: 2026-01-05\n    why: 对照原报\n';
  putFiles(content, { 'corrections/a.yaml': `seed: a.txt\ncorrections:\n  - ${text}` });
  const first = archiveIn(content);
  first.write();
  edit(first.pathOf(0), '兴。', '兴！');
  expect(first.save()).toMatchObject([{ problems: [], corrections: [{ do: 'text' }] }]);
});

test('what cannot be kept is said, and the file stays as it was edited', () => {
  const content = temporaryFolder();
  const { write, save, pathOf } = archiveIn(content);
  write();
  edit(pathOf(0), 'seed: a.txt', 'seed: b.txt');
  edit(pathOf(1), '乙厂昨天开工', '<script>乙厂昨天开工');
  const saved = save();
  expect(saved.map(({ problems }) => problems.length)).toEqual([1, 1]);
  expect(saved[0]?.problems[0]).toContain('seed');
  expect(() => write()).toThrow(/2 article/);
  expect(readFileSync(pathOf(0), 'utf8')).toContain('seed: b.txt');
});
