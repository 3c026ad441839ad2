/** MDX text from a syntax tree, and back. Nothing is ever evaluated: expressions and imports stay text. */
import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import remarkStringify, { type Options } from 'remark-stringify';
import { unified } from 'unified';

/** remark-mdx itself leaves these as they are, and MDX would read a module's import or export. */
const beginsModuleSyntax: NonNullable<Options['unsafe']> = [
  { atBreak: true, character: 'i', after: 'mport[ \\t]' },
  { atBreak: true, character: 'e', after: 'xport[ \\t]' },
];

const processor = unified()
  .use(remarkParse)
  .use(remarkStringify, { bullet: '-', listItemIndent: 'one', unsafe: beginsModuleSyntax })
  .use(remarkMdx)
  .use(remarkFrontmatter, ['yaml'])
  .freeze();

export function stringifyMdx(root: Root): string {
  return processor.stringify(root);
}

/** @throws VFileMessage, with its place, where the text is not MDX */
export function parseMdx(text: string): Root {
  return processor.parse(text);
}
