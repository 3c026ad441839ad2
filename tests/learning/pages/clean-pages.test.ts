import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Damaged } from '../../../src/learning/pages/annotate.ts';
import { type CleanPage, parseClean } from '../../../src/learning/pages/clean.ts';
import { damage, intact } from '../../../src/learning/pages/damage.ts';
import type { GoldBlock, GoldRole } from '../../../src/learning/pages/gold.ts';

const folder = 'tests/pages/clean';
const pages = readdirSync(folder)
  .filter((file) => file.endsWith('.page'))
  .map((file) => ({ file, page: parseClean(readFileSync(join(folder, file), 'utf8'), file) }));

const copiesOf = (page: CleanPage, file: string) =>
  Array.from({ length: 8 }, (_, copy) => damage(page, `${file}-${copy}.txt`));

/** Every line that the annotation claims, once for each claim. */
const claimed = ({ gold }: Damaged) => [
  ...gold.furniture,
  ...gold.units.flatMap((unit) => [
    ...unit.blocks.flatMap((block) => block.lines),
    ...unit.duplicates.filter((copy) => copy.start === undefined).map((copy) => copy.line),
  ]),
];
const inked = (text: string) => text.split('\n').flatMap((line, i) => (line.trim() ? [i + 1] : []));

const HEAD: ReadonlySet<GoldRole> = new Set(['column', 'kicker', 'title', 'subtitle', 'byline']);
const FULL: Record<string, string> = {
  ',': '，',
  ';': '；',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
  ':': '：',
};
const fold = (text: string) => text.replace(/[\s#*]/g, '').replace(/[,;?!():]/g, (ch) => FULL[ch] ?? ch);

/** What the head and the body of each unit say, without what is printed twice inside a line. */
function readings({ text, gold }: Damaged): { head: string[]; body: string }[] {
  const lines = text.split('\n');
  const echoes = gold.units.flatMap((unit) => unit.duplicates).filter((copy) => copy.start !== undefined);
  const read = (line: number) => lines[line - 1]?.slice(0, echoes.find((echo) => echo.line === line)?.start);
  const said = (block: GoldBlock) => fold(block.lines.map(read).join(''));
  return gold.units.map(({ blocks }) => ({
    head: blocks.filter((block) => HEAD.has(block.role)).map(said),
    body: blocks
      .filter((block) => !HEAD.has(block.role))
      .map(said)
      .join(''),
  }));
}

describe.each(pages)('$file', ({ file, page }) => {
  it('is a page of fair size, and every name stands where it is said to', () => {
    const { text } = intact(page, file);
    expect(text.length).toBeGreaterThan(2500);
    expect(text.length).toBeLessThan(8000);
    expect(page.units.length).toBeGreaterThanOrEqual(7);
    for (const unit of page.units) {
      const said = fold(unit.blocks.map((block) => block.text).join(''));
      for (const { name } of unit.people) expect(said).toContain(fold(name));
      for (const name of unit.peopleOptional) expect(said).toContain(fold(name));
      const jumps = unit.blocks.some((block) => block.role === 'jump');
      expect(jumps || !(unit.startMissing || unit.endMissing)).toBe(true);
    }
  });

  it('keeps every line of ink in exactly one place when it is damaged', () => {
    for (const copy of [intact(page, file), ...copiesOf(page, file)]) {
      expect(claimed(copy).sort((a, b) => a - b)).toEqual(inked(copy.text));
    }
  });

  it('says, read in order, what was printed, but for characters misread', () => {
    const printed = readings(intact(page, file));
    for (const copy of copiesOf(page, file)) {
      for (const [i, { head, body }] of readings(copy).entries()) {
        const { startMissing, endMissing } = copy.gold.units[i] ?? {};
        const whole = printed[i] ?? { head: [], body: '' };
        const lost = startMissing !== page.units[i]?.startMissing || endMissing !== page.units[i]?.endMissing;
        if (lost) expect(body.length).toBeLessThan(whole.body.length);
        else {
          expect(head.sort()).toEqual(whole.head.sort());
          expect(body.length).toBe(whole.body.length);
          const wrong = body.split('').filter((ch, at) => ch !== whole.body.charAt(at));
          expect(wrong.length).toBeLessThanOrEqual(12);
        }
      }
    }
  });

  it('gives repeated lines that stand after what they repeat and say the same', () => {
    for (const { text, gold } of copiesOf(page, file)) {
      const lines = text.split('\n');
      for (const { line, of, start, end } of gold.units.flatMap((unit) => unit.duplicates)) {
        if (of === undefined) {
          const echo = fold(lines[line - 1]?.slice(start, end) ?? '');
          expect(fold(lines.filter((_, i) => i !== line - 1).join(''))).toContain(echo);
        } else {
          expect(line).toBeGreaterThan(of);
          expect(fold(lines[line - 1] ?? '')).toBe(fold(lines[of - 1] ?? ''));
        }
      }
    }
  });
});
