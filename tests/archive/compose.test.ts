import { expect, test } from 'vitest';
import { composeArchive } from '../../src/archive/compose.ts';
import { articleSchema, issueRecordSchema, sourceSchema, subjectSchema } from '../../src/archive/records.ts';
import { options, pageOf } from './pages.ts';

const day = { date: '2020-11-30' };

test('pages of one day are one issue in page order, whatever the seeds are called; unknown pages come last', () => {
  const { issues, articles } = composeArchive(
    [
      pageOf('a.txt', ['三版|丙'], { ...day, page: 3 }),
      pageOf('b.txt', ['某版|丁'], day),
      pageOf('c.txt', ['一版|甲', '一版又|乙'], { ...day, page: 1, number: '20593' }),
    ],
    options,
  );
  expect(issues).toHaveLength(1);
  expect(issues[0]).toMatchObject({
    id: 'gongren-ribao/2020-11-30',
    url: 'issues/gongren-ribao/2020-11-30/',
    number: '20593',
    pages: [{ page: 1, seed: 'c.txt' }, { page: 3, seed: 'a.txt' }, { seed: 'b.txt' }],
  });
  expect(articles.map(({ title }) => title)).toEqual(['一版', '一版又', '三版', '某版']);
  expect(issues[0]?.pages.flatMap((page) => page.articles)).toEqual(articles.map(({ id }) => id));
});

test('neighbours in the issue name each other', () => {
  const { articles } = composeArchive([pageOf('a.txt', ['甲|一', '乙|二', '丙|三'], day)], options);
  expect(articles.map(({ previous }) => previous)).toEqual([undefined, articles[0]?.id, articles[1]?.id]);
  expect(articles.map(({ next }) => next)).toEqual([articles[1]?.id, articles[2]?.id, undefined]);
});

test('two pages of one month, their days unknown, are two issues', () => {
  const month = { date: '2023-11' };
  const { issues } = composeArchive(
    [pageOf('a.txt', ['甲|一'], month), pageOf('b.txt', ['乙|二'], month)],
    options,
  );
  expect(issues.map(({ id }) => id)).toEqual(['gongren-ribao/2023-11-a', 'gongren-ribao/2023-11-b']);
});

test('the same text twice is two articles with two ids', () => {
  const { articles } = composeArchive([pageOf('a.txt', ['通知|停水', '通知|停水'], day)], options);
  expect(new Set(articles.map(({ id }) => id)).size).toBe(2);
});

test('a publication that the page names and the configuration does not know has a slug of its own', () => {
  const page = pageOf('a.txt', ['甲|一'], day);
  page.parsed.publication = '某某晚报';
  const { issues } = composeArchive([page], options);
  expect(issues[0]?.publication.name).toBe('某某晚报');
  expect(issues[0]?.publication.slug).toMatch(/^mou-mou-wan-bao-[a-z0-9]+$/);
});

test('an unit without a title is called by its first words, and says so', () => {
  const page = pageOf('a.txt', ['|本报讯 昨日，某厂的职工书屋开门迎客，首日到访者逾百人。'], day);
  delete page.parsed.units[0]?.title;
  const [article] = composeArchive([page], options).articles;
  expect(article).toMatchObject({ title: '本报讯 昨日，某厂的职工书屋开门迎客，首…', titleInferred: true });
});

test('an excerpt keeps a label or a heading apart from what follows it, and runs sentences on', () => {
  const page = pageOf('a.txt', ['题|阅读提示'], day);
  page.parsed.units[0]?.blocks.push(
    { role: 'paragraph', text: '某市为劳动者撑腰。', spans: [] },
    { role: 'paragraph', text: '近日，新站点开门。', spans: [] },
  );
  const [article] = composeArchive([page], options).articles;
  expect(article?.excerpt).toBe('阅读提示　某市为劳动者撑腰。近日，新站点开门。');
});

test('people are listed by pinyin, with their roles and articles newest first', () => {
  const older = pageOf('a.txt', ['甲|一'], { date: '2020-11-30' });
  const newer = pageOf('b.txt', ['乙|二'], { date: '2021-11-30' });
  older.parsed.units[0]?.people.push({ name: '张三', role: '记者' }, { name: '李四', role: '摄' });
  newer.parsed.units[0]?.people.push({ name: '张三', role: '通讯员' });
  const { people, articles } = composeArchive([older, newer], options);
  expect(people.map(({ name, roles }) => ({ name, roles }))).toEqual([
    { name: '李四', roles: ['摄'] },
    { name: '张三', roles: ['记者', '通讯员'] },
  ]);
  expect(people[1]?.articles).toEqual([articles[1]?.id, articles[0]?.id]);
  expect(articles[0]?.people[0]?.slug).toBe(people[1]?.slug);
});

