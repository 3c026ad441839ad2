/** Which administrative divisions each unit names, and which of them it is about. */
import type { VFile } from 'vfile';
import type { Place } from '../contract.ts';
import { locate } from '../locate.ts';
import type { Resources } from '../resources.ts';
import { subjectBlocks } from '../subject-blocks.ts';
import type { Block, Page, Unit } from '../tree.ts';
import { findPlaces, type PlaceMention } from './find.ts';
import { type Division, liesIn, namesAt, parentOf } from './gazetteer.ts';

const SAYS: Record<PlaceMention['rule'], string> = {
  full: '全称',
  chain: '紧接在上级地名之后',
  short: '简称',
  abbreviation: '省份的单字简称',
  context: '同名之地不止一处，按本稿提到的地方定',
};

/** How much a mention in a block weighs for the unit's main place. */
const WEIGHTS: Partial<Record<Block['role'], number>> = {
  title: 6,
  kicker: 4,
  subtitle: 3,
  heading: 2,
  caption: 3,
};
const FIRST_PARAGRAPH = 3;
const DATELINE = 5;
/** Where a unit goes from place to place none of them has this share, and none is the main one. */
const MAIN_SHARE = 0.4;
/** A place inside another is the main one when it has this share of what is said of both. */
const INNER_SHARE = 0.5;

/** Fills `places` of every unit, in the order of their first mention. */
export function placeUnits({ publications }: Pick<Resources, 'publications'>) {
  return (page: Page, file: VFile): void => {
    const home = homeOf(publications.find(({ name }) => name === page.publication?.name)?.place);
    for (const node of page.children)
      if (node.type === 'unit') node.places = placesOf(node, String(file), home);
  };
}

function homeOf(place: string | undefined): Division | undefined {
  if (!place) return undefined;
  return namesAt(place, 0)[0]?.[0]?.division;
}

function placesOf(unit: Unit, seed: string, home: Division | undefined): Place[] {
  const blocks = subjectBlocks(unit);
  // A heading that is a place's name is set with spaces: 吉 林.
  const texts = blocks.map(({ value }) => value);
  const spaced = texts.map((text) =>
    /^\p{Script=Han}[\s\u3000]+\p{Script=Han}$/u.test(text) ? text.replace(/[\s\u3000]+/gu, '') : text,
  );
  const mentions = findPlaces(spaced, home ? { home } : {}).filter(
    (mention) => !isPersonsName(unit, spaced, mention),
  );
  const places = new Map<Division, Place>();
  const weights = new Map<Division, number>();
  const firstParagraph = blocks.findIndex(({ role }) => role === 'paragraph' || role === 'caption');
  for (const { division, text, start, end, rule } of mentions) {
    const block = blocks[text];
    if (!block) continue;
    const place = places.get(division) ?? toPlace(division, SAYS[rule]);
    const isSpaced = spaced[text] !== texts[text];
    const span = isSpaced ? (block.spans[0] ?? [0, 0]) : locate(block, seed, start, end);
    place.mentions.push({ text: block.value.slice(...(isSpaced ? [0] : [start, end])), span });
    places.set(division, place);
    const weight = WEIGHTS[block.role] ?? (text === firstParagraph ? FIRST_PARAGRAPH : 1);
    weights.set(division, (weights.get(division) ?? 0) + weight);
  }
  for (const dateline of unit.datelines)
    for (const [division] of weights)
      if (dateline.place && division.name.startsWith(dateline.place))
        weights.set(division, (weights.get(division) ?? 0) + DATELINE);
  const main = mainOf(weights);
  const found = main && places.get(main);
  if (found) found.main = true;
  return [...places.values()];
}

function toPlace({ code, name, level }: Division, rule: string): Place {
  return { code, name, level, mentions: [], rule };
}

/** 记者康劲, 庄河: a name of a person whom the unit's byline names is no place. */
function isPersonsName(unit: Unit, texts: string[], { text, start, end }: PlaceMention): boolean {
  const word = texts[text]?.slice(start, end) ?? '';
  return unit.people.some(({ name }) => name.includes(word));
}

/** The place of which most is said; what is said of a place is said of those around it too. */
function mainOf(weights: Map<Division, number>): Division | undefined {
  if (weights.size === 0) return undefined;
  const total = (of: Division) =>
    [...weights].reduce((sum, [division, weight]) => sum + (liesIn(division, of) ? weight : 0), 0);
  const all = [...weights.values()].reduce((a, b) => a + b, 0);
  let candidates = [...weights.keys()].filter((division) => {
    const parent = parentOf(division);
    return !parent || ![...weights.keys()].some((other) => other !== division && liesIn(division, other));
  });
  let best: Division | undefined;
  while (candidates.length > 0) {
    const [first] = candidates.sort((a, b) => total(b) - total(a));
    if (!first || total(first) < (best ? INNER_SHARE * total(best) : MAIN_SHARE * all)) return best;
    best = first;
    const outer = first;
    candidates = [...weights.keys()].filter((division) => division !== outer && liesIn(division, outer));
  }
  return best;
}
