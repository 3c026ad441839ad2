import { unified } from 'unified';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { partJumpMarks, readJump } from '../../src/pipeline/jump-marks.ts';
import { parseSeed } from '../../src/pipeline/parse.ts';
import type { Page } from '../../src/pipeline/tree.ts';

function linesOf(text: string): string[] {
  const file = new VFile({ path: 'page.txt', value: text });
  const reading = unified().use(parseSeed).use(partJumpMarks).freeze();
  const page = reading.runSync(reading.parse(file), file) as Page;
  return page.children.flatMap((node) => {
    if (node.type !== 'line') return [];
    expect(text.slice(...node.span)).toBe(node.value);
    return [node.value];
  });
}

describe('jump marks', () => {
  it.each([
    ['工人们到桥面上等施工。（下转第2版）', ['工人们到桥面上等施工。', '（下转第2版）']],
    ['（上接第1版）大桥年底建成。', ['（上接第1版）', '大桥年底建成。']],
    ['【續接第一版】大橋　(下轉 A6 版)', ['【續接第一版】', '大橋', '(下轉 A6 版)']],
    ['（下转第2版）', ['（下转第2版）']],
    ['大桥（见第2版）年底建成。', ['大桥（见第2版）年底建成。']],
    ['他转第二版的稿子（未完）', ['他转第二版的稿子（未完）']],
  ])('stand by themselves: %j', (text, lines) => {
    expect(linesOf(text)).toEqual(lines);
  });
});

describe('readJump', () => {
  it.each([
    ['（下转第3版）', 'to', 3],
    ['(下转第二版)', 'to', 2],
    ['（上接第1版）', 'from', 1],
    ['（上接A1版）', 'from', 1],
    ['（下轉第三版）', 'to', 3],
  ])('%s', (text, direction, number) => expect(readJump(text)).toEqual({ direction, page: number }));

  it.each(['今日八版', '第三版', '见第4版的报道，那里写得很长很长，是一个很长的段落，不是转版的标记'])(
    'leaves %s alone',
    (text) => expect(readJump(text)).toBeUndefined(),
  );
});
