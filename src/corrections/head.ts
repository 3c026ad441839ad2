/** The head of a unit says what its blocks say, but for what a `set` said of it. */
import type { BlockData, BlockRole, UnitData } from '../pipeline/contract.ts';
import { beginningOfBody, HEAD_ROLES, type HeadRole, isBody, readHead } from '../pipeline/head.ts';
import { fold } from './locate.ts';
import type { CorrectedUnit } from './page.ts';

type Line = Pick<BlockData, 'role' | 'text'>;

/** What a field of a head says: no line, one, or of columns several. */
export function linesOf(head: Partial<Pick<UnitData, HeadRole>>, role: HeadRole): string[] {
  if (role === 'column') return head.column ?? [];
  const line = head[role];
  return line === undefined ? [] : [line];
}

/** A unit without a title gets the first words of its text. */
export function setField(unit: CorrectedUnit, role: HeadRole, lines: readonly string[]): void {
  delete unit[role];
  if (role === 'title') {
    delete unit.titleInferred;
    delete unit.inferredFrom;
  }
  const [line] = lines;
  if (line === undefined) {
    if (role === 'title') inferTitle(unit);
  } else if (role === 'column') unit.column = [...lines];
  else unit[role] = line;
}

function inferTitle(unit: CorrectedUnit): void {
  const title = [...(textOfTitle(unit)?.text ?? '')].slice(0, TITLE_LENGTH).join('');
  if (title) unit.title = title;
  unit.titleInferred = true;
  noteInferred(unit);
}
const TITLE_LENGTH = 20;

const textOfTitle = ({ blocks }: CorrectedUnit): BlockData | undefined =>
  beginningOfBody(blocks) ?? blocks[0];

/** Notes what an inferred title was made from, before that is corrected. */
export function noteInferred(unit: CorrectedUnit): void {
  const start = unit.titleInferred && textOfTitle(unit)?.spans[0]?.[0];
  if (start !== undefined) unit.inferredFrom = start;
}

/**
 * Makes blocks say what a field says. A block that has the words of a line gets the role; else the first block of the
 * role gets the words. Other blocks of the role become what a line of their kind is without it.
 */
export function setBlocks(
  blocks: readonly Line[],
  role: HeadRole | 'byline',
  lines: readonly string[],
): void {
  const ofRole = blocks.filter((block) => block.role === role);
  const chosen = new Set<Line>();
  const choose = (line: string, among: readonly Line[], fits: (block: Line) => boolean): boolean => {
    const block = among.find((one) => !chosen.has(one) && fits(one));
    if (!block) return false;
    chosen.add(block);
    block.role = role;
    block.text = line;
    return true;
  };
  const changed = lines.filter(
    (line) => !choose(line, [...ofRole, ...blocks], ({ text }) => fold(text) === fold(line)),
  );
  for (const line of changed) choose(line, ofRole, () => true);
  const without = role === 'byline' || role === 'column' || lines.length === 0 ? 'paragraph' : 'heading';
  for (const block of ofRole) if (!chosen.has(block)) block.role = without;
}

/** Whether the words of which the title is made are still those of a paragraph. */
function isInferredStill(unit: CorrectedUnit): boolean {
  const { inferredFrom, blocks } = unit;
  if (inferredFrom === undefined) return true;
  const block = blocks.find(({ spans }) =>
    spans.some(([start, end]) => start <= inferredFrom && inferredFrom < end),
  );
  return block !== undefined && (isBody(block) || block === textOfTitle(unit));
}

/** What the head of a unit was read from. */
export interface HeadSource {
  /** By role, the lines that the blocks say. */
  lines: Record<HeadRole, string[]>;
  /** Roles of which a block repeats what the field says. */
  repeated: HeadRole[];
}

export function headSource(unit: CorrectedUnit): HeadSource {
  const head = readHead(unit.blocks);
  const isRepeated = (role: HeadRole): boolean => {
    const said = linesOf(unit, role).map(fold);
    return unit.blocks.some((block) => block.role === role && said.includes(fold(block.text)));
  };
  return {
    lines: {
      title: linesOf(head, 'title'),
      kicker: linesOf(head, 'kicker'),
      subtitle: linesOf(head, 'subtitle'),
      column: linesOf(head, 'column'),
    },
    repeated: HEAD_ROLES.filter(isRepeated),
  };
}

/**
 * Brings the head of a unit after its blocks, as far as a correction changed what they say. What a `set` said holds
 * over it, until the block that repeats it is no line of the head any more.
 */
export function followBlocks(unit: CorrectedUnit, before: HeadSource): void {
  const now = headSource(unit);
  for (const role of HEAD_ROLES) {
    const isGone = before.repeated.includes(role) && !now.repeated.includes(role);
    if (unit.said?.includes(role)) {
      if (!isGone) continue;
      unit.said = unit.said.filter((field) => field !== role);
    } else if (isSame(before.lines[role], now.lines[role])) continue;
    // A title that was just inferred, by a `set` that takes it away, stays.
    if (role !== 'title' || !unit.titleInferred || now.lines.title.length > 0)
      setField(unit, role, now.lines[role]);
  }
  if (!isInferredStill(unit)) setField(unit, 'title', []);
}

/** Fills the head of a unit that had none. */
export function fillHead(unit: CorrectedUnit): void {
  const { lines } = headSource(unit);
  for (const role of HEAD_ROLES) if (!unit.said?.includes(role)) setField(unit, role, lines[role]);
}

/** Words that were changed in a block that repeats what a `set` said are changed in what it said. */
export function rewordSaid(unit: CorrectedUnit, role: BlockRole, was: string, is: string): void {
  const field = HEAD_ROLES.find((each) => each === role);
  if (!field || !unit.said?.includes(field)) return;
  const lines = linesOf(unit, field).map((line) => (fold(line) === fold(was) ? is : line));
  setField(unit, field, lines.filter(fold));
}

const isSame = (a: readonly string[], b: readonly string[]): boolean => a.join('\0') === b.join('\0');
