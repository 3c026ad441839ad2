/** A corrected page, while it is being corrected. */
import type { BlockData, ParsedPage, Span, UnitData } from '../pipeline/contract.ts';
import type { HeadRole } from '../pipeline/head.ts';
import type { Applied } from './applied.ts';
import { fold } from './locate.ts';

export interface CorrectedUnit extends UnitData {
  /** Fields that a `set` said: what is read from the blocks does not take their place. */
  said?: (HeadRole | 'people' | 'topics' | 'places' | 'organisations')[];
  /** Where the seed has the words of which the title was made. */
  inferredFrom?: number;
  corrections?: Applied[];
  /** Neither text nor title may be shown anywhere: not on the source page, not in data files, not in search. */
  withdrawn?: { who: string; when: string; why: string };
}

export interface CorrectedPage extends Omit<ParsedPage, 'units'> {
  units: CorrectedUnit[];
  /** Corrections of the page itself: its issue, its duplicates. */
  corrections?: Applied[];
  /** Seeds that are not the same page, whatever they look like. */
  distinct?: string[];
  /** A `withdraw` no longer finds its unit: what the ledger has as withdrawn on request stays so. */
  withdrawalLost?: true;
}

/** A page of its own, so that the one given stays as it is. */
export function copyPage(page: ParsedPage): CorrectedPage {
  return structuredClone(page);
}

/**
 * Cuts a block in two at an offset in its text. Its spans are cut where the seed has the same character; where the
 * text was repaired, at the nearest one.
 */
export function cutBlock(block: BlockData, offset: number, seed: string): [BlockData, BlockData] {
  let ink = fold(block.text.slice(0, offset)).length;
  const before: Span[] = [];
  const after: Span[] = [];
  for (const [start, end] of block.spans) {
    if (ink <= 0) {
      after.push([start, end]);
      continue;
    }
    let at = start;
    while (at < end && ink > 0) ink -= fold(seed.charAt(at++)).length;
    before.push([start, at]);
    if (at < end) after.push([at, end]);
  }
  return [
    { ...block, text: block.text.slice(0, offset).trimEnd(), spans: before },
    { ...block, text: block.text.slice(offset).trimStart(), spans: after },
  ];
}
