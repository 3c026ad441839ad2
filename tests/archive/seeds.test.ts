import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ignoredMessages } from '../../src/archive/messages.ts';
import { slugOfSeed } from '../../src/archive/name.ts';
import { ignoredFiles, readSeeds } from '../../src/archive/seeds.ts';
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

test('a seed may end in .TXT, and keeps an address of its own', () => {
  const folder = temporaryFolder({ 'page.TXT': '甲', 'other.Txt': '乙' });
  expect(readSeeds(folder).map(({ name }) => name)).toEqual(['other.Txt', 'page.TXT']);
  expect(slugOfSeed('page.TXT')).toMatch(/^page-\w{4}$/);
  expect(slugOfSeed('page.txt')).toBe('page');
});

test('files that are no seeds are named, those of one ending together; what tells of the others is not', () => {
  const pictures = Array.from({ length: 7 }, (_, i) => [`scans/${i}.jpg`, ''] as const);
  const folder = temporaryFolder({
    'a.txt': '甲',
    'b.text': '乙',
    c: '丙',
    'README.md': '',
    LICENSE: '',
    '.git/config': '',
    ...Object.fromEntries(pictures),
  });
  const messages = ignoredMessages(folder, ignoredFiles(folder));
  expect(messages.map(({ reason }) => reason.slice(0, reason.indexOf(', expected')))).toEqual([
    'found b.text',
    'found c',
    'found scans/0.jpg, scans/1.jpg, scans/2.jpg, scans/3.jpg, scans/4.jpg … (7 files)',
  ]);
  expect(messages[0]).toMatchObject({ severity: 'warning', ruleId: 'file-ignored', path: folder });
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
