import { describe, expect, it } from 'vitest';
import { parseClean } from '../../../src/learning/pages/clean.ts';
import { damage, intact } from '../../../src/learning/pages/damage.ts';
import { seeded } from '../../../src/learning/pages/seeded.ts';

const long = (word: string) => Array.from({ length: 20 }, (_, i) => `${word}${i}号说了一句话，`).join('');
const page = parseClean(
  `@page {"publication":"某报","date":"1957-04-02","precision":"day","page":3,"number":null}
@furniture
某报
@unit article people=甲一/记者
kicker: 引题在上
title: 头一篇稿子的主题有十几个字长
byline: 本报记者 甲一
lede: 编者按
lede: 这里说明缘由。
${['东', '南', '西', '北', '中'].map((word) => `paragraph: ${long(word)}说完了一共二十句。`).join('\n')}
@unit commentary
column: 短评
title: 第二篇
${['春', '夏', '秋', '冬'].map((word) => `paragraph: ${long(word)}说完了一共二十句。`).join('\n')}
@unit brief
title: 第三篇
paragraph: 本报讯 ${long('末')}完。
`,
  'page',
);
const copies = Array.from({ length: 400 }, (_, i) => damage(page, `${i}.txt`));
const shareOf = (holds: (copy: (typeof copies)[number]) => boolean) =>
  copies.filter(holds).length / copies.length;

describe('damage', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(damage(page, 'x.txt', 'seed')).toEqual(damage(page, 'x.txt', 'seed'));
    expect(damage(page, 'x.txt', 'seed').text).not.toBe(damage(page, 'x.txt', 'other').text);
  });

  it('leaves an intact page as it was printed', () => {
    const { text, gold } = intact(page, 'x.txt');
    expect(text.startsWith('某报\n\n引题在上\n\n头一篇稿子')).toBe(true);
    expect(gold.furniture).toEqual([1]);
    expect(gold.units[0]).toMatchObject({
      id: 'u1',
      title: '头一篇稿子的主题有十几个字长',
      kicker: '引题在上',
      column: [],
    });
    expect(gold.units[1]).toMatchObject({ type: 'commentary', column: ['短评'], startMissing: false });
  });

  it('does every kind of damage, none of them everywhere', () => {
    const kinds = {
      markdown: shareOf(({ text }) => /^#+ /m.test(text)),
      bold: shareOf(({ text }) => text.includes('**本报讯**')),
      halfWidth: shareOf(({ text }) => text.includes(',')),
      broken: shareOf(({ gold }) =>
        gold.units.some((unit) => unit.blocks.some((block) => block.lines.length === 2)),
      ),
      narrow: shareOf(({ gold }) =>
        gold.units.some((unit) => unit.blocks.some((block) => block.lines.length > 4)),
      ),
      repeated: shareOf(({ gold }) =>
        gold.units.some((unit) => unit.duplicates.some((copy) => copy.of !== undefined)),
      ),
      echoed: shareOf(({ gold }) =>
        gold.units.some((unit) => unit.duplicates.some((copy) => copy.start !== undefined)),
      ),
      headLost: shareOf(({ gold }) => gold.units.some((unit) => unit.startMissing)),
      tailLost: shareOf(({ gold }) => gold.units.some((unit) => unit.endMissing)),
      headBelow: shareOf(({ gold }) =>
        gold.units.some(
          ({ blocks }) =>
            (blocks.find((block) => block.role === 'title')?.lines[0] ?? 0) >
            (blocks.find((block) => block.role === 'paragraph')?.lines[0] ?? Infinity),
        ),
      ),
      moved: shareOf(
        ({ gold }) =>
          (gold.units[0]?.blocks.at(-1)?.lines.at(-1) ?? 0) >
          (gold.units[1]?.blocks[0]?.lines[0] ?? Infinity),
      ),
      furnitureLast: shareOf(({ gold }) => (gold.furniture[0] ?? 0) > 10),
    };
    for (const [kind, share] of Object.entries(kinds)) {
      expect(share, kind).toBeGreaterThan(0.01);
      expect(share, kind).toBeLessThan(0.95);
    }
  });

  it('claims nobody and no headline that it took off the page', () => {
    for (const { gold } of copies) {
      const first = gold.units[0];
      if (!first?.startMissing) continue;
      expect(first).toMatchObject({
        title: null,
        titleAccept: [],
        kicker: null,
        people: [],
        peopleOptional: ['甲一'],
      });
    }
  });
});

describe('parseClean', () => {
  const head = '@page {"publication":"某报","date":"1957","precision":"year","page":null,"number":null}\n';
  it.each([
    ['paragraph: 无头', /x:1: .*before the @page/],
    [`${head}@unit story`, /x:2: found “story”, expected one of article/],
    [`${head}@unit article by=甲`, /x:2: found the attribute “by=甲”/],
    [`${head}@unit article people=甲\ntitle: 一`, /x:2: found “”, expected one of 记者/],
    [`${head}@unit article\n没有角色`, /x:3: .*expected ROLE: TEXT/],
    [`${head}@unit article\nheadline: 一`, /x:3: found “headline”/],
  ])('says what is wrong with %j, and where', (text, message) => {
    expect(() => parseClean(text, 'x')).toThrow(message);
  });
});

describe('seeded', () => {
  it('keeps within its bounds and weighs what it is given', () => {
    const random = seeded('bounds');
    const drawn = Array.from({ length: 2000 }, () => random.between(3, 5));
    expect([...new Set(drawn)].sort()).toEqual([3, 4, 5]);
    const weighed = Array.from({ length: 2000 }, () => random.weighted([0, 1, 3]));
    expect(weighed).not.toContain(0);
    expect(weighed.filter((i) => i === 2).length).toBeGreaterThan(1300);
    expect(() => random.pick([])).toThrow('empty');
  });
});
