import type { CleanPage, CleanUnit } from './clean.ts';
import type { GoldRole } from './gold.ts';

/** A line of the damaged page. */
export interface Piece {
  unit: DraftUnit | null;
  role: GoldRole | null;
  text: string;
  /** The line that this one repeats. */
  copyOf: Piece | null;
  /** How many characters at the end of the line repeat something. */
  echo: number;
}

export interface DraftBlock {
  role: GoldRole;
  text: string;
  pieces: Piece[];
}

export interface DraftUnit {
  clean: CleanUnit;
  blocks: DraftBlock[];
  startMissing: boolean;
  endMissing: boolean;
}

const HEAD: ReadonlySet<GoldRole> = new Set(['column', 'kicker', 'title', 'subtitle', 'byline']);
export const isHead = (block: { role: GoldRole | null }) => block.role !== null && HEAD.has(block.role);

/** A page on its way from clean to damaged. */
export interface Draft {
  page: CleanPage;
  units: DraftUnit[];
  /** The lines in the order in which they are written; empty until the blocks are cut. */
  order: Piece[];
  /** What the page's punctuation became. */
  mark: (text: string, role: GoldRole) => string;
}

export function draftUnit(unit: CleanUnit): DraftUnit {
  const blocks = unit.blocks.map(({ role, text }) => ({ role, text, pieces: [] }));
  return { clean: unit, blocks, startMissing: unit.startMissing, endMissing: unit.endMissing };
}

export function draftOf(page: CleanPage): Draft {
  return { page, units: page.units.map(draftUnit), order: [], mark: (text) => text };
}

export const pieceOf = (text: string, unit: DraftUnit | null, role: GoldRole | null): Piece => ({
  unit,
  role,
  text,
  copyOf: null,
  echo: 0,
});

export const paragraphsOf = (unit: DraftUnit) => unit.blocks.filter((block) => block.role === 'paragraph');

export const ownOf = (order: Piece[], unit: DraftUnit) => order.filter((piece) => piece.unit === unit);

export function moveAfter(order: Piece[], moved: Piece[], anchor: Piece): void {
  const gone = new Set(moved);
  const rest = order.filter((piece) => !gone.has(piece));
  rest.splice(rest.indexOf(anchor) + 1, 0, ...moved);
  order.splice(0, order.length, ...rest);
}

/** Whether both are parts of one broken block. */
export function isContinued(a: Piece, b: Piece): boolean {
  return a.unit?.blocks.some((block) => block.pieces.includes(a) && block.pieces.includes(b)) ?? false;
}
