/** The other way round: what somebody edited in an article, as corrections of its seed. */
import type { BlockRole, UnitData, UnitType } from '../pipeline/contract.ts';
import { HEAD_ROLES, type HeadRole } from '../pipeline/head.ts';
import { writtenDivision } from '../pipeline/places/written.ts';
import { applyCorrections } from './apply.ts';
import { align, changesBetween, likeness, type Step } from './difference.ts';
import { linesOf, setBlocks } from './head.ts';
import { fold } from './locate.ts';
import type { CorrectedPage, CorrectedUnit } from './page.ts';
import { quoteOf, quoteOfBlock } from './quote.ts';
import { type Correction, correctionSchema, invalidityOf } from './schema.ts';

/** An article as somebody left it. A field that is not there was cleared. */
export interface EditedUnit {
  type: UnitType;
  title?: string;
  kicker?: string;
  subtitle?: string;
  column?: string[];
  people: { name: string; role: UnitData['people'][number]['role'] }[];
  /** Slugs; absent: as they were. */
  topics?: string[];
  /** Divisions, by name or code; absent: as they were. */
  places?: string[];
  /** Names; absent: as they were. */
  organisations?: string[];
  blocks: { role: BlockRole; text: string }[];
}

/** Who answers for the corrections. */
export interface Answer {
  who: string;
  when: string;
  why: string;
}

export interface Saved {
  corrections: Correction[];
  /** The page with them applied. */
  page: CorrectedPage;
  /** What was edited and is no correction that there is, for people. */
  unsaved: string[];
}

/** More corrections than this out of one article are a sign that it was replaced, not corrected. */
const MOST_CORRECTIONS = 400;

/**
 * @param page as the archive shows it, corrections applied
 * @param at which unit of it was edited
 * @param seed decoded text of the seed
 */
export function correctionsFor(
  page: CorrectedPage,
  at: number,
  edited: EditedUnit,
  seed: string,
  answer: Answer,
): Saved {
  const corrections: Correction[] = [];
  let now = page;
  const make = (correction: Correction): string | undefined => {
    const { error } = correctionSchema.safeParse(correction);
    if (error) return `${invalidityOf(error)}; put it right, and save again`;
    const applied = applyCorrections(now, seed, [correction]);
    const [problem] = applied.messages;
    if (problem) return problem.reason;
    // The record of what was made belongs to the next build.
    now = { ...applied.page, units: applied.page.units.map(withoutRecord) };
    corrections.push(correction);
    return undefined;
  };
  const original = page.units[at];
  if (!original) throw new Error(`Found ${page.units.length} units, expected one at ${at}`);
  const { wanted, later, clashes } = carryHead(original, edited);
  const set = fieldCorrection(now, at, wanted, answer);
  const unsaved = [...clashes, set && make(set)].filter((reason) => typeof reason === 'string');
  while (corrections.length < MOST_CORRECTIONS) {
    const next = nextCorrection(now, at, wanted, answer);
    if (!next) break;
    const isAgain = JSON.stringify(next) === JSON.stringify(corrections.at(-1));
    const problem = isAgain
      ? `found no correction that makes “${wordsOf(next)}” what it was edited to`
      : make(next);
    if (problem === undefined) continue;
    unsaved.push(problem);
    break;
  }
  const head = headCorrection(now, at, later, answer);
  const problem = head && make(head);
  if (problem !== undefined) unsaved.push(problem);
  if (corrections.length === MOST_CORRECTIONS)
    unsaved.push(`found more than ${MOST_CORRECTIONS} changes in one article`);
  return { corrections, page: now, unsaved };
}

const wordsOf = (correction: Correction): string =>
  'at' in correction ? correction.at.exact : correction.do;

const withoutRecord = (unit: CorrectedUnit): CorrectedUnit => {
  const { corrections: _, ...rest } = unit;
  return rest;
};

/** An edited article, with what its frontmatter and its text say of the head brought together. */
interface Carried {
  wanted: EditedUnit;
  /** What fields are to say once the text is as it was edited. */
  later: Partial<Record<HeadRole, string[]>>;
  /** Fields that were edited to one thing, and their lines to another. */
  clashes: string[];
}

