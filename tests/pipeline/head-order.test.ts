import { expect, test } from 'vitest';
import { loadLexicon } from '../../src/archive/lexicon-data.ts';
import { orderHead } from '../../src/pipeline/head-order.ts';

const { seam } = loadLexicon();

test('a part that goes on with a later one is joined to it, and the shorter line is the title', () => {
  const line = '管理办法 全省出台新的道路交通安全 车让人成习惯';
  const parts = orderHead(line, seam);
  expect(parts?.map(({ role, value }) => [role, value])).toEqual([
    ['kicker', '全省出台新的道路交通安全管理办法'],
    ['title', '车让人成习惯'],
  ]);
  for (const { value, spans } of parts ?? [])
    expect(spans.map(([from, to]) => line.slice(from, to)).join('')).toBe(value);
});

test('what is left of a headline of more parts stays in its order', () => {
  const parts = orderHead('管理办法 全省出台新的道路交通安全 车让人 人让车', seam);
  expect(parts?.map(({ role, value }) => [role, value])).toEqual([
    ['kicker', '全省出台新的道路交通安全管理办法'],
    ['title', '车让人 人让车'],
  ]);
});

test.each(['送岗到门口 送技到手上 送险到肩头', '新建驿站超万家 “15分钟服务圈”加速形成', '一面锦旗'])(
  'the order of %s stays as it is printed',
  (line) => {
    expect(orderHead(line, seam)).toBeUndefined();
  },
);
