import { readFileSync, writeFileSync } from 'node:fs';
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

test('what is not said has a default', async () => {
  const root = folderWith(archive);
  const { configuration, resources, ...folders } = await readSettings(root, {});
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

test.each([
  ['archive@example.org', true],
  ['https://example.org/contact', true],
  ['mailto:archive@example.org', false],
  ['编辑部', false],
])('to be contacted at %s: %s', async (contact, isAddress) => {
  const read = readSettings(folderWith([...archive, `contact: ${contact}`]), {});
  if (isAddress) expect((await read).configuration.contact).toBe(contact);
  else
    await expect(read).rejects.toThrow(
      /contact.*expected an address of mail|expected an address of mail.*contact/s,
    );
});

test('options of a command override the configuration', async () => {
  const environment = {};
  const root = folderWith(archive);
  exportOverrides(
    { seeds: 'pages', out: '/elsewhere', base: 'some/path', site: 'https://b.example' },
    environment,
  );
  expect(await readSettings(root, environment)).toMatchObject({
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
])('%s is refused, and the file named', async (_, lines, message) => {
  await expect(readSettings(folderWith(lines), {})).rejects.toThrow(message);
});

test('a folder without configuration is refused with what to do', async () => {
  await expect(readSettings(temporaryFolder(), {})).rejects.toThrow(
    /content\/archive\.yaml: not found; create it/,
  );
});

test('a configuration without publications is refused', async () => {
  await expect(readSettings(folderWith(archive, {}), {})).rejects.toThrow(/found no publication/);
});

test.each([
  [
    'a key of a publication',
    `${publication}weekday: [1]\n`,
    /found weekday, expected none but slug, .*weekdays/,
  ],
  ['a key of its rights', publication.replace(' }', ', by: x }'), /found by, expected none but holder, /],
])('%s that nobody reads is refused, and the file and all keys are named', async (_, text, message) => {
  const read = readSettings(folderWith(archive, { 'p.yaml': text }), {});
  await expect(read).rejects.toThrow(/publications\/p\.yaml:/);
  await expect(read).rejects.toThrow(message);
});

test('two publications of one slug are refused, and both files named', async () => {
  const root = folderWith(archive, { 'p.yaml': publication, 'x.yaml': publication });
  await expect(readSettings(root, {})).rejects.toThrow(
    /publications\/x\.yaml: found slug: p, expected another than that of p\.yaml/,
  );
});

test('what was read is remembered until a file changes', async () => {
  const root = folderWith(archive);
  const memory = join(root, '.cache/content.json');
  expect((await readSettings(root, {})).configuration.title).toBe('剪报');
  writeFileSync(memory, readFileSync(memory, 'utf8').replace('剪报', '记得的'));
  expect((await readSettings(root, {})).configuration.title).toBe('记得的');

  writeFileSync(join(root, 'content/archive.yaml'), [...archive, 'language: zh-Hant'].join('\n'));
  expect((await readSettings(root, {})).configuration).toMatchObject({ title: '剪报', language: 'zh-Hant' });
  expect((await readSettings(root, { JIANBAO_BASE: '/b/' })).configuration.base).toBe('/b/');
});

test('a memory that was cut short is read anew', async () => {
  const root = folderWith(archive);
  const first = await readSettings(root, {});
  writeFileSync(join(root, '.cache/content.json'), '{"madeOf":"');
  expect(await readSettings(root, {})).toEqual(first);
});
