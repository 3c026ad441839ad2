import { describe, expect, it } from 'vitest';
import { randomFrom } from '../../src/learning/random.ts';
import { meanOf } from '../../src/learning/several.ts';
import { Scores } from '../../src/pipeline/assembly/model.ts';
import { pageFeatures } from '../../src/pipeline/assembly/page-features.ts';
import { Vocabulary, type WeightData } from '../../src/pipeline/assembly/vocabulary.ts';
import { models } from '../models.ts';
import { viewsOf } from '../views.ts';

const TEXT = `春耕不等人

农机站把修理铺搬到田头

本报讯 东川县农机站从四月起派出六个小组，到各乡修理拖拉机。

修理铺设在田头，拖拉机坏了，当场就修。
`;
const views = viewsOf(TEXT);

/** Weights that nobody learnt: of every feature of the page, by chance. */
function byChance(seed: number): WeightData {
  const words = new Vocabulary(undefined, true);
  pageFeatures(views, { ...models, weights: words });
  const random = randomFrom(seed);
  words.eachRow((weights) => {
    for (let c = 0; c < weights.length; c++) weights[c] = SPREAD * (random() - 0.5);
  });
  return words.toData();
}

function scoresUnder(data: WeightData): Scores {
  const words = new Vocabulary(data);
  return new Scores(pageFeatures(views, { ...models, weights: words }), words);
}

/** Weights from −2 to 2. */
const SPREAD = 4;
/** What the scores of a line may lose because weights near to nothing are left out of the data. */
const ROUNDING = 0.3;

describe('the mean of several learnings', () => {
  it('scores lines and links as the learnings do in the mean, hidden numbers included', () => {
    const learnings = [byChance(1), byChance(2), byChance(3)];
    const apart = learnings.map(scoresUnder);
    const together = scoresUnder(meanOf(learnings));
    const mean = (of: (scores: Scores) => number): number =>
      apart.reduce((sum, scores) => sum + of(scores), 0) / apart.length;
    const expectMean = (of: (scores: Scores) => number): void =>
      expect(Math.abs(of(together) - mean(of))).toBeLessThan(ROUNDING);
    for (let role = 0; role < 8; role++)
      for (let k = 0; k < views.length; k++) {
        expectMean((scores) => scores.roleOf(k, role));
        expectMean((scores) => scores.startOf(k, role));
      }
    expectMean((scores) => scores.link(0, 1, 2, 3));
  });

  it('is the learning itself where there is one', () => {
    const learning = byChance(4);
    const [alone, mean] = [scoresUnder(learning), scoresUnder(meanOf([learning]))];
    for (let role = 0; role < 8; role++)
      expect(Math.abs(mean.roleOf(0, role) - alone.roleOf(0, role))).toBeLessThan(ROUNDING);
    expect(meanOf([learning]).pair).toEqual(learning.pair);
  });

  it('says what is missing where there is none', () => {
    expect(() => meanOf([])).toThrow('found no learnings');
  });
});
