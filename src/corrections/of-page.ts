/** Corrections of a page: what it is of, what is printed twice on it, and which other page it is not. */
import type { Span } from '../pipeline/contract.ts';
import { dropClaims } from './claims.ts';
import { findGoal, findWords, impossible, isProblem } from './find.ts';
import { fold } from './locate.ts';
import { cutBlock } from './page.ts';
import type { Correction } from './schema.ts';
import type { Outcome, Work } from './work.ts';

type Of<Kind extends Correction['do']> = Extract<Correction, { do: Kind }>;

export function correctIssue({ page }: Work, correction: Of<'issue'>): Outcome {
  const describe = () =>
    [page.publication, page.issue.date, page.issue.number, page.issue.page].filter(Boolean).join(' · ');
  const was = describe();
  if (correction.publication !== undefined) {
    page.publication = correction.publication;
    delete page.publicationInferred;
  }
  const { date, number, page: pageNumber } = correction;
  if (date === null) delete page.issue.date;
  else if (date !== undefined) page.issue.date = date;
  if (number === null) delete page.issue.number;
  else if (number !== undefined) page.issue.number = number;
  if (pageNumber === null) delete page.issue.page;
  else if (pageNumber !== undefined) page.issue.page = pageNumber;
  return { what: 'issue', was, is: describe(), spans: [] };
}

export function markDistinct({ page }: Work, { from }: Of<'distinct'>): Outcome {
  page.distinct = [...(page.distinct ?? []), from];
  return { what: 'distinct', was: from, is: page.source, spans: [] };
}

export function markDuplicate(work: Work, { at, of }: Of<'duplicate'>): Outcome {
  const original = findWords(work, of);
  if (isProblem(original)) return original;
  const [, fromOriginal] = cutBlock(original.it, original.start, work.seed);
  const ofSpan = fromOriginal.spans[0];
  const copy = findWords(work, at);
  if (isProblem(copy)) return copy;
  if (
    copy.of === original.of &&
    copy.block === original.block &&
    copy.start < original.end &&
    original.start < copy.end
  ) {
    return impossible('found the copy and the original in the same words; quote two places');
  }
  if (!ofSpan) return impossible(`found no place in the seed for “${of.exact}”`);
  const [before, rest] = cutBlock(copy.it, copy.start, work.seed);
  const [words, after] = cutBlock(
    rest,
    lengthOfCopy(rest.text, copy.it.text.slice(copy.start, copy.end)),
    work.seed,
  );
  const left = { ...copy.it, text: before.text + after.text, spans: [...before.spans, ...after.spans] };
  const onlyBlock = copy.of.blocks.length === 1 && fold(left.text) === '';
  if (onlyBlock)
    return impossible(
      'found the only paragraph of its unit; join the unit to the one that it repeats (do: join)',
    );
  copy.of.blocks.splice(copy.block, 1, ...(fold(left.text) === '' ? [] : [left]));
  dropClaims(copy.of, [words], (span) =>
    copy.of === original.of ? samePlace(work.seed, span, fromOriginal.spans) : undefined,
  );
  for (const span of words.spans) work.page.duplicates.push({ span, of: ofSpan });
  return { what: 'duplicate', was: words.text, is: '', spans: words.spans, unit: copy.of };
}

/** Where words of the copy stand in the original. */
function samePlace(seed: string, [start, end]: Span, original: readonly Span[]): Span | undefined {
  const words = seed.slice(start, end);
  return original
    .map(([from]): Span => [seed.indexOf(words, from), seed.indexOf(words, from) + words.length])
    .find(([from, to], at) => from >= 0 && to <= (original[at]?.[1] ?? 0));
}

/** `cutBlock` trims what it cuts. */
const lengthOfCopy = (rest: string, copy: string): number =>
  copy.trimStart().length + Math.max(0, rest.indexOf(copy.trimStart()));

export function unmarkDuplicate(work: Work, correction: Of<'not-duplicate'>): Outcome {
  const wanted = fold(correction.at.exact);
  const { duplicates } = work.page;
  const said = (span: Span) => fold(work.seed.slice(...span));
  const matching = duplicates.filter(({ span }) => said(span).includes(wanted));
  const [duplicate] = matching;
  if (!duplicate || matching.length > 1) {
    const nearest = duplicates.slice(0, 3).map(
      ({ span }) =>
        `“${work.seed
          .slice(...span)
          .trim()
          .slice(0, 40)}”`,
    );
    return {
      problem: duplicate ? 'correction-ambiguous' : 'correction-lost',
      reason: `found “${correction.at.exact}” in ${matching.length} duplicates, expected one; the page has ${nearest.join(', ') || 'none'}. Quote more of it, or remove the correction`,
    };
  }
  const goal = findGoal(work, correction);
  if (isProblem(goal)) return goal;
  const text = work.seed.slice(...duplicate.span).trim();
  duplicates.splice(duplicates.indexOf(duplicate), 1);
  goal.of.blocks.splice(goal.at, 0, { role: correction.role, text, spans: [duplicate.span] });
  return { what: 'not-duplicate', was: '', is: text, spans: [duplicate.span], unit: goal.of };
}
