/** Newspapers as data: what their pages print, how they date and number their issues, whose they are. */
import { z } from 'zod';

const dayPattern = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/);

export const rightsSchema = z.strictObject({
  holder: z.string().optional().describe('工人日报社'),
  status: z
    .enum(['in-copyright', 'public-domain', 'licensed', 'unknown'])
    .describe('what the statement on its pages says in short'),
  statement: z.string().describe('what every page of the publication shows, in Chinese'),
  url: z.string().optional().describe('a licence, or a statement of rightsstatements.org'),
});

export const publicationSchema = z.strictObject({
  slug: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string().describe('工人日报'),
  names: z
    .array(z.string())
    .default([])
    .describe('what else its masthead and headers print: WORKERS’ DAILY, 工人日報'),
  cn: z
    .string()
    .regex(/^(?:CN\s*)?\d{2}-\d{4}$/iu, 'expected two digits, a hyphen and four digits, as in CN 11-0002')
    .optional()
    .describe('CN 11-0002 or 11-0002: the number by which a masthead names it'),
  place: z.string().optional().describe('where it appears: 北京'),
  founded: dayPattern.optional().describe('1949-07-15; its first day also where only month or year is known'),
  ended: dayPattern.optional().describe('1990: to the last day of what is known'),
  weekdays: z
    .array(z.number().int().min(0).max(6))
    .default([0, 1, 2, 3, 4, 5, 6])
    .describe('on which days it appears; 0 is Sunday'),
  numbering: z
    .array(z.object({ number: z.number().int().positive(), date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/) }))
    .default([])
    .describe('issues of which number and date are known, so that the one checks the other'),
  pageNames: z
    .record(z.string(), z.number().int().positive())
    .default({})
    .describe('names that always stand on the same page: { 要闻: 1 }'),
  description: z.string().optional(),
  rights: rightsSchema,
});
export type Publication = z.infer<typeof publicationSchema>;
