import { describe, expect, it } from 'vitest';
import type { LineRole } from '../../src/pipeline/assembly/roles.ts';
import { repairText } from '../../src/pipeline/repair.ts';
import type { Unit } from '../../src/pipeline/tree.ts';
import { buildUnit } from '../../src/pipeline/unit.ts';
import { models } from '../models.ts';
import { viewsOf } from '../views.ts';

/** The unit of these lines, which stand under each other in this order. */
function unitOf(...lines: [role: LineRole, text: string][]): Unit {
  const seed = lines.map(([, text]) => text).join('\n');
  return buildUnit(
    viewsOf(seed).map((view, k) => ({ view, role: lines[k]?.[0] ?? 'paragraph', confidence: 1 })),
    models.lexicon,
    models.unitTypes,
    repairText,
  );
}

const blocksOf = (unit: Unit) => unit.children.map(({ role, value }) => [role, value]);
const LONG = '昨日，滨江港二号码头的新吊机完成首次试吊，一百二十吨的重物平稳升起，工人们在岸边鼓起掌来。';
const REPORT =
  '本报讯（记者张三）新吊机从去年三月开始安装，由港口的二十七名工人自己动手。班长李四告诉记者，最难的是对中：塔身高四十六米，上下相差不能超过两毫米，他们在夜里没有风的时候量了十一次。试吊成功以后，码头一天可以多卸三条船，货主不必再到上游排队。';
const OPINION =
  '快，人人都说好。可是吊机再快，吊钩下面站的是人。有人说，多卸一条船就多一份收入，何必为两毫米等上十一个夜晚？我以为这笔账不能这样算。省下的是时间，赔上的可能是性命，孰轻孰重，难道还要问吗？慢一点，稳一点，才是真正的快。';
const COMPLAINT =
  '我们是住在滨江路的居民。从上个月起，码头门口的六盏路灯全坏了，我们下夜班只好摸黑走，已经有两个人摔伤。我们找过街道，也找过港务局，都说不归他们管。请问，路灯究竟归谁管？希望有关部门早日修好。';

describe('a unit', () => {
  it('has the lines of its headline in one title, and its parts by name', () => {
    const unit = unitOf(
      ['column', '港口见闻'],
      ['kicker', '一百二十吨'],
      ['title', '吊机完成'],
      ['title', '首次试吊'],
      ['subtitle', '——夜里也能作业'],
      ['paragraph', LONG],
    );
    expect(unit).toMatchObject({
      columns: ['港口见闻'],
      kicker: '一百二十吨',
      title: '吊机完成首次试吊',
      subtitle: '——夜里也能作业',
    });
    expect(unit.titleInferred).toBeUndefined();
  });

  it('has a paragraph that columns broke in one block with two spans', () => {
    const unit = unitOf(
      ['paragraph', '工人们为港口服'],
      ['continuation', '务了三十年。'],
      ['paragraph', LONG],
    );
    expect(unit.children.map(({ value, spans }) => ({ value, spans }))).toEqual([
      {
        value: '工人们为港口服务了三十年。',
        spans: [
          [0, 7],
          [8, 14],
        ],
      },
      { value: LONG, spans: [[15, 15 + LONG.length]] },
    ]);
  });

  it('has a title made from its text where none is printed', () => {
    const unit = unitOf(['paragraph', LONG]);
    expect(unit.titleInferred).toBe(true);
    expect(LONG).toContain(unit.title);
  });

  it('says that its end is missing where it stops in the middle or jumps on', () => {
    expect(unitOf(['paragraph', LONG]).endMissing).toBe(false);
    expect(
      unitOf(['title', '吊机试吊'], ['paragraph', REPORT], ['paragraph', LONG.slice(0, -5)]).endMissing,
    ).toBe(true);
    expect(unitOf(['paragraph', LONG], ['jump', '（下转第3版）']).endMissing).toBe(true);
  });

  it('says that its beginning is missing where it comes from elsewhere or begins in the middle', () => {
    expect(unitOf(['paragraph', LONG]).startMissing).toBe(false);
    expect(unitOf(['jump', '（上接第1版）'], ['paragraph', LONG]).startMissing).toBe(true);
    expect(unitOf(['continuation', '务了三十年。'], ['paragraph', LONG]).startMissing).toBe(true);
  });

  it('never holds furniture', () => {
    expect(() => unitOf(['paragraph', LONG], ['furniture', '第2版'])).toThrow('Furniture');
  });
});

