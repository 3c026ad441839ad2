import { describe, expect, test } from 'vitest';
import { inTurn, misread, type TruePage } from '../../src/commands/bench/changes.ts';
import {
  emptyLedger,
  identify,
  isId,
  type Ledger,
  noticesOf,
  readLedger,
  redirectsOf,
  refuseWithdrawals,
  writeLedger,
} from '../../src/identity/index.ts';
import { randomFrom } from '../../src/learning/random.ts';
import { build, DAY_ONE, DAY_TWO, devPages, idsOf, pageOf, seedPages } from './pages.ts';

const random = () => randomFrom(11);

/** What git's `merge=union` makes of two branches that both added to `base`. */
function unionMerge(ours: Ledger, theirs: Ledger): Ledger {
  const left = writeLedger(ours);
  for (const [file, text] of writeLedger(theirs)) left.set(file, (left.get(file) ?? '') + text);
  return readLedger(left).ledger;
}

const stateOf = (ledger: Ledger, id: string | undefined) =>
  ledger.entries.find((entry) => entry.id === id)?.state;

describe('minting', () => {
  test('the same seeds give the same ids, in whatever order they come', () => {
    const pages = seedPages();
    expect(idsOf(build([...pages].reverse()))).toEqual(new Map([...idsOf(build(pages))].reverse()));
    expect([...idsOf(build(pages)).values()].every(isId)).toBe(true);
  });

  test('a page gets the same ids alone and among others', () => {
    const [page] = seedPages();
    const alone = idsOf(build(page ? [page] : []));
    const among = idsOf(build([...devPages(1), ...seedPages()]));
    for (const [truth, id] of alone) expect(among.get(truth)).toBe(id);
  });

  test('the same text on another page gets an id of its own, and both stay', () => {
    const notice = '本报启事：订阅一九五八年全年报纸的读者，请于本月底以前到当地邮局办理手续，逾期不候。';
    const pages = [
      pageOf('a.txt', [notice, '第一版的其他新闻，讲的是春耕生产已经全面展开的情况和经验。'], {
        issue: { date: '1957-11-01' },
      }),
      pageOf('b.txt', [notice, '棉纺厂女工创造新的工作方法，产量比上月提高了两成多。'], {
        issue: { date: '1957-11-08' },
      }),
    ];
    const first = build(pages);
    const ids = idsOf(first);
    expect(new Set(ids.values()).size).toBe(4);
    expect(idsOf(build([...pages].reverse(), first.ledger, DAY_TWO)).get('b.txt#0')).toBe(ids.get('b.txt#0'));
  });

  test('a unit without a letter has an id, too', () => {
    const page = pageOf('a.txt', ['※ ※ ※', '']);
    const ids = [...idsOf(build([page])).values()];
    expect(new Set(ids).size).toBe(2);
    const again = build([page], build([page]).ledger, DAY_TWO);
    expect(again.withdrawn.length + again.minted.length).toBeLessThanOrEqual(2);
  });
});

