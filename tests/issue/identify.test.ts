import { describe, expect, it } from 'vitest';
import type { GoldIssue } from '../../src/learning/pages/gold.ts';
import { readIssueNumber, readPageNumber, readPrintedDate } from '../../src/pipeline/issue/header.ts';
import { identifyIssue } from '../../src/pipeline/issue/identify.ts';
import { readPublication } from '../../src/pipeline/issue/masthead.ts';
import { attributePeople } from '../../src/pipeline/people/attribute.ts';
import { type AnnotatedPage, annotatedPages } from '../annotatedPage.ts';
import { pageOf } from '../pageOf.ts';
import { resources } from '../resources.ts';

function identified<Taken extends Pick<AnnotatedPage, 'page' | 'file'>>(pages: Taken[]): Taken[] {
  for (const { page, file } of pages) {
    attributePeople()(page, file);
    identifyIssue(resources)(page, file);
  }
  return pages;
}

/** Credit for a date as precise as the annotation, half for one that is true but says less; and whether it is false. */
function scoreDate(gold: GoldIssue, said: string | undefined): { credit: number; false: number } {
  if (!said) return { credit: 0, false: 0 };
  const unsure = said.endsWith('?');
  const [y = 'XXXX', m = 'XX', d = 'XX'] = said.replace('?', '').split('-');
  const [gy = '', gm = 'XX', gd = 'XX'] = gold.date.split('-');
  const fits = (a: string, b: string) => [...a].every((char, i) => char === 'X' || char === b[i]);
  const known = (part: string) => !part.includes('X');
  const over = (gold.precision === 'month' && known(d)) || (gold.precision === 'year' && known(m));
  const isTrue = !over && fits(y, gy) && fits(m, gm) && fits(d, gd);
  const whole = known(y) && (gm === 'XX' || known(m)) && (gd === 'XX' || known(d));
  return { credit: isTrue ? (whole ? (unsure ? 0.8 : 1) : 0.5) : 0, false: isTrue ? 0 : unsure ? 0.5 : 1 };
}

function scoreDates(pages: AnnotatedPage[]): { credit: number; false: number; wrong: string[] } {
  const scores = pages.map(({ annotation, page }) => ({
    ...scoreDate(annotation.issue, page.issue.date),
    says: `${annotation.source}: ${page.issue.date}, is ${annotation.issue.date}`,
  }));
  return {
    credit: scores.reduce((sum, { credit }) => sum + credit, 0) / scores.length,
    false: scores.reduce((sum, score) => sum + score.false, 0),
    wrong: scores.filter(({ credit }) => credit < 1).map(({ says }) => says),
  };
}

/** Whether a citation says what is claimed of the page when nothing but it is read. */
function readAlone(claim: string, text: string, { publication, issue }: AnnotatedPage['page']): boolean {
  if (claim === '期号') return readIssueNumber(text)?.number === issue.number;
  if (claim === '版次') return readPageNumber(text)?.page === issue.page;
  if (claim === '印有日期') return readPrintedDate(text)?.end === text.length;
  return readPublication(text, resources.publications)?.name === publication?.name;
}

describe('identifyIssue', () => {
  const seeds = identified(annotatedPages('tests/fixtures/gold/seeds', 'seeds'));
  const invented = identified(annotatedPages('tests/fixtures/gold/dev'));

  it('dates the five seeds, of which one prints its date', () => {
    const score = scoreDates(seeds);
    expect(score.wrong).toEqual([]);
    expect(score.false).toBe(0);
  });

  it('dates the invented pages, and claims nothing false', () => {
    const score = scoreDates(invented);
    expect(score.credit, score.wrong.join('\n')).toBeGreaterThanOrEqual(0.9);
    expect(score.false, score.wrong.join('\n')).toBeLessThanOrEqual(1);
  });

  it('reads the page number where the page prints it', () => {
    for (const { annotation, page } of [...seeds, ...invented]) {
      const { pagePrinted, page: want } = annotation.issue;
      if (want !== null && pagePrinted) expect(page.issue.page, annotation.source).toBe(want);
    }
  });

  it('names the publication where the page does, and the default one elsewhere', () => {
    for (const { annotation, page, file } of [...seeds, ...invented]) {
      const named = page.publication?.inferred === false;
      if (named) expect(page.publication?.name, annotation.source).toBe(annotation.publication);
      else expect(page.publication, annotation.source).toEqual({ name: '工人日报', inferred: true });
      const isHeader = (n: number) =>
        String(file)
          .split('\n')
          [n - 1]?.replace(/[\s#*]/gu, '') === annotation.publication;
      if (annotation.furniture.some(isHeader)) expect(named, annotation.source).toBe(true);
    }
  });

  it('cites the words of the seed for every claim', () => {
    for (const { page, file } of [...seeds, ...invented]) {
      if (page.issue.date !== undefined) expect(page.issue.evidence.length).toBeGreaterThan(0);
      for (const { text, span } of page.issue.evidence)
        if (!text.includes('\n')) expect(String(file).slice(...span)).toBe(text);
    }
  });

  // Half a name or half a number would be read as another, or not at all.
  it('cites of the header words that say the same when they are read alone', () => {
    let cited = 0;
    const framed = ['《渭川日报》', '渭 川 日 报', '国内统一刊号：CN 11-0002'].map((line) =>
      pageOf([line], []),
    );
    for (const { page } of [...seeds, ...invented, ...identified(framed)])
      for (const { text, says } of page.issue.evidence) {
        const [claim] = /^(?:报头、报眉印有|期号|版次|印有日期)/u.exec(says) ?? [];
        if (claim !== undefined) expect(`${claim} ${readAlone(claim, text, page)}`).toBe(`${claim} true`);
        if (claim !== undefined) cited++;
      }
    expect(cited).toBeGreaterThan(40);
  });
});
