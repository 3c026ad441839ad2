import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { composeArchive } from '../../src/archive/compose.ts';
import { addCorrections, correctionsPath, correctPages } from '../../src/archive/corrections.ts';
import { emptyLedger } from '../../src/identity/index.ts';
import { putFiles, temporaryFolder } from './folder.ts';
import { options, pageOf } from './pages.ts';

const page = (seed = 'a.txt') =>
  pageOf(seed, [
    '工人日报',
    '上月产量提高一成|甲厂的产量上月提高了一成，全厂职工都很高兴。',
    '某人受罚|某人因为一件小事受到处罚，三年之后请求撤下。',
  ]);

const answer = '    who: 张三\n    when: 2026-01-05\n    why: 对照原报\n';
const file = (seed: string, ...entries: string[]) =>
  `# 校对记录\nseed: ${seed}\ncorrections:\n${entries.map((entry) => `  - ${entry}\n${answer}`).join('')}`;
const toTwo = 'do: text\n    at: { exact: 一成, prefix: 提高了 }\n    to: 两成';

const content = (files: Record<string, string>) => temporaryFolder(files);

test('the corrections of a seed are made, those of others are not', () => {
  const folder = content({ 'corrections/a.yaml': file('a.txt', toTwo) });
  const { pages, results, messages } = correctPages([page('b.txt'), page()], folder);
  expect(messages).toEqual([]);
  expect(results).toMatchObject([{ seed: 'a.txt', line: 4 }]);
  expect(pages[1]?.parsed.units[0]?.blocks[1]?.text).toContain('提高了两成');
  expect(pages[0]).toEqual(page('b.txt'));
  expect(pages[1]?.correctionsFile).toBe('corrections/a.yaml');
});

test('a correction that finds no place is a message with file and line, and the others are made', () => {
  const lost = 'do: text\n    at: { exact: 没有这句话 }\n    to: 甲';
  const folder = content({ 'corrections/a.yaml': file('a.txt', lost, toTwo) });
  const { pages, results, messages } = correctPages([page()], folder);
  expect(messages).toMatchObject([
    { severity: 'warning', ruleId: 'correction-lost', path: join(folder, 'corrections/a.yaml'), line: 4 },
  ]);
  expect(results.map(({ problem }) => problem?.ruleId)).toEqual(['correction-lost', undefined]);
  expect(pages[0]?.parsed.units[0]?.blocks[1]?.text).toContain('提高了两成');
});

test('what is no correction is an error with file and line, never a crash', () => {
  const folder = content({
    'corrections/a.yaml': file('a.txt', 'do: texts\n    at: { exact: 一成 }', toTwo),
    'corrections/b.yaml': 'seed: [\n',
    'corrections/c.yaml': '- nothing\n',
    'corrections/d.yaml': '',
  });
  const { messages, pages } = correctPages([page()], folder);
  expect(messages.map(({ ruleId, line }) => [ruleId, line])).toEqual([
    ['correction-invalid', 4],
    ['correction-invalid', 2],
    ['correction-invalid', 1],
    ['correction-invalid', 1],
  ]);
  expect(pages[0]?.parsed.units[0]?.blocks[1]?.text).toContain('提高了两成');
});

test('a seed that was renamed is found by what is quoted of it, and the file is said to need the new name', () => {
  const folder = content({ 'corrections/old.yaml': file('old.txt', toTwo) });
  const { pages, messages } = correctPages(
    [pageOf('z.txt', ['别|另一张报纸的另一篇文章。']), page('new.txt')],
    folder,
  );
  expect(pages[1]?.parsed.units[0]?.blocks[1]?.text).toContain('提高了两成');
  expect(messages).toMatchObject([{ ruleId: 'correction-renamed' }]);
  expect(messages[0]?.reason).toContain('new.txt');
});

test('a seed that is gone is an error that says how many corrections are not made', () => {
  const folder = content({ 'corrections/old.yaml': file('old.txt', toTwo) });
  const { messages, results } = correctPages([pageOf('z.txt', ['别|另一张报纸的另一篇文章。'])], folder);
  expect(messages).toMatchObject([{ severity: 'error', ruleId: 'correction-lost' }]);
  expect(results[0]?.problem).toBeDefined();
});

describe('corrections are added', () => {
  const correction = { do: 'distinct' as const, from: 'b.txt', who: '李四', when: '2026-02-02', why: '两版' };

  test('to a file that is there, with its comments and its name', () => {
    const folder = content({ 'corrections/other-name.yaml': file('a.txt', toTwo) });
    const path = addCorrections(folder, 'a.txt', [correction]);
    const text = readFileSync(path, 'utf8');
    expect(text.startsWith(file('a.txt', toTwo).split('\n    at')[0] ?? '')).toBe(true);
    expect(text).toContain('  - do: distinct\n    from: b.txt\n');
    expect(correctPages([page()], folder).results).toHaveLength(2);
  });

  test('to a new file, also of a seed in a folder', () => {
    const folder = content({ 'archive.yaml': '' });
    expect(addCorrections(folder, '1958/01/a.txt', [correction])).toBe(
      join(folder, correctionsPath('1958/01/a.txt')),
    );
    writeFileSync(join(folder, 'corrections/broken.yaml'), 'seed: [');
    expect(correctPages([page('1958/01/a.txt')], folder).pages[0]?.parsed.distinct).toEqual(['b.txt']);
  });
});

