import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeArticles } from '../../src/archive/articles-folder.ts';
import { composeArchive } from '../../src/archive/compose.ts';
import { correctPages } from '../../src/archive/corrections.ts';
import { mdxPathOf } from '../../src/archive/document.ts';
import { saveEdits } from '../../src/archive/save-edits.ts';
import type { Settings } from '../../src/archive/settings.ts';
import { temporaryFolder } from './folder.ts';
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
