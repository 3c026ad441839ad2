import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '@mdx-js/mdx';
import fc from 'fast-check';
import remarkFrontmatter from 'remark-frontmatter';
import { expect, test } from 'vitest';
import { withModels } from '../../src/archive/resources.ts';
import { fromMdast, type MdxBlock, parseMdx, stringifyMdx, toMdast } from '../../src/mdx/index.ts';
import { takeApart, toParsedPage } from '../../src/pipeline/index.ts';
import { resources } from '../resources.ts';
import { block, blocks, frontmatter, plainFrontmatter } from './articles.ts';

function mdxOf(content: readonly MdxBlock[]): string {
  return stringifyMdx(toMdast(plainFrontmatter, content));
}

async function compiles(mdx: string): Promise<void> {
  await compile(mdx, { remarkPlugins: [remarkFrontmatter] });
}

test('MDX parsed again gives exactly the blocks, whatever they hold', () => {
  fc.assert(
    fc.property(blocks, (content) => {
      expect(fromMdast(parseMdx(mdxOf(content))).blocks).toEqual(content);
    }),
    { numRuns: 400 },
  );
});

test('one block of any role survives alone', () => {
  fc.assert(
    fc.property(block, (only) => {
      expect(fromMdast(parseMdx(mdxOf([only]))).blocks).toEqual([only]);
    }),
    { numRuns: 400 },
  );
});

test('frontmatter parsed again gives exactly the fields', () => {
  fc.assert(
    fc.property(frontmatter, (fields) => {
      const mdx = stringifyMdx(toMdast(fields, [{ role: 'paragraph', text: '文' }]));
      expect(fromMdast(parseMdx(mdx)).frontmatter).toEqual(fields);
    }),
  );
});

test('whatever the blocks hold, @mdx-js/mdx compiles the file', async () => {
  await fc.assert(
    fc.asyncProperty(blocks, async (content) => compiles(mdxOf(content))),
    { numRuns: 200 },
  );
});

const seeds = join(import.meta.dirname, '../../seeds');

test.each(readdirSync(seeds))('the units of %s survive, and compile', async (name) => {
  const { page, file } = takeApart(readFileSync(join(seeds, name)), name, withModels(resources));
  const { units } = toParsedPage(page, file);
  expect(units.length).toBeGreaterThan(0);
  for (const { blocks: found } of units) {
    const content = found.map(({ role, text }) => ({ role, text }));
    const mdx = mdxOf(content);
    expect(fromMdast(parseMdx(mdx)).blocks).toEqual(content);
    await compiles(mdx);
  }
});
