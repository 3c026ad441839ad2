/** Articles for the tests of MDX: by chance, with everything in them that Markdown and MDX could take for their own. */
import fc from 'fast-check';
import type { Frontmatter, MdxBlock } from '../../src/mdx/index.ts';
import { blockRoleSchema, unitTypeSchema } from '../../src/pipeline/contract.ts';

const nasty = fc.constantFrom(
  'import x from "y"',
  'export const a = 1',
  'export ',
  '{process.exit()}',
  '{',
  '}',
  '<script>alert(1)</script>',
  '<Photo>',
  '</Photo>',
  '<!-- a -->',
  '<',
  '&lt;',
  '&#x20;',
  '&',
  '# ',
  '- ',
  '1. ',
  '1)',
  '> ',
  '***',
  '---',
  '===',
  '```',
  '~~~',
  '    ',
  '\t',
  '[a](b)',
  '![a](b)',
  '[^1]',
  '[a]: b',
  '_a_',
  '**',
  '`',
  '\\',
  '\n',
  '|',
  '~~',
  'https://example.org',
  'a@b.cn',
  '　',
  '“',
  '…',
  '\u200b',
  '\u2028',
  '\ufeff',
  '。',
  '劳动者之歌',
  '𠮷',
);

/** Not empty, without U+0000 and `\r`, which the decoder lets no seed have. */
export const blockText = fc
  .array(fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 5 })), { minLength: 1, maxLength: 8 })
  .map((parts) => parts.join('').replace(/[\0\r]/g, ''))
  .filter((text) => text !== '');

export const block: fc.Arbitrary<MdxBlock> = fc.record({
  role: fc.constantFrom(...blockRoleSchema.options),
  text: blockText,
});

export const blocks = fc.array(block, { minLength: 1, maxLength: 12 });

export const frontmatter: fc.Arbitrary<Frontmatter> = fc
  .record({
    type: fc.constantFrom(...unitTypeSchema.options),
    title: blockText,
    kicker: blockText,
    columns: fc.array(blockText, { minLength: 1, maxLength: 3 }),
    people: fc.array(fc.record({ name: blockText, role: fc.constant('记者' as const) }), {
      minLength: 1,
      maxLength: 3,
    }),
    spans: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 3 }),
  })
  .map(({ spans, ...fields }) => ({
    id: 'b7k2m9',
    publication: 'gongren-ribao',
    seed: '一版.txt',
    blocks: [{ anchor: 'p1', spans }],
    ...fields,
  }));

export const plainFrontmatter: Frontmatter = {
  id: 'b7k2m9',
  type: 'article',
  title: '题',
  publication: 'gongren-ribao',
  seed: '一版.txt',
  blocks: [],
};