test('two people of one slug have two pages, and keep their addresses when pages are added', () => {
  const signed = (seed: string, name: string) => {
    const page = pageOf(seed, [`${seed}|${seed}的文`], day);
    page.parsed.units[0]?.people.push({ name, role: '记者' });
    return page;
  };
  const [first, second] = [signed('a.txt', '李志惟'), signed('b.txt', '利志卫')];
  const before = composeArchive([first], options);
  const after = composeArchive([first, second], { ...options, ledger: before.ledger });
  expect(after.people.map(({ name, articles }) => [name, articles.length])).toEqual([
    ['利志卫', 1],
    ['李志惟', 1],
  ]);
  expect(new Set(after.people.map(({ url }) => url)).size).toBe(2);
  expect(after.people.find(({ name }) => name === '李志惟')?.url).toBe(before.people[0]?.url);
});

test('a post that signs is no person: it stays with its article, and its address shows a notice', () => {
  const page = pageOf('a.txt', ['甲|一'], { ...day, page: 1 });
  const people = [
    { name: '本报评论员', role: '评论员' as const },
    { name: '王五', role: '评论员' as const },
  ];
  page.parsed.units[0]?.people.push(...people);
  const address = 'people/ben-bao-ping-lun-yuan-23q/';
  const listings = [
    { address, added: '2026-01-01', state: { is: 'live' as const }, name: '本报评论员', articles: ['x'] },
  ];
  const archive = composeArchive([page], { ...options, ledger: { ...options.ledger, listings } });
  expect(archive.people.map(({ name }) => name)).toEqual(['王五']);
  expect(archive.articles[0]?.people).toMatchObject(people);
  expect(archive.notices.map((notice) => notice.address)).toEqual([address]);
});

test('a seed that could not be taken apart is an error that names it, and its text is on its page', () => {
  const page = { ...pageOf('a.txt', ['报头']), failure: 'The pipeline could not take this seed apart: why' };
  const { messages, sources } = composeArchive([page], options);
  expect(messages).toEqual([
    { severity: 'error', ruleId: 'pipeline-failed', reason: page.failure, seed: 'a.txt' },
  ]);
  expect(sources[0]?.lines[0]?.pieces).toEqual([{ text: '报头', use: 'furniture', role: 'masthead' }]);
});

test('messages name the line of the seed', () => {
  const page = pageOf('a.txt', ['报头', '甲|一'], { ...day, page: 1 });
  page.parsed.messages = [{ ruleId: 'r', reason: 'doubt', span: [3, 4] }];
  const { messages, sources } = composeArchive([page], options);
  expect(messages).toEqual([{ severity: 'warning', ruleId: 'r', reason: 'doubt', seed: 'a.txt', line: 2 }]);
  expect(sources[0]?.messages[0]?.line).toBe(2);
});

test('an article has the messages that speak of its text, and no others', () => {
  const page = pageOf('a.txt', ['报头', '甲|一', '乙|二'], day);
  page.parsed.messages = [
    { ruleId: 'r', reason: 'of the header', span: [0, 2] },
    { ruleId: 'r', reason: 'of the page' },
    { ruleId: 'r', reason: 'of the second', span: [9, 10] },
  ];
  const { articles } = composeArchive([page], options);
  expect(articles.map(({ messages }) => messages)).toEqual([
    [],
    [{ ruleId: 'r', reason: 'of the second', span: [9, 10] }],
  ]);
});

test('every record is as its schema says', () => {
  const page = pageOf('一版.txt', ['报头', '甲|一'], { ...day, page: 1 });
  page.parsed.units[0]?.people.push({ name: '张三', role: '记者' });
  const archive = composeArchive([page], options);
  for (const article of archive.articles) expect(articleSchema.parse(article)).toEqual(article);
  for (const issue of archive.issues) expect(issueRecordSchema.parse(issue)).toEqual(issue);
  for (const source of archive.sources) expect(sourceSchema.parse(source)).toEqual(source);
  for (const person of archive.people) expect(subjectSchema.parse(person)).toEqual(person);
});

test('an article that goes on on another page of its issue leads there and back', () => {
  const front = pageOf('a.txt', ['老码头装上新吊机|丁望舒在滨江老码头看到新吊机试吊。'], { ...day, page: 1 });
  const inside = pageOf('b.txt', ['老码头装上新吊机|丁望舒在滨江老码头看到工人操作新吊机。'], {
    ...day,
    page: 3,
  });
  front.parsed.units[0]?.blocks.push({ role: 'jump', text: '（下转第3版）', spans: [] });
  inside.parsed.units[0]?.blocks.unshift({ role: 'jump', text: '（上接第1版）', spans: [] });
  const [before, after] = composeArchive([front, inside], options).articles;
  expect(before?.continues).toEqual({ id: after?.id, page: 3 });
  expect(after?.continuedFrom).toEqual({ id: before?.id, page: 1 });
});

