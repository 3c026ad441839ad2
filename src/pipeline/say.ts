/** What the pipeline has to say of a page, for people. */
import type { VFile } from 'vfile';
import type { Span } from './contract.ts';
import { positionOf } from './position.ts';

/**
 * A message about a page, or about a span of its text.
 * @param reason in Chinese: the page 原文 shows it to readers
 */
export function say(file: VFile, ruleId: string, reason: string, span?: Span): void {
  const place = span && positionOf(file, span);
  file.message(reason, { ...(place && { place }), ruleId, source: 'jianbao' });
}
