/** The frontmatter of an article's MDX file: one documented schema, from which the type comes. */
import type { Yaml } from 'mdast';
import { Document, isSeq, parse, visit } from 'yaml';
import { z } from 'zod';
import { datelineSchema, personRoleSchema, spanSchema, unitTypeSchema } from '../pipeline/contract.ts';
import { writtenDivisionSchema } from '../pipeline/places/written.ts';

export const frontmatterSchema = z.strictObject({
  id: z.string().describe('permanent id of the article; its address is articles/ID/'),
  type: unitTypeSchema.describe('what kind of unit it is'),
  title: z
    .string()
    .default('')
    .describe('主题, never empty where a build wrote it; empty or left out: there is none'),
  titleInferred: z
    .literal(true)
    .optional()
    .describe('no headline is on the page: the title is made from the text'),
  kicker: z.string().optional().describe('引题'),
  subtitle: z.string().optional().describe('副题'),
  columns: z.array(z.string()).optional().describe('栏目, as printed'),
  publication: z.string().describe('slug of the publication: gongren-ribao'),
  date: z.string().optional().describe('EDTF, as far as known; absent: unknown'),
  number: z.string().optional().describe('期号'),
  page: z.number().int().positive().optional().describe('版'),
  people: z
    .array(z.object({ name: z.string(), role: personRoleSchema }))
    .optional()
    .describe('everyone who signs, with the role'),
  sources: z.array(z.string()).optional().describe('agencies and papers'),
  datelines: z.array(datelineSchema).optional().describe('电头, with place, date and span'),
  topics: z.array(z.string()).optional().describe('slugs of the topics'),
  places: z.array(writtenDivisionSchema).optional().describe('administrative divisions that the text names'),
  organisations: z.array(z.string()).optional().describe('names of the organisations, in full'),
  startMissing: z.literal(true).optional().describe('the beginning is on another page, or lost'),
  endMissing: z.literal(true).optional().describe('the end is on another page, or lost'),
  seed: z.string().describe('file name of the seed'),
  blocks: z
    .array(
      z.strictObject({
        anchor: z.string().describe('fragment of the block on the article page'),
        spans: z
          .array(spanSchema)
          .describe('where its characters stand in the decoded seed, in reading order'),
      }),
    )
    .describe('provenance: one entry a block of the text below, in the same order'),
});
export type Frontmatter = z.infer<typeof frontmatterSchema>;

/** Frontmatter as an mdast node. What lies deeper than the first list is written on one line: a block, a line. */
export function frontmatterToYaml(frontmatter: Frontmatter): Yaml {
  const document = new Document(frontmatter);
  visit(document, {
    Collection(_, node, path) {
      if (path.some(isSeq)) node.flow = true;
    },
  });
  return { type: 'yaml', value: document.toString({ lineWidth: 0, flowCollectionPadding: false }).trimEnd() };
}

/**
 * The frontmatter that an mdast node holds. A key without a value is one that is not there.
 * @throws ZodError where it does not follow the schema
 */
export function frontmatterFromYaml(node: Yaml): Frontmatter {
  const fields: unknown = parse(node.value, (_, value: unknown) => value ?? undefined);
  return frontmatterSchema.parse(fields);
}
