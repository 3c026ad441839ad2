/** Corrections of whole units. */
import type { BlockRole, Organisation, Place } from '../pipeline/contract.ts';
import { HEAD_ROLES } from '../pipeline/head.ts';
import { findOrganisations } from '../pipeline/organisations/find.ts';
import type { Division } from '../pipeline/places/gazetteer.ts';
import { addClaims, takeClaims } from './claims.ts';
import { divisionsMeant } from './divisions.ts';
import { findBlock, impossible, isProblem } from './find.ts';
import { fillHead, setBlocks, setField } from './head.ts';
import type { CorrectedUnit } from './page.ts';
import type { Correction } from './schema.ts';
import { spansOfRole } from './spans.ts';
import type { Outcome, Work } from './work.ts';

type Of<Kind extends Correction['do']> = Extract<Correction, { do: Kind }>;

/** What a `set` says that has lines on the page. */
const HEAD_LINES = [...HEAD_ROLES, 'byline'] as const;

export function setUnit(work: Work, correction: Of<'set'>): Outcome {
  const found = findBlock(work, correction.of);
  if (isProblem(found)) return found;
  const unit = found.of;
  const divisions = correction.places && divisionsMeant(correction.places);
  if (divisions && isProblem(divisions)) return divisions;
  const before = describe(unit, correction);
  const shown = HEAD_LINES.filter((role) => correction[role] !== undefined);
  const linesBefore = shown.flatMap((role) => spansOfRole(unit.blocks, role));
  if (correction.type !== undefined) unit.type = correction.type;
  for (const role of HEAD_ROLES) {
    const value = correction[role];
    if (value === undefined) continue;
    const lines = [value ?? []].flat();
    setBlocks(unit.blocks, role, lines);
    setField(unit, role, lines);
    hold(unit, role, lines.length > 0);
  }
  if (correction.byline !== undefined) setBlocks(unit.blocks, 'byline', [correction.byline ?? []].flat());
  if (correction.people !== undefined) {
    unit.people = mergePeople(unit, correction.people);
    hold(unit, 'people');
  }
  if (correction.topics !== undefined) {
    unit.topics = mergeTopics(unit, correction.topics);
    hold(unit, 'topics');
  }
  if (divisions) {
    unit.places = mergePlaces(unit, divisions);
    hold(unit, 'places');
  }
  if (correction.organisations !== undefined) {
    unit.organisations = mergeOrganisations(unit, correction.organisations);
    hold(unit, 'organisations');
  }
  const changed = [...linesBefore, ...shown.flatMap((role) => spansOfRole(unit.blocks, role))];
  return {
    what: 'set',
    was: before,
    is: describe(unit, correction),
    spans: [...found.it.spans, ...changed],
    changed,
    unit,
  };
}

/** Whether a field holds over what is read from the blocks. */
function hold(
  unit: CorrectedUnit,
  field: NonNullable<CorrectedUnit['said']>[number],
  holds: boolean = true,
): void {
  const others = (unit.said ?? []).filter((said) => said !== field);
  unit.said = holds ? [...others, field] : others;
}

/** What the unit says of the fields that a correction sets. */
function describe(unit: CorrectedUnit, correction: Of<'set'>): string {
  const parts: string[] = [];
  if (correction.type !== undefined) parts.push(unit.type);
  if (correction.title !== undefined) parts.push(unit.title ?? '');
  if (correction.kicker !== undefined) parts.push(unit.kicker ?? '');
  if (correction.subtitle !== undefined) parts.push(unit.subtitle ?? '');
  if (correction.byline !== undefined) parts.push(textOfRole(unit, 'byline'));
  if (correction.column !== undefined) parts.push((unit.column ?? []).join('、'));
  if (correction.people !== undefined)
    parts.push(unit.people.map(({ role, name }) => `${role} ${name}`).join('、'));
  if (correction.topics !== undefined) parts.push((unit.topics ?? []).map(({ name }) => name).join('、'));
  for (const field of ['places', 'organisations'] as const)
    if (correction[field] !== undefined) parts.push((unit[field] ?? []).map(({ name }) => name).join('、'));
  return parts.filter(Boolean).join(' · ');
}

const textOfRole = (unit: CorrectedUnit, role: BlockRole): string =>
  unit.blocks
    .filter((block) => block.role === role)
    .map((block) => block.text)
    .join(' ');