describe('seeds come and go', () => {
  test('seeds added before and after change no id', () => {
    const first = build(seedPages());
    const second = build(
      [
        ...devPages(1),
        ...seedPages(),
        ...devPages(2).map((page) => ({ ...page, source: `zz-${page.source}` })),
      ],
      first.ledger,
      DAY_TWO,
    );
    for (const [truth, id] of idsOf(first)) expect(idsOf(second).get(truth)).toBe(id);
  });

  test('a seed removed: its ids are withdrawn with a notice that says what they were', () => {
    const [gone, ...rest] = seedPages();
    const first = build(seedPages());
    const second = build(rest, first.ledger, DAY_TWO);
    expect(second.withdrawn).toHaveLength(gone?.units.length ?? 0);
    const notice = noticesOf(second.ledger).find(
      ({ address }) => address === `articles/${idsOf(first).get(`${gone?.source}#0`)}/`,
    );
    expect(notice).toMatchObject({
      since: DAY_TWO,
      why: 'seed',
      title: gone?.units[0]?.title,
      seed: gone?.source,
      publication: '工人日报',
      date: '2020-11-30',
    });
    expect(refuseWithdrawals(second.withdrawn, first.ledger)).toBeUndefined();
  });

  test('a seed that comes back has its ids again', () => {
    const first = build(seedPages());
    const without = build(seedPages().slice(1), first.ledger, DAY_TWO);
    const back = build(inTurn(misread(0.02))(seedPages(), random()), without.ledger, '2026-05-01');
    expect(idsOf(back)).toEqual(idsOf(first));
    expect(back.messages.map(({ ruleId }) => ruleId)).toContain('returned');
    expect(noticesOf(back.ledger)).toEqual([]);
  });

  test('a few files forgotten are refused by name, one page of five or of thirty is not', () => {
    const thirty = Array.from({ length: 30 }, (_, at) =>
      pageOf(
        `${at}.txt`,
        Array.from(
          { length: 10 },
          (_, unit) => `第${at}日第${unit}条：${'甲乙丙丁戊己庚辛壬癸'.repeat(2)}${at * 31 + unit}号`,
        ),
        { issue: { date: `1957-11-${String(at + 1).padStart(2, '0')}` } },
      ),
    );
    for (const pages of [seedPages(), thirty]) {
      const { ledger } = build(pages);
      const one = build(pages.slice(1), ledger, DAY_TWO);
      expect(one.withdrawn.length).toBeGreaterThan(5);
      expect(refuseWithdrawals(one.withdrawn, ledger)).toBeUndefined();
    }
    const { ledger } = build(seedPages());
    const left = build(seedPages().slice(0, 2), ledger, DAY_TWO);
    expect(left.withdrawn).toHaveLength(29);
    expect(refuseWithdrawals(left.withdrawn, ledger)).toMatch(
      /29 of the 44 .*29 articles \(\d+ of 00\d_\w+\.txt, \d+ of 00\d_\w+\.txt, \d+ of 00\d_\w+\.txt\).*--withdraw/,
    );
  });

  test('another folder of seeds, or an empty one, is refused and the message says how many', () => {
    const first = build(seedPages());
    for (const other of [[], devPages(1)]) {
      const { withdrawn } = build(other, first.ledger, DAY_TWO);
      expect(withdrawn).toHaveLength(44);
      expect(refuseWithdrawals(withdrawn, first.ledger)).toMatch(/44 of the 44 .*--withdraw/);
    }
    expect(refuseWithdrawals([], emptyLedger())).toBeUndefined();
  });
});

describe('the same page twice', () => {
  test('under two names: one set of articles, and a warning that names both', () => {
    const [page] = seedPages();
    if (!page) throw new Error('no page');
    const first = build([page]);
    const copy = misread(0.02)([{ ...page, source: 'again.txt' }], random());
    const second = build([...copy, page], first.ledger, DAY_TWO);
    expect(second.copies).toEqual([{ seed: 'again.txt', of: page.source }]);
    expect(idsOf(second)).toEqual(idsOf(first));
    expect(second.messages[0]).toMatchObject({ ruleId: 'same-page', seed: 'again.txt' });
    expect(second.messages[0]?.reason).toContain(page.source);
  });

  test('three readings of each invented page are found, and no two different pages are taken for one', () => {
    const named = (copy: 1 | 2 | 3) => devPages(copy);
    const { copies } = build([...named(1), ...named(2), ...named(3)]);
    expect(copies).toHaveLength(32);
    for (const { seed, of } of copies) expect(seed.slice(0, 3)).toBe(of.slice(0, 3));
  });

  test('a correction can say that they are two pages', () => {
    const [page] = seedPages();
    if (!page) throw new Error('no page');
    const pages = [page, { ...page, source: 'again.txt' }];
    const built = build(pages, emptyLedger(), DAY_ONE);
    expect(built.pages).toHaveLength(1);
    const apart = identify({
      pages,
      ledger: emptyLedger(),
      today: DAY_ONE,
      distinct: [['again.txt', page.source]],
    });
    expect(new Set(apart.pages.flatMap(({ units }) => units.map(({ id }) => id))).size).toBe(
      2 * page.units.length,
    );
  });
});

