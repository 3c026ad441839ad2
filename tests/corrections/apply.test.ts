import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { applyCorrections, correctionSchema } from '../../src/corrections/index.ts';
import { answer, coverage, pageAndSeed } from './page.ts';

const example = () =>
  pageAndSeed([
    [
      'kicker: 开工前先存保命钱',
      'title: 郑州八十九个工地建立工资保正金',
      '本报讯 记者裴守信报道，郑州市今年有八十九个工地建立了保证金制度。',
      '这项制度要求开工之前存入一笔',
      '钱，工资因此有了着落。',
    ],
    [
      'title: 进得了会 更要留得住心',
      '工会组建工作去年有了很大进展，会员增加了两成。',
      '建会只是开始，留住人心才是目的。',
      '=工会组建工作去年有了很大进展，会员增加了两成。',
    ],
    ['读者来信说，街道图书室晚上也应当开门。'],
  ]);

type Written = z.input<typeof correctionSchema>;
type Part = Written extends infer C ? (C extends Written ? Omit<C, 'who' | 'when' | 'why'> : never) : never;

function apply(...corrections: Part[]) {
  const { page, seed } = example();
  const before = structuredClone(page);
  const full = corrections.map((correction) => correctionSchema.parse({ ...correction, ...answer }));
  const result = applyCorrections(page, seed, full);
  expect(page).toEqual(before);
  expect(coverage(result.page, seed)).toMatch(/^1*$/);
  return result;
}

const texts = (unit: { blocks: { text: string }[] } | undefined) => unit?.blocks.map(({ text }) => text);

describe('words', () => {
  test('are changed where they are quoted, in the title too, and the change is kept with who, when and why', () => {
    const { page, messages } = apply({
      do: 'text',
      at: { exact: '保正金', prefix: '建立工资' },
      to: '保证金',
    });
    expect(messages).toEqual([]);
    expect(page.units[0]?.title).toBe('郑州八十九个工地建立工资保证金');
    expect(page.units[0]?.blocks[1]?.text).toBe('郑州八十九个工地建立工资保证金');
    expect(page.units[0]?.corrections).toMatchObject([
      { what: 'text', was: '保正金', is: '保证金', ...answer },
    ]);
  });

  test('in two places need context that tells them apart', () => {
    const two = apply({ do: 'text', at: { exact: '八十九' }, to: '89' });
    expect(two.messages).toMatchObject([{ ruleId: 'correction-ambiguous', correction: 0 }]);
    expect(two.messages[0]?.reason).toContain('郑州市今年有八十九个工地');
    const one = apply({
      do: 'text',
      at: { exact: '八十九', prefix: '郑州市今年有', suffix: '个工地' },
      to: '89',
    });
    expect(one.messages).toEqual([]);
    expect(one.page.units[0]?.blocks[2]?.text).toContain('有89个工地');
  });

  test('are found whatever the white space and the shape of quotation marks', () => {
    const { messages } = apply({
      do: 'text',
      at: { exact: '进得了会更要留得住心' },
      to: '进得了会，更要留得住心',
    });
    expect(messages).toEqual([]);
  });

  test('that are gone are a message with what comes nearest, and nothing is changed', () => {
    const { page, messages } = apply({
      do: 'text',
      at: { exact: '这项制度规定开工以前存入两笔', prefix: '制度。' },
      to: '甲',
    });
    expect(messages).toMatchObject([{ ruleId: 'correction-lost' }]);
    expect(messages[0]?.reason).toContain('这项制度要求开工之前存入一笔');
    expect(texts(page.units[0])).toEqual(texts(example().page.units[0]));
  });

  test('that a better OCR has right already are said to be', () => {
    const { messages } = apply({
      do: 'text',
      at: { exact: '增如', prefix: '会员', suffix: '了两成' },
      to: '增加',
    });
    expect(messages).toMatchObject([{ ruleId: 'correction-fulfilled' }]);
  });

  test('a dollar sign is a dollar sign', () => {
    const { page } = apply({ do: 'text', at: { exact: '保正金' }, to: '$&保证金' });
    expect(page.units[0]?.title).toBe('郑州八十九个工地建立工资$&保证金');
  });
});

