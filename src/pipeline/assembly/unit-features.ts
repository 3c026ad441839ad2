/** Features of a whole unit: what its lines, once they are put together, say of each other. */
import { joinNames, steps } from './bins.ts';
import type { Cohesion } from './cohesion.ts';
import { headlike, type LineView } from './line-view.ts';
import { LINE_ROLES, type LineRole, type RoleIndex } from './roles.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The rows of the unit table for a unit with these lines, in order, in these roles. */
export type UnitFeatures = (lines: readonly number[], roles: ArrayLike<RoleIndex>) => number[];

const BODY = new Set<LineRole>(['heading', 'paragraph', 'continuation']);
const HEADLINE = new Set<LineRole>(['kicker', 'title', 'title-rest', 'subtitle']);

const where = joinNames(':');
const sized = joinNames('-');
const then = joinNames('+');

/** Lines on each side of a place in a unit that are held against each other, and how much the next one counts less. */
const REACH = 6;
const FADING = 0.75;
/** No page has more lines. */
const LINES = 100_000;
/** A line of verse, of a table, of a list. */
const SHORT_LINE = 22;
const LONG_LINE = 60;

/** Lines of the body that a head is held against, and lengths of a head's lines. */
const HEAD_REACH = 8;
const HEAD_SIZES = [8, 14, 22];
const SIZES = [0, 60, 160, 400, 900, 1800];
const COUNTS = [0, 1, 2, 4, 7, 12];
const BONDS = [0, 0.01, 0.025, 0.045, 0.07, 0.1, 0.15, 0.22, 0.35];
const MATTERS = [-0.25, -0.1, 0.05, 0.2, 0.35, 0.5, 0.65, 0.8];
const SHARES = [0, 0.06, 0.12, 0.2, 0.3, 0.42, 0.55, 0.7];
const MARGINS = [-0.3, -0.15, -0.05, 0, 0.05, 0.15, 0.3];
const SPREADS = [1, 3, 6, 10];

const FAMILIES = [
  'told',
  'told-topic',
  'told-better',
  'titles',
  'headless',
  'bylines',
  'credits',
  'openings',
  'pieces',
  'headings',
  'mixture',
  'head',
  'said-first',
  'said-after',
  'heading-spread',
  'heading-before',
  'heading-after',
  'bond',
  'topic',
] as const;
type Family = (typeof FAMILIES)[number];

export function unitFeatures(
  views: readonly LineView[],
  cohesion: Cohesion,
  words: Vocabulary,
): UnitFeatures {
  const families = new Map(FAMILIES.map((family) => [family, words.family('unit', family)] as const));
  const elsewhere = bestBodies(views, cohesion);
  const bondOf = bonds(cohesion);
  return (lines, roles) => {
    const unit = lines.map((line, at): UnitLine => {
      const view = views[line] as LineView;
      return { line, view, role: LINE_ROLES[roles[at] ?? 0] ?? 'furniture' };
    });
    const rows: number[] = [];
    const say: Say = (family, bin) => {
      const row = families.get(family)?.(bin) ?? -1;
      if (row >= 0) rows.push(row);
    };
    if (unit[0]?.role === 'furniture') return rows;
    const parts = partsOf(unit);
    sayParts(unit, parts, say);
    sayHead(unit, parts, cohesion, say);
    sayHeadings(unit, parts, say);
    if (parts.lastHead >= 0 && parts.firstBody > parts.lastHead) {
      const share = shareOf(cohesion, lines, parts.lastHead, parts.firstBody);
      say('told', where(steps(share, SHARES), steps(parts.size, SIZES)));
      say(
        'told-topic',
        steps(cohesion.headMatter(lines[parts.lastHead] ?? 0, lines[parts.firstBody] ?? 0), MATTERS),
      );
      say('told-better', steps(share - elsewhere(lines[parts.lastHead] ?? 0, new Set(lines)), MARGINS));
    }
    sayBonds(unit, parts.firstBody, (before, behind) => bondOf(lines, parts.firstBody, before, behind), say);
    return rows;
  };
}

interface UnitLine {
  line: number;
  view: LineView;
  role: LineRole;
}

type Say = (family: Family, bin: number | string) => void;

