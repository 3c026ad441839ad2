import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { attributePeople } from '../../src/pipeline/people/attribute.ts';
import { findPlaces } from '../../src/pipeline/places/find.ts';
import { divisionOf } from '../../src/pipeline/places/gazetteer.ts';
import { placeUnits } from '../../src/pipeline/places/place.ts';
import type { Unit } from '../../src/pipeline/tree.ts';
import { annotatedPages } from '../annotatedPage.ts';
import { resources } from '../resources.ts';

/** What the five seeds name, read by eye; the list says by which conventions. */
const gold = JSON.parse(readFileSync('tests/fixtures/gold/seeds.places.json', 'utf8')) as {
  units: Record<string, { title: string | null; places: [code: string, name: string, printed: string][] }[]>;
};

function unitsOf(source: string): Unit[] {
  const found = annotatedPages('tests/fixtures/gold/seeds', 'seeds').find(
    ({ page }) => page.source === source,
  );
  if (!found) throw new Error(`No annotated page ${source}`);
  attributePeople()(found.page, found.file);
  placeUnits(resources)(found.page, found.file);
  return found.page.children.filter((node): node is Unit => node.type === 'unit');
}

describe('placeUnits', () => {
  it('finds the places of the five seeds', () => {
    let [right, said, wanted] = [0, 0, 0];
    const wrong: string[] = [];
    for (const [source, listed] of Object.entries(gold.units)) {
      const units = unitsOf(source);
      expect(units.map(({ title }) => title ?? null)).toEqual(listed.map(({ title }) => title));
      for (const [i, { title, places }] of listed.entries()) {
        const want = new Map(places.map(([code, name]) => [code, name]));
        const got = new Map(units[i]?.places?.map(({ code, name }) => [code, name]));
        wanted += want.size;
        said += got.size;
        for (const [code, name] of want)
          got.has(code) ? right++ : wrong.push(`${source}: misses ${name} ${code} in ${title}`);
        for (const [code, name] of got)
          if (!want.has(code)) wrong.push(`${source}: invents ${name} ${code} in ${title}`);
      }
    }
    expect((2 * right) / (said + wanted), wrong.join('\n')).toBeGreaterThanOrEqual(0.95);
  });

  it('is measured against a list whose words stand on the page and whose codes are those of its names', () => {
    for (const [source, listed] of Object.entries(gold.units))
      for (const [i, unit] of unitsOf(source).entries()) {
        const text = unit.children.map(({ value }) => value).join('\n');
        for (const [code, name, printed] of listed[i]?.places ?? []) {
          expect(text, source).toContain(printed);
          expect(divisionOf(code)?.name, code).toBe(name);
        }
      }
  });

  it('says which place a unit is about, and none for a round-up of provinces', () => {
    const [roundUp, well, school] = unitsOf('001_ee2df9198c4f8580.txt');
    expect(roundUp?.places?.some(({ main }) => main)).toBe(false);
    expect(well?.places?.find(({ main }) => main)?.name).toBe('呼图壁县');
    expect(school?.places?.find(({ main }) => main)?.name).toBe('玉屏侗族自治县');
  });
});

const found = (...texts: string[]) =>
  findPlaces(texts).map(({ division }) => `${division.name}/${division.code}`);

describe('findPlaces', () => {
  it('takes the district of the city that stands before it', () => {
    expect(found('江苏省南京市鼓楼区')).toContain('鼓楼区/320106');
    expect(found('江苏省徐州市鼓楼区')).toContain('鼓楼区/320302');
  });

  it('takes the district of the city that the unit speaks of', () => {
    expect(found('福州市今年改造老旧小区。', '鼓楼区已经完成。')).toContain('鼓楼区/350102');
  });

  it('leaves a district of nobody knows which city out', () => expect(found('鼓楼区已经完成。')).toEqual([]));

  it('reads provinces in one character where they stand together', () =>
    expect(found('川渝两地工会签约，鲁籍职工返岗')).toEqual([
      '四川省/510000',
      '重庆市/500000',
      '山东省/370000',
    ]));

  it('takes a short name of a county only where its prefecture is named', () => {
    expect(found('枣庄市培育出“滕州工匠”')).toContain('滕州市/370481');
    expect(found('福建省总工会在古田会址举办研修班')).toEqual(['福建省/350000']);
  });

  it('takes no short name right after the full name of a county: what follows lies in it', () =>
    expect(found('盐城市大丰区滨海风电产业园')).toEqual(['盐城市/320900', '大丰区/320904']));

  it('knows traditional names', () =>
    expect(found('【石家莊訊】井陘縣')).toEqual(['石家庄市/130100', '井陉县/130121']));

  it.each(['走在北京路上', '在网上海选', '长治久安', '鲁班故里', '在矿区里走'])('finds none in %s', (text) =>
    expect(found(text)).toEqual([]),
  );
});
