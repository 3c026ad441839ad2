/** The annotation of one damaged page: the shape of the gold files that pages are scored against. */
export interface Gold {
  source: string;
  publication: string;
  issue: GoldIssue;
  /** Numbers of lines, from 1. */
  furniture: number[];
  units: GoldUnit[];
}

export interface GoldIssue {
  date: string;
  precision: 'day' | 'month' | 'year';
  page: number | null;
  pagePrinted: boolean;
  number: string | null;
}

export interface GoldPerson {
  name: string;
  role: string;
}

export interface GoldBlock {
  role: BlockRole;
  /** Lines in reading order; more than one where a column's end broke the block. */
  lines: number[];
}

/** A line that repeats line `of`, or, with `start` and `end`, the part of a line that repeats something. */
export interface GoldDuplicate {
  line: number;
  of?: number;
  start?: number;
  end?: number;
}

export interface GoldUnit {
  id: string;
  type: UnitType;
  title: string | null;
  titleAccept: string[];
  kicker: string | null;
  subtitle: string | null;
  column: string[];
  people: GoldPerson[];
  peopleOptional: string[];
  startMissing: boolean;
  endMissing: boolean;
  blocks: GoldBlock[];
  duplicates: GoldDuplicate[];
}

export const UNIT_TYPES = [
  'article',
  'commentary',
  'brief',
  'photo',
  'letter',
  'interview',
  'poem',
  'table',
  'notice',
  'advertisement',
] as const;
export type UnitType = (typeof UNIT_TYPES)[number];

export const BLOCK_ROLES = [
  'column',
  'kicker',
  'title',
  'subtitle',
  'byline',
  'lede',
  'jump',
  'heading',
  'paragraph',
  'credit',
  'label',
] as const;
export type BlockRole = (typeof BLOCK_ROLES)[number];

export const PERSON_ROLES = [
  '记者',
  '特约记者',
  '见习记者',
  '实习生',
  '通讯员',
  '特约通讯员',
  '评论员',
  '作者',
  '摄',
  '整理',
  '编辑',
  '图',
] as const;
