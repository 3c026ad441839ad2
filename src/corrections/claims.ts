/** What was read out of a unit's text goes where the text goes. */
import type { BlockData, Span, UnitData } from '../pipeline/contract.ts';
import type { CorrectedUnit } from './page.ts';

type Claims = Pick<UnitData, 'people' | 'dateline' | 'places' | 'organisations' | 'topics'>;

type Placed = { span?: Span | undefined };
type Keep = <Claim extends Placed>(claim: Claim) => Claim | undefined;

function within(blocks: readonly BlockData[]): (claim: Placed) => boolean {
  const spans = blocks.flatMap((block) => block.spans);
  return ({ span }) => span !== undefined && spans.some(([start, end]) => span[0] >= start && span[0] < end);
}

/** Takes out of a unit what stands in these blocks, and returns it. */
export function takeClaims(unit: UnitData, blocks: readonly BlockData[]): Claims {
  const isWithin = within(blocks);
  const taken = keepClaims(unit, (claim) => (isWithin(claim) ? claim : undefined));
  Object.assign(
    unit,
    keepClaims(unit, (claim) => (isWithin(claim) ? undefined : claim)),
  );
  // What was set without evidence is of the unit, not of a block.
  return {
    ...taken,
    ...(taken.topics && { topics: taken.topics.filter(hasEvidence) }),
    ...(taken.places && { places: taken.places.filter(isMentioned) }),
    ...(taken.organisations && { organisations: taken.organisations.filter(isMentioned) }),
  };
}

const hasEvidence = ({ evidence }: { evidence: readonly unknown[] }): boolean => evidence.length > 0;
const isMentioned = ({ mentions }: { mentions: readonly unknown[] }): boolean => mentions.length > 0;

/**
 * What was read in blocks that are no text of their unit any more is no longer claimed of it. What a `set` said of
 * people, topics, places and organisations stays, without that evidence.
 * @param elsewhere where in its text the unit says the same; undefined: nowhere
 */
export function dropClaims(
  unit: CorrectedUnit,
  blocks: readonly BlockData[],
  elsewhere: (span: Span) => Span | undefined = () => undefined,
): void {
  const { people, topics, places, organisations } = unit;
  const isWithin = within(blocks);
  const keep: Keep = (claim) => {
    if (!claim.span || !isWithin(claim)) return claim;
    const span = elsewhere(claim.span);
    return span && { ...claim, span };
  };
  Object.assign(unit, keepClaims(unit, keep));
  if (unit.said?.includes('people')) {
    unit.people = people.map((person) => {
      const { span: _, ...known } = person;
      return keep(person) ?? known;
    });
  }
  if (topics && unit.said?.includes('topics'))
    unit.topics = topics.map((topic) => ({ ...topic, evidence: keepEach(topic.evidence, keep) }));
  if (places && unit.said?.includes('places')) unit.places = withMentions(places, keep);
  if (organisations && unit.said?.includes('organisations'))
    unit.organisations = withMentions(organisations, keep);
}

/** The claims that are kept, each as `keep` gives it back. */
function keepClaims({ people, dateline, places, organisations, topics }: Claims, keep: Keep): Claims {
  return {
    people: keepEach(people, keep),
    ...(dateline && { dateline: keepEach(dateline, keep) }),
    ...(places && { places: keepMentioned(places, keep) }),
    ...(organisations && { organisations: keepMentioned(organisations, keep) }),
    ...(topics && {
      topics: topics
        .map((topic) => ({ ...topic, evidence: keepEach(topic.evidence, keep) }))
        // A topic that was set has none to lose.
        .filter((topic, at) => hasEvidence(topic) || topics[at]?.evidence.length === 0),
    }),
  };
}

interface Mentioned {
  mentions: { text: string; span: Span }[];
}

function keepMentioned<T extends Mentioned>(claims: readonly T[], keep: Keep): T[] {
  // One that was set has no mention to lose.
  return withMentions(claims, keep).filter(
    (claim, at) => isMentioned(claim) || claims[at]?.mentions.length === 0,
  );
}

const withMentions = <T extends Mentioned>(claims: readonly T[], keep: Keep): T[] =>
  claims.map((claim) => ({ ...claim, mentions: keepEach(claim.mentions, keep) }));

/** A claim that comes to stand where there is one already is that one. */
function keepEach<Claim extends Placed>(claims: readonly Claim[], keep: Keep): Claim[] {
  const places = new Set(claims.map(({ span }) => span?.[0]));
  return claims.flatMap((claim) => {
    const kept = keep(claim);
    return !kept || (kept !== claim && places.has(kept.span?.[0])) ? [] : [kept];
  });
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
