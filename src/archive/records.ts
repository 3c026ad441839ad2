/**
 * What the archive holds, shaped for the pages, the search index and the data files.
 * The loader makes these records and puts them into Astro's collections; pages only draw them.
 * All addresses are relative to the base of the site, without a leading slash: `articles/b7k2m9/`.
 */
import { z } from 'zod';
import { appliedSchema } from '../corrections/applied.ts';
import {
  blockRoleSchema,
  datelineSchema,
  evidenceSchema,
  furnitureRoleSchema,
  messageSchema,
  personRoleSchema,
  spanSchema,
  unitTypeSchema,
} from '../pipeline/contract.ts';
import { publicationSchema } from '../pipeline/issue/publication.ts';
import { configurationSchema } from './configuration.ts';

/** Collection `site`: its one entry, `site`, is the configuration, for the pages. */
export const siteSchema = configurationSchema.extend({ publications: z.array(publicationSchema) });
export type Site = z.infer<typeof siteSchema>;

/** A thing with a page of its own, as another page names it. */
export const referenceSchema = z.object({
  slug: z.string(),
  name: z.string(),
});

export const articleBlockSchema = z.object({
  anchor: z.string().describe('fragment of the block on the article page; survives what the id survives'),
  role: blockRoleSchema,
  text: z.string(),
  spans: z.array(spanSchema),
  formerAnchors: z
    .array(z.string())
    .optional()
    .describe('of blocks that are part of this one now; they lead here'),
});

/** What readers are shown of a correction. */
const correctionRecordSchema = appliedSchema.omit({ spans: true, changed: true });

const publicationInferred = z.literal(true).optional().describe('no page says which publication it is of');

/** Collection `articles`: a unit of any type. The rendered HTML of its MDX is the entry's `rendered.html`. */
export const articleSchema = z.object({
  id: z.string(),
  url: z.string().describe('articles/ID/'),
  type: unitTypeSchema,
  title: z.string().describe('never empty: printed, corrected or inferred'),
  titleInferred: z.boolean(),
  kicker: z.string().optional(),
  subtitle: z.string().optional(),
  columns: z.array(z.string()),
  publication: referenceSchema,
  issue: z.object({
    url: z.string().describe('issues/PUBLICATION/DATE/'),
    date: z.string().optional().describe('EDTF as far as known; absent: unknown'),
    number: z.string().optional(),
  }),
  page: z.number().int().optional().describe('版'),
  people: z
    .array(z.object({ name: z.string(), role: personRoleSchema, slug: z.string() }))
    .describe('a post (本报评论员) has no page under its slug'),
  sources: z.array(z.string()),
  datelines: z.array(datelineSchema),
  topics: z.array(referenceSchema),
  places: z.array(
    referenceSchema.extend({
      code: z.string().describe('of the administrative division'),
      main: z.boolean().optional().describe('the place that the unit is about'),
    }),
  ),
  organisations: z.array(z.object({ name: z.string(), forms: z.array(z.string()) })),
  startMissing: z.boolean(),
  endMissing: z.boolean(),
  /** The parts of one article that jumps from page to page; absent where the other part is not in the archive. */
  continues: z.object({ id: z.string(), page: z.number().optional() }).optional(),
  continuedFrom: z.object({ id: z.string(), page: z.number().optional() }).optional(),
  seed: z.string().describe('file name of the seed'),
  sourceUrl: z.string().describe('sources/SEED/'),
  blocks: z.array(articleBlockSchema).describe('in reading order'),
  excerpt: z.string().describe('the first words of the body, for lists'),
  messages: z
    .array(messageSchema.extend({ span: spanSchema }))
    .describe('of the page, those that speak of its text'),
  evidence: z.array(evidenceSchema).describe('of issue, topics and places'),
  publicationInferred,
  corrections: z.array(correctionRecordSchema),
  /** Neighbours in the issue, in reading order. */
  previous: z.string().optional(),
  next: z.string().optional(),
});
export type Article = z.infer<typeof articleSchema>;

