import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { conserve } from '../../src/pipeline/conserve.ts';
import type { Span } from '../../src/pipeline/contract.ts';
import type { Page } from '../../src/pipeline/tree.ts';

const SEED = '# 吊机试吊\n\n本报记者 张三\n\u200b\n重物升起。\n';
const TITLE: Span = [2, 6];
const BYLINE: Span = [8, 15];
const BODY: Span = [18, 23];

function conserved(...spans: Span[]): { page: Page; file: VFile } {
  const file = new VFile({ path: 'page.txt', value: SEED });
  const children: Page['children'] = spans.map((span) => ({
    type: 'furniture',
    role: 'masthead',
    value: SEED.slice(...span),
    span,
  }));
  const page: Page = { type: 'page', source: 'page.txt', issue: { evidence: [] }, children };
  conserve()(page, file);
  return { page, file };
}

describe('conserve', () => {
  it('has nothing to say where each character has one place', () => {
    const { page, file } = conserved(TITLE, BYLINE, BODY);
    expect(page.children).toHaveLength(3);
    expect(file.messages).toEqual([]);
  });

  it('keeps what has no place as furniture, and says so', () => {
    const { page, file } = conserved(TITLE, BODY);
    expect(page.children.at(-1)).toEqual({
      type: 'furniture',
      role: 'unplaced',
      value: '本报记者 张三',
      span: BYLINE,
      position: { start: { line: 3, column: 1, offset: 8 }, end: { line: 3, column: 8, offset: 15 } },
    });
    expect(file.messages.map(({ ruleId, line }) => ({ ruleId, line }))).toEqual([
      { ruleId: 'conservation', line: 3 },
    ]);
  });

  it('keeps the rest of a line of which a part has a place', () => {
    const { page } = conserved(TITLE, [8, 10], [13, 15], BODY);
    expect(page.children.at(-1)).toMatchObject({ role: 'unplaced', value: '记者', span: [10, 12] });
  });

  it('says of what has two places that it has', () => {
    const { page, file } = conserved(TITLE, BYLINE, [13, 15], BODY);
    expect(page.children).toHaveLength(4);
    expect(file.messages.map(({ ruleId, place }) => ({ ruleId, place }))).toEqual([
      {
        ruleId: 'conservation',
        place: { start: { line: 3, column: 6, offset: 13 }, end: { line: 3, column: 8, offset: 15 } },
      },
    ]);
  });

  it('speaks as the other steps do: in Chinese, and of one source', () => {
    const { file } = conserved(TITLE, [13, 15], BODY, BODY);
    expect(file.messages).toHaveLength(2);
    for (const { reason, source } of file.messages) {
      expect(reason).toMatch(/^[\p{Script=Han}\p{P}]+$/u);
      expect(source).toBe('jianbao');
    }
  });
});
