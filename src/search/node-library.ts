/** The files of a built site on disk: what the search on the command line reads. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Library, PagefindInstance } from './library.ts';

/** Where Pagefind believes its bundle to be: it asks for web addresses only. */
const BUNDLE = 'https://site.invalid/pagefind/';

/** @param dist folder of the built site */
export function openFolder(dist: string): Library {
  let failed = false;
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
          return new Response(await readFile(join(dist, 'pagefind', new URL(address).pathname.slice('/pagefind/'.length))));
        } catch (error) {
          failed = true;
          throw error;
        }
      };
      const module = (await import(pathToFileURL(join(dist, 'pagefind', 'pagefind.js')).href)) as {
        createInstance(options: { basePath: string }): PagefindInstance;
      };
      return module.createInstance({ basePath: BUNDLE });
    },
    takeFailure() {
      const had = failed;
      failed = false;
      return had;
    },
  };
}
