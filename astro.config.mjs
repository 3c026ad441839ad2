import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { digest } from './src/archive/digest.ts';
import { readSettings } from './src/archive/settings.ts';
import { plainImports } from './src/site/plain-imports.ts';
import { writtenPages } from './src/site/written-pages.ts';

const { root, seeds, content, out, cache, configuration } = await readSettings(
  fileURLToPath(new URL('.', import.meta.url)),
);

export default defineConfig({
  srcDir: './src/site',
  site: configuration.site,
  base: configuration.base,
  outDir: out,
  // Two archives built from one checkout keep their stores apart.
  cacheDir: join(cache, 'astro', digest(root, seeds, content).slice(0, 16)),
  trailingSlash: 'always',
  integrations: [mdx()],
  // Hand-written pages say what they mean; nothing in them is turned into a table, a link or another quotation mark.
  markdown: { processor: satteri({ features: { gfm: false, smartPunctuation: false } }) },
  build: { inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  vite: {
    build: { assetsInlineLimit: 0 },
    plugins: [
      plainImports(),
      // The project's own stand in for those that another folder of content leaves out.
      writtenPages([join(content, 'pages'), join(root, 'content/pages')]),
    ],
  },
});