/** People that were there keep where they are printed. */
function mergePeople(unit: CorrectedUnit, people: NonNullable<Of<'set'>['people']>): CorrectedUnit['people'] {
  return people.map(({ name, role }) => {
    const known = unit.people.find((person) => person.name === name);
    return known ? { ...known, role } : { name, role };
  });
}

/** Topics that were found keep their evidence; of the others the archive knows the names. */
function mergeTopics(unit: CorrectedUnit, slugs: readonly string[]): NonNullable<CorrectedUnit['topics']> {
  return slugs.map(
    (slug) => unit.topics?.find((topic) => topic.slug === slug) ?? { slug, name: slug, evidence: [] },
  );
}

/** Places that were found keep where they are named, and which of them is the main one. */
function mergePlaces(unit: CorrectedUnit, divisions: readonly Division[]): Place[] {
  return divisions.map(
    ({ code, name, level }) =>
      unit.places?.find((place) => place.code === code) ?? { code, name, level, mentions: [], rule: '更正' },
  );
}

/** Organisations that were found keep where they are named, and by which short forms. */
function mergeOrganisations(unit: CorrectedUnit, names: readonly string[]): Organisation[] {
  return [...new Set(names.map((name) => name.trim()))].map((name) => {
    const [mention] = findOrganisations([name]);
    const kind = mention?.name === name ? mention.kind : 'other';
    return (
      unit.organisations?.find((known) => known.name === name) ?? { name, kind, forms: [], mentions: [] }
    );
  });
}

/** Lines that stand over one text only. */
const HEADLINE: ReadonlySet<BlockRole> = new Set(['kicker', 'title', 'subtitle']);

export function joinUnits(work: Work, correction: Of<'join'>): Outcome {
  const first = findBlock(work, correction.of);
  if (isProblem(first)) return first;
  const second = findBlock(work, correction.with);
  if (isProblem(second)) return second;
  if (first.of === second.of)
    return {
      problem: 'correction-fulfilled',
      reason: 'found both in one unit already; the correction can be removed',
    };
  for (const block of second.of.blocks) if (HEADLINE.has(block.role)) block.role = 'heading';
  addClaims(first.of, takeClaims(second.of, second.of.blocks));
  // Nor does what was set stay behind, though no text of the second unit says it.
  const { people, topics, places, organisations } = second.of;
  addClaims(first.of, {
    people,
    ...(topics && { topics }),
    ...(places && { places }),
    ...(organisations && { organisations }),
  });
  first.of.blocks.push(...second.of.blocks);
  const sources = new Set([...(first.of.sources ?? []), ...(second.of.sources ?? [])]);
  if (sources.size > 0) first.of.sources = [...sources];
  if (second.of.endMissing) first.of.endMissing = true;
  else delete first.of.endMissing;
  const earlier = second.of.corrections ?? [];
  if (earlier.length > 0) first.of.corrections = [...(first.of.corrections ?? []), ...earlier];
  work.page.units.splice(work.page.units.indexOf(second.of), 1);
  // Not the title of the second unit: split off again, it may be withdrawn.
  return { what: 'join', was: '', is: first.of.title ?? '', spans: second.it.spans, unit: first.of };
}

export function splitUnit(work: Work, correction: Of<'split'>): Outcome {
  const found = findBlock(work, correction.before);
  if (isProblem(found)) return found;
  if (found.block === 0)
    return {
      problem: 'correction-fulfilled',
      reason: `found “${correction.before.exact}” at the beginning of a unit already; the correction can be removed`,
    };
  const blocks = found.of.blocks.splice(found.block);
  const claims = takeClaims(found.of, blocks);
  const unit: CorrectedUnit = {
    type: correction.type ?? found.of.type,
    ...(correction.title !== undefined && { title: correction.title, said: ['title'] }),
    people: [],
    ...(found.of.endMissing && { endMissing: true }),
    blocks,
  };
  fillHead(unit);
  addClaims(unit, claims);
  delete found.of.endMissing;
  work.page.units.splice(work.page.units.indexOf(found.of) + 1, 0, unit);
  // Not the title of the first unit: that may be withdrawn.
  return { what: 'split', was: '', is: unit.title ?? '', spans: found.it.spans, unit };
}

/** The record of it says nothing of what the unit said. */
export function withdrawUnit(work: Work, { of, who, when, why }: Of<'withdraw'>): Outcome {
  const found = findBlock(work, of);
  if (isProblem(found)) return found;
  if (found.of.withdrawn) return impossible('found the unit withdrawn already');
  found.of.withdrawn = { who, when, why };
  return { what: 'withdraw', was: '', is: '', spans: [], unit: found.of };
}