describe('a unit', () => {
  test('is found by words that were misread anew', () => {
    const { page, messages } = apply({
      do: 'set',
      of: { exact: '读者来信说，街道图书馆晚上也应该开门。' },
      type: 'letter',
      title: '图书室晚上也应开门',
    });
    expect(messages).toEqual([]);
    expect(page.units[2]).toMatchObject({ type: 'letter', title: '图书室晚上也应开门' });
  });

  test('gets fields, and its paragraphs say the same', () => {
    const { page } = apply({
      do: 'set',
      of: { exact: '建会只是开始' },
      title: '建会只是开始，留住人心才是目的。',
      kicker: '引题',
      people: [{ name: '王五', role: '评论员' }],
      topics: ['union'],
    });
    expect(page.units[1]).toMatchObject({
      title: '建会只是开始，留住人心才是目的。',
      kicker: '引题',
      people: [{ name: '王五', role: '评论员' }],
      topics: [{ slug: 'union' }],
      blocks: [{ role: 'heading' }, { role: 'paragraph' }, { role: 'title' }],
    });
  });

  test('loses fields', () => {
    const { page } = apply({ do: 'set', of: { exact: '郑州市今年有' }, title: null, kicker: null });
    expect(page.units[0]).toMatchObject({
      title: '郑州八十九个工地建立工资保正金',
      titleInferred: true,
      blocks: [{ role: 'paragraph' }, { role: 'paragraph' }, {}, {}, {}],
    });
    expect(page.units[0]?.kicker).toBeUndefined();
  });

  test('is joined to another', () => {
    const { page } = apply({ do: 'join', of: { exact: '建会只是开始' }, with: { exact: '街道图书室' } });
    expect(page.units).toHaveLength(2);
    expect(texts(page.units[1])?.at(-1)).toBe('读者来信说，街道图书室晚上也应当开门。');
  });

  test('is split in two', () => {
    const { page } = apply({ do: 'split', before: { exact: '这项制度要求' }, title: '制度' });
    expect(page.units.map(({ title }) => title)).toEqual([
      '郑州八十九个工地建立工资保正金',
      '制度',
      '进得了会 更要留得住心',
      undefined,
    ]);
    expect(page.units[1]?.blocks).toHaveLength(2);
  });

  test('is withdrawn without a record of what it said', () => {
    const { page } = apply({ do: 'withdraw', of: { exact: '街道图书室' } });
    expect(page.units[2]?.withdrawn).toEqual(answer);
    expect(JSON.stringify(page.units[2]?.corrections)).not.toContain('图书');
  });

  test('that is to be withdrawn and is not found keeps what was withdrawn', () => {
    const { page, messages } = apply({ do: 'withdraw', of: { exact: '某人被判处有期徒刑三年' } });
    expect(messages).toMatchObject([{ ruleId: 'correction-lost' }]);
    expect(page.withdrawalLost).toBe(true);
  });
});

