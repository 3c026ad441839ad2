import { describe, expect, it } from 'vitest';
import { classifyUnits } from '../../src/pipeline/topics/classify.ts';
import type { Unit } from '../../src/pipeline/tree.ts';
import { annotatedPages } from '../annotatedPage.ts';
import { pageOf } from '../pageOf.ts';
import { resources } from '../resources.ts';

const pages = annotatedPages('tests/fixtures/gold/seeds', 'seeds');
for (const { page, file } of pages) classifyUnits(resources)(page, file);
const units = pages.flatMap(({ page }) => page.children.filter((node): node is Unit => node.type === 'unit'));

/** Slugs of the topics of the unit with these words in its title. */
function topicsOf(title: string): string[] {
  const unit = units.find((candidate) => candidate.title?.includes(title));
  if (!unit) throw new Error(`No unit is titled ${title}`);
  return unit.topics?.map(({ slug }) => slug) ?? [];
}

describe('classifyUnits', () => {
  it.each([
    ['为新就业形态劳动者办实事', 'new-forms-of-employment'],
    ['职工法律援助', 'workers-rights'],
    ['职工维权的坚强后盾', 'workers-rights'],
    ['“线上”法援', 'workers-rights'],
    ['打开劳动和技能竞赛新大门', 'labour-competitions'],
    ['全国动车组机械师技能大赛', 'labour-competitions'],
    ['“产改直通车”', 'reform-of-the-workforce'],
    ['让榜样激励广大职工', 'model-workers'],
    ['“鲁班工匠日”', 'model-workers'],
    ['工人文化宫“旧貌换新颜”', 'service-stations'],
    ['“小”工作室带来', 'innovation'],
    ['稳岗返还资金', 'employment'],
    ['安全好习惯', 'safety'],
    ['公益体检', 'health-of-workers'],
    ['“慰问礼包”', 'assistance'],
    ['当天可入会', 'building-unions'],
  ])('%s is about %s', (title, slug) => expect(topicsOf(title)).toContain(slug));

  it.each([
    ['全国动车组机械师技能大赛', 'epidemic'],
    ['挑灯夜战', 'labour-competitions'],
    ['暖意融融', 'workers-rights'],
  ])('%s is not about %s', (title, slug) => expect(topicsOf(title)).not.toContain(slug));

  it('cites the words', () => {
    for (const { page, file } of pages)
      for (const node of page.children)
        for (const { evidence } of node.type === 'unit' ? (node.topics ?? []) : []) {
          expect(evidence.length).toBeGreaterThan(0);
          for (const { text, span } of evidence)
            expect(text.startsWith(String(file).slice(...span))).toBe(true);
        }
  });

  it.each([
    ['欠薪的事', []],
    ['欠薪和工伤的事', ['t']],
    ['欠薪又欠薪的事', ['t']],
    ['维权的事，维权的人，维权的路', []],
  ])('asks for strong words, or many others, in a body: %s', (body, slugs) => {
    const topics = [{ slug: 't', name: 't', words: ['维权'], strong: ['欠薪', '工伤'], except: [] }];
    const { page, file } = pageOf([], [{ blocks: [['paragraph', body]] }]);
    classifyUnits({ topics })(page, file);
    const [unit] = page.children.filter((node): node is Unit => node.type === 'unit');
    expect(unit?.topics?.map(({ slug }) => slug)).toEqual(slugs);
  });

  it('does not count a word inside a longer one of the same topic, nor where it is excepted', () => {
    const topics = [{ slug: 't', name: 't', words: ['竞赛', '劳动竞赛'], strong: [], except: ['竞赛道'] }];
    const [found] = annotatedPages('tests/fixtures/gold/seeds', 'seeds');
    const unit = found?.page.children.find((node): node is Unit => node.type === 'unit');
    if (!found || !unit) throw new Error('No unit');
    const span: [number, number] = [0, 8];
    unit.children = [{ type: 'block', role: 'kicker', value: '劳动竞赛在竞赛道上', spans: [span] }];
    classifyUnits({ topics })(found.page, found.file);
    expect(unit.topics).toEqual([]);
  });
});
