/** The body of an article as HTML, from the syntax tree of its MDX and our own components. */
import type { Element, ElementContent, Properties } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Heading, ListItem, Paragraph, Root } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { type State, toHast } from 'mdast-util-to-hast';
import type { BlockRole } from '../pipeline/contract.ts';
import { inColumns } from './columns.ts';
import { groups, headRoles, isGroup } from './components.ts';
import { type BlockNode, blockNodes, textOf } from './read.ts';

/**
 * @param anchors for each block, in order, its anchor and those of blocks that are part of it now
 * @param corrections for each block, in order, the address at which it is corrected, where there is one
 * @param head the lines that the head of the page shows, from which a correction may have left out a block of the
 * head: that stays in the body. Absent: the head shows all of them
 */
export function renderBody(
  root: Root,
  anchors: readonly (readonly string[])[],
  corrections: readonly (string | undefined)[] = [],
  head?: readonly string[],
): string {
  const shown = head?.map(withoutSpace);
  const isInHead = ({ role, node }: BlockNode): boolean => {
    const text = withoutSpace(textOf(node));
    return headRoles.has(role) && (shown?.some((line) => line.includes(text)) ?? true);
  };
  const blocks = new Map<unknown, Drawn>();
  for (const [index, block] of blockNodes(root).entries()) {
    const [anchor, ...former] = anchors[index] ?? [];
    if (anchor === undefined) throw new Error(`Found ${anchors.length} anchors, expected one for each block`);
    blocks.set(block.node, { ...block, anchor, former, correction: corrections[index] });
  }

  const drawBlock = (state: State, node: Paragraph | Heading | ListItem | MdxJsxFlowElement) => {
    const block = blocks.get(node);
    if (!block) return state.all(node);
    if (isInHead(block)) return undefined;
    return draw(block, state.all(node));
  };

  return toHtml(
    toHast(root, {
      handlers: {
        paragraph: drawBlock,
        heading: drawBlock,
        listItem: drawBlock,
        mdxJsxFlowElement: (state: State, node: MdxJsxFlowElement) =>
          isGroup(node.name) ? drawGroup(state, node) : drawBlock(state, node),
      },
    }),
  );
}

const withoutSpace = (text: string): string => text.replace(/\s+/gu, '');

function drawGroup(state: State, node: MdxJsxFlowElement): Element | undefined {
  if (!isGroup(node.name)) return undefined;
  const { tagName, className } = groups[node.name];
  const drawn = state.all(node);
  const children = node.name === 'Table' ? inColumns(drawn) : drawn;
  return element(tagName, { className: [className] }, state.wrap(children, true));
}

/** Roles that their element, or the group around them, already names. */
const namedOtherwise: ReadonlySet<BlockRole> = new Set(['paragraph', 'heading', 'item', 'lede']);

interface Drawn extends BlockNode {
  anchor: string;
  /** Anchors of blocks that are part of this one now. */
  former: string[];
  correction: string | undefined;
}

function draw({ role, anchor, former, correction }: Drawn, children: ElementContent[]): Element {
  const tagName = role === 'heading' ? 'h2' : role === 'item' ? 'li' : 'p';
  const properties = { id: anchor, ...(!namedOtherwise.has(role) && { className: [role] }) };
  return element(tagName, properties, [
    ...former.map(target),
    ...children,
    linkToItself(anchor),
    ...(correction === undefined ? [] : [linkToCorrection(correction)]),
  ]);
}

/** What an older link to a part of this block leads to. */
function target(anchor: string): Element {
  return element('span', { id: anchor }, []);
}

/** The link of a block to itself; its sign is drawn by the style sheet, so that it is not in copied text. */
function linkToItself(anchor: string): Element {
  return element('a', { className: ['anchor'], href: `#${anchor}`, ariaLabel: '本段链接' }, []);
}

/** Its sign, too, is drawn by the style sheet. */
function linkToCorrection(address: string): Element {
  return element('a', { className: ['correct'], href: address, ariaLabel: '更正本段' }, []);
}

function element(tagName: string, properties: Properties, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}
