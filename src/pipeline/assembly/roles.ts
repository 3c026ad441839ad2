/** The roles that the model gives to lines, and the kinds of links between them. */

/**
 * Finer than the roles of blocks in two places: a `continuation` goes on with the paragraph of the line before, a
 * `title-rest` with its title.
 */
export const LINE_ROLES = [
  'furniture',
  'column',
  'kicker',
  'title',
  'title-rest',
  'subtitle',
  'byline',
  'lede',
  'jump',
  'heading',
  'paragraph',
  'continuation',
  'credit',
  'label',
] as const;
export type LineRole = (typeof LINE_ROLES)[number];

/** A role as its place in LINE_ROLES: what the model computes with. */
export type RoleIndex = number;
export const ROLE_COUNT = LINE_ROLES.length;
export const roleIndex = (role: LineRole): RoleIndex => LINE_ROLES.indexOf(role);

export const LINK_KINDS = [
  'head-head',
  'head-body',
  'paragraph',
  'join',
  'to-heading',
  'from-heading',
  'lede',
  'tail',
  'jump',
] as const;
export type LinkKind = (typeof LINK_KINDS)[number];
export const KIND_COUNT = LINK_KINDS.length;

const HEADS = new Set<LineRole>(['column', 'kicker', 'title', 'title-rest', 'subtitle', 'byline']);
const TAILS = new Set<LineRole>(['credit', 'label']);

function linkKind(from: LineRole, to: LineRole): LinkKind | undefined {
  if (from === 'furniture' || to === 'furniture') return undefined;
  if (to === 'continuation') return from === 'paragraph' || from === 'continuation' ? 'join' : undefined;
  if (to === 'title-rest') return from === 'title' || from === 'title-rest' ? 'join' : undefined;
  if (from === 'title' && to === 'title') return undefined;
  // Nothing of an article's head stands behind its body; where a page prints it there, it is read first.
  if (HEADS.has(to)) return HEADS.has(from) || from === 'lede' ? 'head-head' : undefined;
  if (to === 'label') return 'tail';
  if (TAILS.has(from)) return undefined;
  if (TAILS.has(to)) return 'tail';
  if (from === 'jump' || to === 'jump') return 'jump';
  // An article's lede is read before its body, wherever a page prints it.
  if (to === 'lede') return HEADS.has(from) || from === 'lede' ? 'lede' : undefined;
  if (from === 'lede') return 'lede';
  if (HEADS.has(from)) return 'head-body';
  if (to === 'heading') return 'to-heading';
  if (from === 'heading') return 'from-heading';
  return 'paragraph';
}

/** Kind of the link between two roles, by `from * ROLE_COUNT + to`; -1 where there can be none. */
export const KIND_OF: Int8Array = Int8Array.from(
  LINE_ROLES.flatMap((from) =>
    LINE_ROLES.map((to) => {
      const kind = linkKind(from, to);
      return kind === undefined ? -1 : LINK_KINDS.indexOf(kind);
    }),
  ),
);
