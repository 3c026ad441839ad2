import { describe, expect, test } from 'vitest';
import {
  emptyLedger,
  keepListings,
  nginxMap,
  noticesOf,
  redirectsFile,
  redirectsOf,
} from '../../src/identity/index.ts';

const keep = (builds: Parameters<typeof keepListings>[1][]) =>
  builds.reduce(
    (ledger, listings, at) => keepListings(ledger, listings, `2026-0${at + 1}-01`),
    emptyLedger(),
  );

const issue = (date: string, ...articles: string[]) => ({
  address: `issues/grrb/${date}/`,
  name: date,
  articles,
});

describe('issues', () => {
  test('a date that becomes known: the old address leads to the new one, through every change', () => {
    const ledger = keep([
      [issue('2023-11', 'b1', 'c2')],
      [issue('2023-11-05', 'b1', 'c2')],
      [issue('2023-11-06', 'b1', 'c2')],
    ]);
    expect(redirectsOf(ledger)).toEqual(
      [
        { from: 'issues/grrb/2023-11-05/', to: 'issues/grrb/2023-11-06/' },
        { from: 'issues/grrb/2023-11/', to: 'issues/grrb/2023-11-06/' },
      ].sort((a, b) => (a.from < b.from ? -1 : 1)),
    );
  });

  test('a date that is put back: the address shows its issue again', () => {
    const ledger = keep([
      [issue('2020-01-01', 'b1')],
      [issue('2020-01-02', 'b1')],
      [issue('2020-01-01', 'b1')],
    ]);
    expect(redirectsOf(ledger)).toEqual([{ from: 'issues/grrb/2020-01-02/', to: 'issues/grrb/2020-01-01/' }]);
  });

  test('a page of unknown day that turns out to be part of an issue that was there', () => {
    const ledger = keep([
      [issue('2020-11-30', 'b1', 'c2'), issue('2020-11', 'd3')],
      [issue('2020-11-30', 'b1', 'c2', 'd3')],
    ]);
    expect(redirectsOf(ledger)).toEqual([{ from: 'issues/grrb/2020-11/', to: 'issues/grrb/2020-11-30/' }]);
  });

  test('an issue whose seeds are gone shows a notice', () => {
    const ledger = keep([[issue('2020-11-30', 'b1')], [issue('2021-01-01', 'c2')]]);
    expect(noticesOf(ledger)).toEqual([
      { address: 'issues/grrb/2020-11-30/', since: '2026-02-01', why: 'listing', title: '2020-11-30' },
    ]);
  });
});

describe('topics, people, places', () => {
  test('renamed: the old address leads to the new one', () => {
    const topic = (slug: string, name: string) => ({
      address: `topics/${slug}/`,
      name,
      articles: ['b1', 'c2', 'd3'],
    });
    const ledger = keep([
      [topic('law', '法律'), topic('union', '工会')],
      [topic('legal-aid', '法律援助'), topic('union', '工会')],
    ]);
    expect(redirectsOf(ledger)).toEqual([{ from: 'topics/law/', to: 'topics/legal-aid/' }]);
  });

  test('a name corrected leads to the corrected one, not to who else signed', () => {
    const person = (slug: string, name: string, ...articles: string[]) => ({
      address: `people/${slug}/`,
      name,
      articles,
    });
    const ledger = keep([
      [person('congmin', '从民', 'b1'), person('cong-min', '丛民', 'c2'), person('liyi', '李一', 'b1')],
      [person('cong-min', '丛民', 'b1', 'c2'), person('liyi', '李一', 'b1')],
    ]);
    expect(redirectsOf(ledger)).toEqual([{ from: 'people/congmin/', to: 'people/cong-min/' }]);
  });

  test('someone who never was one shows a notice, and not another person', () => {
    const person = (slug: string, name: string) => ({ address: `people/${slug}/`, name, articles: ['b1'] });
    const ledger = keep([[person('tongxun', '通讯')], [person('liyi', '李一')]]);
    expect(redirectsOf(ledger)).toEqual([]);
    expect(noticesOf(ledger)).toHaveLength(1);
  });

  test('told by hand', () => {
    const ledger = keep([
      [{ address: 'topics/a/', name: '甲', articles: ['b1'] }],
      [{ address: 'topics/b/', name: '乙', articles: ['c2'], formerly: ['topics/a/'] }],
    ]);
    expect(redirectsOf(ledger)).toEqual([{ from: 'topics/a/', to: 'topics/b/' }]);
  });
});

test('redirect files are written for the base path, with addresses encoded', () => {
  const redirects = [{ from: 'people/从民/', to: 'people/丛民/' }];
  expect(redirectsFile(redirects, '/bao/')).toBe(
    '/bao/people/%E4%BB%8E%E6%B0%91/ /bao/people/%E4%B8%9B%E6%B0%91/ 301\n',
  );
  expect(nginxMap(redirects, '/')).toBe('"/people/从民/" "/people/%E4%B8%9B%E6%B0%91/";\n');
});

test('a second build of the same listings changes nothing', () => {
  const builds = [[issue('2020-11-30', 'b1', 'c2')]];
  const once = keep(builds);
  expect(keepListings(once, builds[0] ?? [], '2027-01-01')).toEqual(once);
});
