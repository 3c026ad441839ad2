import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutLines, lineNumbers, usesOf } from '../../src/archive/source.ts';
import type { IdentifiedUnit } from '../../src/identity/index.ts';
import type { ParsedPage, Span } from '../../src/pipeline/contract.ts';
import { pageOf } from './pages.ts';

test('a line is cut where its use changes', () => {
  const { text, parsed } = pageOf('a.txt', ['报头', '  ', '甲|一二']);
  const identified: IdentifiedUnit[] = [{ id: 'x', anchors: [['p1'], ['p2']], withdrawn: false }];
  parsed.duplicates.push({ span: [9, 10], of: [8, 9] });
  if (parsed.units[0]?.blocks[1]) parsed.units[0].blocks[1].spans = [[8, 9]];
  expect(cutLines(text, usesOf(parsed, identified)).map(({ number, pieces }) => [number, pieces])).toEqual([
    [1, [{ text: '报头', use: 'furniture', role: 'masthead' }]],
    [2, [{ text: '  ', use: 'furniture', role: 'masthead' }]],
    [
      3,
      [
        { text: '甲', use: 'block', role: 'title', article: 'x', anchor: 'p1' },
        { text: '|', use: 'blank' },
        { text: '一', use: 'block', role: 'paragraph', article: 'x', anchor: 'p2' },
        { text: '二', use: 'duplicate' },
      ],
    ],
  ]);
});

test('the text of what is withdrawn is left out', () => {
  const { text, parsed } = pageOf('a.txt', ['报头', '甲|一二']);
  const identified: IdentifiedUnit[] = [{ id: 'x', anchors: [['p1'], ['p2']], withdrawn: true }];
  expect(JSON.stringify(cutLines(text, usesOf(parsed, identified)))).not.toMatch(/甲|一二/);
});

/** A text and spans in it, in any order, over line ends and over each other too. */
const textAndSpans = fc.string({ unit: fc.constantFrom('文', ' ', '\n', 'a'), maxLength: 60 }).chain((text) =>
  fc.record({
    text: fc.constant(text),
    spans: fc.array(
      fc
        .tuple(fc.nat({ max: text.length }), fc.nat({ max: text.length }))
        .map(([a, b]): Span => (a < b ? [a, b] : [b, a])),
      { maxLength: 6 },
    ),
  }),
);

test('together the pieces are the text, to the letter', () => {
  fc.assert(
    fc.property(textAndSpans, ({ text, spans }) => {
      const page: ParsedPage = {
        source: 'a.txt',
        issue: {},
        units: [],
        duplicates: [],
        furniture: spans.map((span) => ({ role: 'page header', span })),
      };
      const lines = cutLines(text, usesOf(page, []));
      expect(lines.map(({ pieces }) => pieces.map((piece) => piece.text).join('')).join('\n')).toBe(text);
    }),
  );
});

test('line numbers count line feeds', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('文', '\n') }), (text) => {
      const lineOf = lineNumbers(text);
      for (let at = 0; at <= text.length; at++) expect(lineOf(at)).toBe(text.slice(0, at).split('\n').length);
    }),
  );
});
