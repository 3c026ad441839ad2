import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { advise } from '../../src/search/advice.ts';
import { SearchEngine, type SearchRequest } from '../../src/search/engine.ts';
import { buildSearchIndex } from '../../src/search/index-builder.ts';
import { ConnectionLost, type Library } from '../../src/search/library.ts';
import { openFolder } from '../../src/search/node-library.ts';
import { articleOf } from './articles.ts';

const articles = [
  articleOf({
    id: 'old',
    date: '1998-05-01',
    page: 2,
    title: '工会主席谈安全',
    people: [{ name: '张烨', role: '记者', slug: 'zhang-ye' }],
    topics: [{ slug: 'labour', name: '劳动保护' }],
    blocks: [
      ['byline', '本报记者　张烨'],
      ['paragraph', '会上强调：“安全第一，预防为主。”'],
      ['paragraph', '同时，ＡＩ 技术占12.5%。'],
    ],
  }),
  articleOf({
    id: 'new',
    issue: { url: 'issues/ceshi/2020-11-30/', date: '2020-11-30', number: '77' },
    page: 1,
    type: 'brief',
    title: '法律援助全覆盖',
    places: [{ slug: 'jinan', name: '济南', code: '370100' }],
    blocks: [
      ['paragraph', '济南市总工会开展法律援助。工会工会。'],
      ['paragraph', '同时开展培训。'],
    ],
  }),
  articleOf({
    id: 'mid',
    date: '2020-11-29',
    page: 1,
    title: '简讯',
    blocks: [
      ['paragraph', '某工会换届。'],
      ['paragraph', '法律，援助。'],
    ],
  }),
  articleOf({
    id: 'marks',
    issue: { url: 'issues/ceshi/2023-11-marks/', date: '2023-11' },
    title: '暖“新”到家，「两公里」「半小时」',
    blocks: [['paragraph', '读论语，学“新”字，乙说《半小时》。']],
  }),
  articleOf({ id: 'traditional', title: '職工之聲', blocks: [['paragraph', '後勤職工參加國際會議。']] }),
];

let folder: string;
let engine: SearchEngine;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jianbao-search-'));
  await buildSearchIndex({ articles, outDir: folder });
  engine = new SearchEngine(openFolder(folder));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function ids(text: string, more: Partial<SearchRequest> = {}): Promise<string[]> {
  const { rows } = await engine.search({ text, filters: {}, order: 'best', ...more });
  return (await engine.facts(rows)).map(({ id }) => id);
}

describe('what is found', () => {
  it.each([
    ['济南市总工会', ['new']],
    ['：“安全第一，', ['old']],
    ['12.5%', ['old']],
    ['ａｉ', ['old']],
    ['"AI 技"', ['old']],
    ['记者 张烨', ['old']],
    ['援', ['mid', 'new']],
    ['工会 -法律援助', ['mid', 'old']],
    ['主席 OR 换届', ['mid', 'old']],
    ['不曾有过', []],
    ['暖新到家', ['marks']],
    ['暖“新到”家', ['marks']],
    ['两公里半小时', ['marks']],
    ['读《论语》', ['marks']],
    ['说"半小时"', ['marks']],
    ['到家两公里', []],
  ])('%s', async (text, expected) => expect((await ids(text)).sort()).toEqual(expected));

  it('does not reach across the end of a block', async () => {
    expect(await ids('。同时')).toEqual([]);
    expect(await ids('换届。法律')).toEqual([]);
  });

  it('is the same in either script', async () => {
    expect(await ids('職工')).toEqual(['traditional']);
    expect(await ids('职工参加国际会议')).toEqual(['traditional']);
    expect((await ids('法律援助全覆蓋')).sort()).toEqual(['new']);
  });

  it('reads pinyin as titles and names', async () => {
    const { rows, pinyin } = await engine.search({ text: 'zhang ye', filters: {}, order: 'best' });
    expect(pinyin).toEqual(['张烨']);
    expect((await engine.facts(rows)).map(({ id }) => id)).toEqual(['old']);
    expect(await ids('falvyuanzhu')).toContain('new');
    expect(await ids('xyzxyz')).toEqual([]);
  });
});

