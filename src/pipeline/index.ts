/** The pipeline: the bytes of a seed in, a page taken apart and messages out. Pure: no disk, no clock, no chance. */
import { unified } from 'unified';
import { VFile } from 'vfile';
import { assemble } from './assemble.ts';
import { decode } from './decode.ts';
import { parseSeed } from './parse.ts';
import type { Page } from './tree.ts';

export type { ParsedPage } from './contract.ts';
export { toParsedPage } from './export.ts';

/**
 * The transforms in the order in which a page passes through them.
 */
const processor = unified().use(parseSeed).use(assemble).freeze();

/**
 * Takes one printed page apart.
 * @param seed the bytes of the seed
 * @param source its file name
 * @returns the assembled page, and the file that holds the decoded text and the messages
 */
export function takeApart(seed: Uint8Array, source: string): { page: Page; file: VFile } {
  const { text } = decode(seed);
  const file = new VFile({ path: source, value: text });
  const page = processor.runSync(processor.parse(file), file) as Page;
  return { page, file };
}
