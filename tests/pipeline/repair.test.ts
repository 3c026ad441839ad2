import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinText, punctuationHabit, repairText } from '../../src/pipeline/repair.ts';

describe('repair', () => {
  it.each([
    ['**吊机**试吊', '吊机试吊'],
    ['## 吊机试吊 ', '吊机试吊'],
    ['吊\u200b机', '吊机'],
    ['天 津', '天津'],
    ['王 浩 记者', '王 浩 记者'],
    ['**本报讯** 昨天', '本报讯 昨天'],
    ['新华社 **1日电**（记者', '新华社 1日电（记者'],
    ['**吊机', '吊机'],
    ['试吊成功**', '试吊成功'],
    ['* 吊机', '吊机'],
    ['# ## 吊机', '吊机'],
  ])('shows %j as %j', (text, shown) => {
    expect(repairText(text)).toBe(shown);
  });

  it.each([
    '张*平',
    '张**、李**',
    '获奖者：张**',
    '139****1234',
    '4201**********0011',
    '3*5米',
    '1*2*3=6的算题',
    '*100#、*200#',
    '金额***元',
    '#1机组投产',
    '#港口马拉松#开跑',
  ])('leaves the printed stars and signs of %j', (text) => {
    expect(repairText(text)).toBe(text);
  });

  it('changes nothing that it has repaired', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = repairText(text);
        expect(repairText(once)).toBe(once);
      }),
    );
  });
});

describe('joining', () => {
  it.each([
    ['服', '务', '服务'],
    ['Made in', 'China', 'Made in China'],
    ['港口，', '船', '港口，船'],
    ['GDP', '增长', 'GDP增长'],
  ])('%j and %j', (before, after, joined) => {
    expect(joinText(before, after)).toBe(joined);
  });
});

describe('the width of marks', () => {
  const show = punctuationHabit('船到了，货走了，天黑了,人散了。');

  it.each([
    ['港口,码头', '港口，码头'],
    ['港口，码头', '港口，码头'],
    ['一共1,000吨', '一共1,000吨'],
    ['Hello, world', 'Hello, world'],
  ])('follows the page: %j', (text, shown) => {
    expect(show(text)).toBe(shown);
  });

  it('is half where the page prints it so', () => {
    expect(punctuationHabit('船到了,货走了,天黑了，')('港口，码头')).toBe('港口,码头');
  });
});
