import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  groupIssues,
  type IssuePage,
  matchJumps,
  type NamedPerson,
  type PageUnits,
  possiblySame,
} from '../../src/collation/index.ts';
import type { BlockData, UnitData } from '../../src/pipeline/contract.ts';

const page = (seed: string, issue: IssuePage['issue'], publication = '某报'): IssuePage => ({
  seed,
  publication,
  issue,
});
const seedsOf = (pages: IssuePage[]) =>
  groupIssues(pages).map((issue) => issue.pages.map(({ seed }) => seed).join(' '));

describe('groupIssues', () => {
  it('joins the pages of one day in page order, whatever the seeds are called', () =>
    expect(
      seedsOf([
        page('c', { date: '2020-11-30', page: 1 }),
        page('a', { date: '2020-11-30' }),
        page('b', { date: '2020-11-30', page: 3 }),
        page('d', { date: '2020-12-01', page: 1 }),
      ]),
    ).toEqual(['c b a', 'd']));

  it('joins nothing by a month, nor pages of two papers', () =>
    expect(
      seedsOf([
        page('a', { date: '2023-11' }),
        page('b', { date: '2023-11' }),
        page('c', { date: '2023-11-06' }),
        page('d', { date: '2023-11-06' }, '他报'),
      ]),
    ).toHaveLength(4));

  it('joins a page without a day by the number of the issue, and drops the doubt where a page prints the day', () => {
    const [issue, ...others] = groupIssues([
      page('a', { number: '214', page: 2 }),
      page('b', { date: '1958-10-23', number: '214', page: 1 }),
      page('c', { date: '1958-10-23?' }),
    ]);
    expect(others).toEqual([]);
    expect(issue).toMatchObject({ date: '1958-10-23', number: '214' });
    expect(issue?.pages.map(({ seed }) => seed)).toEqual(['b', 'a', 'c']);
  });

  it.each([
    ['2023-11', '2023-11-05'],
    ['XXXX-11-05', '2023-11-05?'],
    ['2023-11', '2023-11-05?'],
    ['2023-11-05?', '2023-11-05'],
    ['2023', '2023-11'],
    ['XXXX-11', 'XXXX-11-05'],
  ])('has of %s and %s the one that says more, whichever page comes first', (less, more) => {
    for (const [a, b] of [
      [less, more],
      [more, less],
    ])
      expect(
        groupIssues([page('a', { date: a, number: '123' }), page('b', { date: b, number: '123' })]),
      ).toMatchObject([{ date: more }]);
  });

  it('tells of two seeds that claim one page', () =>
    expect(
      groupIssues([page('a', { date: '2020-11-30', page: 1 }), page('b', { date: '2020-11-30', page: 1 })])[0]
        ?.clashes,
    ).toEqual([{ page: 1, seeds: ['a', 'b'] }]));

  it('keeps every page once, in whatever order they come', () => {
    const arbitrary = fc.record({
      seed: fc.uuid(),
      publication: fc.constantFrom('甲报', '乙报'),
      issue: fc.record({
        date: fc.constantFrom('2020-11-30', '2020-11-30?', '2020-11'),
        page: fc.integer({ min: 1, max: 8 }),
      }),
    });
    fc.assert(
      fc.property(fc.array(arbitrary), (pages) => {
        const grouped = groupIssues(pages);
        expect(grouped.flatMap((issue) => issue.pages.map(({ seed }) => seed)).sort()).toEqual(
          pages.map(({ seed }) => seed).sort(),
        );
        expect(groupIssues([...pages].reverse())).toEqual(grouped);
      }),
    );
  });
});

const block = (role: BlockData['role'], text: string): BlockData => ({ role, text, spans: [[0, 1]] });
const unit = (title: string, ...blocks: BlockData[]): UnitData => ({
  type: 'article',
  title,
  people: [],
  blocks,
});

const first: PageUnits = {
  seed: 'first.txt',
  issue: { date: '2020-11-30', page: 1 },
  units: [
    unit(
      '山里来了修路队',
      block(
        'paragraph',
        '石柱槽工区的巡道工关大生带着检查锤，沿着大巴山南麓的线路走了一个上午，螺帽松动的地方都用粉笔做了记号。',
      ),
      block('jump', '（下转第3版）'),
    ),
    unit(
      '合作社的账本',
      block(
        'paragraph',
        '五顺水稻合作社的理事长姚大顺翻开账本，催芽车间去年投入九十六万元，秧苗整齐得像剃过的平头。',
      ),
      block('jump', '（下转第三版）'),
    ),
    unit('风筝', block('paragraph', '海旁的老人放了三十年风筝。'), block('jump', '（下转第5版）')),
  ],
};
const third: PageUnits = {
  seed: 'third.txt',
  issue: { date: '2020-11-30', page: 3 },
  units: [
    unit(
      '催芽车间里的合作社',
      block('jump', '（上接第1版）'),
      block(
        'paragraph',
        '催芽车间的温度由仪表控制，理事长姚大顺说，秧苗整齐，产量就多一成，五顺水稻合作社不怕别人来学。',
      ),
    ),
    unit(
      '山里来了修路队',
      block('jump', '(上接第1版)'),
      block('paragraph', '关大生在石柱槽工区守了二十二年，带坏了三把检查锤，螺帽松动的声音他一听就知道。'),
    ),
    unit('别处来的', block('jump', '（上接第2版）'), block('paragraph', '没有前文的一段。')),
  ],
};

describe('matchJumps', () => {
  const { matches, loose } = matchJumps([first, third]);

  it('matches the parts by page, title and words', () =>
    expect(matches.map(({ from, to }) => [from.unit, to.unit]).sort()).toEqual([
      [0, 1],
      [1, 0],
    ]));

  it('says why', () => expect(matches.find(({ from }) => from.unit === 0)?.says).toContain('标题相近'));

  it('says of every other jump that the rest is not there', () =>
    expect(loose.map(({ direction, names, says }) => [direction, names, says])).toEqual([
      ['to', 5, '续文在第5版，该版不在本档案中'],
      ['from', 2, '前文在第2版，该版不在本档案中'],
    ]));

  it('matches nothing within a page, nor where the pages contradict each other', () => {
    expect(matchJumps([third]).matches).toEqual([]);
    expect(matchJumps([first, { ...third, issue: { page: 6 } }]).matches).toEqual([]);
  });
});

const person = (name: string, id: string, company: string[] = [], places: string[] = []): NamedPerson => ({
  name,
  units: [{ id, role: '记者', publication: '某报', with: company, places }],
});

describe('possiblySame', () => {
  it('offers names whose one other character looks alike', () => {
    const [offer] = possiblySame([person('丛小民', '1'), person('从小民', '2'), person('田大垒', '3')]);
    expect(offer?.names).toEqual(['丛小民', '从小民']);
    expect(offer?.evidence[0]).toContain('字形相近');
  });

  it('offers names that keep the same company in the same place', () =>
    expect(
      possiblySame([
        person('庞大敏', '1', ['蒋小莹'], ['广西']),
        person('鹿大敏', '2', ['蒋小莹'], ['广西']),
      ]),
    ).toHaveLength(1));

  it('does not offer two who sign one text, nor names that only resemble each other', () => {
    expect(possiblySame([person('丛小民', '1'), person('从小民', '1')])).toEqual([]);
    expect(possiblySame([person('王小明', '1'), person('李小明', '2')])).toEqual([]);
  });
});
