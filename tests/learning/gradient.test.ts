import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toExample } from '../../src/learning/examples.ts';
import { Gradient } from '../../src/learning/gradient.ts';
import { parseClean } from '../../src/learning/pages/clean.ts';
import { intact } from '../../src/learning/pages/damage.ts';
import { fitForAll, thin } from '../../src/learning/thinning.ts';
import { KIND_FAMILIES } from '../../src/pipeline/assembly/link-features.ts';
import { Scores } from '../../src/pipeline/assembly/model.ts';
import { roleIndex } from '../../src/pipeline/assembly/roles.ts';
import { type Table, Vocabulary } from '../../src/pipeline/assembly/vocabulary.ts';
import { models } from '../models.ts';

const PAGE = `@page {"publication":"东川日报","date":"1991-05-03","precision":"day","page":2,"number":null}
@furniture
东川日报 第二版
@unit article
title: 农机站把修理铺搬到田头
paragraph: 东川县农机站从四月起派出六个小组，带着零件和工具到各乡修理拖拉机。
paragraph: 修理铺设在田头，拖拉机坏了，当场就修。
`;

/** A page, and weights of which none is nothing. */
function learning() {
  const words = new Vocabulary(undefined, true);
  const { text, gold } = intact(parseClean(PAGE, 'page'), 'page.txt');
  const example = toExample({ set: 'own', document: 'page', text, gold }, { ...models, weights: words });
  let at = 0;
  words.eachRow((weights) => {
    for (let c = 0; c < weights.length; c++) weights[c] = Math.sin(++at) / 10;
  });
  return { words, example };
}

const STEP = 1e-5;

describe('what is taught', () => {
  const { words, example } = learning();
  const title = 1;
  const body = 2;
  const scored: [string, (scores: Scores) => number, (gradient: Gradient, scores: Scores) => void][] = [
    [
      'a role',
      (scores) => scores.roleOf(title, roleIndex('kicker')),
      (gradient, scores) => gradient.teachRole(scores, title, roleIndex('kicker'), 1),
    ],
    [
      'a link',
      (scores) => scores.link(title, body, roleIndex('title'), roleIndex('paragraph')),
      (gradient, scores) =>
        gradient.teachLink(scores, title, body, roleIndex('title'), roleIndex('paragraph'), 1),
    ],
  ];
  it.each(scored)('is the slope of the score of %s, for every weight', (_, score, teach) => {
    const gradient = new Gradient(words, true);
    teach(gradient, new Scores(example.features, words));
    const tables: readonly Table[] = ['role', 'roleOut', 'kind', 'kindOut', 'pair'];
    const weights = tables.flatMap((table) =>
      words.weights[table].flatMap((row, at) => [...row].map((_, column) => ({ table, row, at, column }))),
    );
    fc.assert(
      fc.property(fc.constantFrom(...weights), ({ table, row, at, column }) => {
        const before = row[column] ?? 0;
        const value = (moved: number): number => {
          row[column] = before + moved;
          const found = score(new Scores(example.features, words));
          row[column] = before;
          return found;
        };
        const slope = (value(STEP) - value(-STEP)) / (2 * STEP);
        expect(gradient.slopes[table][at]?.[column] ?? 0).toBeCloseTo(slope, 5);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves the hidden numbers alone where only the surface is taught', () => {
    const gradient = new Gradient(words, false);
    gradient.teachStructure(new Scores(example.features, words), example.gold, 1);
    expect(gradient.slopes.roleOut).toEqual([]);
    expect(gradient.slopes.kindOut).toEqual([]);
  });
});

describe('features left out', () => {
  it('are of the share that is asked for, and none of the annotation', () => {
    const { example } = learning();
    let at = 0;
    const alternate = () => ++at % 2;
    const thinned = thin(example, 0.5, alternate);
    const count = (rows: readonly number[][]) => rows.reduce((sum, row) => sum + row.length, 0);
    expect(count(thinned.features.line)).toBeCloseTo(count(example.features.line) / 2, -1);
    expect(thinned.features.kind).toHaveLength(example.features.links.count * KIND_FAMILIES);
    expect(thinned.gold).toBe(example.gold);
    expect(thin(example, 0, () => 0)).toEqual(example);
  });

  it('count for less once all are there, but what hidden numbers are worth stays', () => {
    const { words } = learning();
    const first = (table: Table): number => words.weights[table][0]?.[0] ?? 0;
    const before = { role: first('role'), out: first('roleOut') };
    fitForAll(words, 0.25);
    expect(first('role')).toBeCloseTo(before.role * 0.75);
    expect(first('roleOut')).toBe(before.out);
  });
});
