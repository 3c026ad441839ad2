/** What those who make corrections share: what they work on, and what they say of it. */
import type { Applied } from './applied.ts';
import type { CorrectedPage, CorrectedUnit } from './page.ts';

/** What the makers of corrections work on. */
export interface Work {
  page: CorrectedPage;
  /** Decoded text of the seed. */
  seed: string;
}

export interface CorrectionMessage {
  ruleId: 'correction-lost' | 'correction-ambiguous' | 'correction-fulfilled' | 'correction-impossible';
  /** What was found, what was expected, what to do. */
  reason: string;
  /** Place of the correction in its file, from 0. */
  correction: number;
}

/** What a correction did, or why it could not. */
export type Outcome =
  | (Pick<Applied, 'what' | 'was' | 'is' | 'spans' | 'changed'> & { unit?: CorrectedUnit | undefined })
  | { problem: CorrectionMessage['ruleId']; reason: string };