describe('a unit withdrawn on request', () => {
  const withdraw = 'do: withdraw\n    of: { exact: 三年之后请求撤下 }';
  const compose = (pages: ReturnType<typeof page>[], ledger = emptyLedger()) => {
    const folder = content({});
    putFiles(folder, { 'corrections/a.yaml': file('a.txt', withdraw) });
    return composeArchive(correctPages(pages, folder).pages, { ...options, ledger });
  };
  const secret = /受罚|一件小事|请求撤下/;

  test('is in no record, also where the OCR printed it twice or the page was read again', () => {
    const copied = page();
    const [start = 0, end = 0] = copied.parsed.units[1]?.blocks[1]?.spans[0] ?? [];
    copied.text += `\n${copied.text.slice(start, end)}`;
    copied.parsed.duplicates.push({
      span: [copied.text.length - (end - start), copied.text.length],
      of: [start, end],
    });
    copied.parsed.messages = [{ ruleId: 'doubt', reason: '某人受罚?', span: [start, end] }];
    const again = { ...page('again.txt') };
    const { articles, sources, issues, notices, people, messages } = compose([copied, again]);
    expect(articles).toHaveLength(1);
    expect(sources).toHaveLength(2);
    expect(JSON.stringify([articles, sources, issues, notices, people, messages])).not.toMatch(secret);
    expect(notices).toMatchObject([{ why: 'correction', title: '' }]);
  });

  test('is not in the record of another that has a part of it, or had', () => {
    const corrections = [
      'do: insert\n    after: { exact: 全厂职工都很高兴 }\n    text: 另有一件旧事',
      'do: text\n    at: { exact: 小事 }\n    to: 大事',
      'do: move\n    at: { exact: 某人受罚 }\n    after: { exact: 另有一件旧事 }',
      'do: move\n    at: { exact: 另有一件旧事 }\n    after: { exact: 三年之后请求撤下 }',
      'do: join\n    of: { exact: 甲厂的产量 }\n    with: { exact: 三年之后请求撤下 }',
      'do: split\n    before: { exact: 某人受罚 }',
      withdraw,
    ];
    const folder = content({ 'corrections/a.yaml': file('a.txt', ...corrections) });
    const { pages, messages } = correctPages([page()], folder);
    expect(messages).toEqual([]);
    const { articles, sources } = composeArchive(pages, options);
    expect(articles).toHaveLength(1);
    expect(articles[0]?.corrections.map(({ what }) => what)).toEqual([
      'insert',
      'move',
      'text',
      'move',
      'join',
    ]);
    expect(JSON.stringify([articles, sources])).not.toMatch(/受罚|[大小]事|旧事|请求撤下/);
  });

  test('does not name it where a paragraph was moved out of it, or it was split', () => {
    const corrections = [
      'do: move\n    at: { exact: 三年之后请求撤下 }\n    after: { exact: 全厂职工都很高兴 }',
      'do: split\n    before: { exact: 三年之后请求撤下 }\n    title: 撤下',
    ];
    const folder = content({ 'corrections/a.yaml': file('a.txt', ...corrections) });
    const { articles } = composeArchive(correctPages([page()], folder).pages, options);
    expect(JSON.stringify(articles.flatMap((article) => article.corrections))).not.toMatch(/受罚|上月产量/);
  });

  test('keeps its address in the ledger, which does not name it', () => {
    const { ledger, withdrawn } = compose([page()]);
    expect(withdrawn).toEqual([]);
    expect(JSON.stringify(ledger)).not.toMatch(secret);
    expect(ledger.entries.filter(({ state }) => state.is === 'withdrawn')).toHaveLength(1);
  });
});

test('an article shows its corrections, and its source page marks where they are', () => {
  const folder = content({ 'corrections/a.yaml': file('a.txt', toTwo) });
  const { articles, sources } = composeArchive(correctPages([page()], folder).pages, options);
  expect(articles[0]?.corrections).toEqual([
    { what: 'text', was: '一成', is: '两成', who: '张三', when: '2026-01-05', why: '对照原报' },
  ]);
  const marked = sources[0]?.lines.flatMap(({ pieces }) =>
    pieces.filter((piece) => piece.use === 'block' && piece.corrected).map(({ text }) => text),
  );
  expect(marked).toEqual(['一']);
});

test('the source page marks the words that became others, and the lines of a head that was set', () => {
  const corrections = [
    'do: text\n    at: { exact: 上月 }\n    to: 上个月',
    toTwo,
    'do: text\n    at: { exact: 全厂职工都很高兴 }\n    to: 全广职工很高兴吗',
    'do: set\n    of: { exact: 三年之后请求撤下 }\n    title: 一件大事\n    kicker: 引题\n    topics: [union]',
  ];
  const folder = content({ 'corrections/a.yaml': file('a.txt', ...corrections) });
  const { sources } = composeArchive(correctPages([page()], folder).pages, options);
  const marked = sources[0]?.lines.flatMap(({ pieces }) =>
    pieces.filter((piece) => piece.use === 'block' && piece.corrected).map(({ text }) => text),
  );
  expect(marked).toEqual(['一', '厂', '都', '某人受罚']);
});
