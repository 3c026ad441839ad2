import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadLexicon } from '../../src/archive/lexicon-data.ts';

const lexicon = loadLexicon();
const chinese = fc
  .array(fc.oneof(fc.integer({ min: 0x4e00, max: 0x9fff }), fc.constantFrom(0x3002, 0x201c, 0x31, 0x41)))
  .map((units) => String.fromCharCode(...units));

describe('words', () => {
  it('knows words in simplified and in traditional characters, and not what is none', () => {
    for (const word of ['劳动', '勞動', '职工', '合作社', '社会主义', '社會主義'])
      expect(lexicon.wordLogFrequency(word), word).toBeLessThan(0);
    for (const word of ['务水', '席指', '', '劳动劳动劳动'])
      expect(lexicon.wordLogFrequency(word), word).toBeUndefined();
  });

  it('holds common words for more frequent than rare ones', () => {
    const [common = 0, rare = 0] = ['中国', '翡翠'].map((word) => lexicon.wordLogFrequency(word));
    expect(common).toBeLessThan(0);
    expect(common).toBeGreaterThan(rare + 3);
  });

  it('divides a text into words', () => {
    expect(lexicon.divide('記者昨天参观了这座工厂。')).toEqual([
      '記者',
      '昨天',
      '参观',
      '了',
      '这',
      '座',
      '工厂',
      '。',
    ]);
  });

  it('loses nothing in dividing any text', () => {
    fc.assert(fc.property(fc.oneof(chinese, fc.string()), (text) => lexicon.divide(text).join('') === text));
  });
});

describe('simplify', () => {
  it('turns traditional and variant characters into simplified ones, one for one', () => {
    expect(lexicon.simplify('全國總工會在這裏、那裡召開會議，職工羣眾齊聲讚好')).toBe(
      '全国总工会在这里、那里召开会议，职工群众齐声赞好',
    );
  });

  it('keeps the length of any text, and does nothing the second time', () => {
    fc.assert(
      fc.property(fc.oneof(chinese, fc.string()), (text) => {
        const once = lexicon.simplify(text);
        return once.length === text.length && lexicon.simplify(once) === once;
      }),
    );
  });
});

describe('seam', () => {
  it('prefers the text that goes on with a broken word', () => {
    const right = lexicon.seam('提供公共服', '务水平明显提高');
    expect(right).toBeGreaterThan(3);
    for (const wrong of ['记者在现场', '席团会议', '的工人'])
      expect(lexicon.seam('提供公共服', wrong)).toBeLessThan(0);
  });

  it('says the same of traditional characters', () => {
    expect(lexicon.seam('全國總工會副主', '席指出')).toBe(lexicon.seam('全国总工会副主', '席指出'));
  });

  it('knows what follows a number', () => {
    expect(lexicon.seam('截至2003', '年底')).toBeGreaterThan(lexicon.seam('截至2003', '经济'));
  });

  it('is the probability of the whole over that of its parts, within the reach of the model', () => {
    const whole =
      lexicon.logProbability('服务') - lexicon.logProbability('服') - lexicon.logProbability('务');
    expect(lexicon.seam('服', '务')).toBeCloseTo(whole);
  });

  it('is a number for any two texts', () => {
    fc.assert(fc.property(chinese, chinese, (a, b) => Number.isFinite(lexicon.seam(a, b))));
  });
});

describe('crossingWord', () => {
  it('is 0 where words end, and large where a word is torn', () => {
    expect(lexicon.crossingWord('提供公共服务', '水平提高')).toBe(0);
    expect(lexicon.crossingWord('提供公共服', '务水平提高')).toBeGreaterThan(5);
  });

  it('is never below 0', () => {
    fc.assert(fc.property(chinese, chinese, (a, b) => lexicon.crossingWord(a, b) >= 0));
  });
});

describe('topics', () => {
  const topicsOf = (text: string) => lexicon.topics(lexicon.divide(text));
  const cosine = (a: string, b: string): number => {
    const [x, y] = [topicsOf(a), topicsOf(b)];
    const product = (p: Float64Array, q: Float64Array) =>
      p.reduce((sum, value, d) => sum + value * (q[d] ?? 0), 0);
    return product(x, y) / Math.sqrt(product(x, x) * product(y, y));
  };

  it('are alike where the matter is, without a word in common', () => {
    const match = '球队在决赛中进攻乏力，守门员屡次扑出对方前锋的射门。';
    const hospital = '医生给病人做了手术，护士在病房里照顾患者。';
    const game = '冠军归客队所有，教练赛后表示球员已经尽力。';
    expect(cosine(match, game)).toBeGreaterThan(cosine(match, hospital) + 0.2);
  });

  it('are the same in traditional characters, and none where no word is known', () => {
    expect(topicsOf('醫生給病人做手術')).toEqual(topicsOf('医生给病人做手术'));
    expect(topicsOf('，。').every((strength) => strength === 0)).toBe(true);
  });
});

describe('seam and word together', () => {
  it('find again what was cut: three of five halves of sentences among five', () => {
    const rows = readdirSync('seeds').flatMap((file) => {
      const text = readFileSync(`seeds/${file}`, 'utf8');
      const lines = text.split(/\r?\n/).filter((line) => line.length >= 60 && line.endsWith('。'));
      const halves = lines
        .slice(0, 5)
        .map((line) => [line.slice(0, line.length / 2), line.slice(line.length / 2)]);
      return halves.map(([tail = ''], i) => {
        const scores = halves.map(
          ([, head = '']) => lexicon.seam(tail, head) + 0.5 * lexicon.crossingWord(tail, head),
        );
        return scores.indexOf(Math.max(...scores)) === i;
      });
    });
    expect(rows.length).toBeGreaterThanOrEqual(15);
    expect(rows.filter(Boolean).length / rows.length).toBeGreaterThanOrEqual(0.6);
  });
});
