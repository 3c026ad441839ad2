/** Makes the corrections of a seed: after the pipeline, before ids and MDX. */
import type { ParsedPage } from '../pipeline/contract.ts';
import { followBlocks, headSource, noteInferred } from './head.ts';
import {
  changeText,
  insertBlock,
  joinParagraphs,
  moveBlock,
  removeBlock,
  setRole,
  splitParagraph,
} from './of-blocks.ts';
import { correctIssue, markDistinct, markDuplicate, unmarkDuplicate } from './of-page.ts';
import { joinUnits, setUnit, splitUnit, withdrawUnit } from './of-units.ts';
import { type CorrectedPage, copyPage } from './page.ts';
import type { Correction } from './schema.ts';
import type { CorrectionMessage, Outcome, Work } from './work.ts';

/**
 * @param seed decoded text of the seed
 * @returns the page corrected, and a message for each correction that could not be made; none of them is lost in
 * silence, and none stops a build
 */
export function applyCorrections(
  page: ParsedPage,
  seed: string,
  corrections: readonly Correction[],
): { page: CorrectedPage; messages: CorrectionMessage[] } {
  const work: Work = { page: copyPage(page), seed };
  for (const unit of work.page.units) if (unit.inferredFrom === undefined) noteInferred(unit);
  const messages: CorrectionMessage[] = [];
  for (const [at, correction] of corrections.entries()) {
    const heads = new Map(work.page.units.map((unit) => [unit, headSource(unit)]));
    const outcome = make(work, correction);
    for (const unit of work.page.units) {
      const before = heads.get(unit);
      if (before) followBlocks(unit, before);
    }
    if ('problem' in outcome) {
      messages.push({ ruleId: outcome.problem, reason: outcome.reason, correction: at });
      if (correction.do === 'withdraw') work.page.withdrawalLost = true;
      continue;
    }
    const { unit, ...done } = outcome;
    const { who, when, why } = correction;
    const holder = unit ?? work.page;
    holder.corrections = [...(holder.corrections ?? []), { ...done, who, when, why }];
  }
  return { page: work.page, messages };
}

function make(work: Work, correction: Correction): Outcome {
  switch (correction.do) {
    case 'text':
      return changeText(work, correction);
    case 'set':
      return setUnit(work, correction);
    case 'role':
      return setRole(work, correction);
    case 'insert':
      return insertBlock(work, correction);
    case 'furniture':
      return removeBlock(work, correction);
    case 'move':
      return moveBlock(work, correction);
    case 'join':
      return joinUnits(work, correction);
    case 'split':
      return splitUnit(work, correction);
    case 'join-paragraphs':
      return joinParagraphs(work, correction);
    case 'split-paragraph':
      return splitParagraph(work, correction);
    case 'duplicate':
      return markDuplicate(work, correction);
    case 'not-duplicate':
      return unmarkDuplicate(work, correction);
    case 'withdraw':
      return withdrawUnit(work, correction);
    case 'issue':
      return correctIssue(work, correction);
    case 'distinct':
      return markDistinct(work, correction);
    default:
      return unknownCorrection(correction);
  }
}

function unknownCorrection(correction: never): never {
  throw new Error(`Unknown correction ${JSON.stringify(correction)}`);
}
