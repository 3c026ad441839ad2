/** The collections of the site, all filled by the archive. */

import { defineCollection } from 'astro:content';
import { createRequire } from 'node:module';
import {
  articleSchema,
  issueRecordSchema,
  noticeSchema,
  redirectSchema,
  siteSchema,
  sourceSchema,
  subjectSchema,
} from '../archive/records.ts';

// Node itself loads the loaders, not Astro's bundler: the pipeline and its lexicons need no bundling, and a build
// shares the archive that its command has already opened.
const { articleLoader, recordLoader, siteLoader } = createRequire(import.meta.url)(
  '../archive/loader.ts',
) as typeof import('../archive/loader.ts');

export const collections = {
  site: defineCollection({ loader: siteLoader(), schema: siteSchema }),
  articles: defineCollection({ loader: articleLoader(), schema: articleSchema }),
  issues: defineCollection({ loader: recordLoader('issues'), schema: issueRecordSchema }),
  sources: defineCollection({ loader: recordLoader('sources'), schema: sourceSchema }),
  topics: defineCollection({ loader: recordLoader('topics'), schema: subjectSchema }),
  people: defineCollection({ loader: recordLoader('people'), schema: subjectSchema }),
  places: defineCollection({ loader: recordLoader('places'), schema: subjectSchema }),
  redirects: defineCollection({ loader: recordLoader('redirects'), schema: redirectSchema }),
  notices: defineCollection({ loader: recordLoader('notices'), schema: noticeSchema }),
};
