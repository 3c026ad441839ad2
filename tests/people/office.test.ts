import { expect, it } from 'vitest';
import { isOffice } from '../../src/pipeline/people/office.ts';

it.each([
  ['本报评论员', '评论员', true],
  ['本报特约评论员', '评论员', true],
  ['新华社评论员', '评论员', true],
  ['王大力', '评论员', false],
  ['张三', '记者', false],
] as const)('%s as %s', (name, role, office) => {
  expect(isOffice({ name, role })).toBe(office);
});