describe('the type of a unit', () => {
  it('is poem where short lines stand under each other, each a block', () => {
    const verses = ['潮水退了', '船还在', '吊机伸着手臂', '像一棵树', '等着夜里', '第一盏灯'];
    const unit = unitOf(['title', '码头'], ...verses.map((text): [LineRole, string] => ['paragraph', text]));
    expect(unit.unitType).toBe('poem');
    expect(blocksOf(unit)).toEqual([['title', '码头'], ...verses.map((verse) => ['line', verse])]);
  });

  it('is table where cells are set apart, each line a row', () => {
    const rows = [
      '大米　每公斤　5.20元',
      '面粉　每公斤　4.60元',
      '白菜　每公斤　1.10元',
      '萝卜　每公斤　0.90元',
    ];
    const unit = unitOf(
      ['title', '昨日菜价'],
      ...rows.map((text): [LineRole, string] => ['paragraph', text]),
    );
    expect(unit.unitType).toBe('table');
    expect(unit.children.slice(1).map(({ role }) => role)).toEqual(rows.map(() => 'row'));
  });

  it('is interview where questions are answered, each turn a block', () => {
    const unit = unitOf(
      ['title', '港口明天'],
      ['paragraph', LONG],
      ['paragraph', '问：码头什么时候扩建，会不会影响现在的装卸？'],
      ['paragraph', '答：明年春天动工，分三段进行，一段施工的时候，另外两段照常装卸。'],
      ['paragraph', '问：工人们的住处怎么安排？'],
      ['paragraph', '答：新宿舍今年年底完工，四个人一间，冬天有暖气。'],
    );
    expect(unit.unitType).toBe('interview');
    expect(unit.children.slice(1).map(({ role }) => role)).toEqual([
      'paragraph',
      'question',
      'answer',
      'question',
      'answer',
    ]);
  });

  it('knows the items of a list', () => {
    const unit = unitOf(['title', '服务信息'], ['paragraph', LONG], ['paragraph', '■书画展周六开幕。']);
    expect(unit.children.at(-1)?.role).toBe('item');
  });

  it.each<[Unit['unitType'], [LineRole, string][]]>([
    [
      'article',
      [
        ['title', '吊机完成首次试吊'],
        ['byline', '本报记者 张三'],
        ['paragraph', LONG],
        ['paragraph', REPORT],
        ['paragraph', REPORT],
      ],
    ],
    [
      'commentary',
      [
        ['column', '滨江漫话'],
        ['title', '慢一点也好'],
        ['byline', '李四'],
        ['paragraph', OPINION],
        ['paragraph', OPINION],
      ],
    ],
    [
      'commentary',
      [
        ['title', '慢一点也好'],
        ['byline', '本报评论员 张三'],
        ['paragraph', LONG],
        ['paragraph', LONG],
      ],
    ],
    ['photo', [['paragraph', `${LONG}本报记者 张三 摄`]]],
    [
      'letter',
      [
        ['title', '路灯坏了'],
        ['paragraph', '编辑同志：'],
        ['paragraph', COMPLAINT],
      ],
    ],
    [
      'notice',
      [
        ['title', '遗失声明'],
        ['paragraph', '本人遗失营业执照一份，声明作废。'],
      ],
    ],
    [
      'advertisement',
      [
        ['paragraph', '新到吊机配件，欢迎选购，电话 12345'],
        ['label', '广告'],
      ],
    ],
    [
      'brief',
      [
        ['column', '港口简讯'],
        ['title', '吊机试吊'],
        ['paragraph', LONG],
      ],
    ],
  ])('is %s', (type, lines) => {
    expect(unitOf(...lines).unitType).toBe(type);
  });
});
