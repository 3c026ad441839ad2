/** What stands over the text of a unit: the lines of its headline, and its columns. */
import type { BlockData, UnitData } from './contract.ts';
import { joinText } from './repair.ts';

/** Roles of the blocks of a head; each has a field of the unit of the same name. */
export const HEAD_ROLES = ['title', 'kicker', 'subtitle', 'column'] as const;
export type HeadRole = (typeof HEAD_ROLES)[number];

type Line = Pick<BlockData, 'role' | 'text'>;

export interface Head extends Pick<UnitData, 'title' | 'kicker' | 'subtitle'> {
  column: string[];
}

/** The head of a unit, as its blocks say it. */
export function readHead(blocks: readonly Line[]): Head {
  const title = joined(blocks, 'title');
  const kicker = joined(blocks, 'kicker');
  const subtitle = joined(blocks, 'subtitle');
  return {
    ...(title && { title }),
    ...(kicker && { kicker }),
    ...(subtitle && { subtitle }),
    column: [...new Set(textsOf(blocks, 'column'))],
  };
}

/** The block whose words are the title of a unit without a headline. */
export function beginningOfBody<Block extends Line>(blocks: readonly Block[]): Block | undefined {
  return blocks.find(isBody);
}

export const isBody = ({ role }: Pick<Line, 'role'>): boolean =>
  role === 'paragraph' || role === 'caption' || role === 'item' || role === 'line';

/** The lines of a headline that have this role, read on as one. */
function joined(blocks: readonly Line[], role: BlockData['role']): string {
  return textsOf(blocks, role).reduce((before, text) => joinText(before, text), '');
}

function textsOf(blocks: readonly Line[], role: BlockData['role']): string[] {
  return blocks.filter((block) => block.role === role).map(({ text }) => text);
}