describe('a paragraph', () => {
  test('is moved within its unit, and to another', () => {
    const within = apply({
      do: 'move',
      at: { exact: '钱，工资因此' },
      before: { exact: '本报讯 记者裴守信' },
    });
    expect(texts(within.page.units[0])?.slice(2, 4)).toEqual([
      '钱，工资因此有了着落。',
      '本报讯 记者裴守信报道，郑州市今年有八十九个工地建立了保证金制度。',
    ]);
    const across = apply({ do: 'move', at: { exact: '钱，工资因此' }, after: { exact: '街道图书室' } });
    expect(texts(across.page.units[2])).toEqual([
      '读者来信说，街道图书室晚上也应当开门。',
      '钱，工资因此有了着落。',
    ]);
  });

  test('is joined with the next, and cut in two at the same place of the seed', () => {
    const joined = apply({ do: 'join-paragraphs', at: { exact: '这项制度要求' } });
    expect(texts(joined.page.units[0])?.[3]).toBe('这项制度要求开工之前存入一笔钱，工资因此有了着落。');
    const again = apply(
      { do: 'join-paragraphs', at: { exact: '这项制度要求' } },
      { do: 'split-paragraph', before: { exact: '工资因此' } },
    );
    expect(texts(again.page.units[0])?.slice(3)).toEqual([
      '这项制度要求开工之前存入一笔钱，',
      '工资因此有了着落。',
    ]);
    const { seed } = example();
    expect(again.page.units[0]?.blocks.at(-1)?.spans.map((span) => seed.slice(...span))).toEqual([
      '工资因此有了着落。',
    ]);
  });

  test('becomes another role, furniture, or is added', () => {
    const { page } = apply(
      { do: 'role', at: { exact: '建会只是开始' }, role: 'heading' },
      { do: 'furniture', at: { exact: '开工前先存' } },
      { do: 'insert', after: { exact: '街道图书室' }, role: 'signature', text: '（一读者）' },
    );
    expect(page.units[1]?.blocks[2]?.role).toBe('heading');
    expect(page.furniture).toMatchObject([{ role: 'correction' }]);
    expect(page.units[2]?.blocks[1]).toEqual({ role: 'signature', text: '（一读者）', spans: [] });
  });

  test('that is all of its unit is not taken out of it', () => {
    expect(apply({ do: 'furniture', at: { exact: '街道图书室' } }).messages).toMatchObject([
      { ruleId: 'correction-impossible' },
    ]);
    const [, , letter] = example().page.units;
    const all = letter?.blocks[0]?.text ?? '';
    expect(apply({ do: 'text', at: { exact: all }, to: '' }).messages).toMatchObject([
      { ruleId: 'correction-impossible' },
    ]);
  });

  test('of which all words are taken away is taken out', () => {
    const { page } = apply(
      { do: 'text', at: { exact: '钱，工资因此有了着落。' }, to: ' ' },
      { do: 'text', at: { exact: '开工前先存保命钱' }, to: '' },
    );
    expect(page.units[0]?.blocks).toHaveLength(3);
    expect(page.units[0]?.kicker).toBeUndefined();
    expect(page.furniture).toHaveLength(2);
  });
});

