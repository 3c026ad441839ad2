import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { takePage, takePages } from '../../src/archive/pages.ts';
import { withModels } from '../../src/archive/resources.ts';
import * as pipeline from '../../src/pipeline/index.ts';
import { temporaryFolder } from './folder.ts';

vi.mock('../../src/pipeline/index.ts', { spy: true });

const resources = withModels({ publications: [], topics: [], defaultPublication: '某报' });

const seed = (name: string, text: string) => ({ name, path: name, bytes: new TextEncoder().encode(text) });
const pages = [seed('a.txt', '甲\n\n正文在此。'), seed('b.txt', '乙\n\n正文在彼。')];

function timesTaken(run: () => void): number {
  vi.mocked(pipeline.takeApart).mockClear();
  run();
  return vi.mocked(pipeline.takeApart).mock.calls.length;
}

test('only what has changed is taken apart again', () => {
  const cache = { folder: temporaryFolder(), code: '1' };
  const first = takePages(pages, resources, cache);
  expect(timesTaken(() => expect(takePages(pages, resources, cache)).toEqual(first))).toBe(0);
  const [a] = pages;
  if (!a) throw new Error('no page');
  expect(timesTaken(() => takePages([a, seed('b.txt', '乙改')], resources, cache))).toBe(1);
  expect(timesTaken(() => takePages(pages, resources, { ...cache, code: '2' }))).toBe(2);
});

test('what no seed asks for any more is forgotten', () => {
  const cache = { folder: temporaryFolder(), code: '1' };
  takePages(pages, resources, cache);
  takePages(pages.slice(0, 1), resources, cache);
  expect(readdirSync(cache.folder)).toHaveLength(1);
});

test('a broken cache file costs time and nothing else', () => {
  const cache = { folder: temporaryFolder(), code: '1' };
  const first = takePages(pages, resources, cache);
  for (const name of readdirSync(cache.folder)) writeFileSync(join(cache.folder, name), '{');
  expect(takePages(pages, resources, cache)).toEqual(first);
});

test('a seed that the pipeline cannot bear is a page without units that says why', () => {
  vi.mocked(pipeline.takeApart).mockImplementationOnce(() => {
    throw new Error('why');
  });
  expect(takePage(seed('a.txt', '甲\r\n乙'), resources)).toMatchObject({
    text: '甲\n乙',
    parsed: { units: [], furniture: [{ role: 'unread', span: [0, 3] }] },
    failure: 'The pipeline could not take this seed apart: why',
  });
});

test('seeds of one file name in two folders are told apart', () => {
  const sources = ['a/01.txt', 'b/01.txt'].map((name) => takePage(seed(name, '甲'), resources).parsed.source);
  expect(sources).toEqual(['a/01.txt', 'b/01.txt']);
});

test('a seed that the pipeline cannot bear is decoded as any other', () => {
  vi.mocked(pipeline.takeApart).mockImplementationOnce(() => {
    throw new Error('why');
  });
  const bytes = Uint8Array.of(0xb1, 0xbe, 0xb1, 0xa8, 0xd1, 0xb6); // 本报讯 in GB 18030
  expect(takePage({ name: 'a.txt', bytes }, resources)).toMatchObject({
    text: '本报讯',
    parsed: { messages: [{ ruleId: 'encoding' }] },
  });
});
