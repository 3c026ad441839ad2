/** The pipeline: the bytes of a seed in, a page taken apart and messages out. Pure: no disk, no clock, no chance. */
import { unified } from 'unified';
import type { VFile } from 'vfile';
import { assemble } from './assemble.ts';
import { claim } from './claim.ts';
import { conserve } from './conserve.ts';
import { openSeed } from './decode.ts';
import { markDuplicates } from './duplicates.ts';
import { partJumpMarks } from './jump-marks.ts';
import { parseSeed } from './parse.ts';
import type { Resources } from './resources.ts';
import type { Page } from './tree.ts';
import { readUnreadable } from './unreadable.ts';

export type { ParsedPage } from './contract.ts';
export { openSeed } from './decode.ts';
export { toMessages, toParsedPage } from './export.ts';
export type { Resources } from './resources.ts';

/** The transforms in the order in which a page passes through them. */
const processor = (resources: Resources) =>
  unified()
    .use(parseSeed)
    // First: a second copy of a headline or a paragraph is no unit of its own.
    .use(markDuplicates)
    .use(partJumpMarks)
    .use(assemble, resources)
    // After the assembly: who wrote a unit, and what it is about, is asked of whole units.
    .use(claim, resources)
    // Last: whatever the steps before did, no character of the seed is lost.
    .use(conserve)
    .freeze();

/**
 * Takes one printed page apart.
 * @param seed the bytes of the seed
 * @param source its file name
 * @param resources the publications and topics that the archive knows
 * @returns the assembled page, and the file that holds the decoded text and the messages
 */
export function takeApart(
  seed: Uint8Array,
  source: string,
  resources: Resources,
): { page: Page; file: VFile } {
  const file = openSeed(seed, source);
  const unreadable = readUnreadable(file);
  if (unreadable) return { page: unreadable, file };
  const takingApart = processor(resources);
  const page = takingApart.runSync(takingApart.parse(file), file) as Page;
  return { page, file };
}
