import { expect, test } from 'vitest';
import { composeArchive } from '../../src/archive/compose.ts';
import { refuseDuplicateIds } from '../../src/archive/open.ts';
import { options, pageOf } from './pages.ts';

test('one id for two articles is refused, and both seeds are named', () => {
  const archive = composeArchive([pageOf('a.txt', ['甲|一']), pageOf('b.txt', ['乙|二'])], options);
  expect(() => refuseDuplicateIds(archive)).not.toThrow();
  const [first, second] = archive.articles;
  if (!first || !second) throw new Error('no articles');
  second.id = first.id;
  expect(() => refuseDuplicateIds(archive)).toThrow(`article id ${first.id} twice, in a.txt and in b.txt`);
});