test('two seeds that claim one page of an issue are a doubt that names both', () => {
  const pages = [
    pageOf('a.txt', ['甲|一'], { ...day, page: 1 }),
    pageOf('b.txt', ['乙|二'], { ...day, page: 1 }),
  ];
  const doubts = composeArchive(pages, options).messages.filter(({ ruleId }) => ruleId === 'page-number');
  expect(doubts.map(({ seed }) => seed)).toEqual(['a.txt', 'b.txt']);
  expect(doubts[0]?.reason).toContain('a.txt and b.txt');
});

test('places are listed with the divisions that they lie in, topics with the wider ones', () => {
  const page = pageOf('a.txt', ['甲|一'], day);
  const place = { code: '370214', name: '城阳区', level: 'county' as const, mentions: [], rule: 'r' };
  Object.assign(page.parsed.units[0] ?? {}, {
    places: [{ ...place, main: true }],
    topics: [{ slug: 'safety', name: 'safety', evidence: [] }],
  });
  const topics = [
    { slug: 'safety', name: '安全生产', parent: 'work', words: ['安全'], strong: [], except: [] },
    { slug: 'work', name: '劳动', words: ['劳动'], strong: [], except: [] },
  ];
  const archive = composeArchive([page], { ...options, topics });
  const chain = new Map(archive.places.map(({ slug, parent }) => [slug, parent]));
  expect(archive.places.map(({ name }) => name).sort()).toEqual(['城阳区', '山东省', '青岛市'].sort());
  expect(chain.get('cheng-yang-qu-370214')).toBe('qing-dao-shi-370200');
  expect(chain.get('qing-dao-shi-370200')).toBe('shan-dong-sheng-370000');
  expect(archive.articles[0]?.places).toMatchObject([
    { slug: 'cheng-yang-qu-370214', code: '370214', main: true },
  ]);
  expect(archive.topics.map(({ name, parent }) => [name, parent]).sort()).toEqual([
    ['劳动', undefined],
    ['安全生产', 'work'],
  ]);
  expect(archive.articles[0]?.topics).toEqual([{ slug: 'safety', name: '安全生产' }]);
});

test('a page without an article that does not say its issue makes none, and its source page stays', () => {
  const read = pageOf('a.txt', ['甲|一'], { ...day, page: 1 });
  const { issues, sources, messages } = composeArchive([read, pageOf('blank.txt', ['第3版'])], options);
  expect(issues.map(({ pages }) => pages.map(({ seed }) => seed))).toEqual([['a.txt']]);
  expect(sources.map(({ seed, issueUrl }) => [seed, issueUrl])).toEqual([
    ['a.txt', 'issues/gongren-ribao/2020-11-30/'],
    ['blank.txt', undefined],
  ]);
  expect(messages).toMatchObject([{ severity: 'warning', ruleId: 'no-article', seed: 'blank.txt' }]);
});

test('an issue says the day on which the archive first had it', () => {
  const first = pageOf('a.txt', ['甲|一'], { ...day, page: 1 });
  const later = pageOf('b.txt', ['乙|二'], { date: '1947-05-04', page: 1 });
  const { ledger } = composeArchive([first], options);
  const { issues } = composeArchive([first, later], { ...options, ledger, today: '2026-03-01' });
  expect(issues.map(({ date, added }) => [date, added])).toEqual([
    ['1947-05-04', '2026-03-01'],
    ['2020-11-30', '2026-01-02'],
  ]);
});

test('a page without an article that says its issue is part of it', () => {
  const { issues, messages } = composeArchive([pageOf('a.txt', ['报头'], { ...day, page: 1 })], options);
  expect(issues.map(({ date }) => date)).toEqual(['2020-11-30']);
  expect(messages.map(({ ruleId }) => ruleId)).toEqual(['no-article']);
});

test('a page that does not say which it is is one doubt, which names what is missing and where to say it', () => {
  const page = pageOf('b.txt', ['甲|一'], { date: '2023-11' });
  page.parsed.publicationInferred = true;
  expect(composeArchive([page], options).messages).toEqual([
    {
      severity: 'warning',
      ruleId: 'incomplete',
      seed: 'b.txt',
      reason: expect.stringMatching(
        /^found no certain day \(2023-11\), no page number, no name of a newspaper, .*{ do: issue, date: YYYY-MM-DD, page: N, publication: NAME, … } to content\/corrections\/b\.yaml/,
      ),
    },
  ]);
});

test('what another page of the issue says, or the default alone, is no doubt', () => {
  const pages = [
    pageOf('a.txt', ['甲|一'], { ...day, page: 1, number: '20593' }),
    pageOf('b.txt', ['乙|二'], { page: 2, number: '20593' }),
  ];
  for (const { parsed } of pages) parsed.publicationInferred = true;
  expect(composeArchive(pages, options).messages).toEqual([]);
});