describe('a large archive', () => {
  it('finds every substring, and nothing else, whatever of it is common', async () => {
    const words = ['工会', '工人', '的', '劳动', '会议', '。', '人'];
    const many = Array.from({ length: 20 }, (_, number) => {
      // Digits of squares: a row of words that does not repeat.
      const digits = String(((number + 3) * 7919) ** 2);
      const text = [...digits].map((digit) => words[Number(digit) % words.length]).join('');
      return articleOf({ id: `a${number}`, title: `第${number}篇`, blocks: [['paragraph', text]] });
    });
    const outDir = join(folder, 'large');
    await buildSearchIndex({
      articles: many,
      outDir,
      scale: { groupSize: 3, commonOccurrences: 20, fileSize: 12 },
    });
    const large = new SearchEngine(openFolder(outDir));
    const texts = many.map(({ id, blocks }) => ({ id, text: blocks.at(-1)?.text ?? '' }));
    const phrases = new Set(
      texts.flatMap(({ text }) =>
        Array.from(text, (_, at) => [1, 2, 3, 5].map((length) => text.slice(at, at + length))).flat(),
      ),
    );
    for (const phrase of phrases) {
      const { rows } = await large.search({ text: phrase, filters: {}, order: 'best' });
      const found = (await large.facts(rows)).map(({ id }) => id).sort();
      const holding = texts.filter(({ text }) => text.includes(phrase)).map(({ id }) => id);
      expect([phrase, found]).toEqual([phrase, holding.sort()]);
    }
  });
});

describe('order', () => {
  it('puts the title first, then more occurrences', async () => {
    expect(await ids('工会')).toEqual(['old', 'new', 'mid']);
  });
  it('goes by date both ways, the undated last', async () => {
    expect(await ids('', { order: 'newest' })).toEqual(['marks', 'new', 'mid', 'old', 'traditional']);
    expect(await ids('', { order: 'oldest' })).toEqual(['old', 'mid', 'new', 'marks', 'traditional']);
  });
});

describe('facets', () => {
  it('count what the query finds', async () => {
    const { counts } = await engine.search({ text: '工会', filters: {}, order: 'best' });
    expect(counts.year?.map(({ value, count }) => [value, count])).toEqual([
      ['2020', 2],
      ['1998', 1],
    ]);
    expect(counts.person).toEqual([{ value: 'zhang-ye', name: '张烨', count: 1 }]);
    expect(counts.place).toEqual([{ value: 'jinan', name: '济南', count: 1 }]);
    expect(counts.type?.map(({ value }) => value)).toEqual(['article', 'brief']);
  });
  it('combine, and say what another value of the same facet would give', async () => {
    const filters = { year: ['2020'], type: ['brief'] };
    expect(await ids('工会', { filters })).toEqual(['new']);
    const { counts } = await engine.search({ text: '工会', filters, order: 'best' });
    expect(counts.type?.map(({ value, count }) => [value, count]).sort()).toEqual([
      ['article', 1],
      ['brief', 1],
    ]);
    expect(counts.year?.map(({ value }) => value)).toEqual(['2020']);
  });
  it('narrow by person', async () => {
    expect(await ids('工会', { filters: { person: ['zhang-ye'] } })).toEqual(['old']);
  });
});

describe('issues', () => {
  const named = async (text: string) =>
    (await engine.search({ text, filters: {}, order: 'best' })).issues.map(({ url }) => url);
  it('are offered where the query is a date', async () => {
    const { issues, rows } = await engine.search({ text: '2020-11-30', filters: {}, order: 'best' });
    expect(rows).toEqual([]);
    expect(issues).toEqual([
      {
        url: 'issues/ceshi/2020-11-30/',
        publication: '测试报',
        date: '2020-11-30',
        number: '77',
        articles: 1,
      },
    ]);
    expect(await named('11月29日')).toEqual(['issues/ceshi/2020-11-29/']);
    expect(await named('二〇二〇年十一月')).toEqual(['issues/ceshi/2020-11-30/', 'issues/ceshi/2020-11-29/']);
    expect(await named('1958年10月1日')).toEqual([]);
  });
  it('are offered where it is a number', async () => {
    expect(await named('第77期')).toEqual(['issues/ceshi/2020-11-30/']);
    expect(await named('第7期')).toEqual([]);
  });
  it('have the addresses that they have on the site', async () => {
    expect(await named('2023年11月')).toEqual(['issues/ceshi/2023-11-marks/']);
  });
});