describe('the head of a unit follows its paragraphs', () => {
  const roleOf = (exact: string, role: 'kicker' | 'title' | 'subtitle' | 'column' | 'paragraph'): Part => ({
    do: 'role',
    at: { exact },
    role,
  });

  test.each(['kicker', 'subtitle'] as const)('a paragraph becomes the %s', (role) => {
    const { page } = apply(roleOf('建会只是开始', role));
    expect(page.units[1]?.[role]).toBe('建会只是开始，留住人心才是目的。');
  });

  test('a paragraph becomes the title, or a column', () => {
    const { page } = apply(roleOf('街道图书室', 'title'), roleOf('这项制度要求', 'column'));
    expect(page.units[2]?.title).toBe('读者来信说，街道图书室晚上也应当开门。');
    expect(page.units[0]?.column).toEqual(['这项制度要求开工之前存入一笔']);
  });

  test('a title that is a paragraph is no title any more', () => {
    const { page } = apply(roleOf('进得了会', 'paragraph'), roleOf('开工前先存', 'paragraph'));
    expect(page.units[1]).toMatchObject({ title: '进得了会 更要留得住心', titleInferred: true });
    expect(page.units[0]?.kicker).toBeUndefined();
  });

  test('lines of a head are added, taken out, moved and cut in two', () => {
    const { page } = apply(
      { do: 'insert', before: { exact: '街道图书室' }, role: 'title', text: '图书室晚上也应开门' },
      { do: 'furniture', at: { exact: '进得了会' } },
      { do: 'move', at: { exact: '开工前先存' }, before: { exact: '图书室晚上也应开门' } },
      { do: 'split-paragraph', before: { exact: '建立工资保正金' } },
    );
    expect(page.units.map(({ title, kicker }) => [title, kicker])).toEqual([
      ['郑州八十九个工地建立工资保正金', undefined],
      ['工会组建工作去年有了很大进展，会员增加了', undefined],
      ['图书室晚上也应开门', '开工前先存保命钱'],
    ]);
  });

  test('a unit that is split or joined has the head of its own lines', () => {
    const split = apply(roleOf('这项制度要求', 'kicker'), {
      do: 'split',
      before: { exact: '这项制度要求' },
    }).page.units;
    expect(split.map(({ kicker }) => kicker).slice(0, 2)).toEqual([
      '开工前先存保命钱',
      '这项制度要求开工之前存入一笔',
    ]);
    const [, joined] = apply({
      do: 'join',
      of: { exact: '街道图书室' },
      with: { exact: '这项制度要求' },
    }).page.units;
    expect(joined?.kicker).toBeUndefined();
    expect(joined?.blocks.slice(1, 3).map(({ role }) => role)).toEqual(['heading', 'heading']);
  });

  test('but what was set holds over it', () => {
    const { page } = apply(
      { do: 'set', of: { exact: '建会只是开始' }, kicker: '建会之后', column: ['工会'] },
      roleOf('建会只是开始', 'kicker'),
      { do: 'set', of: { exact: '郑州市今年有' }, title: '郑州建立保证金' },
      roleOf('这项制度要求', 'title'),
      { do: 'text', at: { exact: '保证金', prefix: '郑州建立' }, to: '保障金' },
    );
    expect(page.units[1]).toMatchObject({ kicker: '建会之后', column: ['工会'] });
    expect(page.units[0]?.title).toBe('郑州建立保障金');
  });

  test('until the line is taken away that repeats it', () => {
    const { page } = apply(
      { do: 'set', of: { exact: '郑州市今年有' }, kicker: '先存保命钱' },
      { do: 'furniture', at: { exact: '先存保命钱' } },
    );
    expect(page.units[0]?.kicker).toBeUndefined();
  });

  test('an inferred title stays while its words do', () => {
    const { page, seed } = example();
    const [, , letter] = page.units;
    Object.assign(letter ?? {}, { title: '图书室晚上也应开门', titleInferred: true });
    const titleAfter = (...corrections: Part[]) =>
      applyCorrections(
        page,
        seed,
        corrections.map((correction) => correctionSchema.parse({ ...correction, ...answer })),
      ).page.units[2]?.title;
    const first: Part = {
      do: 'insert',
      before: { exact: '街道图书室' },
      role: 'paragraph',
      text: '编辑同志：',
    };
    expect(titleAfter(first)).toBe('图书室晚上也应开门');
    expect(titleAfter(first, { do: 'furniture', at: { exact: '街道图书室' } })).toBe('编辑同志：');
  });
});

describe('duplicates', () => {
  test('are marked, whole paragraphs and words in one', () => {
    const { page } = apply({
      do: 'duplicate',
      at: { exact: '，郑州市今年有八十九个工地' },
      of: { exact: '郑州八十九个工地' },
    });
    expect(texts(page.units[0])?.[2]).toBe('本报讯 记者裴守信报道建立了保证金制度。');
    expect(page.duplicates).toHaveLength(2);
  });

  test('are unmarked, and stand where they are told to', () => {
    const { page } = apply({
      do: 'not-duplicate',
      at: { exact: '工会组建工作去年有了很大进展' },
      after: { exact: '建会只是开始' },
    });
    expect(page.duplicates).toEqual([]);
    expect(texts(page.units[1])?.at(-1)).toBe('工会组建工作去年有了很大进展，会员增加了两成。');
  });
});