/** What a unit is made of: counts, and places in it. */
interface Parts {
  titles: number;
  bylines: number;
  credits: number;
  /** Characters and lines of the body, headings aside. */
  size: number;
  bodyLines: number;
  shortLines: number;
  longLines: number;
  /** Beginnings of reports after the first line of the body. */
  openings: number;
  /** Places where the next line is not the next of the file. */
  breaks: number;
  headings: number[];
  /** -1: none. */
  firstBody: number;
  lastHead: number;
}

function partsOf(unit: readonly UnitLine[]): Parts {
  const count = (fits: (line: UnitLine, at: number) => boolean): number => unit.filter(fits).length;
  const isText = ({ role }: UnitLine): boolean => BODY.has(role) && role !== 'heading';
  const firstBody = unit.findIndex(({ role }) => BODY.has(role));
  return {
    titles: count(({ role }) => role === 'title'),
    bylines: count(({ role }) => role === 'byline'),
    credits: count(({ role }) => role === 'credit'),
    size: unit.reduce((sum, line) => sum + (isText(line) ? line.view.dense.length : 0), 0),
    bodyLines: count(isText),
    shortLines: count(
      (line) => isText(line) && line.view.dense.length <= SHORT_LINE && line.view.end !== 'full',
    ),
    longLines: count((line) => isText(line) && line.view.dense.length >= LONG_LINE),
    openings: count(({ role, view }, at) => at > firstBody && BODY.has(role) && view.start === 'dateline'),
    breaks: count(({ line }, at) => at > 0 && line !== (unit[at - 1]?.line ?? 0) + 1),
    headings: unit.flatMap(({ role }, at) => (role === 'heading' ? [at] : [])),
    firstBody,
    lastHead: unit.findLastIndex(({ role }) => HEADLINE.has(role)),
  };
}

function sayParts(unit: readonly UnitLine[], parts: Parts, say: Say): void {
  const extent = steps(parts.size, SIZES);
  const titled = parts.titles > 0;
  say('titles', where(Math.min(2, parts.titles), extent));
  const first = unit[parts.firstBody];
  if (parts.lastHead < 0 && first) say('headless', where(first.view.start, extent));
  say('bylines', where(Math.min(3, parts.bylines), titled));
  say('credits', where(Math.min(3, parts.credits), extent));
  say('openings', where(Math.min(3, parts.openings), titled));
  say('pieces', steps(parts.breaks, COUNTS));
  say('headings', where(steps(parts.headings.length, COUNTS), steps(parts.bodyLines, COUNTS)));
  say('mixture', where(steps(parts.shortLines, COUNTS), steps(parts.longLines, COUNTS)));
}

/** How a head is made up, and how much of each of its lines the body says again. */
function sayHead(unit: readonly UnitLine[], { firstBody }: Parts, cohesion: Cohesion, say: Say): void {
  const head = unit.slice(0, firstBody < 0 ? unit.length : firstBody);
  const pattern = head.reduce(
    (before, { role, view }) =>
      then(before, HEADLINE.has(role) ? sized(role, steps(view.dense.length, HEAD_SIZES)) : role),
    '',
  );
  say('head', pattern);
  if (firstBody < 0) return;
  const body = unit.slice(firstBody, firstBody + HEAD_REACH);
  for (const { role, line } of head) {
    const shares = body.map((other) => cohesion.share(line, other.line));
    say('said-first', where(role, steps(shares[0] ?? 0, SHARES)));
    say('said-after', where(role, steps(Math.max(0, ...shares.slice(1)), SHARES)));
  }
}

/** The headings of one article are alike, and stand at some distance from each other. */
function sayHeadings(unit: readonly UnitLine[], { headings, firstBody }: Parts, say: Say): void {
  if (headings.length > 1) {
    const lengths = headings.map((at) => unit[at]?.view.dense.length ?? 0);
    const spread = Math.max(...lengths) - Math.min(...lengths);
    say('heading-spread', where(steps(spread, SPREADS), Math.min(4, headings.length)));
  }
  headings.forEach((at, k) => {
    say('heading-before', Math.min(5, at - (headings[k - 1] ?? firstBody - 1)));
    say('heading-after', Math.min(5, (headings[k + 1] ?? unit.length) - at));
  });
}

