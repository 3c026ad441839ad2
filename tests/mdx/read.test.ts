import { expect, test } from 'vitest';
import { fromMdast, parseMdx } from '../../src/mdx/index.ts';

const head = [
  '---',
  'id: b7k2m9',
  'type: article',
  'title: 题',
  'publication: p',
  'seed: s.txt',
  'blocks: []',
  '---',
  '',
];
const read = (...lines: string[]) => fromMdast(parseMdx([...head, ...lines].join('\n')));

test('an edit by hand is read as it is meant', () => {
  expect(
    read('第一段', '续行', '', '<Byline>本报记者 张三</Byline>', '', '<Lede>提要</Lede>', '', '* 甲', '* 乙')
      .blocks,
  ).toEqual([
    { role: 'paragraph', text: '第一段\n续行' },
    { role: 'byline', text: '本报记者 张三' },
    { role: 'lede', text: '提要' },
    { role: 'item', text: '甲' },
    { role: 'item', text: '乙' },
  ]);
});

test('emphasis by hand leaves its text', () => {
  expect(read('一**二**三').blocks).toEqual([{ role: 'paragraph', text: '一二三' }]);
});

test.each([
  ['a component that is none of ours', '<Script>x</Script>', /^10: found <Script>, expected/],
  ['an expression', '{1 + 1}', /^10: found mdxFlowExpression/],
  ['an expression in a paragraph', '文{1 + 1}', /^10: found mdxTextExpression/],
  ['an import', 'import x from "y"', /^10: found mdxjsEsm/],
  ['code', '```\nx\n```', /^10: found code/],
])('%s is refused with its line', (_, text, message) => {
  expect(() => read(text)).toThrow(message);
});

test('a file without frontmatter is refused', () => {
  expect(() => fromMdast(parseMdx('文'))).toThrow(/found no frontmatter/);
});

test('a field that the schema does not know is refused', () => {
  const text = [...head.slice(0, -2), 'tittle: 误', '---', ''].join('\n');
  expect(() => fromMdast(parseMdx(text))).toThrow(/tittle/);
});
