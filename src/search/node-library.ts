/** The files of a built site on disk: what the search on the command line reads. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { ArticleData } from '../archive/records.ts';
import { lineRoles, type PageBlock } from './excerpt.ts';
import type { Library, PagefindInstance } from './library.ts';

/** Where Pagefind believes its bundle to be: it asks for web addresses only. */
const BUNDLE = 'https://site.invalid/pagefind/';

/** Bytes at the beginning of a line within which its id ends. */
const ID_BYTES = 64;

/** @param dist folder of the built site */
export function openFolder(dist: string): Library {
  let failures = 0;
  let lines: Promise<Map<string, Buffer>> | undefined;
  const data = join(dist, 'data', 'articles.ndjson');
  return {
    async data(name) {
      return JSON.parse(await readFile(join(dist, 'search', 'data', name), 'utf8'));
    },
    async article(id) {
      lines ??= readLines(data);
      const line = (await lines).get(id);
      if (!line) throw new Error(`${data}: found no article ${id}, expected all that the index has`);
      return blocksOf(JSON.parse(line.toString()));
    },
    async pagefind() {
      const web = globalThis.fetch;
      globalThis.fetch = async (input, init) => {
        const address = String(input);
        if (!address.startsWith(BUNDLE)) return web(input, init);
        try {
          const bytes = await readFile(
            join(dist, 'pagefind', new URL(address).pathname.slice('/pagefind/'.length)),
          );
          const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
          return new Response(packed ? gunzipSync(bytes) : bytes);
        } catch (error) {
          failures++;
          throw error;
        }
      };
      const module = (await import(pathToFileURL(join(dist, 'pagefind', 'pagefind.js')).href)) as {
        createInstance(options: { basePath: string }): PagefindInstance;
      };
      return module.createInstance({ basePath: BUNDLE });
    },
    failures: () => failures,
  };
}

/** @returns the address under which the site was built to live; with a slash at its end */
export async function addressOf(dist: string): Promise<string> {
  const sitemap = /^Sitemap: *(.+)$/m.exec(await readFile(join(dist, 'robots.txt'), 'utf8'))?.[1];
  if (sitemap === undefined) throw new Error(`${dist}/robots.txt: found no sitemap, expected its address`);
  return new URL('.', sitemap).href;
}

/** @returns the lines of the articles' data by their ids, in bytes: only what is shown is worth reading */
async function readLines(path: string): Promise<Map<string, Buffer>> {
  const bytes = await readFile(path);
  const lines = new Map<string, Buffer>();
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf('\n', start);
    const line = bytes.subarray(start, end < 0 ? bytes.length : end);
    // The id comes first, and has no character that JSON escapes.
    const id = /^\{"id":"(\w+)"/.exec(line.toString('latin1', 0, ID_BYTES))?.[1];
    if (id !== undefined) lines.set(id, line);
    start += line.length + 1;
  }
  return lines;
}

function blocksOf({ text, blocks }: ArticleData): PageBlock[] {
  let start = 0;
  return blocks.flatMap(({ anchor, role, length }) => {
    const block = { anchor, text: text.slice(start, start + length), isLine: lineRoles.has(role) };
    start += length + 1;
    return role === 'title' || block.text === '' ? [] : [block];
  });
}
