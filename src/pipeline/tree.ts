/** The nodes of a page's tree: a closed union over unist, so that every switch over them is checked. */
import type { Literal, Parent } from 'unist';
import type {
  BlockRole,
  Dateline,
  Evidence,
  FurnitureRole,
  IssueData,
  Organisation,
  Person,
  Place,
  Span,
  UnitTopic,
  UnitType,
} from './contract.ts';

/** One printed page. Its children are Lines until the page is assembled, then Units, Furniture and Duplicates. */
export interface Page extends Parent {
  type: 'page';
  /** Name of the seed: its path within the folder of seeds. */
  source: string;
  publication?: { name: string; inferred: boolean };
  issue: IssueData & { evidence: Evidence[] };
  /** Those whom the page's furniture names: 责任编辑, 校对. */
  editors?: Person[];
  children: (Line | Unit | Furniture | Duplicate)[];
}

/** A line of the seed that holds ink; `value` is its text without Markdown remains at its ends. */
export interface Line extends Literal {
  type: 'line';
  value: string;
  span: Span;
}

/** 稿件: one thing on a page. */
export interface Unit extends Parent {
  type: 'unit';
  unitType: UnitType;
  title?: string;
  titleInferred?: true;
  kicker?: string;
  subtitle?: string;
  columns: string[];
  people: Person[];
  sources: string[];
  datelines: Dateline[];
  places?: Place[];
  organisations?: Organisation[];
  topics?: UnitTopic[];
  startMissing: boolean;
  endMissing: boolean;
  confidence?: number;
  children: Block[];
}

/** A block of a unit, in reading order; `value` is its text as it is to be read. */
export interface Block extends Literal {
  type: 'block';
  role: BlockRole;
  value: string;
  /** Where its characters stand in the seed, in reading order. */
  spans: Span[];
  confidence?: number;
}

/** 报头、报眉: masthead, page header, editors' line, index box. */
export interface Furniture extends Literal {
  type: 'furniture';
  role: FurnitureRole;
  value: string;
  span: Span;
}

/** 重出: text that the OCR printed a second time. */
export interface Duplicate extends Literal {
  type: 'duplicate';
  value: string;
  span: Span;
  /** The text that stands in a unit. */
  of: Span;
}