/** Collection `issues`: one day's paper, of one or more seeds. */
export const issueRecordSchema = z.object({
  id: z.string().describe('PUBLICATION/DATE'),
  url: z.string(),
  publication: referenceSchema,
  date: z.string().optional(),
  number: z.string().optional(),
  added: z.string().describe('day on which the archive first had it, ISO'),
  publicationInferred,
  evidence: z.array(evidenceSchema.extend({ seed: z.string() })),
  pages: z.array(
    z.object({
      page: z.number().int().optional(),
      seed: z.string(),
      sourceUrl: z.string(),
      articles: z.array(z.string()).describe('ids, in reading order'),
    }),
  ),
});
export type Issue = z.infer<typeof issueRecordSchema>;

/** A piece of a line of a seed, and what became of it. */
const pieceSchema = z.discriminatedUnion('use', [
  z.object({
    use: z.literal('block'),
    text: z.string(),
    role: blockRoleSchema,
    article: z.string().optional().describe('id'),
    anchor: z.string().optional(),
    corrected: z.literal(true).optional().describe('a correction of the article changed it'),
  }),
  z.object({ use: z.literal('duplicate'), text: z.string() }),
  z.object({ use: z.literal('furniture'), text: z.string(), role: furnitureRoleSchema }),
  z.object({ use: z.literal('blank'), text: z.string() }),
  z.object({ use: z.literal('withdrawn'), text: z.string().describe('a sign for each character') }),
]);

/** Collection `sources`: a seed as the OCR gave it, with what became of every line. */
export const sourceSchema = z.object({
  id: z.string().describe('file name without its ending'),
  url: z.string(),
  seed: z.string(),
  issueUrl: z
    .string()
    .optional()
    .describe('absent: without an article, and nothing says which issue it is of'),
  copyOf: z
    .string()
    .optional()
    .describe('file name of the seed that is the same page; the articles are shown from there'),
  correctionsFile: z
    .string()
    .optional()
    .describe('path of its corrections within the content folder; absent: none are written yet'),
  lines: z.array(
    z.object({
      number: z.number().int(),
      start: z.number().int().describe('where it begins in the decoded seed'),
      /** The line cut where its use changes; together they are the line, to the letter. */
      pieces: z.array(pieceSchema),
    }),
  ),
  messages: z.array(messageSchema.extend({ line: z.number().int().optional() })),
  corrections: z.array(correctionRecordSchema).describe('of the page itself: its issue, its duplicates'),
});
export type Source = z.infer<typeof sourceSchema>;

/** Collections `topics`, `people` and `places`: a page that lists articles. */
export const subjectSchema = z.object({
  slug: z.string(),
  url: z.string(),
  name: z.string(),
  /** For sorting and for finding by pinyin: gong hui. */
  pinyin: z.string().optional(),
  description: z.string().optional(),
  /** Of a place: the slug of the division that it lies in. Of a topic: the wider topic. */
  parent: z.string().optional(),
  /** Of a person: 记者, 通讯员 … */
  roles: z.array(z.string()).optional(),
  /** Of a person: names that may be the same person's, misread; only a correction joins them. */
  possiblySame: z.array(referenceSchema.extend({ evidence: z.array(z.string()) })).optional(),
  articles: z.array(z.string()).describe('ids, newest first'),
});
export type Subject = z.infer<typeof subjectSchema>;

/** Collections `redirects` and `notices`: addresses that lead to others for good, and those that show a notice. */
export { type Notice, noticeSchema, type Redirect, redirectSchema } from '../identity/index.ts';

/** A line of dist/data/articles.ndjson, for other programs. */
export const articleDataSchema = z.object({
  id: z.string(),
  url: z.string(),
  type: unitTypeSchema,
  title: z.string(),
  kicker: z.string().optional(),
  subtitle: z.string().optional(),
  publication: z.string(),
  date: z.string().optional().describe('EDTF'),
  page: z.number().int().optional(),
  people: z.array(z.object({ name: z.string(), role: personRoleSchema })),
  topics: z.array(z.string()),
  seed: z.string(),
  spans: z.array(spanSchema),
  text: z.string().describe('the blocks joined by line feeds, NFC'),
  blocks: z
    .array(z.object({ anchor: z.string(), role: blockRoleSchema, length: z.number().int() }))
    .describe('of the text, in its order: fragment on the article page, role, length in UTF-16 code units'),
  sha256: z.string().describe('of the text in UTF-8, hexadecimal'),
});
export type ArticleData = z.infer<typeof articleDataSchema>;
