/** Finding what a correction speaks of, or saying why it is not found. */
import type { BlockData } from '../pipeline/contract.ts';
import { type Located, locate, type Place } from './locate.ts';
import type { CorrectedUnit } from './page.ts';
import type { Quote } from './schema.ts';
import type { Outcome, Work } from './work.ts';

type Problem = Extract<Outcome, { problem: unknown }>;

/** A block that was found, and where it stands. */
export interface FoundBlock extends Place {
  of: CorrectedUnit;
  it: BlockData;
}

/** Words that are to be changed: they must stand there as they are quoted. */
export function findWords(work: Work, quote: Quote): FoundBlock | Problem {
  return found(work, quote, locate(work.page.units, quote, false));
}

/** A paragraph, or the unit that it is in: its words may have been misread anew. */
export function findBlock(work: Work, quote: Quote): FoundBlock | Problem {
  return found(work, quote, locate(work.page.units, quote, true));
}

function found(work: Work, quote: Quote, located: Located): FoundBlock | Problem {
  if (located.found !== 'one') return problemOf(quote, located);
  const { place } = located;
  const of = work.page.units[place.unit];
  const it = of?.blocks[place.block];
  return of && it ? { ...place, of, it } : problemOf(quote, { found: 'none', candidates: [] });
}

function problemOf(
  quote: Quote,
  { found: howMany, candidates }: Exclude<Located, { found: 'one' }>,
): Problem {
  const nearest = candidates.map((candidate) => `“${candidate}”`).join(', ');
  if (howMany === 'several') {
    return {
      problem: 'correction-ambiguous',
      reason: `found “${quote.exact}” in several places: ${nearest}; expected one. Lengthen prefix or suffix until they tell the place`,
    };
  }
  return {
    problem: 'correction-lost',
    reason:
      `found no “${quote.exact}”${quote.prefix || quote.suffix ? ' in its context' : ''}` +
      `${nearest ? `; nearest are ${nearest}` : ''}. Quote the text as it is now, or remove the correction`,
  };
}

export const isProblem = (result: object): result is Problem => 'problem' in result;

export const impossible = (reason: string): Problem => ({ problem: 'correction-impossible', reason });

/** Where a block is to go: right before or after another. */
export function findGoal(
  work: Work,
  { after, before }: { after?: Quote | undefined; before?: Quote | undefined },
): { of: CorrectedUnit; at: number } | Problem {
  const quote = after ?? before;
  if (!quote || (after && before))
    return impossible('found neither after nor before, or both; expected one of the two');
  const goal = findBlock(work, quote);
  if (isProblem(goal)) return goal;
  return { of: goal.of, at: goal.block + (after ? 1 : 0) };
}
