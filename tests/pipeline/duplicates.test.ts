import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { markDuplicates } from '../../src/pipeline/duplicates.ts';
import { parseSeed } from '../../src/pipeline/parse.ts';
import type { Page } from '../../src/pipeline/tree.ts';
import { seedText } from './seedText.ts';

const FOLDER = 'tests/fixtures/duplicates';

function read(text: string): { page: Page; file: VFile } {
  const file = new VFile({ path: 'page.txt', value: text });
  const reading = unified().use(parseSeed).use(markDuplicates).freeze();
  return { page: reading.runSync(reading.parse(file), file) as Page, file };
}

function duplicatesOf(text: string): { again: string; first: string; at: number }[] {
  return read(text).page.children.flatMap((node) =>
    node.type === 'duplicate'
      ? [{ again: text.slice(...node.span), first: text.slice(...node.of), at: node.of[0] }]
      : [],
  );
}

describe('duplicates', () => {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.txt'));

  it.each(names)('%s', (name) => {
    const text = readFileSync(join(FOLDER, name), 'utf8');
    const expected = JSON.parse(readFileSync(join(FOLDER, name.replace('.txt', '.json')), 'utf8')) as [];
    expect(duplicatesOf(text).map(({ again, first }) => ({ again, first }))).toEqual(expected);
  });

  it('leaves notices of one wording apart that differ in their figures', () => {
    const notice = (number: string) =>
      `本院受理原告渭川市水泥制品厂诉被告买卖合同纠纷一案，案号为第${number}号，限你于公告之日起六十日内来院领取民事判决书，逾期视为送达。`;
    expect(duplicatesOf(`${notice('112')}\n${notice('113')}\n${notice('一百一十四')}\n`)).toEqual([]);
    expect(duplicatesOf(`${notice('112')}\n${notice('112').replace('逾期', '逾朝')}\n`)).toHaveLength(1);
  });

  it('says of each that it is printed twice, at its place', () => {
    const text = readFileSync(join(FOLDER, 'whole-line.txt'), 'utf8');
    const { page, file } = read(text);
    const [duplicate] = page.children.filter(({ type }) => type === 'duplicate');
    expect(file.messages.map(({ ruleId, place }) => ({ ruleId, place }))).toEqual([
      { ruleId: 'duplicate', place: duplicate?.position },
    ]);
  });

  it('keeps each character in one piece, and points back to text that stays', () => {
    fc.assert(
      fc.property(seedText, (text) => {
        const { page } = read(text);
        const stays = page.children.filter(({ type }) => type === 'line');
        let from = 0;
        for (const node of page.children) {
          if (node.type !== 'line' && node.type !== 'duplicate') throw new Error(`Found a ${node.type}`);
          expect(node.span[0]).toBeGreaterThanOrEqual(from);
          expect(text.slice(from, node.span[0])).not.toMatch(/[^\s\u200b\ufeff#*]/u);
          expect(text.slice(...node.span)).toBe(node.value);
          from = node.span[1];
          if (node.type !== 'duplicate') continue;
          expect(node.of[1]).toBeLessThanOrEqual(node.span[0]);
          const [start, end] = node.of;
          expect(stays.some((line) => 'span' in line && line.span[0] < end && start < line.span[1])).toBe(
            true,
          );
        }
      }),
    );
  });
});