/** Whether the text before each paragraph and each heading of a unit has to do with the text behind. */
function sayBonds(
  unit: readonly UnitLine[],
  firstBody: number,
  bondOf: (before: number, behind: number) => Bond,
  say: Say,
): void {
  for (let at = Math.max(1, firstBody + 1); at < unit.length; at++) {
    const { role, line } = unit[at] as UnitLine;
    const previous = unit[at - 1] as UnitLine;
    const headed = role !== 'heading' && previous.role === 'heading';
    if (!BODY.has(role) || role === 'continuation' || headed) continue;
    const far = line !== previous.line + 1;
    const behind = role === 'heading' ? at + 1 : at;
    const sides = Math.min(3, at - firstBody, unit.length - behind);
    const { words, topics } = bondOf(at, behind);
    say('bond', where(where(where(role, far), sides), steps(words, BONDS)));
    say('topic', where(where(where(role, far), sides), steps(topics, MATTERS)));
  }
}

const FADED = Array.from({ length: 2 * REACH }, (_, distance) => FADING ** distance);

/** How much two texts have to do with each other: by the words that they share, and by what they are about. */
interface Bond {
  words: number;
  topics: number;
}

const NO_BOND: Bond = { words: 0, topics: 0 };

/** How much the lines of a unit before one place in it have to do with those from another on. */
function bonds(
  cohesion: Cohesion,
): (lines: readonly number[], first: number, before: number, behind: number) => Bond {
  const known = new Map<number, Bond>();
  return (lines, first, before, behind) => {
    const left = Math.min(REACH, before - first);
    const right = Math.min(REACH, lines.length - behind);
    const nearest = lines[before - 1] ?? 0;
    const next = lines[behind] ?? 0;
    if (left <= 0 || right <= 0) return NO_BOND;
    // Lines that follow each other in the file are asked for again with every unit that is tried.
    const plain = isRun(lines, before - left, before) && isRun(lines, behind, behind + right);
    const key = ((nearest * LINES + next) * REACH + left - 1) * REACH + right - 1;
    const found = plain ? known.get(key) : undefined;
    if (found !== undefined) return found;
    const earlier = lines.slice(before - left, before).reverse();
    const later = lines.slice(behind, behind + right);
    const length = faded(earlier, earlier, cohesion.matters) * faded(later, later, cohesion.matters);
    const bond = {
      words: faded(earlier, later, cohesion.lines),
      topics: length > 0 ? faded(earlier, later, cohesion.matters) / Math.sqrt(length) : 0,
    };
    if (plain) known.set(key, bond);
    return bond;
  };
}

/** A measure of all lines of the one list with all of the other, those further on counting less. */
function faded(
  a: readonly number[],
  b: readonly number[],
  measure: (i: number, j: number) => number,
): number {
  let sum = 0;
  for (let x = 0; x < a.length; x++)
    for (let y = 0; y < b.length; y++) sum += measure(a[x] ?? 0, b[y] ?? 0) * (FADED[x + y] ?? 0);
  return sum;
}

/** Whether the lines from one place in a unit up to another follow each other in the file. */
function isRun(lines: readonly number[], from: number, to: number): boolean {
  for (let at = from + 1; at < to; at++) if (lines[at] !== (lines[at - 1] ?? 0) + 1) return false;
  return true;
}

/** Share of the headline that ends with a line that stands in the body of its unit, the first lines of it. */
function shareOf(cohesion: Cohesion, lines: readonly number[], lastHead: number, firstBody: number): number {
  let most = 0;
  for (let at = firstBody; at < Math.min(lines.length, firstBody + 2); at++)
    most = Math.max(most, cohesion.head(lines[lastHead] ?? 0, lines[at] ?? 0));
  return most;
}

/** For the headline that ends with a line: how much of it the best text says that is not of its unit. */
function bestBodies(
  views: readonly LineView[],
  cohesion: Cohesion,
): (head: number, unit: ReadonlySet<number>) => number {
  const known = new Map<number, number[]>();
  return (head, unit) => {
    let ranked = known.get(head);
    if (!ranked) {
      ranked = views
        .map((_, j) => j)
        .filter((j) => !headlike(views[j]) && cohesion.head(head, j) > 0)
        .sort((a, b) => cohesion.head(head, b) - cohesion.head(head, a))
        .slice(0, 24);
      known.set(head, ranked);
    }
    // A body of four lines that reaches into the unit is no other body.
    const other = ranked.find((j) => ![0, 1, 2, 3].some((k) => unit.has(j + k)));
    return other === undefined ? 0 : cohesion.head(head, other);
  };
}