test('people, datelines, places, organisations and topics go where their text goes', () => {
  const { page, seed } = example();
  const at = (text: string): [number, number] => [seed.indexOf(text), seed.indexOf(text) + text.length];
  const mention = (text: string) => ({ text, span: at(text) });
  const [first] = page.units;
  if (!first) throw new Error('no unit');
  first.people = [{ name: '裴守信', role: '记者', span: at('裴守信') }];
  first.places = [
    {
      code: '410100',
      name: '郑州市',
      level: 'prefecture',
      main: true,
      mentions: [mention('郑州市今年')],
      rule: '',
    },
  ];
  first.topics = [{ slug: 'wages', name: '工资', evidence: [{ ...mention('工资因此'), says: '' }] }];
  const corrected = (...corrections: Part[]) =>
    applyCorrections(
      page,
      seed,
      corrections.map((correction) => correctionSchema.parse({ ...correction, ...answer })),
    ).page.units;
  const [head, tail] = corrected({ do: 'split', before: { exact: '这项制度要求' } });
  expect([head?.people.length, head?.places?.length, head?.topics]).toEqual([1, 1, []]);
  expect([tail?.people.length, tail?.places, tail?.topics?.[0]?.slug]).toEqual([0, undefined, 'wages']);
  const [, , letter] = corrected({
    do: 'move',
    at: { exact: '本报讯 记者裴守信' },
    after: { exact: '街道图书室' },
  });
  expect([letter?.people[0]?.name, letter?.places?.[0]?.code]).toEqual(['裴守信', '410100']);
  const joined = corrected({ do: 'join', of: { exact: '街道图书室' }, with: { exact: '郑州市今年有' } }).at(
    -1,
  );
  expect([joined?.people[0]?.name, joined?.places?.[0]?.mentions.length, joined?.topics?.length]).toEqual([
    '裴守信',
    1,
    1,
  ]);
});

