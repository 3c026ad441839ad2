/** Topics as data: a name, and the words by which a unit is known to be about it. */
import { z } from 'zod';

export const topicSchema = z.strictObject({
  slug: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string().describe('劳动和技能竞赛'),
  description: z.string().optional().describe('one or two sentences for the topic’s page'),
  parent: z.string().optional().describe('slug of a wider topic'),
  words: z
    .array(z.string().min(2))
    .min(1)
    .describe('any of them in a title, or several in the body, speak for the topic: 劳动竞赛'),
  strong: z
    .array(z.string().min(2))
    .default([])
    .describe('words that are enough where the body has two of them, or one twice: 工匠日'),
  except: z.array(z.string().min(2)).default([]).describe('longer words in which a word does not count'),
});
export type Topic = z.infer<typeof topicSchema>;
