/** Astro's own MDX takes every article file: a small Astro project draws them with components of its own. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import mdx from '@astrojs/mdx';
import { build } from 'astro';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stringifyMdx, toMdast } from '../../src/mdx/index.ts';
import { blockRoleSchema } from '../../src/pipeline/contract.ts';
import { plainFrontmatter } from './articles.ts';

const cache = join(import.meta.dirname, '../../.cache');
let root = '';

const components = [
  ...[
    'Column',
    'Kicker',
    'Subtitle',
    'Byline',
    'Jump',
    'Question',
    'Answer',
    'Caption',
    'Credit',
    'Signature',
  ],
  ...['Label', 'Lede', 'Verse', 'Table', 'Dialogue', 'Photo'],
];

const texts = [
  'import 是一个英文词。',
  'import x from "y"',
  'export const a = 1',
  '花括号 {globalThis.evaluated = true} 和 <b>尖括号</b>',
  '# 不是标题',
  '| 不 | 是表 |',
  '价格 ~~不~~ 变，见 https://example.org',
];

beforeAll(() => {
  mkdirSync(cache, { recursive: true });
  root = mkdtempSync(join(cache, 'astro-mdx-'));
  for (const folder of ['src/pages', 'src/articles']) mkdirSync(join(root, folder), { recursive: true });
  for (const [index, text] of texts.entries()) {
    const blocks = blockRoleSchema.options.map((role) => ({ role, text }));
    writeFileSync(join(root, `src/articles/${index}.mdx`), stringifyMdx(toMdast(plainFrontmatter, blocks)));
  }
  writeFileSync(join(root, 'src/Plain.astro'), '<div><slot /></div>\n');
  writeFileSync(
    join(root, 'src/pages/index.astro'),
    `---
import Plain from '../Plain.astro';
const articles = Object.values(import.meta.glob('../articles/*.mdx', { eager: true }));
const components = Object.fromEntries(${JSON.stringify(components)}.map((name) => [name, Plain]));
---
{articles.map(({ Content, frontmatter }) => <article id={frontmatter.id}><Content components={components} /></article>)}
`,
  );
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

test('a page of all roles is drawn, and nothing in it is evaluated', async () => {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    integrations: [mdx()],
    cacheDir: join(root, 'cache'),
  });
  const html = readFileSync(join(root, 'dist/index.html'), 'utf8');
  expect(html.match(/<article id="b7k2m9">/g)).toHaveLength(texts.length);
  expect(html.split('{globalThis.evaluated = true}')).toHaveLength(blockRoleSchema.options.length + 1);
  expect(html.split('export const a = 1')).toHaveLength(blockRoleSchema.options.length + 1);
  expect(html).not.toContain('<b>');
  expect(globalThis).not.toHaveProperty('evaluated');
});
