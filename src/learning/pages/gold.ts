/** The annotation of a page: the format of the gold files that pages are learnt from and scored against. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { blockRoleSchema, personRoleSchema, unitTypeSchema } from '../../pipeline/contract.ts';

/** The roles that annotations tell apart. */
export const goldRoleSchema = blockRoleSchema.extract([
  'column',
  'kicker',
  'title',
  'subtitle',
  'byline',
  'lede',
  'jump',
  'heading',
  'paragraph',
  'credit',
  'label',
]);
export type GoldRole = z.infer<typeof goldRoleSchema>;

const lineSchema = z.number().int().positive().describe('the number of a line, from 1');

export const goldIssueSchema = z.object({
  date: z
    .string()
    .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
    .describe('2020-11-30, 2023-11 or 2023'),
  precision: z.enum(['day', 'month', 'year']),
  page: z.number().int().positive().nullable(),
  number: z.string().nullable(),
  pagePrinted: z.boolean().default(true).describe('whether the page says its own number'),
});
export type GoldIssue = z.infer<typeof goldIssueSchema>;

const goldPersonSchema = z.object({ name: z.string(), role: personRoleSchema });
export type GoldPerson = z.infer<typeof goldPersonSchema>;

const goldBlockSchema = z.object({
  role: goldRoleSchema,
  lines: z.array(lineSchema).describe("in reading order; more than one where a column's end broke the block"),
});
export type GoldBlock = z.infer<typeof goldBlockSchema>;

const goldDuplicateSchema = z.object({
  line: lineSchema,
  of: lineSchema.optional().describe('the line that it repeats'),
  start: z.number().int().nonnegative().optional().describe('where only a part of it repeats something'),
  end: z.number().int().positive().optional(),
});
export type GoldDuplicate = z.infer<typeof goldDuplicateSchema>;

const goldUnitSchema = z.object({
  id: z.string(),
  type: unitTypeSchema,
  title: z.string().nullable(),
  titleAccept: z.array(z.string()).describe('all titles that would be right'),
  kicker: z.string().nullable(),
  subtitle: z.string().nullable(),
  column: z.array(z.string()),
  people: z.array(goldPersonSchema).describe('who must be found'),
  peopleOptional: z.array(z.string()).default([]).describe('names that may be found or not'),
  startMissing: z.boolean(),
  endMissing: z.boolean(),
  blocks: z.array(goldBlockSchema),
  duplicates: z.array(goldDuplicateSchema),
});
export type GoldUnit = z.infer<typeof goldUnitSchema>;

const goldSchema = z.object({
  source: z.string().describe('the name of the file of the text'),
  publication: z.string(),
  issue: goldIssueSchema,
  furniture: z.array(lineSchema),
  units: z.array(goldUnitSchema),
});
export type Gold = z.infer<typeof goldSchema>;

/** @throws ZodError where the file is not of the format */
export function readGold(path: string): Gold {
  return goldSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
}
