/** What a line can be told for by its words alone: its role, and of columns, titles and bodies what kind of text they are of. */
import type { LineRole } from '../assembly/roles.ts';
import type { UnitType } from '../contract.ts';

/** Kinds of text that use words of their own; articles, briefs and interviews are reports. */
export const TEXTS = [
  'report',
  'commentary',
  'letter',
  'photo',
  'poem',
  'table',
  'notice',
  'advertisement',
] as const satisfies readonly (UnitType | 'report')[];
export type Text = (typeof TEXTS)[number];

/** What stands where in a unit: `opening` is the first line of a report's body. */
export const PARTS = [
  'furniture',
  'kicker',
  'subtitle',
  'byline',
  'lede',
  'jump',
  'heading',
  'credit',
  'label',
  'opening',
  'column',
  'title',
  'body',
] as const;
export type Part = (typeof PARTS)[number];

export interface Wording {
  part: Part;
  /** Undefined: a part that is worded alike whatever it is of. */
  text?: Text;
}

const OF_TEXTS = ['column', 'title', 'body'] as const satisfies readonly Part[];

const isOfTexts = (part: Part): boolean => OF_TEXTS.some((one) => one === part);

export const WORDINGS: readonly Wording[] = PARTS.flatMap<Wording>((part) => {
  if (isOfTexts(part)) return TEXTS.map((text) => ({ part, text }));
  return part === 'opening' || part === 'lede' ? [{ part, text: 'report' }] : [{ part }];
});

/**
 * The wording of a line that is annotated, as its place in WORDINGS.
 * @param first whether it is the first line of its unit's body
 */
export function wordingOf(role: LineRole, type: UnitType, first: boolean): number {
  const part = partOf(role);
  const text = textOf(type);
  if (part === 'body' && text === 'report' && first) return placeOf({ part: 'opening', text });
  return placeOf({ part, text });
}

const placeOf = ({ part, text }: Wording): number =>
  WORDINGS.findIndex((one) => one.part === part && (!isOfTexts(part) || one.text === text));

function partOf(role: LineRole): Part {
  if (role === 'title-rest') return 'title';
  return role === 'paragraph' || role === 'continuation' ? 'body' : role;
}

const textOf = (type: UnitType): Text =>
  type === 'article' || type === 'brief' || type === 'interview' ? 'report' : type;
