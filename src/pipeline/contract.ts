/**
 * What the pipeline says of one page: the object that `npm run parse -- --json` prints, one a line.
 * These schemas are the one source of the types that the tree, the archive and the tests use.
 */
import { z } from 'zod';
import { unitTypes } from './unit-type/names.ts';

/** Half-open range [start, end) of UTF-16 code units in the decoded text of the seed. */
export const spanSchema = z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative()]);
export type Span = z.infer<typeof spanSchema>;

export const unitTypeSchema = z.enum(unitTypes);
export type UnitType = z.infer<typeof unitTypeSchema>;

export const blockRoleSchema = z.enum([
  'column',
  'kicker',
  'title',
  'subtitle',
  'byline',
  'lede',
  'jump',
  'heading',
  'paragraph',
  'line',
  'row',
  'item',
  'question',
  'answer',
  'caption',
  'credit',
  'signature',
  'label',
]);
export type BlockRole = z.infer<typeof blockRoleSchema>;

/** 报头、报眉, and text that is in no unit for another reason. */
export const furnitureRoleSchema = z.enum([
  'masthead',
  'page header',
  'date',
  'editors',
  'imprint',
  'contact',
  'unplaced', // no step of the pipeline had a place for it
  'unread', // the whole of a seed that could not be taken apart
  'correction', // someone took it out of its unit
]);
export type FurnitureRole = z.infer<typeof furnitureRoleSchema>;

export const personRoleSchema = z.enum([
  '记者',
  '特约记者',
  '见习记者',
  '实习生',
  '通讯员',
  '特约通讯员',
  '评论员',
  '作者',
  '摄',
  '整理',
  '编辑',
  '图',
]);
export type PersonRole = z.infer<typeof personRoleSchema>;

/** 0 to 1: of all that is said with this confidence, that share is right. */
const confidenceSchema = z.number().min(0).max(1);

export const personSchema = z.object({
  name: z.string().describe('as it is to be read: 王浩'),
  role: personRoleSchema,
  printed: z.string().optional().describe('as it is printed where that differs: 王 浩'),
  span: spanSchema.optional(),
  rule: z
    .enum(['byline', 'dateline', 'credit', 'signature', 'editors'])
    .optional()
    .describe('what said so: 本报记者 张三 · 本报讯（记者张三） · 张三 摄 · （张三） · 责任编辑 张三'),
});
export type Person = z.infer<typeof personSchema>;

export const datelineSchema = z.object({
  place: z.string().optional().describe('荆州'),
  date: z.string().optional().describe('as printed: 11月9日'),
  text: z.string().describe('本报荆州11月9日电'),
  span: spanSchema,
});
export type Dateline = z.infer<typeof datelineSchema>;

export const evidenceSchema = z.object({
  text: z.string().describe('the words of the seed'),
  span: spanSchema,
  says: z.string().describe('what they say, and by which rule'),
});
export type Evidence = z.infer<typeof evidenceSchema>;

export const placeSchema = z.object({
  code: z
    .string()
    .regex(/^\d{6}$/)
    .describe('of the administrative division: 370214'),
  name: z.string().describe('its name today: 城阳区'),
  level: z.enum(['province', 'prefecture', 'county']),
  main: z.literal(true).optional().describe('the place that the unit is about'),
  mentions: z.array(z.object({ text: z.string(), span: spanSchema })),
  rule: z.string().describe('why this division and no other of the name'),
});
export type Place = z.infer<typeof placeSchema>;

export const organisationSchema = z.object({
  name: z.string().describe('its fullest form in the unit: 济南市总工会'),
  kind: z.enum(['union', 'company', 'government', 'court', 'school', 'hospital', 'other']),
  forms: z.array(z.string()).describe('all its forms in the unit: 济南市总, 市总'),
  mentions: z.array(z.object({ text: z.string(), span: spanSchema })),
});
export type Organisation = z.infer<typeof organisationSchema>;

export const unitTopicSchema = z.object({
  slug: z.string(),
  name: z.string(),
  evidence: z.array(evidenceSchema),
});
export type UnitTopic = z.infer<typeof unitTopicSchema>;

export const blockSchema = z.object({
  role: blockRoleSchema,
  text: z.string().describe('as it is to be read: joined, repaired'),
  spans: z.array(spanSchema).describe('where its characters stand in the seed, in reading order'),
  confidence: confidenceSchema.optional().describe('that it follows the block before'),
});
export type BlockData = z.infer<typeof blockSchema>;

export const unitSchema = z.object({
  type: unitTypeSchema,
  title: z.string().optional(),
  titleInferred: z.literal(true).optional().describe('no headline is on the page'),
  kicker: z.string().optional(),
  subtitle: z.string().optional(),
  column: z.array(z.string()).optional(),
  people: z.array(personSchema),
  sources: z.array(z.string()).optional().describe('agencies and papers: 新华社, 据《某报》'),
  dateline: z.array(datelineSchema).optional(),
  places: z.array(placeSchema).optional(),
  organisations: z.array(organisationSchema).optional(),
  topics: z.array(unitTopicSchema).optional(),
  startMissing: z.boolean().optional(),
  endMissing: z.boolean().optional(),
  confidence: confidenceSchema.optional(),
  blocks: z.array(blockSchema),
});
export type UnitData = z.infer<typeof unitSchema>;

export const issueSchema = z.object({
  date: z
    .string()
    .regex(
      /^(\d{4}|X{4})(-(\d{2}|XX)(-(\d{2}|XX))?)?\??$/,
      'expected a date as far as known: 2020-11-30, 2023-11, XXXX-06-18',
    )
    .optional()
    .describe('EDTF as far as known: 2020-11-30, 2023-11, 2023, XXXX-06-18; ? where unsure'),
  page: z.number().int().positive().optional().describe('版'),
  number: z.string().optional().describe('期号'),
  evidence: z.array(evidenceSchema).optional(),
});
export type IssueData = z.infer<typeof issueSchema>;

export const messageSchema = z.object({
  ruleId: z.string(),
  reason: z.string(),
  span: spanSchema.optional(),
  fatal: z.literal(true).optional().describe('nothing of the page could be used'),
});

export const duplicateSchema = z.object({ span: spanSchema, of: spanSchema });
export const furnitureSchema = z.object({ role: furnitureRoleSchema, span: spanSchema });

export const parsedPageSchema = z.object({
  source: z.string().describe('file name of the seed, with the folders that it lies in'),
  publication: z.string().optional(),
  publicationInferred: z.literal(true).optional().describe('nothing on the page says so'),
  issue: issueSchema,
  editors: z.array(personSchema).optional().describe('whom the page itself names: 责任编辑, 校对'),
  units: z.array(unitSchema).describe('in reading order'),
  duplicates: z.array(duplicateSchema).describe('text that the OCR printed twice'),
  furniture: z.array(furnitureSchema),
  messages: z.array(messageSchema).optional(),
});
export type ParsedPage = z.infer<typeof parsedPageSchema>;
