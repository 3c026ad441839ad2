/** From an annotated page to what the model learns from: its features, and the structure that the annotation gives it. */
import { unified } from 'unified';
import { VFile } from 'vfile';
import { type LineView, viewLines } from '../pipeline/assembly/line-view.ts';
import type { KindFamily } from '../pipeline/assembly/link-features.ts';
import { type Models, type PageFeatures, pageFeatures } from '../pipeline/assembly/page-features.ts';
import { LINE_ROLES, type LineRole, roleIndex } from '../pipeline/assembly/roles.ts';
import type { Structure } from '../pipeline/assembly/structure.ts';
import type { UnitType } from '../pipeline/contract.ts';
import type { Lexicon } from '../pipeline/lexicon/index.ts';
import { parseSeed } from '../pipeline/parse.ts';
import type { Line, Page } from '../pipeline/tree.ts';
import type { AnnotatedPage } from './annotated-pages.ts';

export interface Example {
  document: string;
  copy: number | undefined;
  /** How often it is learnt from: real pages are few, and what it is all about. */
  times: number;
  features: PageFeatures;
  gold: Structure;
}

export const TIMES: Record<AnnotatedPage['set'], number> = { seeds: 16, dev: 4, own: 1 };

const parser = unified().use(parseSeed).freeze();

export function toExample(
  page: AnnotatedPage,
  models: Models,
  without: ReadonlySet<KindFamily> = new Set(),
): Example {
  const { views, structure } = readStructure(page, models.lexicon);
  const known = [...structure.successor].flatMap((j, i) => (j >= 0 ? [[i, j] as const] : []));
  return {
    document: page.document,
    copy: page.copy,
    times: TIMES[page.set],
    features: pageFeatures(views, models, without, known),
    gold: structure,
  };
}

/** The lines of a page without the duplicates, and the structure that the annotation gives them. */
export function readStructure(
  { text, gold }: AnnotatedPage,
  lexicon: Lexicon,
): { views: LineView[]; structure: Structure } {
  const page = parser.parse(new VFile({ path: gold.source, value: text })) as Page;
  const copies = new Set(
    gold.units.flatMap(({ duplicates }) =>
      duplicates.filter((d) => d.start === undefined).map((d) => d.line),
    ),
  );
  const lines = (page.children as Line[]).filter((line) => !copies.has(numberOf(line)));
  const place = new Map(lines.map((line, k) => [numberOf(line), k]));
  const roles = new Uint8Array(lines.length).fill(roleIndex('furniture'));
  const successor = new Int32Array(lines.length).fill(-1);
  for (const unit of gold.units) {
    let last = -1;
    let titled = false;
    for (const block of unit.blocks)
      block.lines.forEach((number, at) => {
        const here = place.get(number);
        if (here === undefined) return;
        const again = block.role === 'title' && titled;
        titled ||= block.role === 'title';
        roles[here] = roleIndex(again ? 'title-rest' : lineRole(block.role, at, gold.source));
        if (last >= 0) successor[last] = here;
        last = here;
      });
  }
  return { views: viewLines(lines, text, lexicon.simplify), structure: { roles, successor } };
}

/** For each line of a unit, what kind of thing the annotation says that the unit is. */
export function unitTypesOf({ gold }: AnnotatedPage): (line: Line) => UnitType | undefined {
  const types = new Map<number, UnitType>();
  for (const { type, blocks } of gold.units)
    for (const number of blocks.flatMap(({ lines }) => lines)) types.set(number, type);
  return (line) => types.get(numberOf(line));
}

const numberOf = (line: Line): number => line.position?.start.line ?? 0;

function lineRole(role: string, at: number, source: string): LineRole {
  if (at > 0 && role === 'paragraph') return 'continuation';
  const known = LINE_ROLES.find((name) => name === (role === 'signature' ? 'credit' : role));
  if (!known) throw new Error(`${source}: found the role ${role}, expected one of ${LINE_ROLES.join(', ')}`);
  return known;
}
