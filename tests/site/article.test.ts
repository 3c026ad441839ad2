import { describe, expect, it } from 'vitest';
import {
  bylineOf,
  continuationsOf,
  doubtsOf,
  excerptOf,
  gapsOf,
  hasShortPhrases,
  headOf,
  searchForOrganisation,
  typeMark,
} from '../../src/site/shape/article.ts';
import { anArticle, aSource } from './records.ts';

const block = (role: 'kicker' | 'title' | 'paragraph', anchor: string) => ({
  role,
  anchor,
  text: '文',
  spans: [],
});

describe('headOf', () => {
  it('carries the fragments of the blocks that the lines were made from', () => {
    const head = headOf(
      anArticle('a', {
        kicker: '引题',
        blocks: [block('kicker', 'k'), block('title', 't1'), block('title', 't2'), block('paragraph', 'p')],
      }),
    );
    expect(head).toEqual({
      columns: [],
      kicker: { text: '引题', anchors: ['k'] },
      title: { text: '标题a', anchors: ['t1', 't2'] },
    });
  });
});

describe('gapsOf', () => {
  const first = anArticle('a', { endMissing: true, continues: { id: 'b', page: 3 } });
  const second = anArticle('b', {
    startMissing: true,
    continuedFrom: { id: 'a', page: 1 },
    blocks: [block('title', 't'), block('paragraph', 'p')],
  });
  const both = new Map([first, second].map((article) => [article.id, article]));

  it('links the parts of an article that jumps', () => {
    expect(gapsOf(first, both)).toEqual([]);
    expect(continuationsOf(first, both)).toEqual([
      { label: '下转第3版', article: second, blocks: [second.blocks[1]] },
    ]);
    expect(gapsOf(second, both)).toEqual([{ where: 'start', text: '上接第1版', other: first }]);
  });

  it('ends where parts are said to continue each other', () => {
    const one = anArticle('a', { continues: { id: 'b' } });
    const two = anArticle('b', { continues: { id: 'a' } });
    const parts = continuationsOf(one, new Map([one, two].map((each) => [each.id, each])));
    expect(parts.map(({ label, article }) => [label, article.id])).toEqual([['下转另一版', 'b']]);
  });

  it('says plainly what the archive does not hold', () => {
    const gaps = gapsOf(anArticle('c', { startMissing: true, endMissing: true }), both);
    expect(gaps.map(({ where, other }) => [where, other])).toEqual([
      ['start', undefined],
      ['end', undefined],
    ]);
    expect(gaps.every(({ text }) => text.includes('不在本档案中'))).toBe(true);
  });

  it('has nothing to say of a whole article', () => {
    expect(gapsOf(anArticle('d'), both)).toEqual([]);
  });
});

describe('searchForOrganisation', () => {
  it('asks for the name and the forms that say whose they are', () => {
    const asked = searchForOrganisation({ name: '济南市总工会', forms: ['济南市总', '市总'] });
    expect(new URLSearchParams(asked).get('q')).toBe('济南市总工会 OR 济南市总');
  });
});

describe('lists', () => {
  it('names people under their roles', () => {
    const people = [
      { name: '张三', role: '记者' as const, slug: '' },
      { name: '王五', role: '通讯员' as const, slug: '' },
      { name: '李四', role: '记者' as const, slug: '' },
    ];
    expect(bylineOf(anArticle('a', { people }))).toBe('记者 张三 李四　通讯员 王五');
  });

  it('puts a verb after the names', () => {
    const people = [
      { name: '张三', role: '记者' as const, slug: '' },
      { name: '李四', role: '摄' as const, slug: '' },
    ];
    expect(bylineOf(anArticle('a', { people }))).toBe('记者 张三　李四 摄');
  });

  it('names a role once', () => {
    const people = [{ name: '本报评论员', role: '评论员' as const, slug: '' }];
    expect(bylineOf(anArticle('a', { people }))).toBe('本报评论员');
  });

  it('keeps the phrases of a headline together only where each fits a line', () => {
    expect(hasShortPhrases('职工法律援助，「两公里」「半小时」全覆盖')).toBe(true);
    expect(hasShortPhrases('为新就业形态劳动者办实事做好事解难事')).toBe(false);
    expect(hasShortPhrases('为新就业形态劳动者办实事做好事解难事', 'kicker')).toBe(true);
  });

  it('marks what is more than a plain report', () => {
    expect(typeMark(anArticle('a'))).toBeUndefined();
    expect(typeMark(anArticle('a', { type: 'poem' }))).toBe('诗歌');
  });

  it('shows where an excerpt breaks off', () => {
    expect(excerptOf(anArticle('a', { excerpt: '全市工会今年' }))).toBe('全市工会今年……');
    expect(excerptOf(anArticle('a', { excerpt: '全市工会今…' }))).toBe('全市工会今……');
    expect(excerptOf(anArticle('a', { excerpt: '收到了。' }))).toBe('收到了。');
  });
});

describe('doubtsOf', () => {
  it('quotes the line that each doubt is about, in the order of the seed', () => {
    const source = aSource([
      [['## 甲题', 'block', 'a', 'h1']],
      [],
      [['城北的旧厂房里又响起了机器的声音，工人们回来了。', 'block', 'a', 'p1']],
    ]);
    const article = anArticle('a', {
      messages: [
        { ruleId: 'doubtful-link', reason: '这一行另起一处', span: [7, 31] },
        { ruleId: 'head-reordered', reason: '次序有误', span: [0, 5] },
      ],
    });
    expect(doubtsOf(article, source)).toEqual([
      { quote: '甲题', reason: '次序有误', line: 1 },
      { quote: '城北的旧厂房里又响起了机器的声音……', reason: '这一行另起一处', line: 3 },
    ]);
  });
});
