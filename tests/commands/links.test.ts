import { expect, test } from 'vitest';
import { temporaryFolder } from '../archive/folder.ts';
import { brokenLinks } from './links.ts';

const page = (...addresses: string[]) =>
  addresses.map((address) => `<a class="x" href="${address}">x</a>`).join('\n');

test('finds what leads nowhere, and nothing else', () => {
  const out = temporaryFolder({
    'index.html': page(
      '/b/',
      '/b/a/',
      'a/#p1',
      '/b/a/#p2',
      '/b/none/',
      '/a/',
      'https://example.org/none',
      '/b/x.txt',
    ),
    'a/index.html': `<p id="p1"></p>${page('../', '../x.txt', 'y.txt', '#p1', '/b/a')}<img src="/b/i.png">`,
    'x.txt': '',
  });
  const { links, broken } = brokenLinks(out, '/b/');
  expect(links).toBe(13);
  expect(broken.sort()).toEqual([
    'a/index.html → /b/a',
    'a/index.html → /b/i.png',
    'a/index.html → y.txt',
    'index.html → /a/',
    'index.html → /b/a/#p2',
    'index.html → /b/none/',
  ]);
});
