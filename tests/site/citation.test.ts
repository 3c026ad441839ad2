import { describe, expect, it } from 'vitest';
import { citationsOf } from '../../src/site/shape/citation.ts';
import { anArticle } from './records.ts';

const address = 'https://example.org/articles/b7k2m9/';
const cite = (more: Parameters<typeof anArticle>[1]) =>
  Object.fromEntries(
    citationsOf(anArticle('b7k2m9', { title: '半小时工作圈', ...more }), '剪报', address).map(
      ({ style, text }) => [style, text],
    ),
  );
const reporter = (name: string) => ({ name, role: '记者' as const, slug: name });

describe('citationsOf', () => {
  it('follows GB/T 7714 for a printed newspaper and for one read online', () => {
    const { gbt, 'gbt-online': online } = cite({ people: [reporter('田国垒'), reporter('杜凯')], page: 1 });
    expect(gbt).toBe('田国垒，杜凯. 半小时工作圈[N]. 工人日报，2020-11-30(1).');
    expect(online).toBe(`田国垒，杜凯. 半小时工作圈[N/OL]. 工人日报，2020-11-30(1)[引用日期]. ${address}.`);
  });

  it('names three authors, and editors not at all', () => {
    const people = [...'甲乙丙丁'].map(reporter);
    expect(cite({ people }).gbt).toMatch(/^甲，乙，丙，等\. /);
    expect(cite({ people: [{ name: '戊', role: '编辑', slug: '戊' }] }).gbt).toMatch(/^半小时/);
  });

  it('says where the date is not known or not sure', () => {
    expect(cite({ issue: { url: '' } }).gbt).toContain('[日期不详]');
    expect(cite({ issue: { url: '', date: '2021-11-10?' } }).gbt).toContain('[2021-11-10?]');
  });

  it('sets a title within the title in single marks', () => {
    expect(cite({ title: '读《论语》有感' }).plain).toMatch(/^《读〈论语〉有感》，《工人日报》/);
  });

  it('leaves out of data what is not known', () => {
    const { bibtex, ris } = cite({ issue: { url: '', date: '2023-11' } });
    expect(bibtex).toContain('year = {2023}');
    expect(bibtex).not.toContain('day =');
    expect(ris).toContain('DA  - 2023/11//');
    expect(ris).not.toContain('SP  -');
    expect(ris?.endsWith('ER  - ')).toBe(true);
  });

  it('keeps characters that BibTeX and templates read as their own out of the way', () => {
    const { bibtex, wikipedia } = cite({ title: '增长5%|{新}局' });
    expect(bibtex).toContain('title = {增长5\\%|新局}');
    expect(wikipedia).toContain('title=增长5%{{!}}{新}局');
  });
});
