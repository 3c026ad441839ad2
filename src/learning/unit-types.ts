/**
 * Learns what kind of thing a unit is from the units of annotated pages: of each feature, how much it says for each
 * type (multinomial logistic regression, unit by unit, the steps of each weight smaller the more it was moved).
 */

import { LINE_ROLES } from '../pipeline/assembly/roles.ts';
import { pathsOf } from '../pipeline/assembly/structure.ts';
import type { UnitType } from '../pipeline/contract.ts';
import type { Lexicon } from '../pipeline/lexicon/index.ts';
import { typeFeatures } from '../pipeline/unit-type/features.ts';
import { UNIT_TYPES, type UnitTypeData } from '../pipeline/unit-type/weights.ts';
import type { AnnotatedPage } from './annotated-pages.ts';
import { readStructure, TIMES } from './examples.ts';
import { generator, shuffle } from './shuffle.ts';

export interface UnitExample {
  document: string;
  times: number;
  type: UnitType;
  features: ReadonlySet<string>;
}

const EPOCHS = 10;
const RATE = 0.15;
/** Pull of every weight towards nothing. */
const DECAY = 0.001;
/** What fewer documents show is chance. */
const LEAST_DOCUMENTS = 10;
/** A weight nearer to nothing is none. */
const LEAST_WEIGHT = 0.2;

/** The units of a page, with the lines that the annotation gives them. */
export function unitExamples(page: AnnotatedPage, lexicon: Lexicon): UnitExample[] {
  const { views, structure } = readStructure(page, lexicon);
  const typeAt = new Map<number, UnitType>();
  for (const { type, blocks } of page.gold.units)
    for (const number of blocks.flatMap(({ lines }) => lines)) typeAt.set(number, type);
  return pathsOf(structure.successor).flatMap((path) => {
    const lines = path.flatMap((k) => {
      const view = views[k];
      const role = LINE_ROLES[structure.roles[k] ?? 0];
      return view && role && role !== 'furniture' ? [{ view, role }] : [];
    });
    const type = typeAt.get(lines[0]?.view.line.position?.start.line ?? 0);
    if (!type) return [];
    return [{ document: page.document, times: TIMES[page.set], type, features: typeFeatures(lines) }];
  });
}

export function learnUnitTypes(examples: readonly UnitExample[]): UnitTypeData {
  const names = usualFeatures(examples);
  const rowOf = new Map(names.map((name, row) => [name, row]));
  const width = UNIT_TYPES.length;
  const weights = new Float64Array(names.length * width);
  const moved = new Float64Array(names.length * width).fill(1);
  const shown = examples.map(({ features, type, times }) => ({
    rows: [...features].flatMap((name) => rowOf.get(name) ?? []),
    type: UNIT_TYPES.indexOf(type),
    times,
  }));
  const random = generator(3);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(shown, random);
    for (const { rows, type, times } of shown) {
      const chances = chancesUnder(weights, rows, width);
      for (const row of rows)
        for (let k = 0; k < width; k++) {
          const at = row * width + k;
          const weight = weights[at] ?? 0;
          const slope = times * ((chances[k] ?? 0) - (k === type ? 1 : 0)) + DECAY * weight;
          const sum = (moved[at] ?? 0) + slope * slope;
          moved[at] = sum;
          weights[at] = weight - (RATE * slope) / Math.sqrt(sum);
        }
    }
  }
  return toData(names, weights);
}

/** What enough documents show, in the order of the alphabet: copies of one document count once. */
function usualFeatures(examples: readonly UnitExample[]): string[] {
  const documents = new Map<string, Set<string>>();
  for (const { document, features } of examples)
    for (const name of features) {
      const seen = documents.get(name);
      if (seen) seen.add(document);
      else documents.set(name, new Set([document]));
    }
  return [...documents].flatMap(([name, seen]) => (seen.size >= LEAST_DOCUMENTS ? [name] : [])).sort();
}

function chancesUnder(weights: Float64Array, rows: readonly number[], width: number): Float64Array {
  const chances = new Float64Array(width);
  for (const row of rows)
    for (let k = 0; k < width; k++) chances[k] = (chances[k] ?? 0) + (weights[row * width + k] ?? 0);
  const most = Math.max(...chances);
  const total = chances.reduce((sum, value) => sum + Math.exp(value - most), 0);
  return chances.map((value) => Math.exp(value - most) / total);
}

function toData(names: readonly string[], weights: Float64Array): UnitTypeData {
  const data: UnitTypeData = {};
  names.forEach((name, row) => {
    const said = UNIT_TYPES.flatMap((type, k) => {
      const weight = weights[row * UNIT_TYPES.length + k] ?? 0;
      return Math.abs(weight) >= LEAST_WEIGHT ? [[type, Math.round(weight * 10) / 10] as const] : [];
    });
    if (said.length > 0) data[name] = Object.fromEntries(said);
  });
  return data;
}
