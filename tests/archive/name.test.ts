import fc from 'fast-check';
import { expect, test } from 'vitest';
import { slugOf, slugOfSeed, slugsOf } from '../../src/archive/name.ts';

test('names of the same sound have different slugs, each its own whatever others there are', () => {
  const slugs = ['王浩', '王皓'].map((name) => slugOf(name));
  expect(slugs.every((slug) => /^wang-hao-[0-9a-z]{3}$/.test(slug))).toBe(true);
  expect(slugs[0]).not.toBe(slugs[1]);
});

test('two names of one slug are kept apart, in whatever order they are read', () => {
  const [first, second] = ['利志卫', '李志惟'];
  expect(slugOf(first)).toBe(slugOf(second));
  const slugs = slugsOf([first, second], new Map());
  expect(slugsOf([second, first], new Map())).toEqual(slugs);
  expect(slugs.get(first)).toBe('li-zhi-wei-p83');
  expect(slugs.get(second)).toMatch(/^li-zhi-wei-p83[0-9a-z]{3}$/);
});

test('a slug stays with the name that was published under it, also when the name has gone', () => {
  const owners = new Map([['li-zhi-wei-p83', '李志惟']]);
  expect(slugsOf(['李志惟', '利志卫'], owners).get('李志惟')).toBe('li-zhi-wei-p83');
  const alone = slugsOf(['利志卫'], owners).get('利志卫') ?? '';
  expect(alone).toMatch(/^li-zhi-wei-p83[0-9a-z]{3}$/);
  // Once it is published, so does the longer one.
  expect(slugsOf(['利志卫'], new Map([...owners, [alone, '利志卫']])).get('利志卫')).toBe(alone);
});

test('a slug is plain in an address, whatever the name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(slugOf(name)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(slugOfSeed(name)).toMatch(/^[A-Za-z0-9_-]+$/);
    }),
  );
});

test('a seed with a plain name keeps it', () => {
  expect(slugOfSeed('000_626757acac2f4a6a.txt')).toBe('000_626757acac2f4a6a');
});

test('two seeds whose names differ only in what an address cannot hold have two slugs', () => {
  expect(slugOfSeed('a/b.txt')).not.toBe(slugOfSeed('a b.txt'));
  expect(slugOfSeed('a/b.txt')).toMatch(/^a-b-/);
});

test('slugs that were published stay as they are', () => {
  expect(slugOf('王浩')).toBe('wang-hao-8z2');
  expect(slugOfSeed('a/b.txt')).toBe('a-b-6x2b');
});
