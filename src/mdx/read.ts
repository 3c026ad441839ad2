/** The syntax tree of an MDX file back to its frontmatter and blocks. */
import type { Nodes, Parents, Root, RootContent } from 'mdast';
import type { BlockRole } from '../pipeline/contract.ts';
import { groups, isGroup, roleOfComponent, roleWithinGroup } from './components.ts';
import { type Frontmatter, frontmatterFromYaml } from './frontmatter.ts';
import type { MdxBlock } from './write.ts';

export interface BlockNode {
  role: BlockRole;
  node: Parents;
}

/**
 * @throws ZodError where the frontmatter does not follow its schema
 * @throws Error where the text holds what no article holds, with its line
 */
export function fromMdast(root: Root): { frontmatter: Frontmatter; blocks: MdxBlock[] } {
  const [yaml] = root.children;
  if (yaml?.type !== 'yaml') {
    throw new Error('1: found no frontmatter, expected --- and the fields of the article; restore it');
  }
  return {
    frontmatter: frontmatterFromYaml(yaml),
    blocks: blockNodes(root).map(({ role, node }) => ({ role, text: textOf(node) })),
  };
}

/** The nodes that are blocks, in reading order. */
export function blockNodes(root: Root): BlockNode[] {
  return root.children.flatMap((node) => blocksIn(node, 'paragraph'));
}

function blocksIn(node: RootContent, roleOfParagraph: BlockRole | undefined): BlockNode[] {
  switch (node.type) {
    case 'yaml':
      return [];
    case 'paragraph': {
      // <Byline>…</Byline> on one line, as people write it, is an element within a paragraph.
      const [only, ...more] = node.children;
      if (only?.type === 'mdxJsxTextElement' && more.length === 0) return blocksIn(only, undefined);
      return roleOfParagraph ? [{ role: roleOfParagraph, node }] : unexpected(node);
    }
    case 'heading':
      return [{ role: node.depth === 1 ? 'title' : 'heading', node }];
    case 'list':
      return node.children.map((item) => ({ role: 'item', node: item }));
    case 'mdxJsxTextElement':
    case 'mdxJsxFlowElement': {
      if (isGroup(node.name)) {
        const within = roleWithinGroup.get(node.name);
        if (within && node.type === 'mdxJsxTextElement') return [{ role: within, node }];
        return node.children.flatMap((child) => blocksIn(child, within));
      }
      const role = node.name === null ? undefined : roleOfComponent.get(node.name);
      return role ? [{ role, node }] : unexpected(node, `<${node.name ?? ''}>`);
    }
    default:
      return unexpected(node);
  }
}

/** The text of a block. */
export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'break') return '\n';
  if ('children' in node) return node.children.map(textOf).join('');
  return unexpected(node);
}

function unexpected(node: Nodes, what: string = node.type): never {
  const line = node.position ? `${node.position.start.line}: ` : '';
  const known = [...roleOfComponent.keys(), ...Object.keys(groups)].join(', ');
  throw new Error(
    `${line}found ${what}, expected a heading, a paragraph, a list or one of ${known}; write the text plainly`,
  );
}
