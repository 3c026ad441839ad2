import { describe, expect, it } from 'vitest';
import { chooseValues, nameValues } from '../../src/search/choose.ts';

const value = (value: string, name = value) => ({ value, name, count: 1 });
const people = [value('zhang-ye', '张烨'), value('wang-wei-1', '王伟'), value('wang-wei-2', '王伟')];

describe('a value', () => {
  it('is chosen by its slug or its name, by all of one name', () => {
    expect(chooseValues('person', 'zhang-ye', people)).toEqual(['zhang-ye']);
    expect(chooseValues('person', '张　烨', people)).toEqual(['zhang-ye']);
    expect(chooseValues('person', '王伟', people)).toEqual(['wang-wei-1', 'wang-wei-2']);
    expect(chooseValues('person', '王', people)).toEqual([]);
  });

  it.each([
    ['type', 'brief', '简讯'],
    ['type', 'brief', 'brief'],
    ['year', '2020', '2020年'],
    ['month', '2020-11', '2020年11月'],
    ['page', '2', '第2版'],
  ] as const)('of %s, %s is chosen as %s', (facet, slug, typed) => {
    expect(chooseValues(facet, typed, [value(slug), value('other')])).toEqual([slug]);
  });

  it('that is an issue is chosen by its date, not by its newspaper', () => {
    const issues = [value('ceshi/2020-11-30', '测试报'), value('ceshi/2020-11-29', '测试报')];
    for (const typed of ['ceshi/2020-11-30', '2020-11-30', '2020年11月30日', '测试报 2020年11月30日'])
      expect(chooseValues('issue', typed, issues)).toEqual(['ceshi/2020-11-30']);
    expect(chooseValues('issue', '测试报', issues)).toEqual([]);
  });
});

describe('what there is', () => {
  it('begins with what is most like the typed', () => {
    expect(nameValues('person', '王大伟', people)).toBe(
      '王伟 (wang-wei-1), 王伟 (wang-wei-2), 张烨 (zhang-ye)',
    );
    expect(nameValues('month', '11', [value('2020-07'), value('2020-11')])).toBe(
      '2020年11月 (2020-11), 2020年7月 (2020-07)',
    );
  });
  it('is not all named where it is much', () => {
    const many = Array.from({ length: 50 }, (_, number) => value(`n${number}`));
    expect(nameValues('person', '无', many)).toMatch(/^n0, .*, n11 or one of 38 more$/);
  });
});
