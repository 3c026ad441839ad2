/** Corrections of paragraphs and their words. */
import { addClaims, dropClaims, takeClaims } from './claims.ts';
import { type FoundBlock, findBlock, findGoal, findWords, impossible, isProblem } from './find.ts';
import { rewordSaid } from './head.ts';
import { fold, locate } from './locate.ts';
import { cutBlock } from './page.ts';
import type { Correction } from './schema.ts';
import { spansOfChange } from './spans.ts';
import type { Outcome, Work } from './work.ts';

type Of<Kind extends Correction['do']> = Extract<Correction, { do: Kind }>;

export function changeText(work: Work, { at, to }: Of<'text'>): Outcome {
  const words = findWords(work, at);
  if (isProblem(words)) return isFulfilled(work, { at, to }) ? fulfilled(to) : words;
  const { of, it, start, end } = words;
  const was = it.text.slice(start, end);
  const text = it.text.slice(0, start) + to + it.text.slice(end);
  const changed = spansOfChange(it, start, was, to, work.seed);
  // A paragraph without words is none: nobody could quote it again, or edit it.
  const problem = fold(text) === '' ? takeOut(work, words) : undefined;
  if (problem) return problem;
  rewordSaid(of, it.role, it.text, text);
  it.text = text;
  return { what: 'text', was, is: to, spans: it.spans, changed, unit: of };
}

/** A better OCR may already say what the correction says. */
function isFulfilled(work: Work, { at, to }: Pick<Of<'text'>, 'at' | 'to'>): boolean {
  if (fold(to) === '' || (at.prefix === undefined && at.suffix === undefined)) return false;
  return locate(work.page.units, { ...at, exact: to }, false).found === 'one';
}

const fulfilled = (to: string): Outcome => ({
  problem: 'correction-fulfilled',
  reason: `found “${to}” there already; the correction is no longer needed and can be removed`,
});

export function setRole(work: Work, { at, role }: Of<'role'>): Outcome {
  const block = findBlock(work, at);
  if (isProblem(block)) return block;
  const was = block.it.role;
  block.it.role = role;
  return { what: 'role', was, is: role, spans: block.it.spans, unit: block.of };
}

export function insertBlock(work: Work, correction: Of<'insert'>): Outcome {
  const goal = findGoal(work, correction);
  if (isProblem(goal)) return goal;
  goal.of.blocks.splice(goal.at, 0, { role: correction.role, text: correction.text, spans: [] });
  return { what: 'insert', was: '', is: correction.text, spans: [], unit: goal.of };
}

export function removeBlock(work: Work, { at }: Of<'furniture'>): Outcome {
  const block = findBlock(work, at);
  if (isProblem(block)) return block;
  const problem = takeOut(work, block);
  if (problem) return problem;
  return { what: 'furniture', was: block.it.text, is: '', spans: block.it.spans, unit: block.of };
}

/** Takes a block and what was read in it out of its unit: its place in the seed is the page's. */
function takeOut(work: Work, { of, it, block }: FoundBlock): Outcome | undefined {
  if (of.blocks.length === 1) {
    return impossible(
      `found “${it.text.slice(0, 20)}” as the only paragraph of its unit; withdraw the unit, or join it to another`,
    );
  }
  of.blocks.splice(block, 1);
  dropClaims(of, [it]);
  for (const span of it.spans) work.page.furniture.push({ role: 'correction', span });
  return undefined;
}

export function moveBlock(work: Work, correction: Of<'move'>): Outcome {
  const block = findBlock(work, correction.at);
  if (isProblem(block)) return block;
  const goal = findGoal(work, correction);
  if (isProblem(goal)) return goal;
  if (goal.of !== block.of) {
    if (block.of.blocks.length === 1)
      return impossible('found the only paragraph of its unit; join the two units instead (do: join)');
    addClaims(goal.of, takeClaims(block.of, [block.it]));
  }
  block.of.blocks.splice(block.block, 1);
  goal.of.blocks.splice(goal.of === block.of && goal.at > block.block ? goal.at - 1 : goal.at, 0, block.it);
  // Not the title of the unit that it comes from: that may be withdrawn.
  return { what: 'move', was: '', is: block.it.text, spans: block.it.spans, unit: goal.of };
}

export function joinParagraphs(work: Work, { at }: Of<'join-paragraphs'>): Outcome {
  const block = findBlock(work, at);
  if (isProblem(block)) return block;
  const [next] = block.of.blocks.splice(block.block + 1, 1);
  if (!next)
    return impossible(
      `found no paragraph after “${block.it.text.slice(0, 20)}” in its unit; expected one to join`,
    );
  const was = `${block.it.text}\n${next.text}`;
  block.it.text += next.text;
  block.it.spans = [...block.it.spans, ...next.spans];
  return { what: 'join-paragraphs', was, is: block.it.text, spans: block.it.spans, unit: block.of };
}

export function splitParagraph(work: Work, { before }: Of<'split-paragraph'>): Outcome {
  const words = findWords(work, before);
  if (isProblem(words)) return words;
  if (words.start === 0) return impossible(`found “${before.exact}” at the beginning of a paragraph already`);
  const parts = cutBlock(words.it, words.start, work.seed);
  words.of.blocks.splice(words.block, 1, ...parts);
  return {
    what: 'split-paragraph',
    was: words.it.text,
    is: parts.map(({ text }) => text).join('\n'),
    spans: words.it.spans,
    unit: words.of,
  };
}
