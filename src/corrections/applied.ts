/** What is kept of a correction that was made. */
import { z } from 'zod';
import { spanSchema } from '../pipeline/contract.ts';

/** A correction that was made, as the article shows it: was, is, and by whom, when and why. */
export const appliedSchema = z.object({
  what: z.string().describe('kind of correction: text, set, move …'),
  was: z.string(),
  is: z.string(),
  who: z.string(),
  when: z.string(),
  why: z.string(),
  spans: z.array(spanSchema).describe('where the seed has what the correction speaks of'),
  changed: z
    .array(spanSchema)
    .optional()
    .describe('where it has the words that became others; absent: all that the correction speaks of'),
});
export type Applied = z.infer<typeof appliedSchema>;
