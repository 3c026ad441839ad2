import type { Draft, DraftUnit, Piece } from './draft.ts';
import type { Gold, GoldDuplicate, GoldRole, GoldUnit } from './gold.ts';

export interface Damaged {
  text: string;
  gold: Gold;
}

const joined = (texts: string[]) => (texts.length > 0 ? texts.join(' ') : null);
const squeeze = (text: string) => text.replace(/\s/g, '');

function goldUnit(
  unit: DraftUnit,
  i: number,
  lineOf: (piece: Piece) => number,
  { order, mark }: Draft,
): GoldUnit {
  const textsOf = (role: GoldRole) =>
    unit.blocks.filter((block) => block.role === role).map((block) => block.text);
  const titles = textsOf('title');
  const title = titles.length > 0 ? titles.join('') : null;
  const ink = squeeze(unit.blocks.map((block) => block.text).join(''));
  const left = (name: string) => ink.includes(squeeze(name));
  const { people, peopleOptional, accept, type } = unit.clean;
  const duplicates: GoldDuplicate[] = order.flatMap((piece): GoldDuplicate[] => {
    if (piece.unit !== unit) return [];
    const line = lineOf(piece);
    if (piece.copyOf) return [{ line, of: lineOf(piece.copyOf) }];
    return piece.echo > 0 ? [{ line, start: piece.text.length - piece.echo, end: piece.text.length }] : [];
  });
  return {
    id: `u${i + 1}`,
    type,
    title,
    titleAccept: title === null ? [] : [title, ...accept.map((other) => mark(other, 'title'))],
    kicker: joined(textsOf('kicker')),
    subtitle: joined(textsOf('subtitle')),
    column: textsOf('column'),
    people: people.filter((person) => left(person.name)),
    peopleOptional: [...peopleOptional, ...people.map((person) => person.name).filter((name) => !left(name))],
    startMissing: unit.startMissing,
    endMissing: unit.endMissing,
    blocks: unit.blocks.map((block) => ({
      role: block.role,
      lines: block.pieces.map((piece) => lineOf(piece)),
    })),
    duplicates,
  };
}

/**
 * The page's text and its annotation.
 *
 * @param gaps line ends before each piece of the draft's order
 */
export function annotate(draft: Draft, source: string, gaps: number[]): Damaged {
  const { page, units, order } = draft;
  const lines = new Map<Piece, number>();
  let text = '';
  let line = 1;
  order.forEach((piece, i) => {
    const gap = gaps[i] ?? 2;
    line += gap;
    text += '\n'.repeat(gap) + piece.text;
    lines.set(piece, line);
  });
  const lineOf = (piece: Piece): number => {
    const at = lines.get(piece);
    if (at === undefined)
      throw new Error(`“${piece.text.slice(0, 20)}” was lost from the order of ${source}`);
    return at;
  };
  const gold: Gold = {
    source,
    publication: page.publication,
    issue: page.issue,
    furniture: order.filter((piece) => piece.unit === null).map(lineOf),
    units: units.map((unit, i) => goldUnit(unit, i, lineOf, draft)),
  };
  return { text: `${text}\n\n`, gold };
}
