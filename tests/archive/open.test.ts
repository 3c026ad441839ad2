import { expect, test } from 'vitest';
import { composeArchive } from '../../src/archive/compose.ts';
import { refuseDuplicateIds } from '../../src/archive/open.ts';
import { peopleOf } from '../../src/archive/subjects.ts';
import { options, pageOf } from './pages.ts';

test('one id for two articles is refused, and both seeds are named', () => {
  const archive = composeArchive([pageOf('a.txt', ['甲|一']), pageOf('b.txt', ['乙|二'])], options);
  expect(() => refuseDuplicateIds(archive)).not.toThrow();
  const [first, second] = archive.articles;
  if (!first || !second) throw new Error('no articles');
  second.id = first.id;
  expect(() => refuseDuplicateIds(archive)).toThrow(`article id ${first.id} twice, of a.txt and of b.txt`);
});

test('one slug for two people is refused, and both are named', () => {
  const page = pageOf('a.txt', ['甲|一']);
  page.parsed.units[0]?.people.push({ name: '张三', role: '记者' }, { name: '李四', role: '记者' });
  const archive = composeArchive([page], options);
  for (const article of archive.articles) for (const person of article.people) person.slug = 'zhang-san';
  archive.people = peopleOf(archive.articles);
  expect(() => refuseDuplicateIds(archive)).toThrow(/person id zhang-san twice, of (张三|李四) and of/);
});
