import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyCorrections,
  correctionSchema,
  correctionsFor,
  type EditedUnit,
} from '../../src/corrections/index.ts';
import { copyPage } from '../../src/corrections/page.ts';
import type { UnitData } from '../../src/pipeline/contract.ts';
import { seedPages } from '../identity/pages.ts';
import { answer, coverage, pageAndSeed } from './page.ts';

const example = () =>
  pageAndSeed([
    ['title: 头一篇', '甲厂的产量上月提高了一成，全厂职工都很高兴。'],
    [
      'kicker: 开工前先存保命钱',
      'title: 郑州八十九个工地建立保正金',
      '本报讯 郑州市今年有八十九个工地建立了保证金制度，涉及农民工两万余人。',
      '这项制度要求开工之前存入一笔',
      '钱，工资因此有了着落，施工队伍也比从前稳定。',
      '市劳动局有关负责人介绍，明年还要扩大到全部在建工程。',
    ],
    ['title: 末一篇', '甲厂的产量上月提高了一成，全厂职工都很高兴。'],
  ]);

const editedOf = ({ type, title, kicker, subtitle, people, blocks }: UnitData): EditedUnit => ({
  type,
  ...(title !== undefined && { title }),
  ...(kicker !== undefined && { kicker }),
  ...(subtitle !== undefined && { subtitle }),
  people,
  blocks: blocks.map(({ role, text }) => ({ role, text })),
});

/** Edits a unit, saves, and applies what was saved to the page as the pipeline gives it. */
function saveAndApply(edit: (unit: EditedUnit) => void, at = 1) {
  const { page, seed } = example();
  const unit = page.units[at];
  if (!unit) throw new Error('no unit');
  const edited = editedOf(unit);
  edit(edited);
  const { corrections, unsaved } = correctionsFor(copyPage(page), at, edited, seed, answer);
  for (const correction of corrections) expect(correctionSchema.safeParse(correction).error).toBeUndefined();
  const applied = applyCorrections(page, seed, corrections);
  expect(applied.messages).toEqual([]);
  expect(coverage(applied.page, seed)).toMatch(/^1*$/);
  return {
    corrections,
    unsaved,
    edited,
    page: applied.page,
    result: editedOf(applied.page.units[at] as UnitData),
  };
}

const textOf = (unit: EditedUnit, at: number, change: (text: string) => string) => {
  const block = unit.blocks[at];
  if (block) block.text = change(block.text);
};

test('what was not edited is no correction', () => {
  expect(saveAndApply(() => {}).corrections).toEqual([]);
});

describe('becomes corrections that do the same', () => {
  const edits: Record<string, [edit: (unit: EditedUnit) => void, kinds: string[]]> = {
    'a misread character': [(unit) => textOf(unit, 1, (text) => text.replace('正', '证')), ['set']],
    'a character in the middle': [
      (unit) => textOf(unit, 2, (text) => text.replace('两万', '三万')),
      ['text'],
    ],
    'several characters of one paragraph': [
      (unit) => textOf(unit, 5, (text) => text.replace('市劳动局', '市总工会').replace('明年', '后年')),
      ['text', 'text'],
    ],
    'words added and words taken away': [
      (unit) => textOf(unit, 4, (text) => `${text.replace('，施工队伍', '，')}完。`),
      ['text', 'text'],
    ],
    'two paragraphs joined': [
      (unit) =>
        unit.blocks.splice(3, 2, {
          role: 'paragraph',
          text: '这项制度要求开工之前存入一笔钱，工资因此有了着落，施工队伍也比从前稳定。',
        }),
      ['join-paragraphs'],
    ],
    'a paragraph cut in two': [
      (unit) =>
        unit.blocks.splice(
          2,
          1,
          { role: 'paragraph', text: '本报讯 郑州市今年有八十九个工地建立了保证金制度，' },
          { role: 'paragraph', text: '涉及农民工两万余人。' },
        ),
      ['split-paragraph'],
    ],
    'a paragraph moved': [(unit) => unit.blocks.splice(2, 0, ...unit.blocks.splice(5, 1)), ['move']],
    'a paragraph taken out': [(unit) => unit.blocks.splice(5, 1), ['furniture']],
    'a paragraph added': [
      (unit) => unit.blocks.push({ role: 'signature', text: '（本报综合）' }),
      ['insert'],
    ],
    'a paragraph that is a heading': [
      (unit) => unit.blocks.splice(3, 1, { role: 'heading', text: '这项制度要求开工之前存入一笔' }),
      ['role'],
    ],
    'the type and who signs': [
      (unit) => {
        unit.type = 'brief';
        unit.people = [{ name: '裴守信', role: '记者' }];
      },
      ['set'],
    ],
    'the title in the frontmatter alone': [
      (unit) => {
        unit.title = '郑州建立保证金';
      },
      ['set'],
    ],
  };

  test.each(Object.entries(edits))('%s', (_, [edit, kinds]) => {
    const { corrections, unsaved, edited, result } = saveAndApply(edit);
    expect(unsaved).toEqual([]);
    expect(corrections.map((correction) => correction.do)).toEqual(kinds);
    const title = result.blocks.find(({ role }) => role === 'title')?.text;
    expect(result.blocks.filter(({ role }) => role !== 'title')).toEqual(
      edited.blocks.filter(({ role }) => role !== 'title'),
    );
    expect(result.title).toBe(title);
    expect({ ...result, blocks: [], title: '' }).toEqual({ ...edited, blocks: [], title: '' });
  });

  test('words that stand in two articles are changed in the one that was edited', () => {
    const { page } = saveAndApply((unit) => textOf(unit, 1, (text) => text.replace('一成', '两成')), 2);
    expect(page.units[2]?.blocks[1]?.text).toContain('两成');
    expect(page.units[0]?.blocks[1]?.text).toContain('一成');
  });
});

