/** A site for measuring the search: the search page of a built one, over the articles of a generated archive. */
import { cp, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Article } from '../../archive/records.ts';
import { buildSearchIndex, type SearchIndexReport } from '../../search/index-builder.ts';

/** Milliseconds between two looks at the memory of the programs that make the index. */
const LOOK_MS = 250;

export interface BuiltSite extends SearchIndexReport {
  seconds: number;
  /** Of Pagefind's process and of this one. */
  cpuSeconds: number;
  peakBytes: number;
}

/** @param dist built site whose search page is used */
export async function buildSite(
  folder: string,
  dist: string,
  articles: readonly Article[],
): Promise<BuiltSite> {
  await mkdir(join(folder, 'search'), { recursive: true });
  await cp(join(dist, '_astro'), join(folder, '_astro'), { recursive: true });
  await cp(join(dist, 'search', 'index.html'), join(folder, 'search', 'index.html'));
  for (const article of articles) {
    await mkdir(join(folder, article.url), { recursive: true });
    await writeFile(join(folder, article.url, 'index.html'), articlePage(article));
  }
  const watch = watchProcesses();
  const began = performance.now();
  const report = await buildSearchIndex({ articles, outDir: folder });
  return { ...report, seconds: (performance.now() - began) / 1000, ...(await watch.stop()) };
}

/** As much of an article's page as excerpts are cut from, and as much again for the rest of it. */
function articlePage({ title, blocks, id }: Article): string {
  const element = (
    tagName: string,
    properties: Element['properties'],
    children: ElementContent[],
  ): Element => ({
    type: 'element',
    tagName,
    properties,
    children,
  });
  const text = (value: string) => ({ type: 'text' as const, value });
  const head = element('header', { className: ['story-head'] }, [element('h1', {}, [text(title)])]);
  const body = blocks
    .filter(({ role }) => role !== 'title')
    .map((block) => element('p', { id: block.anchor }, [text(block.text)]));
  const story = element('article', { className: ['story'] }, [
    head,
    element('div', { className: ['body'] }, body),
  ]);
  const page = element('html', { lang: 'zh-Hans' }, [
    element('head', {}, [element('title', {}, [text(`${title} ${id}`)])]),
    element('body', {}, [element('main', {}, [story])]),
  ]);
  return `<!doctype html>${toHtml(page)}`;
}

/** The memory of this process and of those that it started, as Linux tells them; zero elsewhere. */
function watchProcesses(): { stop(): Promise<{ peakBytes: number; cpuSeconds: number }> } {
  let peakBytes = 0;
  let childTicks = 0;
  const before = process.cpuUsage();
  const look = async () => {
    let bytes = process.memoryUsage().rss;
    for (const child of await childProcesses()) {
      bytes += child.bytes;
      childTicks = Math.max(childTicks, child.ticks);
    }
    peakBytes = Math.max(peakBytes, bytes);
  };
  const timer = setInterval(() => void look().catch(() => {}), LOOK_MS);
  return {
    async stop() {
      clearInterval(timer);
      const { user, system } = process.cpuUsage(before);
      return { peakBytes, cpuSeconds: (user + system) / 1e6 + childTicks / 100 };
    },
  };
}

/** Of Pagefind's alone: the browser was started by this process too. */
async function childProcesses(): Promise<{ bytes: number; ticks: number }[]> {
  const children: { bytes: number; ticks: number }[] = [];
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const line = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    const [, command = '', rest = ''] = /^\d+ \((.*)\) (.*)$/s.exec(line) ?? [];
    const fields = rest.split(' ');
    if (fields[1] !== String(process.pid) || !command.startsWith('pagefind')) continue;
    children.push({ bytes: Number(fields[21]) * 4096, ticks: Number(fields[11]) + Number(fields[12]) });
  }
  return children;
}

/** @returns bytes of all files under a folder */
export async function folderSize(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(
    names
      .filter((entry) => entry.isFile())
      .map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
