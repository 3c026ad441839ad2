import { expect, test } from 'vitest';
import { isCompoundSurname, surnameOf } from '../../src/pipeline/people/surnames.ts';

test.each([
  ['欧阳修', '欧阳'],
  ['歐陽修', '歐陽'],
  ['王某', '王'],
  ['張學良', '張'],
  ['的士', undefined],
  ['却说', undefined],
  ['', undefined],
])('%s begins with the surname %s', (name, surname) => {
  expect(surnameOf(name)).toBe(surname);
});

test('a surname of two characters is told from one of one', () => {
  expect(isCompoundSurname('尉迟')).toBe(true);
  expect(isCompoundSurname('王某')).toBe(false);
});
