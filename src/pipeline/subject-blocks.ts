import type { Block, Unit } from './tree.ts';

/** Blocks that say who wrote a unit or where it goes on, not what it is about. */
const ABOUT_THE_TEXT = new Set<Block['role']>(['byline', 'credit', 'signature', 'jump', 'label']);

/** The blocks that speak of a unit's subject. */
export function subjectBlocks(unit: Unit): Block[] {
  return unit.children.filter(({ role }) => !ABOUT_THE_TEXT.has(role));
}
