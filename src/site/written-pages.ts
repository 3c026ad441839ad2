/**
 * A Vite plugin for the pages that people write: `written/about.mdx` is about.mdx of the first of the folders that
 * has it: which folder the content is in, each build is told anew.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const WRITTEN = 'written/';

/** @throws Error at the import of a page that no folder has */
export function writtenPages(folders: readonly string[]): Plugin {
  return {
    name: 'written-pages',
    enforce: 'pre',
    resolveId(id) {
      if (!id.startsWith(WRITTEN)) return undefined;
      const paths = folders.map((folder) => join(folder, id.slice(WRITTEN.length)));
      const found = paths.find((path) => existsSync(path));
      if (found === undefined)
        throw new Error(
          `Found no page ${[...new Set(paths)].join(' and no ')}, expected one; write it in MDX`,
        );
      return found;
    },
  };
}
