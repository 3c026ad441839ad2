import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exportOverrides, readSettings } from '../../src/archive/settings.ts';
import { temporaryFolder } from './folder.ts';

const archive = ['title: 剪报', 'site: https://example.org', 'publication: p'];
const publication = 'slug: p\nname: 某报\nrights: { status: unknown, statement: 不详 }\n';

function folderWith(
  lines: readonly string[],
  publications: Record<string, string> = { 'p.yaml': publication },
) {
  return temporaryFolder({
    'content/archive.yaml': lines.join('\n'),
    ...Object.fromEntries(
      Object.entries(publications).map(([name, text]) => [`content/publications/${name}`, text]),
    ),
  });
}

test('what is not said has a default', () => {
  const root = folderWith(archive);
  const { configuration, resources, ...folders } = readSettings(root, {});
  expect(configuration).toEqual({
    title: '剪报',
    site: 'https://example.org',
    base: '/',
    publication: 'p',
    language: 'zh-Hans',
    branch: 'main',
  });
  expect(resources).toMatchObject({
    publications: [{ slug: 'p', name: '某报' }],
    defaultPublication: '某报',
    topics: [],
  });
  expect(folders).toEqual({
    root,
    seeds: join(root, 'seeds'),
    content: join(root, 'content'),
    out: join(root, 'dist'),
    cache: join(root, '.cache'),
    withdraw: false,
  });
});

test('options of a command override the configuration', () => {
  const environment = {};
  const root = folderWith(archive);
  exportOverrides(
    { seeds: 'pages', out: '/elsewhere', base: 'some/path', site: 'https://b.example' },
    environment,
  );
  expect(readSettings(root, environment)).toMatchObject({
    seeds: join(root, 'pages'),
    out: '/elsewhere',
    configuration: { base: '/some/path/', site: 'https://b.example' },
  });
});

test.each([
  ['an unknown key', [...archive, 'tittle: x'], /archive\.yaml:\n.*tittle/s],
  ['a missing key', archive.slice(1), /archive\.yaml:\n.*title/s],
  [
    'an address with a path',
    ['title: a', 'publication: p', 'site: https://e.org/a'],
    /the path goes into base/,
  ],
  [
    'an address of another kind',
    ['title: a', 'publication: p', 'site: ftp://e.org'],
    /https:\/\/example\.org/,
  ],
  ['a base that is no path', [...archive, 'base: /a b/'], /plain names/],
  ['a base that climbs', [...archive, 'base: /a/../b/'], /plain names/],
  [
    'a publication that is not there',
    [...archive.slice(0, 2), 'publication: q'],
    /publications: found p, expected q; add q\.yaml/,
  ],
  ['no YAML at all', ['title: [', ...archive], /archive\.yaml: .*line 2/s],
])('%s is refused, and the file named', (_, lines, message) => {
  expect(() => readSettings(folderWith(lines), {})).toThrow(message);
});

test('a folder without configuration is refused with what to do', () => {
  expect(() => readSettings(temporaryFolder(), {})).toThrow(/content\/archive\.yaml: not found; create it/);
});

test('a configuration without publications is refused', () => {
  expect(() => readSettings(folderWith(archive, {}), {})).toThrow(/found no publication/);
});
