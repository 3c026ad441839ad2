import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadLexicon } from '../../src/archive/lexicon-data.ts';
import { inferTitle } from '../../src/pipeline/title.ts';

const lexicon = loadLexicon();
const title = (text: string) => inferTitle(text, lexicon);

describe('a title inferred from the text', () => {
  it.each([
    ['本报讯（记者张三 通讯员李四）近日，青石市总工会开办工人夜校。课程很多。', '青石市总工会开办工人夜校'],
    ['本报青石11月9日电（记者张三）今天，青石市总工会开办工人夜校。', '青石市总工会开办工人夜校'],
    ['新华社青石11月29日电（记者王五）记者从市政府获悉，水库已经蓄满。', '记者从市政府获悉，水库已经蓄满'],
    ['本報訊（記者張三）昨日，碼頭工人罷工三小時。', '碼頭工人罷工三小時'],
    ['本报讯 11月4日，水库开闸。', '水库开闸'],
    ['**本报讯**（记者张三）水库开闸。', '水库开闸'],
    ['【本报讯】水库开闸。', '水库开闸'],
    ['晚报讯(记者 张三 通讯员 李四)昨日，水库开闸。', '水库开闸'],
    ['答：水库已经开闸。', '水库已经开闸'],
    ['合作社的社员都用上了电灯。', '合作社的社员都用上了电灯'],
  ])('drops datelines, reporters and preambles: %s', (text, expected) => {
    expect(title(text)).toBe(expected);
  });

  it('keeps whole clauses where they fit', () => {
    expect(title('春耕在即，合作社的拖拉机手正在检修机器，准备下地，而种子也已经运到各个生产队了。')).toBe(
      '春耕在即，合作社的拖拉机手正在检修机器，准备下地',
    );
  });

  it('cuts a long clause after a word and says so', () => {
    const found =
      title('全市职工代表在人民大会堂隆重举行庆祝国际劳动节一百周年暨表彰先进生产者和劳动模范大会。') ?? '';
    expect(found).toMatch(/^全市职工代表在人民大会堂.*…$/u);
    expect(found.length).toBeLessThanOrEqual(24);
    expect(found).not.toMatch(/[的和在与]…$/u);
  });

  it('never cuts a number', () => {
    for (let lead = 10; lead < 26; lead++) {
      const found =
        title(`${'工人们努力生产钢铁支援国家建设又支援农业生产发展'.slice(0, lead)}1234567.89元`) ?? '';
      expect(found).toMatch(/^\D+(?:…|1234567\.89元)?$/u);
    }
  });

  it('never cuts a quotation, and takes the marks from one that is too long', () => {
    expect(title('全国总工会启动“工会进万家新就业形态劳动者温暖行动服务月”活动。')).toBe('全国总工会启动…');
    expect(title('“现在入会真是太方便了，在网上提交完材料，当天就可以通过审核。”骑手说。')).toBe(
      '现在入会真是太方便了，在网上提交完材料',
    );
  });

  it('takes a quotation for a sentence where it is one', () => {
    expect(title('“水库终于蓄满了。”李大爷对前来采访的记者说。')).toBe('“水库终于蓄满了。”');
  });

  it('passes over what is left of a sentence', () => {
    expect(title('夜校。今年春天，总工会开办了三所。')).toBe('今年春天，总工会开办了三所');
    expect(title('“好！”车间里响起一片掌声。')).toBe('车间里响起一片掌声');
    expect(title('水库开闸。')).toBe('水库开闸');
    expect(title('（夜校没有关门')).toBe('夜校没有关门');
  });

  it('has none for a text that says nothing', () => {
    for (const text of ['', ' ', '。', '，，']) expect(title(text)).toBeUndefined();
  });

  it('is short, and begins and ends with no loose mark, for any text', () => {
    const text = fc
      .array(fc.constantFrom(...'本报讯记者（）“”，。、12.月日工人劳动的在A '))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (given) => {
        const found = title(given);
        return found === undefined || (found.length <= 24 && !/^[，。、]|[，。、]$/u.test(found));
      }),
    );
  });
});
