/**
 * A Vite plugin that leaves dynamic imports as they are. Vite wraps each in a helper that preloads style sheets and
 * further modules, which the site's scripts have none of; the helper would be a second file on every page.
 */
import type { Plugin } from 'vite';

const HELPER = '\0vite/preload-helper.js';
const PLAIN = '\0plain-import:';

export function plainImports(): Plugin {
  return {
    name: 'plain-imports',
    enforce: 'pre',
    // A module of its own for each importer, so that it is bundled into it.
    resolveId: (id, importer) => (id === HELPER ? PLAIN + importer : undefined),
    load: (id) => (id.startsWith(PLAIN) ? 'export const __vitePreload = (load) => load();' : undefined),
  };
}