/** Somebody who edits the title in the frontmatter alone means the one on the page, too; and the other way round. */
function carryHead(original: CorrectedUnit, edited: EditedUnit): Carried {
  // A block without words is one that was taken out.
  const blocks = edited.blocks.filter(({ text }) => fold(text) !== '').map((block) => ({ ...block }));
  const fields: Carried['later'] = {};
  const later: Carried['later'] = {};
  const clashes: string[] = [];
  for (const role of HEAD_ROLES) {
    const said = linesOf(original, role);
    const field = linesOf(edited, role);
    const before = textsOf(original.blocks, role);
    const after = textsOf(blocks, role);
    if (isSame(before, after)) {
      if (!isSame(said, field)) setBlocks(blocks, role, field);
    } else if (isSame(said, field)) {
      const [line = ''] = after;
      const isRepeated = before.length === 1 && after.length === 1 && said.length === 1;
      if (isRepeated && fold(said[0] ?? '') === fold(before[0] ?? '')) fields[role] = [line];
    } else if (!isSame(textsOf(withBlocks(original.blocks, role, field), role), after)) {
      fields[role] = said;
      if (after.length === 0) later[role] = field;
      else
        clashes.push(
          `found the ${role} edited to “${field.join('、')}” in the frontmatter and to “${after.join('、')}” in the text; make them the same`,
        );
    }
  }
  return { wanted: withHead({ ...edited, blocks }, edited, fields), later, clashes };
}

const textsOf = (blocks: EditedUnit['blocks'], role: BlockRole): string[] =>
  blocks.filter((block) => block.role === role).map(({ text }) => text);

const isSame = (a: readonly string[], b: readonly string[]): boolean => a.join('\0') === b.join('\0');

function withBlocks(blocks: EditedUnit['blocks'], role: HeadRole, lines: string[]): EditedUnit['blocks'] {
  const copies = blocks.map((block) => ({ ...block }));
  setBlocks(copies, role, lines);
  return copies;
}

/** An edited article with the head of a unit, but for the fields that are given. */
function withHead(
  edited: Omit<EditedUnit, HeadRole>,
  head: Pick<UnitData, HeadRole>,
  fields: Carried['later'],
): EditedUnit {
  const { type, people, topics, places, organisations, blocks } = edited;
  const said = HEAD_ROLES.map((role) => [role, fields[role] ?? linesOf(head, role)] as const);
  const lines = said.flatMap(([role, [line]]) =>
    line === undefined || role === 'column' ? [] : [[role, line]],
  );
  return {
    type,
    people,
    ...(topics && { topics }),
    ...(places && { places }),
    ...(organisations && { organisations }),
    blocks,
    ...Object.fromEntries(lines),
    column: fields.column ?? linesOf(head, 'column'),
  };
}

function fieldCorrection(
  page: CorrectedPage,
  at: number,
  edited: EditedUnit,
  answer: Answer,
): Correction | undefined {
  const unit = page.units[at];
  if (!unit) return undefined;
  const changed: Partial<Extract<Correction, { do: 'set' }>> = {};
  if (edited.type !== unit.type) changed.type = edited.type;
  for (const field of ['title', 'kicker', 'subtitle'] as const) {
    // An inferred title is none that could be taken away.
    const said =
      field === 'title' && unit.titleInferred && edited.title === undefined ? undefined : unit[field];
    if (edited[field] !== said) changed[field] = edited[field] ?? null;
  }
  if ((edited.column ?? []).join('\0') !== (unit.column ?? []).join('\0'))
    changed.column = edited.column ?? [];
  const signed = (people: EditedUnit['people']) =>
    people.map(({ name, role }) => `${role} ${name}`).join('\0');
  if (signed(edited.people) !== signed(unit.people))
    changed.people = edited.people.map(({ name, role }) => ({ name, role }));
  if (edited.topics && edited.topics.join('\0') !== (unit.topics ?? []).map(({ slug }) => slug).join('\0'))
    changed.topics = edited.topics;
  if (edited.places && !isSame(edited.places, (unit.places ?? []).map(writtenDivision)))
    changed.places = edited.places;
  const named = (unit.organisations ?? []).map(({ name }) => name);
  if (edited.organisations && !isSame(edited.organisations, named))
    changed.organisations = edited.organisations;
  if (Object.keys(changed).length === 0) return undefined;
  const body = unit.blocks.findIndex((block) => block.role === 'paragraph');
  return { do: 'set', of: quoteOfBlock(page.units, at, Math.max(0, body)), ...changed, ...answer };
}

/** Lines of a head of which the text has none. */
function headCorrection(
  page: CorrectedPage,
  at: number,
  lines: Carried['later'],
  answer: Answer,
): Correction | undefined {
  const unit = page.units[at];
  if (!unit) return undefined;
  const { type, people } = unit;
  return fieldCorrection(page, at, withHead({ type, people, blocks: [] }, unit, lines), answer);
}

