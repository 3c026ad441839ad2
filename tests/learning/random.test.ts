import { expect, test } from 'vitest';
import { pickFrom, randomFrom, shuffle } from '../../src/learning/random.ts';

test('the numbers of a seed never change: weights, damaged pages and figures were made with them', () => {
  const drawn = (seed: number) => {
    const random = randomFrom(seed);
    return [random(), random(), random()];
  };
  expect(drawn(1)).toEqual([0.6270739405881613, 0.002735721180215478, 0.5274470399599522]);
  expect(drawn(2 ** 32 - 1)).toEqual([0.8964226141106337, 0.189478256739676, 0.7156526781618595]);
});

test('a shuffled list holds what it held', () => {
  const list = [1, 2, 3, 4, 5, 6, 7, 8];
  shuffle(list, randomFrom(3));
  expect(list).not.toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(list.sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test('nothing can be picked from an empty list', () => {
  expect(() => pickFrom([], randomFrom(1))).toThrow('empty');
});
