/** Learns what kind of thing a unit is from the units of annotated pages. */
import { LINE_ROLES } from '../pipeline/assembly/roles.ts';
import { pathsOf } from '../pipeline/assembly/structure.ts';
import type { UnitType } from '../pipeline/contract.ts';
import type { Lexicon } from '../pipeline/lexicon/index.ts';
import { typeFeatures } from '../pipeline/unit-type/features.ts';
import { UNIT_TYPES, type UnitTypeData } from '../pipeline/unit-type/weights.ts';
import type { AnnotatedPage } from './annotated-pages.ts';
import { readStructure, TIMES, unitTypesOf } from './examples.ts';
import { learnMultinomial } from './multinomial.ts';

export interface UnitExample {
  document: string;
  times: number;
  type: UnitType;
  features: ReadonlySet<string>;
}

const LEARNING = {
  width: UNIT_TYPES.length,
  epochs: 10,
  rate: 0.15,
  decay: 0.001,
  left: 0,
  leastDocuments: 10,
};
/** A weight nearer to nothing is none. */
const LEAST_WEIGHT = 0.2;

/** The units of a page, with the lines that the annotation gives them. */
export function unitExamples(page: AnnotatedPage, lexicon: Lexicon): UnitExample[] {
  const { views, structure } = readStructure(page, lexicon);
  const typeAt = unitTypesOf(page);
  return pathsOf(structure.successor).flatMap((path) => {
    const lines = path.flatMap((k) => {
      const view = views[k];
      const role = LINE_ROLES[structure.roles[k] ?? 0];
      return view && role && role !== 'furniture' ? [{ view, role }] : [];
    });
    const [first] = lines;
    const type = first && typeAt(first.view.line);
    if (!type) return [];
    return [{ document: page.document, times: TIMES[page.set], type, features: typeFeatures(lines) }];
  });
}

export function learnUnitTypes(examples: readonly UnitExample[]): UnitTypeData {
  const learnt = learnMultinomial(
    examples.map((example) => ({ ...example, answer: UNIT_TYPES.indexOf(example.type) })),
    LEARNING,
  );
  const data: UnitTypeData = {};
  for (const [name, weights] of learnt) {
    const said = UNIT_TYPES.flatMap((type, k) => {
      const weight = weights[k] ?? 0;
      return Math.abs(weight) >= LEAST_WEIGHT ? [[type, Math.round(weight * 10) / 10] as const] : [];
    });
    if (said.length > 0) data[name] = Object.fromEntries(said);
  }
  return data;
}
