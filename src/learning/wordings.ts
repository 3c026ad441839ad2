/** Learns what the words of a line say of what it is, from the lines of annotated pages. */
import { LINE_ROLES } from '../pipeline/assembly/roles.ts';
import { pathsOf } from '../pipeline/assembly/structure.ts';
import type { Lexicon } from '../pipeline/lexicon/index.ts';
import { Multinomial, type MultinomialData } from '../pipeline/multinomial.ts';
import { keep, writeRow } from '../pipeline/weight-row.ts';
import { wordingFeatures } from '../pipeline/wording/features.ts';
import { WORDINGS, wordingOf } from '../pipeline/wording/kinds.ts';
import type { AnnotatedPage } from './annotated-pages.ts';
import { readStructure, unitTypesOf } from './examples.ts';
import { learnMultinomial, type MultinomialExample } from './multinomial.ts';

const LEARNING = {
  width: WORDINGS.length,
  epochs: 4,
  rate: 0.15,
  decay: 0.001,
  left: 0.3,
  leastDocuments: 8,
};
/** A weight nearer to nothing is none. */
const LEAST_WEIGHT = 0.15;
const TIMES: Record<AnnotatedPage['set'], number> = { seeds: 4, dev: 2, own: 1 };

/** The lines of a page, with the roles and the kinds of text that the annotation gives them. */
export function wordingExamples(page: AnnotatedPage, lexicon: Lexicon): MultinomialExample[] {
  const { document, set } = page;
  const { views, structure } = readStructure(page, lexicon);
  const typeAt = unitTypesOf(page);
  return pathsOf(structure.successor).flatMap((path) => {
    const isBody = (k: number): boolean =>
      ['paragraph', 'continuation'].includes(LINE_ROLES[structure.roles[k] ?? 0] ?? '');
    const first = path.find(isBody);
    return path.flatMap((k) => {
      const view = views[k];
      const role = LINE_ROLES[structure.roles[k] ?? 0];
      if (!view || !role) return [];
      const type = typeAt(view.line) ?? 'article';
      return [
        {
          document,
          times: TIMES[set],
          answer: wordingOf(role, type, k === first),
          features: wordingFeatures(view, lexicon.divide(view.dense)),
        },
      ];
    });
  });
}

export function learnWordings(examples: readonly MultinomialExample[]): MultinomialData {
  return Object.fromEntries(
    learnMultinomial(examples, LEARNING).flatMap(([name, weights]) => {
      const row = writeRow(keep(weights.entries(), LEAST_WEIGHT));
      return row === '' ? [] : [[name, row]];
    }),
  );
}

/** Into how many parts the documents are divided. */
const DIVISION = 5;

/**
 * Weights for pages that something else is learnt from: each document by what was learnt without it, or the words of the
 * very page would say what they never say of a page that is new.
 */
export function wordingsWithout(examples: readonly MultinomialExample[]): (document: string) => Multinomial {
  const documents = [...new Set(examples.map(({ document }) => document))];
  const partOf = new Map(documents.map((document, k) => [document, k % DIVISION]));
  const learnt = Array.from(
    { length: DIVISION },
    (_, part) =>
      new Multinomial(
        learnWordings(examples.filter(({ document }) => partOf.get(document) !== part)),
        WORDINGS.length,
      ),
  );
  return (document) => {
    const found = learnt[partOf.get(document) ?? -1];
    if (!found) throw new Error(`found no examples of ${document}, expected those of all documents`);
    return found;
  };
}
