/** How well pages are taken apart: each document by weights that were learnt without it, and what each signal gives. */
import { parseArgs } from 'node:util';
import { scorePage } from '../../../tests/eval/score.mjs';
import { readResources } from '../../archive/content.ts';
import { loadLexicon } from '../../archive/lexicon-data.ts';
import { type AnnotatedPage, readAnnotatedPages } from '../../learning/annotated-pages.ts';
import { readStructure, toExample } from '../../learning/examples.ts';
import { learnGroundwork } from '../../learning/groundwork.ts';
import { learnFromCopy, meanOf } from '../../learning/several.ts';
import { learnUnitTypes, unitExamples } from '../../learning/unit-types.ts';
import { confidences } from '../../pipeline/assembly/confidence.ts';
import { FirstLookWeights } from '../../pipeline/assembly/first-look/index.ts';
import { findStructure } from '../../pipeline/assembly/inference.ts';
import { type KindFamily, kindFamilies } from '../../pipeline/assembly/link-features.ts';
import { Scores } from '../../pipeline/assembly/model.ts';
import { type PageFeatures, pageFeatures } from '../../pipeline/assembly/page-features.ts';
import { predecessorsOf, type Structure } from '../../pipeline/assembly/structure.ts';
import { Vocabulary } from '../../pipeline/assembly/vocabulary.ts';
import { takeApart, toParsedPage } from '../../pipeline/index.ts';
import { Multinomial } from '../../pipeline/multinomial.ts';
import { UnitTypeWeights } from '../../pipeline/unit-type/weights.ts';
import { WORDINGS } from '../../pipeline/wording/kinds.ts';
import { countOf } from '../arguments.ts';

const FIGURES = [
  'overall',
  'assignment',
  'unit',
  'order',
  'hard',
  'join',
  'title',
  'kicker',
  'role',
  'text',
  'people',
  'type',
  'duplicates',
  'missing',
  'date',
  'dateFalse',
  'page',
  'conserved',
];
const WEIGHT: Record<string, number> = {
  assignment: 0.2,
  unit: 0.1,
  order: 0.1,
  hard: 0.05,
  join: 0.1,
  title: 0.15,
  kicker: 0.05,
  role: 0.05,
  people: 0.08,
  type: 0.04,
  duplicates: 0.04,
  date: 0.04,
};

/** --folds N, --copies N (damaged copies of each invented page, and learnings that the weights are the mean of), --ablate: every signal left out in turn, --verbose: what is wrong, page by page. */
export async function bench(argv: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      folds: { type: 'string', default: '4' },
      copies: { type: 'string', default: '1' },
      ablate: { type: 'boolean', default: false },
      verbose: { type: 'boolean', default: false },
    },
  });
  const folds = countOf('folds', values.folds);
  const copies = Array.from({ length: countOf('copies', values.copies) }, (_, k) => k + 1);
  const pages = readAnnotatedPages(copies);
  process.stdout.write(
    `${['signals', 'pages', ...FIGURES].map((name) => name.slice(0, 8).padStart(9)).join('')}\n`,
  );
  measure(pages, folds, new Set(), values.verbose);
  if (!values.ablate) return;
  for (const family of kindFamilies) measure(pages, folds, new Set([family]), false);
}