describe('units that are divided otherwise', () => {
  const page = () =>
    devPages(1).find((candidate) => candidate.units.some((unit) => unit.blocks.length > 8)) as TruePage;
  const longest = (of: TruePage) =>
    of.units.reduce((best, unit) => (unit.blocks.length > best.blocks.length ? unit : best));

  test('split in two: the larger part keeps the id', () => {
    const before = page();
    const unit = longest(before);
    const first = build([before]);
    for (const larger of ['head', 'tail'] as const) {
      const cut =
        larger === 'head' ? Math.ceil(unit.blocks.length * 0.65) : Math.floor(unit.blocks.length * 0.35);
      const head = { ...unit, truth: 'head', blocks: unit.blocks.slice(0, cut) };
      const tail = { ...unit, truth: 'tail', title: '后半', blocks: unit.blocks.slice(cut) };
      const units = before.units.flatMap((each) => (each === unit ? [head, tail] : [each]));
      const second = build(misread(0.01)([{ ...before, units }], random()), first.ledger, DAY_TWO);
      expect(idsOf(second).get(larger)).toBe(idsOf(first).get(unit.truth));
      expect(second.minted).toHaveLength(1);
      expect(second.withdrawn).toEqual([]);
    }
  });

  test('two found to be one: one id stays, the address of the other leads there; and apart again', () => {
    const before = page();
    const [a, b, ...rest] = before.units;
    if (!a || !b) throw new Error('no units');
    const first = build([before]);
    const joined = { ...a, truth: 'joined', blocks: [...a.blocks, ...b.blocks] };
    const second = build([{ ...before, units: [joined, ...rest] }], first.ledger, DAY_TWO);
    const [idA, idB] = [idsOf(first).get(a.truth), idsOf(first).get(b.truth)];
    const stayed = idsOf(second).get('joined');
    const gone = stayed === idA ? idB : idA;
    expect([idA, idB]).toContain(stayed);
    expect(second.withdrawn).toEqual([]);
    expect(redirectsOf(second.ledger)).toEqual([{ from: `articles/${gone}/`, to: `articles/${stayed}/` }]);
    expect(idsOf(build([before], second.ledger, '2026-05-01'))).toEqual(idsOf(first));
  });

  test('cut out of one seed and put into another that the archive knows', () => {
    const [one, two] = devPages(1);
    if (!one || !two) throw new Error('no pages');
    const first = build([one, two]);
    const [moved, ...stay] = one.units;
    if (!moved) throw new Error('no unit');
    const swapped = [
      { ...one, issue: {}, units: stay },
      { ...two, issue: {}, units: [...two.units, moved] },
    ];
    const second = build(misread(0.02)(swapped, random()), first.ledger, DAY_TWO);
    expect(idsOf(second).get(moved.truth)).toBe(idsOf(first).get(moved.truth));
  });

  test('two seeds put into one, and one seed cut into two', () => {
    const [one, two] = devPages(1);
    if (!one || !two) throw new Error('no pages');
    const apart = [one, two];
    const together = [{ ...one, source: 'both.txt', issue: {}, units: [...one.units, ...two.units] }];
    expect(idsOf(build(together, build(apart).ledger, DAY_TWO))).toEqual(idsOf(build(apart)));
    const cut = build(
      apart.map((page) => ({ ...page, issue: {} })),
      build(together).ledger,
      DAY_TWO,
    );
    expect(idsOf(cut)).toEqual(idsOf(build(together)));
  });
});

describe('units that are very alike', () => {
  const week = (number: number) =>
    pageOf(`week-${number}.txt`, [
      `本市粮油市场价格行情（第${number}周）\n大米每斤一角四分${number}厘，面粉每斤一角八分五厘，豆油每斤七角二分，食盐每斤一角五分。以上价格由市商业局物价科提供，仅供读者参考。`,
    ]);

  test('a table repeated each week: two ids, which stay when more weeks come', () => {
    const first = build([week(1), week(2)]);
    expect(new Set(idsOf(first).values()).size).toBe(2);
    const second = build([week(3), week(2), week(1)], first.ledger, DAY_TWO);
    expect(second.copies).toEqual([]);
    for (const [truth, id] of idsOf(first)) expect(idsOf(second).get(truth)).toBe(id);
    expect(second.minted).toHaveLength(1);
  });

  test('last week removed while this week comes: the old address is no other week', () => {
    const dated = (number: number, date: string) => ({ ...week(number), issue: { date } });
    const first = build([dated(1, '1957-11-01'), dated(2, '1957-11-08')]);
    const second = build([dated(2, '1957-11-08'), dated(3, '1957-11-15')], first.ledger, DAY_TWO);
    expect(stateOf(second.ledger, idsOf(first).get('week-1.txt#0'))).toMatchObject({ is: 'withdrawn' });
    expect(second.minted).toHaveLength(1);
  });

  test('many on one page, in another order and misread', () => {
    const names = ['张德胜', '李桂英', '王志强', '赵玉兰', '陈建国', '刘淑珍'];
    const page = pageOf(
      'lost.txt',
      names.map((name, at) => `遗失声明：${name}不慎遗失工作证一本，证号第${at}七三${at}八号，声明作废。`),
    );
    const first = build([page]);
    const again = misread(0.03)([{ ...page, units: [...page.units].reverse() }], random());
    const ids = idsOf(first);
    for (const [truth, id] of idsOf(build(again, first.ledger, DAY_TWO))) expect(id).toBe(ids.get(truth));
  });
});

