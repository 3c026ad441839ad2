/**
 * Matches the two parts of an article that goes on on another page:
 *
 *     page 1 …（下转第3版）      page 3 （上接第1版）…
 *
 * They stay two units; a match says which follows which, and why.
 */
import type { IssueData, UnitData } from '../pipeline/contract.ts';
import { readJump } from '../pipeline/jump-marks.ts';

export interface PageUnits {
  seed: string;
  issue: IssueData;
  units: readonly UnitData[];
}

/** One unit's jump to or from another page. */
export interface JumpEnd {
  /** Indices into the pages of the issue and into the units of the page. */
  page: number;
  unit: number;
  /** The page that it names. */
  names: number;
}

export interface JumpMatch {
  from: JumpEnd;
  to: JumpEnd;
  /** 0 to 1. */
  confidence: number;
  /** 两稿互指对方的版次；标题相近…… */
  says: string;
}

export interface LooseJump extends JumpEnd {
  direction: 'to' | 'from';
  /** 续文见第3版，该版不在本档案中 */
  says: string;
}

/** What the parts of the score are worth; a pair needs ENOUGH. */
const PAGES_AGREE = 0.35;
const TITLES_ALIKE = 0.35;
const WORDS_SHARED = 0.3;
const ENOUGH = 0.4;
/** Parts of one article share at least this of their names and rare words; two articles of one page share less. */
const SHARED_FOR_ALL = 0.25;

export function matchJumps(pages: readonly PageUnits[]): { matches: JumpMatch[]; loose: LooseJump[] } {
  const ends = pages.flatMap((page, p) => page.units.flatMap((unit, u) => endsOf(unit, p, u)));
  const tos = ends.filter(({ direction }) => direction === 'to');
  const froms = ends.filter(({ direction }) => direction === 'from');
  const candidates = tos
    .flatMap((from) => froms.map((to) => weigh(pages, from, to)))
    .filter((match) => match !== undefined)
    .sort((a, b) => b.confidence - a.confidence);
  const matches: JumpMatch[] = [];
  const taken = new Set<JumpEnd>();
  for (const match of candidates) {
    if (taken.has(match.from) || taken.has(match.to)) continue;
    taken.add(match.from).add(match.to);
    matches.push(match);
  }
  const loose = ends.filter((end) => !taken.has(end)).map((end) => ({ ...end, says: sayLoose(pages, end) }));
  return { matches: matches.map(plain), loose };
}

interface Directed extends JumpEnd {
  direction: 'to' | 'from';
}

function endsOf(unit: UnitData, page: number, index: number): Directed[] {
  return unit.blocks.flatMap((block) => {
    const read = block.role === 'jump' ? readJump(block.text) : undefined;
    return read ? [{ page, unit: index, names: read.page, direction: read.direction }] : [];
  });
}

function weigh(
  pages: readonly PageUnits[],
  from: Directed,
  to: Directed,
): (JumpMatch & { from: Directed; to: Directed }) | undefined {
  const [fromPage, toPage] = [pages[from.page], pages[to.page]];
  const [before, after] = [fromPage?.units[from.unit], toPage?.units[to.unit]];
  if (!fromPage || !toPage || !before || !after || fromPage === toPage) return undefined;
  const there = agreement(from.names, toPage.issue.page);
  const back = agreement(to.names, fromPage.issue.page);
  if (there === false || back === false) return undefined;
  const agree = (there ? 0.5 : 0.15) + (back ? 0.5 : 0.15);
  const titles = Math.max(...titlesOf(before).flatMap((a) => titlesOf(after).map((b) => likeness(a, b))), 0);
  const shared = Math.min(1, sharedWords(before, after) / SHARED_FOR_ALL);
  const confidence = PAGES_AGREE * agree + TITLES_ALIKE * titles + WORDS_SHARED * shared;
  if (confidence < ENOUGH) return undefined;
  const grounds = [
    ...(there && back ? ['两稿互指对方的版次'] : there || back ? ['一稿指明另一稿的版次'] : []),
    ...(titles > 0.5 ? ['标题相近'] : []),
    ...(shared > 0.5 ? ['正文有相同的人名、地名和词语'] : []),
  ];
  return { from, to, confidence, says: grounds.join('；') };
}

/** Undefined where the page does not say its number. */
function agreement(named: number, page: number | undefined): boolean | undefined {
  return page === undefined ? undefined : named === page;
}

function titlesOf({ title, kicker, subtitle }: UnitData): string[] {
  return [title, kicker, subtitle].filter((text) => text !== undefined);
}

/** Share of pairs of characters that two texts have in common (Dice). */
function likeness(a: string, b: string): number {
  const [x, y] = [pairsOf(a), pairsOf(b)];
  if (x.size === 0 || y.size === 0) return 0;
  return (2 * [...x].filter((pair) => y.has(pair)).length) / (x.size + y.size);
}

function pairsOf(text: string): Set<string> {
  const plain = text.replace(/[\p{P}\p{S}\s]/gu, '');
  return new Set(Array.from({ length: Math.max(0, plain.length - 1) }, (_, i) => plain.slice(i, i + 2)));
}

/** Share of the shorter part's runs of four characters that the other has too: names, and what the article is about. */
function sharedWords(a: UnitData, b: UnitData): number {
  const [x, y] = [runsOf(a), runsOf(b)];
  const shorter = Math.min(x.size, y.size);
  if (shorter === 0) return 0;
  // A long article shares a handful of runs with any other; its own are named over and over.
  return ([...x].filter((run) => y.has(run)).length * 10) / shorter;
}

const RUN = 4;

function runsOf(unit: UnitData): Set<string> {
  const runs = new Set<string>();
  for (const { role, text } of unit.blocks) {
    if (role === 'jump' || role === 'byline') continue;
    const plain = text.replace(/[\p{P}\p{S}\s\d]/gu, '');
    for (let i = 0; i + RUN <= plain.length; i++) runs.add(plain.slice(i, i + RUN));
  }
  return runs;
}

function sayLoose(pages: readonly PageUnits[], { direction, names }: Directed): string {
  const what = direction === 'to' ? '续文' : '前文';
  const there = pages.some(({ issue }) => issue.page === names);
  return there
    ? `${what}在第${names}版，在该版没有找到相应的一篇`
    : `${what}在第${names}版，该版不在本档案中`;
}

function plain({ from, to, confidence, says }: JumpMatch): JumpMatch {
  const bare = ({ page, unit, names }: JumpEnd): JumpEnd => ({ page, unit, names });
  return { from: bare(from), to: bare(to), confidence, says };
}
