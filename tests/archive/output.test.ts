import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inputsOf, refuseForeignFolder, replaceFolder } from '../../src/archive/output.ts';
import type { Settings } from '../../src/archive/settings.ts';
import { putFiles, temporaryFolder } from './folder.ts';

function settingsFor(root: string, out: string): Settings {
  return {
    root,
    out: join(root, out),
    seeds: join(root, 'seeds'),
    content: join(root, 'content'),
    cache: join(root, '.cache'),
    withdraw: false,
    resources: { publications: [], topics: [], defaultPublication: '' },
    configuration: {
      title: 't',
      site: 'https://example.org',
      base: '/',
      publication: 'p',
      language: 'zh-Hans',
      branch: 'main',
    },
  };
}

const site = (text: string) => async (aside: string) =>
  putFiles(aside, { 'index.html': text, 'a/index.html': text });

test('a site replaces the one before it, and what was only in that one is gone', async () => {
  const out = join(temporaryFolder(), 'dist');
  await replaceFolder(out, '1', async (aside) => putFiles(aside, { 'old.html': '' }));
  await replaceFolder(out, '2', site('new'));
  expect(readdirSync(out).sort()).toEqual(['.jianbao.json', 'a', 'index.html']);
  expect(inputsOf(out)).toBe('2');
});

test('a build that fails leaves the last site as it was, and nothing beside it', async () => {
  const root = temporaryFolder();
  const out = join(root, 'dist');
  await replaceFolder(out, '1', site('good'));
  const failing = replaceFolder(out, '2', async (aside) => {
    putFiles(aside, { 'index.html': 'half' });
    throw new Error('why');
  });
  await expect(failing).rejects.toThrow('why');
  expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('good');
  expect(inputsOf(out)).toBe('1');
  expect(readdirSync(root)).toEqual(['dist']);
});

test('a folder behind a link is replaced where it is', async () => {
  const root = temporaryFolder({ 'real/keep': '' });
  mkdirSync(join(root, 'real/dist'));
  symlinkSync(join(root, 'real/dist'), join(root, 'dist'));
  await replaceFolder(join(root, 'dist'), '1', site('new'));
  expect(readFileSync(join(root, 'real/dist/index.html'), 'utf8')).toBe('new');
});

test('two builds of one site at once: the second is refused, the first goes on', async () => {
  const out = join(temporaryFolder(), 'dist');
  await replaceFolder(out, '1', async (aside) => {
    await expect(replaceFolder(out, '2', site('second'))).rejects.toThrow(/another build/);
    putFiles(aside, { 'index.html': 'first' });
  });
  expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('first');
});

test('the lock of a build that died counts for nothing', async () => {
  const root = temporaryFolder({ '.dist.building.pid': '999999999', '.dist.building/half': '' });
  await replaceFolder(join(root, 'dist'), '1', site('new'));
  expect(readdirSync(root)).toEqual(['dist']);
});

test('a folder that is new, empty or our own is accepted', async () => {
  const root = temporaryFolder();
  const settings = settingsFor(root, 'dist');
  refuseForeignFolder(settings);
  mkdirSync(settings.out);
  refuseForeignFolder(settings);
  await replaceFolder(settings.out, '1', site('ours'));
  refuseForeignFolder(settings);
});

test('a folder with files of others is refused, and they are named', async () => {
  const settings = settingsFor(temporaryFolder(), 'dist');
  await replaceFolder(settings.out, '1', site('ours'));
  writeFileSync(join(settings.out, 'CNAME'), 'example.org');
  expect(() => refuseForeignFolder(settings)).toThrow(/1 file\(s\) that the build did not make \(CNAME\)/);
});

test('a folder with nothing but files of others is refused', () => {
  const root = temporaryFolder({ 'dist/thesis.doc': '' });
  expect(() => refuseForeignFolder(settingsFor(root, 'dist'))).toThrow(
    /thesis\.doc.*nothing was overwritten/,
  );
  expect(existsSync(join(root, 'dist/thesis.doc'))).toBe(true);
});

test.each(['.', 'seeds', 'seeds/site', 'content', 'src/site', 'public', '..'])('%s is refused', (out) => {
  expect(() => refuseForeignFolder(settingsFor(temporaryFolder(), out))).toThrow(/in the way/);
});

test('a file is refused', () => {
  const root = temporaryFolder({ dist: '' });
  expect(() => refuseForeignFolder(settingsFor(root, 'dist'))).toThrow(/found a file, expected a folder/);
});
