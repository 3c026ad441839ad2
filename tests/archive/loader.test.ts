import { EventEmitter } from 'node:events';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LoaderContext } from 'astro/loaders';
import { expect, test } from 'vitest';
import { digest } from '../../src/archive/digest.ts';
import { articleLoader, recordLoader, siteLoader } from '../../src/archive/loader.ts';
import { forgetArchive } from '../../src/archive/open.ts';
import { articleSchema } from '../../src/archive/records.ts';
import { temporaryFolder } from './folder.ts';

type Entry = Parameters<LoaderContext['store']['set']>[0];

/** A small archive, and what Astro would give a loader that reads it. */
function astro() {
  const root = temporaryFolder();
  cpSync(join(import.meta.dirname, '../fixtures/corpus'), root, { recursive: true });
  forgetArchive();
  const entries = new Map<string, Entry>();
  const set: string[] = [];
  const errors: string[] = [];
  const watcher = Object.assign(new EventEmitter(), { add() {} });
  const store = {
    get: (id: string) => entries.get(id),
    keys: () => [...entries.keys()],
    delete: (id: string) => entries.delete(id),
    set: (entry: Entry) => {
      set.push(entry.id);
      entries.set(entry.id, entry);
      return true;
    },
  };
  const context = {
    store,
    config: { root: pathToFileURL(`${root}/`) },
    parseData: async ({ data }: { data: unknown }) => data,
    generateDigest: (data: unknown) => digest(JSON.stringify(data)),
    logger: { error: (text: string) => errors.push(text) },
    watcher,
  } as unknown as LoaderContext;
  const edit = (seed: string, change: (text: string) => string) => {
    const path = join(root, 'seeds', seed);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
    return path;
  };
  return { root, entries, set, errors, watcher, context, edit };
}

const titled = (entries: Map<string, Entry>, seed: string) =>
  [...entries.values()].filter(({ data }) => data.seed === seed);

test('an article has its record, its HTML and the path of its MDX file, which is there', async () => {
  const { root, entries, context } = astro();
  await articleLoader().load(context);
  expect(entries.size).toBeGreaterThan(0);
  for (const { id, data, rendered, filePath } of entries.values()) {
    expect(data.id).toBe(id);
    const { blocks } = articleSchema.parse(data);
    for (const { role, anchor, text } of blocks) {
      if (role === 'paragraph') expect(rendered?.html).toContain(`<p id="${anchor}">${text}`);
    }
    expect(filePath).toMatch(new RegExp(`^content/articles/binjiang-ribao/.*/${id}\\.mdx$`));
    expect(readFileSync(join(root, filePath ?? ''), 'utf8')).toContain(`id: ${id}`);
  }
});

test('what has not changed is left alone, what has is set, and what is gone is deleted', async () => {
  const { root, entries, set, context, edit } = astro();
  await articleLoader().load(context);
  set.length = 0;
  forgetArchive();
  await articleLoader().load(context);
  expect(set).toEqual([]);

  edit('inside.txt', (text) => text.replace('马灯十五盏', '马灯九十盏'));
  forgetArchive();
  await articleLoader().load(context);
  expect(set).not.toEqual([]);
  expect([...entries.values()].some(({ rendered }) => rendered?.html.includes('马灯九十盏'))).toBe(true);
  expect([...entries.values()].some(({ rendered }) => rendered?.html.includes('马灯十五盏'))).toBe(false);

  rmSync(join(root, 'seeds/front.txt'));
  forgetArchive();
  await articleLoader().load(context);
  expect(titled(entries, 'front.txt')).toEqual([]);
  expect(titled(entries, 'inside.txt')).not.toEqual([]);
});

test('an edited seed is loaded again while the site is worked on', async () => {
  const { entries, watcher, context, edit } = astro();
  await recordLoader('sources').load(context);
  watcher.emit(
    'all',
    'change',
    edit('front.txt', (text) => text.replace('二十六年', '三十六年')),
  );
  await expect.poll(() => JSON.stringify([...entries.values()]), { timeout: 10_000 }).toContain('三十六年');
});

test('a fault in a file that is worked on is said, and what was loaded stays', async () => {
  const { root, entries, errors, watcher, context } = astro();
  await siteLoader().load(context);
  const path = join(root, 'content/archive.yaml');
  writeFileSync(path, 'tittle: x\n');
  watcher.emit('all', 'change', path);
  await expect.poll(() => errors.join('\n'), { timeout: 10_000 }).toMatch(/archive\.yaml:\n.*tittle/s);
  expect(entries.get('site')?.data.title).toBe('小报库');
});

test('what the loader itself writes does not make it load again', async () => {
  const { root, set, watcher, context } = astro();
  await articleLoader().load(context);
  set.length = 0;
  forgetArchive();
  watcher.emit('all', 'add', join(root, 'content/articles/binjiang-ribao/x.mdx'));
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(set).toEqual([]);
});