describe('suggestions and advice', () => {
  it('suggests titles and names by their beginning, or by its pinyin', async () => {
    expect((await engine.suggest('法律', 5)).map(([kind, text]) => [kind, text])).toEqual([
      ['title', '法律援助全覆盖'],
    ]);
    expect((await engine.suggest('zhangy', 5)).map(([kind, text]) => [kind, text])).toEqual([
      ['person', '张烨'],
    ]);
  });
  it('offers a title whose marks are left out', async () => {
    for (const typed of ['暖新', '“暖新到家两公里'])
      expect((await engine.suggest(typed, 5)).map(([, text]) => text)).toEqual([
        '暖“新”到家，「两公里」「半小时」',
      ]);
    const found = await advise(engine, { text: '暖新到家两公里半小时', filters: {}, order: 'best' });
    expect(found).toContainEqual(
      expect.objectContaining({ kind: 'similar', text: '暖“新”到家，「两公里」「半小时」', count: 1 }),
    );
  });
  it('leaves out words between those that were typed', async () => {
    const found = await advise(engine, { text: '主席“安全”', filters: {}, order: 'best' });
    expect(found[0]).toEqual({ kind: 'part', text: '主席 安全', keepFilters: true, count: 1 });
  });
  it('cuts no number and no date', async () => {
    for (const text of ['12.57%', '12.5年', '2020年11月30日', '2020-11-30', '第125期'])
      expect(await advise(engine, { text, filters: {}, order: 'best' })).toEqual([]);
    const found = await advise(engine, { text: '技术占12.57%', filters: {}, order: 'best' });
    expect(found.map(({ text }) => text)).toEqual(['技术占']);
  });
  it('names the nearest that exists, with its count', async () => {
    const found = await advise(engine, { text: '法律援助局长', filters: {}, order: 'best' });
    expect(found).toContainEqual({ kind: 'part', text: '法律援助', keepFilters: true, count: 1 });
    const fewer = await advise(engine, { text: '工会 不曾有过', filters: {}, order: 'best' });
    expect(fewer).toContainEqual({ kind: 'fewer-words', text: '工会', keepFilters: true, count: 3 });
    const wider = await advise(engine, { text: '工会', filters: { year: ['1900'] }, order: 'best' });
    expect(wider).toContainEqual({ kind: 'without-filters', text: '工会', keepFilters: false, count: 3 });
  });
});

describe('a file that does not arrive', () => {
  it('is an error, not fewer results, and the same query succeeds later', async () => {
    const whole = openFolder(folder);
    let broken = true;
    let failures = 0;
    const breaking: Library = {
      ...whole,
      failures: () => failures,
      async pagefind() {
        const instance = await whole.pagefind();
        return {
          ...instance,
          async search(term) {
            if (!broken) return instance.search(term);
            failures++;
            return { results: [] };
          },
        };
      },
    };
    const fragile = new SearchEngine(breaking);
    const request: SearchRequest = { text: '济南', filters: {}, order: 'best' };
    await expect(fragile.search(request)).rejects.toThrow(ConnectionLost);
    broken = false;
    expect((await fragile.search(request)).rows).toHaveLength(1);
  });
});

describe('the files', () => {
  it('hold no copy of the texts and no invisible characters', async () => {
    for (const name of await readdir(join(folder, 'pagefind', 'fragment'))) {
      const fragment = gunzipSync(await readFile(join(folder, 'pagefind', 'fragment', name))).toString();
      expect(JSON.parse(fragment.slice('pagefind_dcd'.length))).toMatchObject({ content: '' });
    }
    for (const entry of await readdir(join(folder, 'search'), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      expect(await readFile(join(entry.parentPath, entry.name), 'utf8')).not.toMatch(
        /[\u200b-\u200f\u2060-\u2064\ufeff]/u,
      );
    }
  });
  it('are whole for an archive without articles', async () => {
    const empty = join(folder, 'empty');
    await buildSearchIndex({ articles: [], outDir: empty });
    const nothing = new SearchEngine(openFolder(empty));
    expect((await nothing.search({ text: '工会', filters: {}, order: 'best' })).rows).toEqual([]);
  });
});