describe('what is claimed of a unit', () => {
  /** The example, with claims that are read in two paragraphs of the first unit. */
  function claimed() {
    const { page, seed } = example();
    const placed = (text: string) => ({
      text,
      span: [seed.indexOf(text), seed.indexOf(text) + text.length] as [number, number],
    });
    const [first] = page.units;
    if (!first) throw new Error('no unit');
    first.people = [{ name: '裴守信', role: '记者', span: placed('裴守信').span }];
    first.places = [
      {
        code: '410100',
        name: '郑州市',
        level: 'prefecture',
        main: true,
        mentions: [placed('郑州市今年')],
        rule: '',
      },
    ];
    first.topics = [
      { slug: 'deposit', name: '保证金', evidence: [{ ...placed('保证金'), says: '' }] },
      { slug: 'wages', name: '工资', evidence: [{ ...placed('工资因此'), says: '' }] },
    ];
    return { page, seed };
  }
  const correct = ({ page, seed }: ReturnType<typeof claimed>, ...corrections: Part[]) =>
    applyCorrections(
      page,
      seed,
      corrections.map((correction) => correctionSchema.parse({ ...correction, ...answer })),
    ).page.units[0];

  test.each<[string, Part]>([
    ['taken out', { do: 'furniture', at: { exact: '本报讯 记者裴守信' } }],
    [
      'emptied',
      {
        do: 'text',
        at: { exact: '本报讯 记者裴守信报道，郑州市今年有八十九个工地建立了保证金制度。' },
        to: '',
      },
    ],
    [
      'a copy of another unit',
      {
        do: 'duplicate',
        at: { exact: '本报讯 记者裴守信报道，郑州市今年有八十九个工地建立了保证金制度。' },
        of: { exact: '建会只是开始' },
      },
    ],
  ])('is no longer where the paragraph is %s that says it', (_, correction) => {
    expect(correct(claimed(), correction)).toMatchObject({
      people: [],
      places: [],
      topics: [{ slug: 'wages' }],
    });
  });

  test('stays where it was set, without the place that is gone', () => {
    const unit = correct(
      claimed(),
      {
        do: 'set',
        of: { exact: '这项制度要求' },
        people: [{ name: '裴守信', role: '通讯员' }],
        topics: ['deposit', 'union'],
      },
      { do: 'furniture', at: { exact: '本报讯 记者裴守信' } },
      { do: 'move', at: { exact: '钱，工资因此' }, after: { exact: '街道图书室' } },
    );
    expect(unit?.people).toEqual([{ name: '裴守信', role: '通讯员' }]);
    expect(unit?.topics).toMatchObject([
      { slug: 'deposit', evidence: [] },
      { slug: 'union', evidence: [] },
    ]);
  });

  test('places and organisations are set, each whole list, and outlast the words that named them', () => {
    const set = (given: object): Part => ({ do: 'set', of: { exact: '这项制度要求' }, ...given });
    const places = ['郑州市', '城阳区', '朝阳区 110105', '220104'];
    const organisations = ['郑州市总工会', '某社'];
    const unit = correct(claimed(), set({ places, organisations }), {
      do: 'furniture',
      at: { exact: '本报讯 记者裴守信' },
    });
    expect(unit?.places).toMatchObject([
      { code: '410100', main: true, mentions: [] },
      { code: '370214', name: '城阳区', level: 'county' },
      { code: '110105' },
      { code: '220104', name: '朝阳区' },
    ]);
    expect(unit?.organisations).toMatchObject([
      { name: '郑州市总工会', kind: 'union' },
      { name: '某社', kind: 'other' },
    ]);
    expect(unit?.corrections?.[0]?.is).toContain('郑州市、城阳区、朝阳区、朝阳区 · 郑州市总工会、某社');
    expect(correct(claimed(), set({ places: [], organisations: [] }))).toMatchObject({
      places: [],
      organisations: [],
    });
    const joined = correct(
      claimed(),
      { do: 'set', of: { exact: '建会只是开始' }, places: ['青岛市'] },
      {
        do: 'join',
        of: { exact: '这项制度要求' },
        with: { exact: '建会只是开始' },
      },
    );
    expect(joined?.places?.map(({ name }) => name)).toEqual(['郑州市', '青岛市']);
  });

  test.each([
    ['青岛', /found the place “青岛”, expected the name in full/],
    ['郑州市 370214', /found the place “郑州市 370214”/],
    ['朝阳区', /北京市朝阳区 110105, 长春市朝阳区 220104; write it with the code/],
  ])('the place %s is not guessed at, and nothing is set', (place, reason) => {
    const { page, messages } = apply({
      do: 'set',
      of: { exact: '这项制度要求' },
      title: '甲',
      places: [place],
    });
    expect(messages).toMatchObject([
      { ruleId: 'correction-impossible', reason: expect.stringMatching(reason) },
    ]);
    expect(page.units[0]?.title).toBe('郑州八十九个工地建立工资保正金');
  });

  test('stays where the unit says it twice, and is found in the words that stay', () => {
    const { page, seed } = pageAndSeed([['（裴守信）', '郑州市今年建立了保证金制度。', '（裴守信）']]);
    const unit = page.units[0];
    if (!unit) throw new Error('no unit');
    unit.people = [{ name: '裴守信', role: '作者', span: [1, 4] }];
    const at = seed.lastIndexOf('裴守信');
    expect(
      correct(
        { page, seed },
        {
          do: 'duplicate',
          at: { exact: '（裴守信）', suffix: '郑州市' },
          of: { exact: '（裴守信）', prefix: '制度。' },
        },
      )?.people,
    ).toEqual([{ name: '裴守信', role: '作者', span: [at, at + 3] }]);
  });
});

test('the issue of a page is set and cleared', () => {
  const { page } = apply({ do: 'issue', date: '2020-11-30', page: 3, publication: '工人日报' });
  expect(page).toMatchObject({
    publication: '工人日报',
    issue: { date: '2020-11-30', page: 3 },
    corrections: [{ what: 'issue' }],
  });
  expect(apply({ do: 'issue', date: null }).page.issue.date).toBeUndefined();
});

test('a page is said to be another than one it looks like', () => {
  expect(apply({ do: 'distinct', from: 'b.txt' }).page.distinct).toEqual(['b.txt']);
});