function measure(
  pages: readonly AnnotatedPage[],
  folds: number,
  without: ReadonlySet<KindFamily>,
  verbose: boolean,
): void {
  const lexicon = loadLexicon();
  const resources = readResources('content', 'gongren-ribao');
  const documents = [...new Set(pages.map(({ document }) => document))];
  const units = pages.flatMap((page) => unitExamples(page, lexicon));
  const sums = new Map<string, Map<string, [number, number]>>();
  const reliability = LIMITS.map(() => ({ said: 0, right: 0, all: 0 }));
  for (let fold = 0; fold < folds; fold++) {
    const out = new Set(documents.filter((_, k) => k % folds === fold));
    const words = new Vocabulary(undefined, true);
    const knownPages = pages.filter(({ document }) => !out.has(document));
    const groundwork = learnGroundwork(knownPages, lexicon);
    const known = knownPages.map((page) =>
      toExample(page, { ...groundwork.of(page.document), weights: words }, without),
    );
    const copies = [...new Set(pages.flatMap(({ copy }) => copy ?? []))];
    const weights = new Vocabulary(meanOf(copies.map((copy) => learnFromCopy(known, words, copy))));
    const unitTypes = new UnitTypeWeights(learnUnitTypes(units.filter(({ document }) => !out.has(document))));
    const models = {
      lexicon,
      weights,
      unitTypes,
      wordings: new Multinomial(groundwork.wordings, WORDINGS.length),
      firstLook: new FirstLookWeights(groundwork.firstLook),
    };
    for (const annotated of pages.filter(({ document }) => out.has(document))) {
      const { views, structure } = readStructure(annotated, lexicon);
      addReliability(pageFeatures(views, models, without), structure, weights, reliability);
      const { set, text, gold } = annotated;
      const { page, file } = takeApart(new TextEncoder().encode(text), gold.source, {
        ...resources,
        ...models,
      });
      const score = scorePage(text, gold, toParsedPage(page, file));
      const { notes, c, ...rest } = score;
      const sum = sums.get(set) ?? new Map<string, [number, number]>();
      sums.set(set, sum);
      for (const [name, [got, all]] of Object.entries({ ...c, ...rest }) as [string, [number, number]][]) {
        const known = sum.get(name) ?? [0, 0];
        sum.set(name, [known[0] + got, known[1] + all]);
      }
      if (verbose) process.stdout.write([gold.source, ...notes].join('\n    ').concat('\n'));
    }
  }
  if (without.size === 0) {
    process.stdout.write('how sure of the line before, and how often right, on pages left out:\n');
    for (const { said, right, all } of reliability)
      if (all > 0)
        process.stdout.write(
          `${`${((100 * said) / all).toFixed(1)}%`.padStart(9)}${`${((100 * right) / all).toFixed(1)}%`.padStart(9)}${String(all).padStart(9)}\n`,
        );
  }
  const label = without.size > 0 ? `-${[...without].join()}` : 'all';
  for (const [set, sum] of sums) {
    const row = FIGURES.map((name) => (name === 'overall' ? overall(sum) : ratio(sum, name)));
    process.stdout.write(
      `${label.slice(0, 8).padStart(9)}${set.padStart(9)}${row.map((value) => (value === undefined ? '-' : value.toFixed(3)).padStart(9)).join('')}\n`,
    );
  }
}

/** Upper bounds of the rows of the reliability table. */
const LIMITS = [0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 1];

function addReliability(
  features: PageFeatures,
  gold: Structure,
  words: Vocabulary,
  table: { said: number; right: number; all: number }[],
): void {
  const scores = new Scores(features, words, true);
  const structure = findStructure(scores);
  const found = predecessorsOf(structure.successor);
  const wanted = predecessorsOf(gold.successor);
  confidences(scores, structure).forEach(({ confidence }, k) => {
    const row = table[LIMITS.findIndex((limit) => confidence <= limit)];
    if (!row || structure.roles[k] === 0) return;
    row.said += confidence;
    row.all++;
    if (found[k] === wanted[k]) row.right++;
  });
}

function ratio(sum: ReadonlyMap<string, [number, number]>, name: string): number | undefined {
  const [got, all] = sum.get(name) ?? [0, 0];
  return all > 0 ? got / all : undefined;
}

function overall(sum: ReadonlyMap<string, [number, number]>): number {
  let total = 0;
  let weight = 0;
  for (const [name, share] of Object.entries(WEIGHT)) {
    const value = ratio(sum, name);
    if (value === undefined) continue;
    total += share * value;
    weight += share;
  }
  return total / weight;
}
