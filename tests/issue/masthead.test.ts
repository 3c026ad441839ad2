import { describe, expect, it } from 'vitest';
import { readPublication } from '../../src/pipeline/issue/masthead.ts';
import { publicationSchema } from '../../src/pipeline/issue/publication.ts';

const paper = (more: Record<string, unknown>) =>
  publicationSchema.parse({
    slug: 'gongren-ribao',
    name: '工人日报',
    names: ["WORKERS' DAILY"],
    rights: { status: 'unknown', statement: '未知' },
    ...more,
  });

/** The publication that a line names, and the words that do. */
function read(line: string, cn = '11-0002'): [name: string, words: string] | undefined {
  const claim = readPublication(line, [paper({ cn })]);
  return claim && [claim.name, line.slice(claim.start, claim.end)];
}

describe('readPublication', () => {
  it.each([
    ['工人日报', '工人日报', '工人日报'],
    [' 工 人 日 报 2020年11月30日', '工人日报', '工 人 日 报'],
    ['Worker’s　ＤＡＩＬＹ', '工人日报', 'Worker’s　ＤＡＩＬＹ'],
    ['国内统一刊号：ＣＮ 11-0002　代号 1-5', '工人日报', 'ＣＮ 11-0002'],
    ['渭川日报社出版', '渭川日报', '渭川日报'],
    ['《渭川日报》', '渭川日报', '渭川日报'],
    ['# 《渭川日报》 第3版', '渭川日报', '渭川日报'],
    ['渭 川 日 报', '渭川日报', '渭 川 日 报'],
    ['# 渭　川　日　报 第3版', '渭川日报', '渭　川　日　报'],
  ])('%s is of %s, by the words %s', (line, name, words) => expect(read(line)).toEqual([name, words]));

  it.each(['11-0002', 'CN 11-0002', 'CN11-0002'])('knows a paper of number %s by it', (cn) => {
    expect(read('国内统一刊号：CN 11-0002', cn)?.[0]).toBe('工人日报');
    expect(read('国内统一刊号：CN 11-0099', cn)).toBeUndefined();
  });

  it.each(['责任编辑 张三', '第3版', ''])('takes “%s” for no paper', (line) =>
    expect(read(line)).toBeUndefined(),
  );

  it('says what a number looks like', () =>
    expect(() => paper({ cn: '国内刊号 11' })).toThrow('as in CN 11-0002'));
});