describe('branches', () => {
  test('that add different pages merge to what one branch would have', () => {
    const [a, b, c] = seedPages();
    if (!a || !b || !c) throw new Error('no pages');
    const base = build([a]).ledger;
    const ours = build([a, b], base, DAY_ONE);
    const theirs = build([a, c], base, DAY_ONE);
    const merged = build([a, b, c], unionMerge(ours.ledger, theirs.ledger), DAY_TWO);
    expect(merged.minted).toEqual([]);
    expect(writeLedger(merged.ledger)).toEqual(writeLedger(build([a, b, c], base, DAY_ONE).ledger));
  });

  test('that add the same page have one id after the merge', () => {
    const pages = seedPages();
    const merged = build(
      pages,
      unionMerge(build(pages, emptyLedger(), '2026-02-02').ledger, build(pages).ledger),
      DAY_TWO,
    );
    expect(writeLedger(merged.ledger)).toEqual(writeLedger(build(pages).ledger));
  });

  test('that read the same page differently: one id stays, the other leads there', () => {
    const ours = build(devPages(1), emptyLedger(), DAY_ONE);
    const theirs = build(misread(0.03)(devPages(2), random()), emptyLedger(), '2026-02-02');
    const both = build(
      [...devPages(1), ...misread(0.03)(devPages(2), random())],
      unionMerge(ours.ledger, theirs.ledger),
      DAY_TWO,
    );
    const ids = idsOf(ours);
    expect([...idsOf(both)].filter(([truth, id]) => id !== ids.get(truth))).toEqual([]);
    expect(both.copies).toHaveLength(16);
    const targets = new Map(redirectsOf(both.ledger).map(({ from, to }) => [from, to]));
    for (const [truth, id] of idsOf(theirs)) {
      if (id !== ids.get(truth)) expect(targets.get(`articles/${id}/`)).toBe(`articles/${ids.get(truth)}/`);
    }
    expect(both.withdrawn).toEqual([]);
  });

  test('on which two pages came to one id: the later one is minted anew, and it is said', () => {
    const notice = '本报启事：订阅全年报纸的读者，请于本月底以前到当地邮局办理手续，逾期不候，特此通知。';
    const a = pageOf('a.txt', [notice, '春耕生产在各地全面展开，农具供应比往年充足。'], {
      issue: { date: '1957-11-01' },
    });
    const b = pageOf('b.txt', [notice, '棉纺厂女工创造新的工作方法，产量提高两成。'], {
      issue: { date: '1957-11-08' },
    });
    const ours = build([a], emptyLedger(), '2026-02-02');
    const theirs = build([b], emptyLedger(), DAY_ONE);
    const contested = idsOf(ours).get('a.txt#0');
    expect(idsOf(theirs).get('b.txt#0')).toBe(contested);
    const merged = build([a, b], unionMerge(ours.ledger, theirs.ledger), DAY_TWO);
    expect(idsOf(merged).get('b.txt#0')).toBe(contested);
    expect(merged.minted).toEqual([idsOf(merged).get('a.txt#0')]);
    expect(merged.messages).toMatchObject([{ ruleId: 'id-contested', seed: 'a.txt' }]);
    expect(writeLedger(build([a, b], merged.ledger, '2026-05-01').ledger)).toEqual(
      writeLedger(merged.ledger),
    );
  });
});

describe('withdrawn on request', () => {
  const withdrawn = (pages: TruePage[]) =>
    pages.map((page, at) =>
      at > 0
        ? page
        : {
            ...page,
            units: page.units.map((unit, place) => (place > 0 ? unit : { ...unit, withdrawn: {} })),
          },
    );

  test('the id stays with a notice that does not name the title, and is not counted as lost', () => {
    const first = build(seedPages());
    const second = build(withdrawn(seedPages()), first.ledger, DAY_TWO);
    const [unit] = second.pages[0]?.units ?? [];
    expect(unit?.withdrawn).toBe(true);
    expect(second.withdrawn).toEqual([]);
    expect(noticesOf(second.ledger)).toMatchObject([{ why: 'correction', title: '', since: DAY_TWO }]);
    expect(writeLedger(second.ledger).get(`articles/${unit?.id.charAt(0)}.tsv`)).not.toContain(
      seedPages()[0]?.units[0]?.title,
    );
  });

  test('it stays withdrawn when the correction no longer finds its place', () => {
    const first = build(withdrawn(seedPages()));
    const lost = misread(0.05)(seedPages(), random()).map((page, at) =>
      at > 0 ? page : { ...page, withdrawalLost: true },
    );
    expect(build(lost, first.ledger, DAY_TWO).pages[0]?.units[0]?.withdrawn).toBe(true);
    expect(build(seedPages(), first.ledger, DAY_TWO).pages[0]?.units[0]?.withdrawn).toBe(false);
  });
});