/** The first thing in which the unit is not yet as it was edited: the shape of its paragraphs first, then their words. */
function nextCorrection(
  page: CorrectedPage,
  at: number,
  edited: EditedUnit,
  answer: Answer,
): Correction | undefined {
  const unit = page.units[at];
  if (!unit) return undefined;
  const steps = align(unit.blocks, edited.blocks);
  const block = (index: number) => quoteOfBlock(page.units, at, index);
  for (const step of steps) {
    switch (step.is) {
      case 'joined':
        return { do: 'join-paragraphs', at: block(step.old), ...answer };
      case 'split': {
        const cut = splitPlace(unit.blocks[step.old]?.text ?? '', edited.blocks, step);
        const end = Math.min(unit.blocks[step.old]?.text.length ?? 0, cut + QUOTED);
        return {
          do: 'split-paragraph',
          before: quoteOf(page.units, { unit: at, block: step.old, start: cut, end }),
          ...answer,
        };
      }
      case 'gone': {
        const text = unit.blocks[step.old]?.text ?? '';
        const goal = steps.find(
          (other) =>
            other.is === 'new' && likeness(fold(text), fold(edited.blocks[other.now]?.text ?? '')) > MOVED,
        );
        if (goal?.is !== 'new') return { do: 'furniture', at: block(step.old), ...answer };
        return { do: 'move', at: block(step.old), ...neighbour(steps, goal, block), ...answer };
      }
      case 'new': {
        const added = edited.blocks[step.now];
        const isMoved = steps.some(
          (other) =>
            other.is === 'gone' &&
            likeness(fold(unit.blocks[other.old]?.text ?? ''), fold(added?.text ?? '')) > MOVED,
        );
        if (!added || isMoved) break;
        return {
          do: 'insert',
          ...neighbour(steps, step, block),
          role: added.role,
          text: added.text,
          ...answer,
        };
      }
      case 'same':
        break;
      default:
        return unknownStep(step);
    }
  }
  return steps
    .map((step) => (step.is === 'same' ? editOf(page, at, edited, step, answer) : undefined))
    .find(Boolean);
}

function unknownStep(step: never): never {
  throw new Error(`Unknown step ${JSON.stringify(step)}`);
}

/** Characters quoted of a paragraph that is to begin. */
const QUOTED = 16;
/** Likeness from which on a paragraph that is gone here and new there was moved. */
const MOVED = 0.8;

function editOf(
  page: CorrectedPage,
  at: number,
  edited: EditedUnit,
  { old, now }: { old: number; now: number },
  answer: Answer,
): Correction | undefined {
  const before = page.units[at]?.blocks[old];
  const after = edited.blocks[now];
  if (!before || !after) return undefined;
  if (before.role !== after.role)
    return { do: 'role', at: quoteOfBlock(page.units, at, old), role: after.role, ...answer };
  // White space at the end of a paragraph is nobody's edit.
  const [change] = changesBetween(before.text.trimEnd(), after.text.trimEnd());
  if (!change) return undefined;
  const { start, end, to } = widened(before.text, change);
  return { do: 'text', at: quoteOf(page.units, { unit: at, block: old, start, end }), to, ...answer };
}

/** Words to quote must begin and end with ink: white space is not looked for, and an addition has no words yet. */
function widened(text: string, { start, end, to }: { start: number; end: number; to: string }) {
  const isBlank = (at: number) => fold(text.slice(at, at + 1)) === '';
  let from = fold(text.slice(start, end)) === '' ? Math.max(0, start - ADDITION) : start;
  while (from > 0 && isBlank(from)) from--;
  let until = fold(text.slice(from, end)) === '' ? Math.min(text.length, end + ADDITION) : end;
  while (until < text.length && isBlank(until - 1)) until++;
  return { start: from, end: until, to: text.slice(from, start) + to + text.slice(end, until) };
}
/** Characters quoted beside an addition. */
const ADDITION = 4;

/** Where the paragraph that was cut begins its second part. */
function splitPlace(text: string, after: EditedUnit['blocks'], { now }: { now: number }): number {
  const first = after[now]?.text ?? '';
  const second = (after[now + 1]?.text ?? '').slice(0, QUOTED);
  let best = Math.min(first.length, text.length);
  for (
    let found = text.indexOf(second), nearest = Number.POSITIVE_INFINITY;
    found >= 0;
    found = text.indexOf(second, found + 1)
  ) {
    if (Math.abs(found - first.length) >= nearest) break;
    nearest = Math.abs(found - first.length);
    best = found;
  }
  return best;
}

/** The paragraph that stands before a new place, or the one after it. */
function neighbour(
  steps: readonly Step[],
  goal: Step,
  block: (index: number) => Extract<Correction, { do: 'role' }>['at'],
) {
  const at = steps.indexOf(goal);
  const before = steps.slice(0, at).findLast((step) => step.is === 'same');
  if (before?.is === 'same') return { after: block(before.old) };
  const after = steps.slice(at).find((step) => step.is === 'same');
  return after?.is === 'same' ? { before: block(after.old) } : {};
}
