import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type MdxBlock, parseMdx, renderBody, stringifyMdx, toMdast } from '../../src/mdx/index.ts';
import { blocks, plainFrontmatter } from './articles.ts';

function render(content: readonly MdxBlock[]): string {
  const anchors = content.map((_, index) => [`p${index}`]);
  return renderBody(toMdast(plainFrontmatter, content), anchors);
}

const body: MdxBlock[] = [
  { role: 'column', text: '新闻特写' },
  { role: 'kicker', text: '引题' },
  { role: 'title', text: '主题' },
  { role: 'subtitle', text: '副题' },
  { role: 'byline', text: '本报记者 张三' },
  { role: 'lede', text: '阅读提示' },
  { role: 'lede', text: '第二段提示' },
  { role: 'paragraph', text: '正文。' },
  { role: 'heading', text: '小标题' },
  { role: 'item', text: '一、甲' },
  { role: 'item', text: '二、乙' },
  { role: 'question', text: '记者：为何？' },
  { role: 'answer', text: '某某：如此。' },
  { role: 'line', text: '诗行一' },
  { role: 'line', text: '诗行二' },
  { role: 'row', text: '甲 1' },
  { role: 'caption', text: '图为现场。' },
  { role: 'credit', text: '李四 摄' },
  { role: 'caption', text: '图为另一现场。' },
  { role: 'jump', text: '（下转第3版）' },
  { role: 'signature', text: '（王某）' },
  { role: 'label', text: '广告' },
];

test('each role has its element, its anchor and a link to itself', () => {
  expect(render(body)).toMatchInlineSnapshot(`
    "<p id="p4" class="byline">本报记者 张三<a class="anchor" href="#p4" aria-label="本段链接"></a></p>
    <div class="lede">
    <p id="p5">阅读提示<a class="anchor" href="#p5" aria-label="本段链接"></a></p>
    <p id="p6">第二段提示<a class="anchor" href="#p6" aria-label="本段链接"></a></p>
    </div>
    <p id="p7">正文。<a class="anchor" href="#p7" aria-label="本段链接"></a></p>
    <h2 id="p8">小标题<a class="anchor" href="#p8" aria-label="本段链接"></a></h2>
    <ul>
    <li id="p9">一、甲<a class="anchor" href="#p9" aria-label="本段链接"></a></li>
    <li id="p10">二、乙<a class="anchor" href="#p10" aria-label="本段链接"></a></li>
    </ul>
    <div class="dialogue">
    <p id="p11" class="question">记者：为何？<a class="anchor" href="#p11" aria-label="本段链接"></a></p>
    <p id="p12" class="answer">某某：如此。<a class="anchor" href="#p12" aria-label="本段链接"></a></p>
    </div>
    <div class="verse">
    <p id="p13" class="line">诗行一<a class="anchor" href="#p13" aria-label="本段链接"></a></p>
    <p id="p14" class="line">诗行二<a class="anchor" href="#p14" aria-label="本段链接"></a></p>
    </div>
    <div class="rows">
    <p id="p15" class="row">甲 1<a class="anchor" href="#p15" aria-label="本段链接"></a></p>
    </div>
    <div class="photo">
    <p id="p16" class="caption">图为现场。<a class="anchor" href="#p16" aria-label="本段链接"></a></p>
    <p id="p17" class="credit">李四 摄<a class="anchor" href="#p17" aria-label="本段链接"></a></p>
    </div>
    <div class="photo">
    <p id="p18" class="caption">图为另一现场。<a class="anchor" href="#p18" aria-label="本段链接"></a></p>
    </div>
    <p id="p19" class="jump">（下转第3版）<a class="anchor" href="#p19" aria-label="本段链接"></a></p>
    <p id="p20" class="signature">（王某）<a class="anchor" href="#p20" aria-label="本段链接"></a></p>
    <p id="p21" class="label">广告<a class="anchor" href="#p21" aria-label="本段链接"></a></p>"
  `);
});

test('the tree that is written and the tree that is read give the same HTML', () => {
  fc.assert(
    fc.property(blocks, (content) => {
      const anchors = content.map((_, index) => [`p${index}`]);
      const root = toMdast(plainFrontmatter, content);
      expect(renderBody(parseMdx(stringifyMdx(root)), anchors)).toBe(renderBody(root, anchors));
    }),
    { numRuns: 300 },
  );
});

test('nothing that a seed says becomes an element or is evaluated', () => {
  const html = render([
    { role: 'paragraph', text: '<script>alert(1)</script><img src=x onerror=alert(1)>' },
    { role: 'paragraph', text: '{1 + 1} &lt;b&gt; [链接](javascript:alert(1))' },
  ]);
  expect(html).toContain('&#x3C;script>alert(1)&#x3C;/script>&#x3C;img src=x onerror=alert(1)>');
  expect(html).toContain('{1 + 1} &#x26;lt;b&#x26;gt; [链接](javascript:alert(1))');
  expect(html.match(/<(?!\/?p[ >]|\/?a[ >])/g)).toBeNull();
});

test('rows that fall into as many cells each stand in columns; others stay as they are', () => {
  const rows = [
    '名次　球队　积分',
    '1　汀江竹海　19',
    '2　丹溪纸鸢　16',
    '注：同分看净胜球。',
    '甲 1',
    '乙 2',
  ];
  const html = render(rows.map((text) => ({ role: 'row', text })));
  expect(html).toContain(
    '<tr id="p1" class="row"><td>1　</td><td>汀江竹海　</td><td>19<a class="anchor" href="#p1" aria-label="本段链接"></a></td></tr>',
  );
  expect(html).toMatch(/<\/table>\n<p id="p3" class="row">注：同分看净胜球。</);
  expect(html).toContain('<p id="p4" class="row">甲 1<');
  expect(html.replace(/<[^>]+>|\n/g, '')).toBe(rows.join(''));
});

test('a link to a part of a block that was a block once leads to the block', () => {
  const root = toMdast(plainFrontmatter, [{ role: 'paragraph', text: '文' }]);
  expect(renderBody(root, [['p1', 'p0']])).toContain('<p id="p1"><span id="p0"></span>文');
});

test('a block has a link to where it is corrected, where there is one', () => {
  const root = toMdast(plainFrontmatter, [{ role: 'paragraph', text: '文' }]);
  const address = 'https://example.org/?a=1&b=2';
  expect(renderBody(root, [['p1']], [address])).toContain(
    '<a class="correct" href="https://example.org/?a=1&#x26;b=2" aria-label="更正本段"></a></p>',
  );
});

test('a block without an anchor is refused', () => {
  expect(() => renderBody(toMdast(plainFrontmatter, body), [['p0']])).toThrow(/Found 1 anchors/);
});

test('a line of a headline that the head of the page does not show stays in the body', () => {
  const lines: MdxBlock[] = [
    { role: 'kicker', text: '甲 厂' },
    { role: 'kicker', text: '乙厂' },
  ];
  const html = renderBody(toMdast(plainFrontmatter, lines), [['p0'], ['p1']], [], ['题', '甲厂增产']);
  expect(html).not.toContain('甲');
  expect(html).toContain('<p id="p1" class="kicker">乙厂');
});
