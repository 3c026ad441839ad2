/**
 * How each role of a block is written in MDX and shown in HTML: the one table that writing, reading and
 * rendering share.
 */
import type { BlockRole } from '../pipeline/contract.ts';
import { HEAD_ROLES } from '../pipeline/head.ts';

interface Markup {
  /** The component around a run of such blocks; within it a block is a paragraph unless `component` names another. */
  group?: GroupName;
  /** The component that holds one such block. */
  component?: string;
  /** What Markdown itself has for the block; a paragraph where neither this nor `component` is given. */
  markdown?: 'title' | 'heading' | 'item';
}

/** Components around a run of blocks, and the HTML element each becomes. */
export const groups = {
  Lede: { tagName: 'div', className: 'lede' },
  Verse: { tagName: 'div', className: 'verse' },
  Table: { tagName: 'div', className: 'rows' },
  Dialogue: { tagName: 'div', className: 'dialogue' },
  Photo: { tagName: 'div', className: 'photo' },
} as const;
export type GroupName = keyof typeof groups;

export const markup: Record<BlockRole, Markup> = {
  column: { component: 'Column' },
  kicker: { component: 'Kicker' },
  title: { markdown: 'title' },
  subtitle: { component: 'Subtitle' },
  byline: { component: 'Byline' },
  lede: { group: 'Lede' },
  jump: { component: 'Jump' },
  heading: { markdown: 'heading' },
  paragraph: {},
  line: { group: 'Verse' },
  row: { group: 'Table' },
  item: { markdown: 'item' },
  question: { group: 'Dialogue', component: 'Question' },
  answer: { group: 'Dialogue', component: 'Answer' },
  caption: { group: 'Photo', component: 'Caption' },
  credit: { group: 'Photo', component: 'Credit' },
  signature: { component: 'Signature' },
  label: { component: 'Label' },
};

const roles = Object.entries(markup) as [BlockRole, Markup][];

/** The role of the one block that a component holds: Byline → byline. */
export const roleOfComponent: ReadonlyMap<string, BlockRole> = new Map(
  roles.flatMap(([role, { component }]) => (component ? [[component, role] as const] : [])),
);

/** The role of the paragraphs within a group: Verse → line. */
export const roleWithinGroup: ReadonlyMap<string, BlockRole> = new Map(
  roles.flatMap(([role, { group, component }]) => (group && !component ? [[group, role] as const] : [])),
);

/** The roles that the head of an article's page shows; the body leaves them out. */
export const headRoles: ReadonlySet<BlockRole> = new Set(HEAD_ROLES);

export function isGroup(name: string | null): name is GroupName {
  return name !== null && Object.hasOwn(groups, name);
}
