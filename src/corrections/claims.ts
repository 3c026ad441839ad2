/** What was read out of a unit's text goes where the text goes. */
import type { BlockData, Span, UnitData } from '../pipeline/contract.ts';

type Claims = Pick<UnitData, 'people' | 'dateline' | 'places' | 'organisations' | 'topics'>;

/** Takes out of a unit what stands in these blocks, and returns it. */
export function takeClaims(unit: UnitData, blocks: readonly BlockData[]): Claims {
  const spans = blocks.flatMap((block) => block.spans);
  const isWithin = ({ span }: { span?: Span | undefined }) =>
    span !== undefined && spans.some(([start, end]) => span[0] >= start && span[0] < end);
  const stays = (claim: { span?: Span | undefined }) => !isWithin(claim);
  const taken: Claims = { people: unit.people.filter(isWithin) };
  unit.people = unit.people.filter(stays);
  if (unit.dateline) {
    taken.dateline = unit.dateline.filter(isWithin);
    unit.dateline = unit.dateline.filter(stays);
  }
  if (unit.places) {
    taken.places = mentioned(unit.places, isWithin);
    unit.places = mentioned(unit.places, stays);
  }
  if (unit.organisations) {
    taken.organisations = mentioned(unit.organisations, isWithin);
    unit.organisations = mentioned(unit.organisations, stays);
  }
  if (unit.topics) {
    const among = (where: typeof isWithin) =>
      (unit.topics ?? [])
        .map((topic) => ({ ...topic, evidence: topic.evidence.filter(where) }))
        .filter((topic) => topic.evidence.length > 0);
    taken.topics = among(isWithin);
    unit.topics = among(stays);
  }
  return taken;
}

function mentioned<T extends { mentions: { span: Span }[] }>(
  claims: readonly T[],
  where: (mention: { span: Span }) => boolean,
): T[] {
  return claims
    .map((claim) => ({ ...claim, mentions: claim.mentions.filter(where) }))
    .filter((claim) => claim.mentions.length > 0);
}

/** Adds to a unit what was taken out of another. */
export function addClaims(
  unit: UnitData,
  { people, dateline = [], places, organisations, topics }: Claims,
): void {
  const names = new Set(unit.people.map(({ name }) => name));
  unit.people = [...unit.people, ...people.filter(({ name }) => !names.has(name))];
  if (dateline.length > 0) unit.dateline = [...(unit.dateline ?? []), ...dateline];
  unit.places = joined(
    unit.places,
    // A unit is about one place: the one that it was about before.
    places?.map(({ main: _, ...place }) => place),
    ({ code }) => code,
    (a, b) => ({ ...a, mentions: [...a.mentions, ...b.mentions] }),
  );
  unit.organisations = joined(
    unit.organisations,
    organisations,
    ({ name }) => name,
    (a, b) => ({
      ...a,
      forms: [...new Set([...a.forms, ...b.forms])],
      mentions: [...a.mentions, ...b.mentions],
    }),
  );
  unit.topics = joined(
    unit.topics,
    topics,
    ({ slug }) => slug,
    (a, b) => ({ ...a, evidence: [...a.evidence, ...b.evidence] }),
  );
  for (const kind of ['places', 'organisations', 'topics'] as const)
    if (unit[kind]?.length === 0) delete unit[kind];
}

function joined<T>(here: T[] = [], added: T[] = [], key: (claim: T) => string, join: (a: T, b: T) => T): T[] {
  const claims = new Map(here.map((claim) => [key(claim), claim]));
  for (const claim of added) {
    const known = claims.get(key(claim));
    claims.set(key(claim), known ? join(known, claim) : claim);
  }
  return [...claims.values()];
}
