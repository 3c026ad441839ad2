/** An article to the syntax tree of its MDX file. */
import type { BlockContent, List, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import type { BlockRole } from '../pipeline/contract.ts';
import { type GroupName, markup } from './components.ts';
import { type Frontmatter, frontmatterToYaml } from './frontmatter.ts';

/** A block as MDX holds it. Its text is not empty and has neither U+0000 nor `\r`: the decoder sees to both. */
export interface MdxBlock {
  role: BlockRole;
  text: string;
}

/** The syntax tree of an article's MDX file: its frontmatter, then its blocks in reading order. */
export function toMdast(frontmatter: Frontmatter, blocks: readonly MdxBlock[]): Root {
  return { type: 'root', children: [frontmatterToYaml(frontmatter), ...runs(blocks).map(runToNode)] };
}

/** Neighbouring blocks that one node holds. */
interface Run {
  in?: GroupName | 'list';
  blocks: [MdxBlock, ...MdxBlock[]];
}

function runs(blocks: readonly MdxBlock[]): Run[] {
  const result: Run[] = [];
  for (const block of blocks) {
    const { group, markdown } = markup[block.role];
    const within = markdown === 'item' ? 'list' : group;
    const last = result.at(-1);
    if (within && last?.in === within && !beginsPhoto(block, last)) last.blocks.push(block);
    else result.push({ ...(within && { in: within }), blocks: [block] });
  }
  return result;
}

/** A caption after a credit is the next photo's. */
function beginsPhoto(block: MdxBlock, run: Run): boolean {
  return block.role === 'caption' && run.blocks.at(-1)?.role === 'credit';
}

function runToNode(run: Run): RootContent {
  if (run.in === 'list') return list(run.blocks);
  if (run.in) return component(run.in, run.blocks.map(blockToNode));
  return blockToNode(run.blocks[0]);
}

function blockToNode(block: MdxBlock): BlockContent {
  const { component: name, markdown } = markup[block.role];
  if (markdown === 'title') return { type: 'heading', depth: 1, children: phrasing(block) };
  if (markdown === 'heading') return { type: 'heading', depth: 2, children: phrasing(block) };
  return name ? component(name, [paragraph(block)]) : paragraph(block);
}

function list(blocks: readonly MdxBlock[]): List {
  return {
    type: 'list',
    ordered: false,
    spread: false,
    children: blocks.map((block) => ({ type: 'listItem', spread: false, children: [paragraph(block)] })),
  };
}

function component(name: string, children: BlockContent[]): MdxJsxFlowElement {
  return { type: 'mdxJsxFlowElement', name, attributes: [], children };
}

function paragraph(block: MdxBlock): Paragraph {
  return { type: 'paragraph', children: phrasing(block) };
}

function phrasing(block: MdxBlock): PhrasingContent[] {
  return [{ type: 'text', value: block.text }];
}
