/** What is withdrawn is nowhere: not on the source page, not in evidence, not in a message. */
import type { Applied, CorrectedPage } from '../corrections/index.ts';
import type { IdentifiedUnit } from '../identity/index.ts';
import type { Span } from '../pipeline/contract.ts';

/** Spans of a page's seed that nobody may read: those of its withdrawn units, and copies of them. */
export function withheldSpans(page: CorrectedPage, identified: readonly IdentifiedUnit[]): Span[] {
  const spans = page.units.flatMap((unit, at) =>
    identified[at]?.withdrawn ? unit.blocks.flatMap((block) => block.spans) : [],
  );
  const copies = page.duplicates.filter(({ of }) => overlaps(of, spans)).map(({ span }) => span);
  return [...spans, ...copies];
}

export const overlaps = ([start, end]: Span, spans: readonly Span[]): boolean =>
  spans.some((span) => span[0] < end && start < span[1]);

/** What a page says of its seed, without what speaks of withheld text. */
export function withoutWithheld(
  page: CorrectedPage,
  withheld: readonly Span[],
  identified: readonly IdentifiedUnit[],
): CorrectedPage {
  if (withheld.length === 0) return page;
  const texts = page.units.flatMap((unit, at) =>
    identified[at]?.withdrawn ? unit.blocks.map((block) => block.text) : [],
  );
  // Words that were added stand nowhere in the seed.
  const isSecret = ({ was, is, spans }: Applied) =>
    spans.length > 0
      ? spans.some((span) => overlaps(span, withheld))
      : [was, is].some((words) => words !== '' && texts.some((text) => text.includes(words)));
  const isOpen = ({ span }: { span?: Span | undefined }) => span === undefined || !overlaps(span, withheld);
  return {
    ...page,
    issue: { ...page.issue, ...(page.issue.evidence && { evidence: page.issue.evidence.filter(isOpen) }) },
    ...(page.messages && { messages: page.messages.filter(isOpen) }),
    units: page.units.map((unit) => ({
      ...unit,
      ...(unit.corrections && {
        corrections: unit.corrections.map((made) => (isSecret(made) ? { ...made, was: '', is: '' } : made)),
      }),
    })),
  };
}

/** A sign for each character, so that positions still count. */
export const hidden = (text: string): string => text.replace(/\S/g, '■');
