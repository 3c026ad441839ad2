import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseClean } from '../../../src/learning/pages/clean.ts';
import { intact } from '../../../src/learning/pages/damage.ts';
import { readGold } from '../../../src/learning/pages/gold.ts';

const folder = mkdtempSync(join(tmpdir(), 'jianbao-gold-'));
afterAll(() => rmSync(folder, { recursive: true }));

const write = (value: unknown): string => {
  const path = join(folder, 'page.gold.json');
  writeFileSync(path, JSON.stringify(value));
  return path;
};
const { gold } = intact(
  parseClean(
    `@page {"publication":"某报","date":"1957","precision":"year","page":3,"number":null}
@unit article people=甲一/记者
title: 一
paragraph: 本报讯 记者甲一报道。`,
    'page',
  ),
  'page.txt',
);

describe('readGold', () => {
  it.each(['seeds', 'dev'])('reads the annotations of %s', (set) => {
    const names = readdirSync(join('tests/fixtures/gold', set)).filter((name) => name.endsWith('.gold.json'));
    for (const name of names) expect(readGold(join('tests/fixtures/gold', set, name)).units).not.toEqual([]);
  });

  it('reads what is written of an invented page', () => {
    expect(readGold(write(gold))).toEqual(gold);
  });

  it('takes a page for one that says its number where the annotation says nothing of that', () => {
    const { pagePrinted, ...issue } = gold.issue;
    expect(pagePrinted).toBe(false);
    expect(readGold(write({ ...gold, issue })).issue.pagePrinted).toBe(true);
  });

  it('refuses a role that there is not', () => {
    const units = gold.units.map((unit) => ({ ...unit, blocks: [{ role: 'headline', lines: [1] }] }));
    expect(() => readGold(write({ ...gold, units }))).toThrow('role');
  });
});
