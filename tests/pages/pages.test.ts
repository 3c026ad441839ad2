import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CleanPage, parseClean } from './clean.ts';
import { type Damaged, damage, intact } from './damage.ts';
import type { GoldUnit } from './gold.ts';

const folder = join(import.meta.dirname, 'clean');
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

/** What a block's lines say, without Markdown and without what is printed twice inside a line. */
function reading({ text, gold }: Damaged, unit: GoldUnit, lines: number[]): string {
  const all = text.split('\n');
  const echo = gold.units.flatMap((other) => other.duplicates).filter((copy) => copy.start !== undefined);
  const read = (line: number) =>
    all[line - 1]?.slice(0, echo.find((copy) => copy.line === line)?.start) ?? '';
  expect(unit.blocks.length).toBeGreaterThan(0);
  return lines.map((line) => read(line).replace(/[#*]/g, '').trim()).join('');
}
const FULL: Record<string, string> = {
  ',': '，',
  ';': '；',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
  ':': '：',
};
const fold = (text: string) => text.replace(/\s/g, '').replace(/[,;?!():]/g, (ch) => FULL[ch] ?? ch);

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

  it('says, in reading order, what was printed', () => {
    for (const copy of [intact(page, file), ...copiesOf(page, file)]) {
      for (const [i, unit] of copy.gold.units.entries()) {
        const printed = page.units[i]?.blocks ?? [];
        const whole = fold(printed.map((block) => block.text).join(''));
        const said = unit.blocks.map((block) => fold(reading(copy, unit, block.lines)));
        if (unit.blocks.length === printed.length) expect(said.join('').length).toBeGreaterThan(0);
        const lost =
          page.units[i]?.startMissing !== unit.startMissing || page.units[i]?.endMissing !== unit.endMissing;
        if (!lost) expect(said.join('').length).toBe(whole.length);
        const wrong = [...said.join('')].filter((ch) => !whole.includes(ch));
        expect(wrong.length).toBeLessThan(14);
      }
    }
  });

  it('gives copies lines that say the same', () => {
    for (const { text, gold } of copiesOf(page, file)) {
      const lines = text.split('\n');
      for (const { line, of, start, end } of gold.units.flatMap((unit) => unit.duplicates)) {
        if (of === undefined)
          expect(lines[line - 1]?.slice(start, end).length).toBe((end ?? 0) - (start ?? 0));
        else {
          expect(line).toBeGreaterThan(of);
          expect(lines[line - 1]?.replace(/[#*]/g, '')).toBe(lines[of - 1]?.replace(/[#*]/g, ''));
        }
      }
    }
  });
});
