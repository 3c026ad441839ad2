/** A unit as MDX: to a syntax tree, to text, back again, and to HTML. Pure. */
export { type Frontmatter, frontmatterSchema } from './frontmatter.ts';
export { fromMdast } from './read.ts';
export { renderBody } from './render.ts';
export { parseMdx, stringifyMdx } from './syntax.ts';
export { type MdxBlock, toMdast } from './write.ts';
