import { describe, expect, it } from 'vitest';
import type { AnnotatedPage } from '../../src/learning/annotated-pages.ts';
import { choicesOf, learnFirstLook } from '../../src/learning/first-look.ts';
import { parseClean } from '../../src/learning/pages/clean.ts';
import { intact } from '../../src/learning/pages/damage.ts';
import type { GoldRole, GoldUnit } from '../../src/learning/pages/gold.ts';
import { learnWordings, wordingExamples, wordingsWithout } from '../../src/learning/wordings.ts';
import { FirstLookWeights, firstLook, LOOK_FAMILIES } from '../../src/pipeline/assembly/first-look/index.ts';
import { measurePage } from '../../src/pipeline/assembly/measures.ts';
import { Multinomial } from '../../src/pipeline/multinomial.ts';
import { wordingFeatures } from '../../src/pipeline/wording/features.ts';
import { WORDINGS } from '../../src/pipeline/wording/kinds.ts';
import { models } from '../models.ts';
import { viewsOf } from '../views.ts';

/** A page of its own name, with a notice and a report. */
function page(name: string): AnnotatedPage {
  const clean = `@page {"publication":"东川日报","date":"1985-03-06","precision":"day","page":null,"number":null}

@unit article
title: 农机站把修理铺搬到田头
paragraph: 本报讯 东川县农机站近日派出六个小组，到各乡修理拖拉机。
paragraph: 修理铺设在田头，拖拉机坏了，当场就修。

@unit notice
title: 停电通知
paragraph: 因检修线路，本月六日上午停电，望用户周知，特此通知。
`;
  const { text, gold } = intact(parseClean(clean, name), `${name}.txt`);
  return { set: 'own', document: name, text, gold };
}

const PAGES = Array.from({ length: 20 }, (_, k) => page(`page-${k}`));
const LINES = PAGES.flatMap((one) => wordingExamples(one, models.lexicon));

describe('learning what the words of lines say', () => {
  it('tells a notice from a report', () => {
    const weights = new Multinomial(learnWordings(LINES), WORDINGS.length);
    const [view] = viewsOf('因检修水管，本月九日停水，特此通知。');
    if (!view) throw new Error('found no line');
    const chances = weights.chances(wordingFeatures(view, models.lexicon.divide(view.dense)));
    const likeliest = WORDINGS[chances.indexOf(Math.max(...chances))];
    expect(likeliest).toEqual({ part: 'body', text: 'notice' });
  });

  it('reads a page that something else is learnt from by the words of other pages only', () => {
    const weightsOf = wordingsWithout(LINES);
    const own = weightsOf('page-0');
    expect(weightsOf('page-0')).toBe(own);
    expect(PAGES.some(({ document }) => weightsOf(document) !== own)).toBe(true);
    expect(() => weightsOf('unheard of')).toThrow('found no examples of unheard of');
  });
});

describe('learning which links to think of', () => {
  /** The body of the notice stands before the report: its title is far from it. */
  const text = `停电通知

农机站把修理铺搬到田头

本报讯 东川县农机站近日派出六个小组，到各乡修理拖拉机。

因检修线路，本月六日上午停电，望用户周知，特此通知。
`;
  const displaced: AnnotatedPage = {
    set: 'own',
    document: 'displaced',
    text,
    gold: {
      ...page('displaced').gold,
      units: [
        unit('notice', ['title', 1], ['paragraph', 7]),
        unit('article', ['title', 3], ['paragraph', 5]),
      ],
    },
  };

  it('asks which line follows and which leads where the next of the file does not', () => {
    const choices = choicesOf(displaced, models);
    expect(choices.map(({ length }) => length / LOOK_FAMILIES)).toEqual([2, 2]);
  });

  it('puts the links of the annotation first', () => {
    const weights = new FirstLookWeights(learnFirstLook(choicesOf(displaced, models)));
    const table = firstLook(measurePage(viewsOf(text), models), weights);
    const n = 4;
    const followers = (k: number): number[] => [...table.subarray(k * n, (k + 1) * n)];
    expect(followers(0)[3]).toBe(Math.max(...followers(0).filter((_, k) => k > 1)));
  });
});

function unit(type: GoldUnit['type'], ...blocks: [GoldRole, number][]): GoldUnit {
  const [template] = page('template').gold.units;
  if (!template) throw new Error('found no unit');
  return {
    ...template,
    type,
    blocks: blocks.map(([role, line]) => ({ role, lines: [line] })),
    duplicates: [],
  };
}
