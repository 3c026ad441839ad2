import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ArticleData, articleDataSchema } from '../../src/archive/records.ts';
import { type Ended, SmallArchive } from './building.ts';
import { brokenLinks } from './links.ts';

const archive = new SmallArchive();
let first: Ended;

beforeAll(async () => {
  first = await archive.build();
});
afterAll(() => archive.remove());

function read(path: string): string {
  return readFileSync(join(archive.out, path), 'utf8');
}

function articles(): ArticleData[] {
  return read('data/articles.ndjson')
    .trimEnd()
    .split('\n')
    .map((line) => articleDataSchema.parse(JSON.parse(line)));
}

test('a build in a pipe says one line of what came of it, and no progress', () => {
  expect(first.stderr).toBe('');
  expect(first.code).toBe(0);
  expect(first.stdout).toMatch(
    /^.*dist: \d+ articles of \d+ issues from 2 seeds in [\d.]+ s\n(\d+ doubts.*\n)?$/,
  );
});

test('every article has its page, with its text, its MDX file and its line of data', () => {
  const all = articles();
  expect(all.length).toBeGreaterThan(0);
  const mdx = readdirSync(join(archive.content, 'articles'), { recursive: true, encoding: 'utf8' });
  for (const { id, url, text, title } of all) {
    const html = read(`${url}index.html`);
    expect(html).toContain(title);
    for (const sentence of text.match(/^.{10,}。$/gm) ?? []) expect(html).toContain(sentence);
    expect(mdx.some((path) => path.endsWith(`${id}.mdx`))).toBe(true);
  }
});

test('no link of the site is broken', () => {
  const { links, broken } = brokenLinks(archive.out, '/');
  expect(links).toBeGreaterThan(50);
  expect(broken).toEqual([]);
});

test('关于 is that of the archive that is built, what it leaves out the own one of the project', () => {
  expect(read('about/index.html')).toContain('两版小报，供测试之用，见<a href="/issues/">各期</a>');
  expect(read('about/permanence/index.html')).toContain('一篇稿件的地址永远是这一篇');
});

/** What a page names in a tag, as files of the output. */
function filesOf(html: string, tag: RegExp): string[] {
  return [...html.matchAll(tag)].map((match) => match[1] ?? '');
}

test('home and article page are light: HTML and style sheets together at most 30 KB gzipped', () => {
  for (const path of ['', ...articles().map(({ url }) => url)]) {
    const html = read(`${path}index.html`);
    const sheets = filesOf(html, /<link rel="stylesheet" href="\/([^"]+)"/g);
    expect(sheets).not.toEqual([]);
    const bytes = [html, ...sheets.map(read)].map((text) => gzipSync(text).length);
    expect(bytes.reduce((sum, each) => sum + each)).toBeLessThanOrEqual(30 * 1024);
  }
});

