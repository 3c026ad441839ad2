/**
 * What happens to the seeds of an archive over the years, done to pages on purpose: to measure, and to test, that
 * ids stay. Every unit carries the name of what it truly is, so that what became of it can be told.
 */
import type { ParsedPage, UnitData } from '../../pipeline/contract.ts';

/** A unit that knows which unit it truly is, whatever its text says now. */
export type TrueUnit = UnitData & { truth: string };
export type TruePage = Omit<ParsedPage, 'units'> & { units: TrueUnit[] };

export type Random = () => number;

/** Names the units of pages after their page and place. */
export function nameUnits(
  pages: readonly ParsedPage[],
  nameOf = (page: ParsedPage): string => page.source,
): TruePage[] {
  return pages.map((page) => ({
    ...page,
    units: page.units.map((unit, at) => ({ ...unit, truth: `${nameOf(page)}#${at}` })),
  }));
}

export type Change = (pages: TruePage[], random: Random) => TruePage[];

export const eachUnit =
  (change: (unit: TrueUnit, random: Random) => TrueUnit): Change =>
  (pages, random) =>
    pages.map((page) => ({ ...page, units: page.units.map((unit) => change(unit, random)) }));

const COMMON =
  '的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对小多然于心学么之都好看起发当没成只如事把还用第样道想作种开美总从无情己面最女但现前些所同日手又行意动';

/** A share of the characters misread: put for another, lost, or doubled. */
export const misread = (share: number): Change =>
  eachUnit((unit, random) => ({
    ...unit,
    ...(unit.title !== undefined && { title: misreadText(unit.title, share, random) }),
    blocks: unit.blocks.map((block) => ({ ...block, text: misreadText(block.text, share, random) })),
  }));

function misreadText(text: string, share: number, random: Random): string {
  return Array.from(text, (character) => {
    if (random() >= share) return character;
    const kind = random();
    if (kind < 0.1) return '';
    return kind < 0.2 ? character + character : (COMMON[Math.floor(random() * COMMON.length)] ?? '');
  }).join('');
}

/** Body paragraphs broken at other places: a new OCR of the same page. */
const breakElsewhere: Change = eachUnit((unit, random) => {
  const body = unit.blocks.filter((block) => block.role === 'paragraph');
  const [first] = body;
  if (!first) return unit;
  const text = body.map((block) => block.text).join('');
  const blocks: UnitData['blocks'] = [];
  for (let at = 0; at < text.length; ) {
    const length = 20 + Math.floor(random() * 200);
    blocks.push({ ...first, text: text.slice(at, at + length) });
    at += length;
  }
  const start = unit.blocks.indexOf(first);
  const others = (part: UnitData['blocks']) => part.filter((block) => block.role !== 'paragraph');
  return {
    ...unit,
    blocks: [...others(unit.blocks.slice(0, start)), ...blocks, ...others(unit.blocks.slice(start))],
  };
});

const repairTitle: Change = eachUnit((unit) => ({
  ...unit,
  title: '另起的标题',
  blocks: unit.blocks.map((block) => (block.role === 'title' ? { ...block, text: '另起的标题' } : block)),
}));

const rename =
  (nameOf: (source: string, at: number) => string): Change =>
  (pages) =>
    pages.map((page, at) => ({ ...page, source: nameOf(page.source, at) }));

const shuffled = <T>(items: readonly T[], random: Random): T[] =>
  items
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);

/** One paragraph of each page moves from one article to its neighbour. */
const moveParagraph: Change = (pages, random) =>
  pages.map((page) => {
    const units = page.units.map((unit) => ({ ...unit, blocks: [...unit.blocks] }));
    const rich = units.filter((unit) => unit.blocks.filter((block) => block.role === 'paragraph').length > 2);
    const from = rich[Math.floor(random() * rich.length)];
    const to = from && (units[units.indexOf(from) + 1] ?? units[0]);
    if (!from || !to || from === to) return page;
    const moved = from.blocks.findLastIndex((block) => block.role === 'paragraph');
    to.blocks.push(...from.blocks.splice(moved, 1));
    return { ...page, units };
  });

/** Joins the changes one after the other. */
export const inTurn =
  (...changes: Change[]): Change =>
  (pages, random) =>
    changes.reduce((changed, change) => change(changed, random), pages);

const renamed = rename((_, at) => `scan-${at}.txt`);
const shuffledUnits: Change = (pages, random) =>
  pages.map((page) => ({ ...page, units: shuffled(page.units, random) }));

/** The changes that no id may notice, by name. */
export const changes: Record<string, Change> = {
  'nothing changed': (pages) => pages,
  'seeds renamed': renamed,
  'seeds moved': rename((source) => `2020/11/${source}`),
  'seeds shuffled': shuffled,
  'names of seeds swapped': (pages) =>
    pages.map((page, at) => ({ ...page, source: pages[(at + 1) % pages.length]?.source ?? page.source })),
  'half-width punctuation': eachUnit((unit) => ({
    ...unit,
    blocks: unit.blocks.map((block) => ({
      ...block,
      text: block.text.replace(/，/g, ', ').replace(/[“”]/g, '"'),
    })),
  })),
  '1% misread': misread(0.01),
  '5% misread': misread(0.05),
  'paragraphs broken elsewhere': breakElsewhere,
  'titles repaired': repairTitle,
  'units in another order': shuffledUnits,
  'a paragraph moved to its neighbour': moveParagraph,
  'publication and date corrected': (pages) =>
    pages.map((page) => ({ ...page, publication: '另一报', issue: { date: '1949-10-01', page: 3 } })),
  'read anew: 5% misread, broken elsewhere, reordered, renamed': inTurn(
    misread(0.05),
    breakElsewhere,
    shuffledUnits,
    renamed,
    shuffled,
  ),
};

/** Under this much noise an id may rarely be lost. */
export const heavyNoise: Change = misread(0.1);

/** Units whose id is the same in both builds, and how many there are. */
export function idsKept(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): [number, number] {
  const common = [...before.keys()].filter((truth) => after.has(truth));
  return [common.filter((truth) => before.get(truth) === after.get(truth)).length, common.length];
}
