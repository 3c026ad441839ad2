import { expect, test } from 'vitest';
import { unitTypeSchema } from '../../src/pipeline/contract.ts';
import { signOfType, typeOfSign } from '../../src/search/data.ts';
import { describeRows } from '../../src/search/rows.ts';
import { articleOf } from './articles.ts';

const types = unitTypeSchema.options;

test('every type of the contract has a sign of one character, which says it again', () => {
  const { types: signs } = describeRows(types.map((type) => articleOf({ id: type, type })));
  expect(signs).toBe(types.map(signOfType).join(''));
  expect([...signs].map(typeOfSign)).toEqual(types);
});
