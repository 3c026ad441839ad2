import fc from 'fast-check';
import { expect, test } from 'vitest';
import { slugOf, slugOfSeed } from '../../src/archive/name.ts';

test('names of the same sound have different slugs, each its own whatever others there are', () => {
  const slugs = ['王浩', '王皓'].map(slugOf);
  expect(slugs.every((slug) => /^wang-hao-[0-9a-z]{3}$/.test(slug))).toBe(true);
  expect(slugs[0]).not.toBe(slugs[1]);
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
