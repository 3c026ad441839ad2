import { describe, expect, it } from 'vitest';
import type { LineRole } from '../../../src/pipeline/assembly/roles.ts';
import { bodyParagraphs, typeFeatures } from '../../../src/pipeline/unit-type/features.ts';
import { typedLines } from '../typed-lines.ts';

const featuresOf = (...lines: [LineRole, string][]) => typeFeatures(typedLines(...lines));

describe('the features of a unit', () => {
  it('name its parts, the words of its headline and whose name stands over it', () => {
    const features = featuresOf(
      ['column', '港口短评'],
      ['title', '慢一点也好'],
      ['byline', '本报记者 张三'],
      ['paragraph', '吊机再快，吊钩下面站的是人。'],
    );
    for (const name of [
      'has:column',
      'column-word:短评',
      'title-word:一点',
      'title-end:好',
      'byline:reporter',
    ])
      expect(features).toContain(name);
    expect(features).not.toContain('has:kicker');
  });

  it('are the same however narrow the columns are', () => {
    const whole = featuresOf(['title', '试吊'], ['paragraph', '新吊机完成首次试吊，重物平稳升起。']);
    const broken = featuresOf(
      ['title', '试吊'],
      ['paragraph', '新吊机完成首'],
      ['continuation', '次试吊，重物'],
      ['continuation', '平稳升起。'],
    );
    expect([...broken].filter((name) => name !== 'has:continuation')).toEqual([...whole]);
  });

  it('tell rows from prose by the spaces between cells', () => {
    expect(featuresOf(['paragraph', '大米　公斤　五元'], ['paragraph', '面粉　公斤　四元'])).toContain(
      'rows:6',
    );
    expect(featuresOf(['paragraph', '大米和面粉都涨了价。'])).toContain('rows:0');
  });
});

it('a paragraph that columns broke is one', () => {
  const lines = typedLines(
    ['paragraph', '工人们为港口服'],
    ['continuation', '务了三十年。'],
    ['credit', '张三摄'],
  );
  expect(bodyParagraphs(lines).map(({ dense }) => dense)).toEqual(['工人们为港口服务了三十年。']);
});
