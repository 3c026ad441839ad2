import { describe, expect, it } from 'vitest';
import { Multinomial } from '../../src/pipeline/multinomial.ts';
import { WORDINGS, wordingOf } from '../../src/pipeline/wording/kinds.ts';

const at = (part: string, text?: string): number =>
  WORDINGS.findIndex((one) => one.part === part && one.text === text);

describe('the wording of a line that is annotated', () => {
  it('tells the first line of a report from those behind it', () => {
    expect(wordingOf('paragraph', 'brief', true)).toBe(at('opening', 'report'));
    expect(wordingOf('paragraph', 'brief', false)).toBe(at('body', 'report'));
    expect(wordingOf('paragraph', 'letter', true)).toBe(at('body', 'letter'));
  });

  it('tells titles, columns and bodies by what they are of, and nothing else', () => {
    expect(wordingOf('title-rest', 'notice', false)).toBe(at('title', 'notice'));
    expect(wordingOf('column', 'interview', false)).toBe(at('column', 'report'));
    expect(wordingOf('byline', 'letter', false)).toBe(at('byline'));
    expect(wordingOf('lede', 'commentary', false)).toBe(at('lede', 'report'));
  });

  it('knows every role and type', () => {
    const roles = ['furniture', 'kicker', 'heading', 'continuation', 'credit', 'label', 'jump'] as const;
    const types = ['article', 'photo', 'poem', 'table', 'advertisement', 'commentary'] as const;
    for (const role of roles)
      for (const type of types) expect(wordingOf(role, type, false)).toBeGreaterThanOrEqual(0);
  });
});

describe('chances of wordings', () => {
  const notice = at('body', 'notice');
  const weights = new Multinomial({ 启事: `${notice} 2000`, 通知: '0 -1000' }, WORDINGS.length);

  it('are the likelier, the more the words say for them, and add up to 1', () => {
    const chances = weights.chances(['启事', '不认识的词']);
    expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1);
    expect(chances.indexOf(Math.max(...chances))).toBe(notice);
    expect(chances[notice]).toBeCloseTo(Math.exp(2) / (Math.exp(2) + WORDINGS.length - 1));
  });

  it('are alike where no word is known, whatever the language has objects inherit', () => {
    for (const chance of weights.chances(['constructor', '__proto__']))
      expect(chance).toBeCloseTo(1 / WORDINGS.length);
  });
});
