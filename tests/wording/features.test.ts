import { describe, expect, it } from 'vitest';
import { wordingFeatures } from '../../src/pipeline/wording/features.ts';
import { models } from '../models.ts';
import { viewsOf } from '../views.ts';

describe('what is looked at to tell what a line is by its words', () => {
  const featuresOf = (text: string): Set<string> => {
    const [view] = viewsOf(text);
    if (!view) throw new Error('found no line');
    return wordingFeatures(view, models.lexicon.divide(view.dense));
  };

  it('is every word, and those at both ends once more', () => {
    const features = featuresOf(
      '本报讯 市总工会近日派出六个小组到各乡修理拖拉机，农民群众十分满意，欢迎来信来电联系。',
    );
    for (const name of ['近日', '拖拉机', '联系', '联系$']) expect(features).toContain(name);
    expect(features).not.toContain('^拖拉机');
    expect(features).not.toContain('近日$');
  });

  it('is of figures only how long they are', () => {
    const features = featuresOf('电话2345678，邮编410005。');
    expect(features).toContain('7 digits');
    expect(features).toContain('6 digits$');
    expect([...features].join(' ')).not.toContain('2345678');
  });

  it('is the same in traditional characters', () => {
    expect(featuresOf('縣總工會近日發出通知。')).toEqual(featuresOf('县总工会近日发出通知。'));
  });
});