test('pages carry one script of at most 2 KB, deferred, and none inline', () => {
  for (const path of ['', 'issues/', 'topics/', 'people/', 'places/', 'sources/', articles()[0]?.url ?? '']) {
    const html = read(`${path}index.html`);
    const scripts = filesOf(html, /<script (?!type="application\/ld\+json")([^>]*)>/g);
    expect(scripts).toHaveLength(1);
    const [file] = filesOf(html, /<script type="module" src="\/([^"]+)"><\/script>/g);
    const script = read(file ?? '');
    expect(Buffer.byteLength(script)).toBeLessThanOrEqual(2048);
    expect(script).not.toMatch(/^import\b|\bfrom\s*["'`]/);
  }
});

test('a second build of the same seeds gives the same ids and the same pages', async () => {
  const before = articles();
  const page = read(`${before[0]?.url}index.html`);
  const second = await archive.build();
  expect(second.code).toBe(0);
  expect(articles()).toEqual(before);
  expect(read(`${before[0]?.url}index.html`)).toBe(page);
});

test('a file of somebody else in the folder stops the build, and stays', async () => {
  const foreign = join(archive.out, 'CNAME');
  writeFileSync(foreign, 'example.org');
  const { code, stderr } = await archive.build();
  rmSync(foreign);
  expect(code).toBe(1);
  expect(stderr).toContain('(CNAME)');
  expect(existsSync(join(archive.out, 'index.html'))).toBe(true);
});

test('an article edited by hand stops the build with what to do, and the last site stays', async () => {
  const folder = join(archive.content, 'articles');
  const path =
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((name) => name.endsWith('.mdx')) ?? '';
  const text = readFileSync(join(folder, path), 'utf8');
  writeFileSync(join(folder, path), `${text}\n又一段。\n`);
  const { code, stderr } = await archive.build();
  writeFileSync(join(folder, path), text);
  expect(code).toBe(1);
  expect(stderr).toContain(path);
  expect(stderr).toContain('npm run correct -- save');
  expect(existsSync(join(archive.out, 'index.html'))).toBe(true);
});

test('errors stop the build: a ledger line or a correction that cannot be read is not lost', async () => {
  const ledger = join(archive.content, 'ledger/pages.tsv');
  const kept = readFileSync(ledger, 'utf8');
  const broken = kept.replace(/\n([^\t]*)\t/, '\n$1 ');
  writeFileSync(ledger, broken);
  const corrections = join(archive.content, 'corrections/front.yaml');
  mkdirSync(dirname(corrections), { recursive: true });
  writeFileSync(corrections, 'seed: front.txt\ncorrections:\n  - do: withdrawn\n');
  const { code, stderr } = await archive.build();
  const left = readFileSync(ledger, 'utf8');
  writeFileSync(ledger, kept);
  rmSync(corrections);
  expect(code).toBe(1);
  expect(stderr).toContain('Found 2 errors');
  expect(stderr).toContain('pages.tsv:2');
  expect(stderr).toContain('front.yaml:3');
  expect(left).toBe(broken);
  expect(existsSync(join(archive.out, 'index.html'))).toBe(true);
});

test('under a base path every address has it, and no link is broken', async () => {
  const { code, stderr } = await archive.build('--base', '/some/path/', '--site', 'https://other.example');
  expect(stderr).toBe('');
  expect(code).toBe(0);
  const { links, broken } = brokenLinks(archive.out, '/some/path/');
  expect(links).toBeGreaterThan(50);
  expect(broken).toEqual([]);
  expect(read(`${articles()[0]?.url}index.html`)).toContain('https://other.example/some/path/articles/');
});

test('what is gone shows a notice, what moved leads on, and a withdrawal of everything is stopped', async () => {
  const before = articles();
  const gone = before.filter(({ seed }) => seed === 'front.txt').map(({ url }) => url);
  expect(gone.length).toBeGreaterThan(0);
  const text = readFileSync(join(archive.seeds, 'front.txt'));
  rmSync(join(archive.seeds, 'front.txt'));
  renameSync(join(archive.seeds, 'inside.txt'), join(archive.seeds, 'second.txt'));
  const { code, stdout, stderr } = await archive.build('--withdraw');
  expect(stderr).toBe('');
  expect(code).toBe(0);
  expect(stdout).toContain(`withdrew ${gone.length} articles (${gone.length} of front.txt)`);
  for (const url of gone) {
    const html = read(`${url}index.html`);
    expect(html).toContain('已撤下');
    expect(html).not.toContain('还有八个月就要退休');
  }
  expect(read('sources/inside/index.html')).toMatch(
    /http-equiv="refresh" content="0; url=\/sources\/second\/"/,
  );
  expect(read('_redirects')).toContain('/sources/inside/ /sources/second/ 301\n');

  writeFileSync(join(archive.seeds, 'front.txt'), text);
  renameSync(join(archive.seeds, 'second.txt'), join(archive.seeds, 'inside.txt'));
  const back = await archive.build();
  expect(back.code).toBe(0);
  expect(articles()).toEqual(before);

  for (const name of ['front.txt', 'inside.txt']) rmSync(join(archive.seeds, name));
  writeFileSync(
    join(archive.seeds, 'other.txt'),
    '另一版\n\n另一篇的文字，与先前两版毫无关系，只说一只猫在院里晒太阳。\n',
  );
  const stopped = await archive.build();
  expect(stopped.code).toBe(1);
  expect(stopped.stderr).toContain('--withdraw');
  expect(articles()).toEqual(before);
});
