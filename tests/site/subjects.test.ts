import { describe, expect, it } from 'vitest';
import { placeMapOf } from '../../src/site/shape/provinces.ts';
import {
  ancestorsOf,
  articlesBeneath,
  byInitial,
  byYear,
  treeOf,
  yearsOf,
} from '../../src/site/shape/subjects.ts';
import { anArticle, aSubject } from './records.ts';

describe('byInitial', () => {
  it('groups by the first letter of the pinyin, names without one last', () => {
    const groups = byInitial([
      aSubject('王浩', { pinyin: 'wang hao' }),
      aSubject('Smith'),
      aSubject('欧阳修', { pinyin: 'ōu yáng xiū' }),
      aSubject('王安', { pinyin: 'wang an' }),
      aSubject('〇〇'),
    ]);
    expect(groups.map(({ initial, subjects }) => [initial, subjects.map(({ name }) => name)])).toEqual([
      ['O', ['欧阳修']],
      ['S', ['Smith']],
      ['W', ['王安', '王浩']],
      ['#', ['〇〇']],
    ]);
  });
});

const places = [
  aSubject('山东省', { articles: ['a'] }),
  aSubject('济南市', { parent: '山东省', articles: ['a', 'b'] }),
  aSubject('历下区', { parent: '济南市', articles: ['c'] }),
  aSubject('吉林市', { parent: '吉林省', articles: ['d'] }),
  aSubject('北京市', { articles: ['d'] }),
];

describe('treeOf', () => {
  it('counts an article once, with all that lies beneath', () => {
    const [shandong] = treeOf(places);
    expect([shandong?.subject.name, shandong?.count]).toEqual(['山东省', 3]);
    expect(shandong?.children[0]?.children[0]?.subject.name).toBe('历下区');
  });

  it('puts a subject of an unknown parent at the top', () => {
    expect(treeOf(places).map(({ subject }) => subject.name)).toContain('吉林市');
  });
});

describe('articlesBeneath', () => {
  it('has the subject’s own articles first', () => {
    expect(articlesBeneath(aSubject('山东省', { articles: ['a'] }), places)).toEqual(['a', 'b', 'c']);
  });

  it('ends where parents run in a circle', () => {
    const one = aSubject('一', { parent: '二', articles: ['a'] });
    const two = aSubject('二', { parent: '一', articles: ['b'] });
    expect(articlesBeneath(one, [one, two])).toEqual(['a', 'b']);
    expect(ancestorsOf(one, new Map([one, two].map((each) => [each.slug, each])))).toEqual([two]);
  });
});

describe('placeMapOf', () => {
  const { tiles } = placeMapOf(places);
  const tile = (name: string) => tiles.find((each) => each.name === name);

  it('has a tile for each of the 34 divisions, no two on one spot', () => {
    expect(tiles).toHaveLength(34);
    expect(new Set(tiles.map(({ row, column }) => `${row},${column}`)).size).toBe(34);
  });

  it('counts what lies in a province and shades by it', () => {
    expect(tile('山东')).toMatchObject({ count: 3, level: 4 });
    expect(tile('北京')).toMatchObject({ count: 1, level: 3 });
    expect(tile('西藏')).toMatchObject({ count: 0, level: 0 });
  });

  it('does not take a city for the province of its name', () => {
    expect(tile('吉林')?.place).toBeUndefined();
  });
});

describe('byYear and yearsOf', () => {
  const on = (id: string, date?: string) => anArticle(id, { issue: { url: '', ...(date && { date }) } });

  it('groups the newest year first and the unknown last', () => {
    const groups = byYear([on('a', '2019'), on('b'), on('c', '2021-01-02'), on('d', '2021-03')]);
    expect(
      groups.map(({ anchor, label, articles }) => [anchor, label, articles.map(({ id }) => id)]),
    ).toEqual([
      ['y2021', '2021年', ['d', 'c']],
      ['y2019', '2019年', ['a']],
      ['undated', '年份不详', ['b']],
    ]);
  });

  it('says the span of years', () => {
    expect(yearsOf([on('a', '2019'), on('b', '2021-01-02')])).toBe('2019–2021');
    expect(yearsOf([on('a', '2019')])).toBe('2019');
    expect(yearsOf([on('a')])).toBeUndefined();
  });
});
