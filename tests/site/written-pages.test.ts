import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writtenPages } from '../../src/site/written-pages.ts';
import { temporaryFolder } from '../archive/folder.ts';

test('a page is that of the content that is built, or else the own one; other imports are left alone', () => {
  const root = temporaryFolder({ 'theirs/about.mdx': '', 'own/about.mdx': '', 'own/permanence.mdx': '' });
  const resolve = resolver([join(root, 'theirs'), join(root, 'own')]);
  expect(resolve('written/about.mdx')).toBe(join(root, 'theirs/about.mdx'));
  expect(resolve('written/permanence.mdx')).toBe(join(root, 'own/permanence.mdx'));
  expect(resolve('./about.mdx')).toBeUndefined();
  expect(() => resolve('written/rights.mdx')).toThrow(join(root, 'own/rights.mdx'));
});

/** What the plugin makes of imports. */
function resolver(folders: string[]): (id: string) => unknown {
  const { resolveId } = writtenPages(folders);
  if (typeof resolveId !== 'function') throw new Error('expected a hook that is a function');
  return (id) => Reflect.apply(resolveId, undefined, [id]);
}
