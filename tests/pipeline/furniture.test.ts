import { expect, it } from 'vitest';
import { furnitureRole } from '../../src/pipeline/furniture.ts';

it.each([
  ['2020年11月30日 星期一', 'date'],
  ['责任编辑 王五 校对 赵六', 'editors'],
  ['国内统一刊号 CN 11-0001', 'imprint'],
  ['新闻热线 12345', 'contact'],
  ['第2版', 'page header'],
  ['滨江日报', 'masthead'],
])('%s: %s', (text, role) => {
  expect(furnitureRole(text)).toBe(role);
});
