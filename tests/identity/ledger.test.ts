import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadLedger, saveLedger } from '../../src/archive/ledger.ts';
import { emptyLedger, readLedger, writeLedger } from '../../src/identity/index.ts';
import { build, DAY_TWO, idsOf, seedPages } from './pages.ts';

let content: string;
beforeEach(() => {
  content = mkdtempSync(join(tmpdir(), 'jianbao-ledger-'));
});
afterEach(() => rmSync(content, { recursive: true }));

describe('text', () => {
  test('says to a reader what each id was minted for', () => {
    const { ledger } = build(seedPages().slice(0, 1));
    const lines = [...writeLedger(ledger)].flatMap(([file, text]) =>
      file.startsWith('articles/') ? text.trim().split('\n') : [],
    );
    const line = lines.find((each) => each.includes('青岛市总叠加发力推进落实“六稳”“六保”'));
    expect(line?.split('\t').slice(1, 6)).toEqual([
      '2026-01-05',
      'live',
      ledger.pages[0]?.key,
      'article',
      '青岛市总叠加发力推进落实“六稳”“六保”',
    ]);
  });

  test('is read again as it was, with every state', () => {
    const first = build(seedPages());
    const [page, ...rest] = seedPages();
    if (!page) throw new Error('no page');
    const [a, b, ...others] = page.units;
    if (!a || !b) throw new Error('no units');
    const joined = {
      ...page,
      units: [{ ...a, withdrawn: {}, blocks: [...a.blocks, ...b.blocks] }, ...others.slice(1)],
    };
    const { ledger } = build([joined, ...rest.slice(1)], first.ledger, DAY_TWO);
    expect(new Set(ledger.entries.map(({ state }) => state.is))).toEqual(
      new Set(['live', 'merged', 'withdrawn']),
    );
    const files = writeLedger(ledger);
    expect(readLedger(files).problems).toEqual([]);
    expect(writeLedger(readLedger(files).ledger)).toEqual(files);
  });

  test('may have its lines in any order, twice, with Windows line ends and the marks of a conflict', () => {
    const { ledger } = build(seedPages());
    const files = writeLedger(ledger);
    const spoilt = new Map(
      [...files].map(([file, text]) => {
        const lines = text.trim().split('\n').reverse();
        return [file, ['<<<<<<< HEAD', ...lines, '=======', ...lines, '>>>>>>> other'].join('\r\n')];
      }),
    );
    const { ledger: read, problems } = readLedger(spoilt);
    expect(writeLedger(read)).toEqual(files);
    expect(problems).toHaveLength(3 * files.size);
    expect(problems[0]?.reason).toContain('merge conflict');
  });

  test('a line that cannot be read is named with its place, and costs no id', () => {
    const { ledger } = build(seedPages());
    const files = writeLedger(ledger);
    const [file = '', text = ''] = [...files][0] ?? [];
    files.set(file, text.replace(/\n([^\n#]{20})[^\n]*/, '\n$1'));
    const read = readLedger(files);
    expect(read.problems).toMatchObject([{ file, line: 2 }]);
    expect(idsOf(build(seedPages(), read.ledger))).toEqual(idsOf(build(seedPages())));
  });
});

describe('a line that cannot be read', () => {
  const reasonOf = (file: string, line: string) => readLedger(new Map([[file, line]])).problems[0]?.reason;
  const entry = (id: string, state: string) => [id, '2026-01-05', state, 'p', 'article', '题', ''].join('\t');

  test.each([
    [
      'articles/b.tsv',
      'b1\t2026-01-05',
      'found 2 fields in the line beginning with “b1 · 2026-01-05”, expected 7 ',
    ],
    ['articles/b.tsv', entry('b1', 'dead'), 'found the state “dead” '],
    [
      'articles/b.tsv',
      entry('b1', 'withdrawn 2026-01-05 why'),
      'expected live, merged DAY ID, or withdrawn DAY seed',
    ],
    ['articles/b.tsv', entry('天', 'live'), 'found the id “天” '],
    ['listings/issues.tsv', 'issues/a/\t2026-01-05\tdead\tn\t', 'found the state “dead” '],
    ['pages.tsv', 'p\t2026-01-05', 'expected 7 parted by tabs'],
  ])('of %s says what is wrong with it', (file, line, reason) =>
    expect(reasonOf(file, line)).toContain(reason),
  );
});

describe('on disk', () => {
  test('a folder without a ledger is an empty one', () => {
    expect(loadLedger(content)).toEqual({ ledger: emptyLedger(), problems: [] });
  });

  test('is written once, and only where it changed', () => {
    const first = build(seedPages());
    expect(saveLedger(content, first.ledger).length).toBeGreaterThan(10);
    const read = loadLedger(content).ledger;
    expect(saveLedger(content, build(seedPages(), read, DAY_TWO).ledger)).toEqual([]);
    expect(saveLedger(content, emptyLedger()).length).toBeGreaterThan(10);
    expect(loadLedger(content).ledger).toEqual(emptyLedger());
  });

  test('git merges two branches that add different pages, and two that change the same lines', () => {
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
        cwd: content,
        stdio: 'pipe',
      });
    const commit = (pages: Parameters<typeof build>[0], branch: string, start: string, today: string) => {
      git('checkout', '-q', '-b', branch, start);
      saveLedger(
        join(content, 'content'),
        build(pages, loadLedger(join(content, 'content')).ledger, today).ledger,
      );
      git('add', '.');
      git('commit', '-qm', branch);
    };
    const [a, b, c] = seedPages();
    if (!a || !b || !c) throw new Error('no pages');
    const retitled = (title: string) => ({ ...a, units: a.units.map((unit) => ({ ...unit, title })) });
    git('init', '-q', '-b', 'start');
    mkdirSync(join(content, 'content'));
    writeFileSync(
      join(content, '.gitattributes'),
      readFileSync(new URL('../../.gitattributes', import.meta.url)),
    );
    git('add', '.');
    git('commit', '-qm', 'start');
    commit([a], 'base', 'start', '2026-01-05');
    commit([retitled('甲'), b], 'ours', 'base', '2026-02-01');
    commit([retitled('乙'), c], 'theirs', 'base', '2026-02-02');
    git('merge', '-q', '-m', 'both', 'ours');
    const { ledger, problems } = loadLedger(join(content, 'content'));
    expect(problems).toEqual([]);
    const merged = build([a, b, c], ledger, '2026-03-01');
    expect(merged.minted).toEqual([]);
    expect(idsOf(merged)).toEqual(idsOf(build([a, b, c])));
  });
});
