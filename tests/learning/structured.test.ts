import { describe, expect, it } from 'vitest';
import { type Example, toExample } from '../../src/learning/examples.ts';
import { eachRow, Gradient } from '../../src/learning/gradient.ts';
import { parseClean } from '../../src/learning/pages/clean.ts';
import { intact } from '../../src/learning/pages/damage.ts';
import { randomFrom } from '../../src/learning/random.ts';
import { learnStructures } from '../../src/learning/structured.ts';
import { findStructure } from '../../src/pipeline/assembly/inference.ts';
import { Scores } from '../../src/pipeline/assembly/model.ts';
import { Vocabulary } from '../../src/pipeline/assembly/vocabulary.ts';
import { models } from '../models.ts';

const PAGE = `@page {"publication":"东川日报","date":"1991-05-03","precision":"day","page":2,"number":null}
@furniture
东川日报 第二版
@unit article people=陆成/记者
kicker: 春耕不等人
title: 农机站把修理铺搬到田头
paragraph: 本报讯（记者陆成）东川县农机站从四月起派出六个小组，带着零件和工具到各乡修理拖拉机。
paragraph: 修理铺设在田头，拖拉机坏了，当场就修。到月底，六个小组共修好拖拉机二百一十台。
@unit article
title: 码头小学添了一间图书室
paragraph: 码头小学的图书室昨天开放。书是船工们捐的，一共一千三百册。
paragraph: 图书室每天放学后开放两小时，船工的孩子可以把书借回家。
`;

function example(words: Vocabulary): Example {
  const { text, gold } = intact(parseClean(PAGE, 'page'), 'page.txt');
  return toExample({ set: 'own', document: 'page', text, gold }, { ...models, weights: words });
}

const teach = (words: Vocabulary, { features, gold }: Example, slope: number): void => {
  const gradient = new Gradient(words, false);
  gradient.teachStructure(new Scores(features, words), gold, slope);
  eachRow(words, gradient.slopes, (weights, slopes) => {
    for (let c = 0; c < weights.length; c++) weights[c] = (weights[c] ?? 0) + (slopes[c] ?? 0);
  });
};

describe('learning structures', () => {
  it('a structure that is taught is worth more, and one that is untaught as much less', () => {
    const words = new Vocabulary(undefined, true);
    const page = example(words);
    const worth = (): number => new Scores(page.features, words).total(page.gold);
    const before = worth();
    teach(words, page, 0.5);
    expect(worth()).toBeGreaterThan(before + 1);
    teach(words, page, -0.5);
    expect(worth()).toBeCloseTo(before);
  });

  it('a handicap favours everything but the structure that it is given', () => {
    const words = new Vocabulary(undefined, true);
    const { features, gold } = example(words);
    const other = { roles: gold.roles, successor: new Int32Array(gold.successor.length).fill(-1) };
    const scores = new Scores(features, words);
    const [right, wrong] = [scores.total(gold), scores.total(other)];
    scores.handicap(gold, 1);
    expect(scores.total(gold)).toBeCloseTo(right);
    expect(scores.total(other)).toBeGreaterThan(wrong);
  });

  it('finds the annotation of a page that it has learnt', () => {
    const words = new Vocabulary(undefined, true);
    const page = example(words);
    const find = () => findStructure(new Scores(page.features, words));
    expect(find()).not.toEqual(page.gold);
    learnStructures([page], words, randomFrom(1), { epochs: 40, step: 0.1, handicap: 1 });
    expect(find()).toEqual(page.gold);
  });
});