describe('the head of an article', () => {
  const paragraph = (unit: EditedUnit, at: number, role: 'kicker' | 'paragraph') => {
    const block = unit.blocks[at];
    if (block) block.role = role;
  };

  test('has the paragraph that becomes its kicker, and loses the line that becomes a paragraph', () => {
    expect(saveAndApply((unit) => paragraph(unit, 1, 'kicker'), 0).result.kicker).toBe(
      '甲厂的产量上月提高了一成，全厂职工都很高兴。',
    );
    const { result, unsaved } = saveAndApply((unit) => paragraph(unit, 0, 'paragraph'));
    expect([result.kicker, result.blocks[0]?.role, unsaved]).toEqual([undefined, 'paragraph', []]);
  });

  test('loses a field that was emptied; its line is a paragraph, unless it was taken out as well', () => {
    const emptied = saveAndApply((unit) => {
      delete unit.kicker;
    });
    expect(emptied.corrections).toMatchObject([{ do: 'set', kicker: null }]);
    expect([emptied.result.kicker, emptied.result.blocks[0]?.role]).toEqual([undefined, 'paragraph']);
    const gone = saveAndApply((unit) => {
      delete unit.kicker;
      textOf(unit, 0, () => '');
    });
    expect([gone.result.kicker, gone.result.blocks.length]).toEqual([undefined, 5]);
  });

  test('has the title that was written for it where its line became a paragraph', () => {
    const { result, unsaved } = saveAndApply((unit) => {
      unit.title = '八十九个工地';
      paragraph(unit, 1, 'paragraph');
    });
    expect(unsaved).toEqual([]);
    expect(result.title).toBe('八十九个工地');
    expect(result.blocks[1]).toEqual({ role: 'paragraph', text: '郑州八十九个工地建立保正金' });
  });

  test('cannot be edited to two things at once', () => {
    const { result, unsaved } = saveAndApply((unit) => {
      unit.kicker = '甲';
      textOf(unit, 0, () => '开工前先存救命钱');
    });
    expect(unsaved).toHaveLength(1);
    expect(unsaved[0]).toContain('“甲”');
    expect(result.kicker).toBe('开工前先存救命钱');
  });
});

test('what is no correction is said and not made, and the rest is', () => {
  const { corrections, unsaved } = saveAndApply((unit) => {
    unit.people = [{ name: '', role: '记者' }];
    textOf(unit, 2, (text) => text.replace('两万', '三万'));
  });
  expect(corrections.map((correction) => correction.do)).toEqual(['text']);
  expect(unsaved[0]).toContain('people[0].name');
});

test('any edit of a real article is saved so that the next build shows it', () => {
  const [page] = seedPages();
  if (!page) throw new Error('no page');
  const seed = ' '.repeat(40_000);
  const edits = fc.array(
    fc.tuple(fc.nat(11), fc.nat(400), fc.nat(6), fc.constantFrom('', '的', '工会', '，', 'x', '“新”')),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(fc.nat(page.units.length - 1), edits, (at, changes) => {
      const unit = page.units[at];
      if (!unit) return;
      const edited = editedOf(unit);
      for (const [place, offset, length, text] of changes) {
        const index = place % edited.blocks.length;
        if (edited.blocks[index]?.role !== 'paragraph') continue;
        textOf(
          edited,
          index,
          (before) => before.slice(0, offset) + text + before.slice(offset + length) || before,
        );
      }
      const { corrections, unsaved } = correctionsFor(copyPage(page), at, edited, seed, answer);
      const applied = applyCorrections(page, seed, corrections);
      expect(unsaved).toEqual([]);
      expect(applied.messages).toEqual([]);
      const squeezed = (blocks: { text: string }[]) => blocks.map(({ text }) => text.trim());
      expect(squeezed(applied.page.units[at]?.blocks ?? [])).toEqual(squeezed(edited.blocks));
    }),
    {
      numRuns: 60,
      examples: [
        [
          2,
          [
            [8, 0, 5, 'x'],
            [8, 0, 1, ''],
            [8, 140, 6, ''],
          ],
        ],
      ],
    },
  );
});
