/**
 * What people say of a seed that the pipeline does not see: `content/corrections/SEED.yaml`, a file a seed.
 * Places are named by quotation (W3C Web Annotation, TextQuoteSelector), as the article shows the text after the
 * corrections further up in the file: so they survive a better OCR and a better pipeline.
 */
import { z } from 'zod';
import { blockRoleSchema, issueSchema, personRoleSchema, unitTypeSchema } from '../pipeline/contract.ts';
import { writtenDivisionSchema } from '../pipeline/places/written.ts';

/** White space, widths and shapes of quotation marks make no difference to where a quotation is found. */
export const quoteSchema = z.strictObject({
  exact: z.string().min(1).describe('the words themselves; they stand in one paragraph'),
  prefix: z
    .string()
    .optional()
    .describe('what stands right before them, as much as tells the place from others'),
  suffix: z.string().optional().describe('what stands right after them'),
});
export type Quote = z.infer<typeof quoteSchema>;

const answerFor = {
  who: z.string().min(1).describe('who answers for it'),
  when: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .describe('day, YYYY-MM-DD'),
  why: z.string().min(1).describe('by what it is known: 对照原报 …; shown to readers'),
};

const unitQuote = quoteSchema.describe('words of the unit that is meant, from any of its paragraphs');
const blockQuote = quoteSchema.describe('words of the paragraph that is meant');
const personSchema = z.strictObject({
  name: z
    .string()
    .regex(/^\P{Cc}+$/u)
    .describe('on one line, as the ledger keeps it'),
  role: personRoleSchema,
});

const organisationNameSchema = z.string().regex(/^(?=.*\S)\P{Cc}+$/u, 'expected a name on one line');

export const correctionSchema = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('text').describe('change words'),
    at: quoteSchema.describe('the words that are wrong'),
    to: z.string().describe('what they are to be; empty: nothing'),
    ...answerFor,
  }),
  z.strictObject({
    do: z
      .literal('set')
      .describe('set what is known of a unit; null clears. It holds over what the paragraphs say'),
    of: unitQuote,
    type: unitTypeSchema.optional(),
    title: z.string().min(1).nullable().optional(),
    kicker: z.string().min(1).nullable().optional(),
    subtitle: z.string().min(1).nullable().optional(),
    byline: z
      .string()
      .min(1)
      .nullable()
      .optional()
      .describe('the line as printed; people are set apart from it'),
    column: z.array(z.string().min(1)).optional(),
    people: z.array(personSchema).optional().describe('everyone who signs: the whole list'),
    topics: z.array(z.string().min(1)).optional().describe('slugs: the whole list'),
    places: z.array(writtenDivisionSchema).optional().describe('administrative divisions: the whole list'),
    organisations: z.array(organisationNameSchema).optional().describe('names in full: the whole list'),
    ...answerFor,
  }),
  z.strictObject({
    do: z.literal('role').describe('say what a paragraph is: heading, caption …'),
    at: blockQuote,
    role: blockRoleSchema,
    ...answerFor,
  }),
  z.strictObject({
    do: z.literal('insert').describe('add a paragraph that the OCR lost'),
    after: blockQuote.optional(),
    before: blockQuote.optional(),
    role: blockRoleSchema.default('paragraph'),
    text: z.string().min(1),
    ...answerFor,
  }),
  z.strictObject({
    do: z
      .literal('furniture')
      .describe('take a paragraph out of its unit: it belongs to the page, not to an article'),
    at: blockQuote,
    ...answerFor,
  }),
  z.strictObject({
    do: z.literal('move').describe('put a paragraph elsewhere, in its unit or another'),
    at: blockQuote,
    after: blockQuote.optional(),
    before: blockQuote.optional(),
    ...answerFor,
  }),
  z.strictObject({
    do: z.literal('join').describe('make two units one'),
    of: unitQuote,
    with: quoteSchema.describe('words of the unit whose paragraphs follow'),
    ...answerFor,
  }),
  z.strictObject({
    do: z.literal('split').describe('make one unit two'),
    before: quoteSchema.describe('words of the paragraph that begins the second unit'),
    title: z.string().min(1).optional().describe('of the second unit, where none of its paragraphs is one'),
    type: unitTypeSchema.optional().describe('of the second unit'),
    ...answerFor,
  }),
  z.strictObject({
    do: z.literal('join-paragraphs').describe('make a paragraph and the one after it one'),
    at: blockQuote,
    ...answerFor,
  }),
  z.strictObject({
    do: z.literal('split-paragraph').describe('make one paragraph two'),
    before: quoteSchema.describe('the words that begin the second paragraph'),
    ...answerFor,
  }),
  z.strictObject({
    do: z.literal('duplicate').describe('say that words are printed twice by the OCR'),
    at: quoteSchema.describe('the copy'),
    of: quoteSchema.describe('the words that stay'),
    ...answerFor,
  }),
  z.strictObject({
    do: z.literal('not-duplicate').describe('put words back that were taken for a copy'),
    at: quoteSchema.describe('the words, as the seed has them'),
    after: blockQuote.optional(),
    before: blockQuote.optional(),
    role: blockRoleSchema.default('paragraph'),
    ...answerFor,
  }),
  z.strictObject({
    do: z.literal('withdraw').describe('take a unit out (privacy, a legal order): address and notice stay'),
    of: unitQuote,
    ...answerFor,
  }),
  z.strictObject({
    do: z.literal('issue').describe('say what the page is of'),
    publication: z.string().min(1).optional(),
    date: issueSchema.shape.date
      .unwrap()
      .nullable()
      .optional()
      .describe('EDTF as far as known; null: unknown'),
    page: z.number().int().positive().nullable().optional().describe('版'),
    number: z.string().min(1).nullable().optional().describe('期号'),
    ...answerFor,
  }),
  z.strictObject({
    do: z.literal('distinct').describe('say that the seed is another page than one it was taken for'),
    from: z.string().min(1).describe('file name of the other seed'),
    ...answerFor,
  }),
]);
export type Correction = z.infer<typeof correctionSchema>;

/** Why an object is no correction, in one line. */
export const invalidityOf = (error: z.ZodError): string =>
  `found a correction that is not as its schema says: ${z.prettifyError(error).replace(/\s*\n\s*/g, ' ')}`;

export const correctionsFileSchema = z.strictObject({
  seed: z.string().min(1).describe('file name of the seed within the seeds folder'),
  corrections: z.array(correctionSchema).describe('applied from first to last'),
});
export type CorrectionsFile = z.infer<typeof correctionsFileSchema>;
