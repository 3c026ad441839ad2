/** The files of a built site on disk: what the search on the command line reads. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { Library, PagefindInstance } from './library.ts';

/** Where Pagefind believes its bundle to be: it asks for web addresses only. */
const BUNDLE = 'https://site.invalid/pagefind/';

/** @param dist folder of the built site */
export function openFolder(dist: string): Library {
  let failures = 0;
  return {
    async data(name) {
      return JSON.parse(await readFile(join(dist, 'search', 'data', name), 'utf8'));
    },
    article: (id) => readFile(join(dist, 'articles', id, 'index.html'), 'utf8'),
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
