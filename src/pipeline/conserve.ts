import type { VFile } from 'vfile';
import type { Span } from './contract.ts';
import { positionOf } from './position.ts';
import { say } from './say.ts';
import type { Furniture, Page } from './tree.ts';

/** What is no text of a page: white space, Markdown decoration, and characters without a width. */
export const NO_INK = /[\s#*\u200b\ufeff]/u;

/**
 * Sees to it that nothing of a seed is lost and nothing is shown twice: every character with ink belongs to exactly
 * one block, duplicate or piece of furniture. What no step before has placed becomes furniture, with a message; for
 * what two have placed there is only a message, since either may be right.
 */
export function conserve() {
  return (page: Page, file: VFile): void => {
    const seed = String(file);
    const uses = countUses(page, seed.length);
    for (const span of spansWhere(seed, (at) => uses[at] === 0)) {
      page.children.push(unplaced(span, file));
      say(file, 'conservation', '这段文字没有归入任何稿件，作为报头、报眉留存；请核对它属于哪一篇', span);
    }
    for (const span of spansWhere(seed, (at) => (uses[at] ?? 0) > 1))
      say(file, 'conservation', '这段文字归入了两处；请核对哪一处是对的', span);
  };
}

/** How many blocks, duplicates and pieces of furniture claim each code unit. */
function countUses(page: Page, length: number): Uint8Array {
  const uses = new Uint8Array(length);
  for (const node of page.children) {
    const spans = node.type === 'unit' ? node.children.flatMap((block) => block.spans) : [node.span];
    // More than two is no worse than two.
    for (const [start, end] of spans)
      for (let at = start; at < end; at++) uses[at] = Math.min(2, (uses[at] ?? 0) + 1);
  }
  return uses;
}

/** The stretches of ink, each within a line, of which something holds; white space between them is theirs. */
function spansWhere(seed: string, holds: (at: number) => boolean): Span[] {
  const spans: Span[] = [];
  let open: Span | undefined;
  for (let at = 0; at < seed.length; at++) {
    if (seed[at] === '\n' || !holds(at)) open = undefined;
    else if (NO_INK.test(seed[at] ?? '')) continue;
    else if (open) open[1] = at + 1;
    else {
      open = [at, at + 1];
      spans.push(open);
    }
  }
  return spans;
}

function unplaced(span: Span, file: VFile): Furniture {
  const position = positionOf(file, span);
  return {
    type: 'furniture',
    role: 'unplaced',
    value: String(file).slice(...span),
    span,
    ...(position && { position }),
  };
}
