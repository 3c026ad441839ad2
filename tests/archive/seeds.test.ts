import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSeeds } from '../../src/archive/seeds.ts';
import { temporaryFolder } from './folder.ts';

test('seeds are the .txt files of a folder and of the folders in it, by name', () => {
  const folder = temporaryFolder({
    'b.txt': '乙',
    'a.txt': '甲',
    '1953/c.txt': '丙',
    'README.md': '',
    '.DS_Store': '',
  });
  expect(readSeeds(folder).map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)])).toEqual([
    ['1953/c.txt', '丙'],
    ['a.txt', '甲'],
    ['b.txt', '乙'],
  ]);
});

test('a folder without seeds is refused', () => {
  expect(() => readSeeds(temporaryFolder({ 'a.md': '' }))).toThrow(/found no seed, expected one \.txt file/);
});

test('a missing folder is refused', () => {
  expect(() => readSeeds(join(temporaryFolder(), 'none'))).toThrow(/none: not found/);
});

test('a folder that is called like a seed is no seed', () => {
  const folder = temporaryFolder({ 'a.txt': '甲' });
  mkdirSync(join(folder, 'b.txt'));
  expect(readSeeds(folder)).toHaveLength(1);
});

test('a seed that cannot be read is refused by name', () => {
  const folder = temporaryFolder({ 'a.txt': '甲' });
  symlinkSync(join(folder, 'gone'), join(folder, 'b.txt'));
  expect(() => readSeeds(folder)).toThrow(/b\.txt: cannot be read \(ENOENT\); make b\.txt readable/);
});
