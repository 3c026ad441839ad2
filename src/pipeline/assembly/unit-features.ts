/** Features of a whole unit: what its lines, once they are put together, say of each other. */
import type { Cohesion } from './cohesion.ts';
import { headlike, type LineView } from './line-view.ts';
import { LINE_ROLES, type LineRole, type RoleIndex } from './roles.ts';
import { steps } from './steps.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The rows of the unit table for a unit with these lines, in order, in these roles. */
export type UnitFeatures = (lines: readonly number[], roles: ArrayLike<RoleIndex>) => number[];

const BODY = new Set<LineRole>(['heading', 'paragraph', 'continuation']);
const HEADLINE = new Set<LineRole>(['kicker', 'title', 'title-rest', 'subtitle']);

/** Lines on each side of a place in a unit that are held against each other, and how much the next one counts less. */
const REACH = 6;
const FADING = 0.75;
/** No page has more lines. */
const LINES = 100_000;
/** A line of verse, of a table, of a list. */
const SHORT_LINE = 22;
const LONG_LINE = 60;

const SIZES = [0, 60, 160, 400, 900, 1800];
const COUNTS = [0, 1, 2, 4, 7, 12];
const BONDS = [0, 0.01, 0.025, 0.045, 0.07, 0.1, 0.15, 0.22, 0.35];
const SHARES = [0, 0.06, 0.12, 0.2, 0.3, 0.42, 0.55, 0.7];
const MARGINS = [-0.3, -0.15, -0.05, 0, 0.05, 0.15, 0.3];
const SPREADS = [1, 3, 6, 10];

export function unitFeatures(
  views: readonly LineView[],
  cohesion: Cohesion,
  words: Vocabulary,
): UnitFeatures {
  const families = new Map<string, (bin: number | string) => number>();
  const elsewhere = bestBodies(views, cohesion);
  const bondOf = bonds(cohesion);
  return (lines, roles) => {
    const rows: number[] = [];
    const say = (family: string, bin: number | string): void => {
      let rowOf = families.get(family);
      if (!rowOf) {
        rowOf = words.family('unit', family);
        families.set(family, rowOf);
      }
      const row = rowOf(bin);
      if (row >= 0) rows.push(row);
    };
    const role = (at: number): LineRole => LINE_ROLES[roles[at] ?? 0] ?? 'furniture';
    const view = (at: number): LineView => views[lines[at] ?? 0] as LineView;
    if (role(0) === 'furniture') return rows;

    let size = 0;
    let titles = 0;
    let bylines = 0;
    let credits = 0;
    let openings = 0;
    let pieces = 0;
    let short = 0;
    let long = 0;
    let bodyLines = 0;
    let firstBody = -1;
    let lastHead = -1;
    const headings: number[] = [];
    for (let at = 0; at < lines.length; at++) {
      const own = role(at);
      const length = view(at).dense.length;
      if (at > 0 && lines[at] !== (lines[at - 1] ?? 0) + 1) pieces++;
      if (own === 'title') titles++;
      else if (own === 'byline') bylines++;
      else if (own === 'credit') credits++;
      else if (own === 'heading') headings.push(at);
      if (HEADLINE.has(own)) lastHead = at;
      if (!BODY.has(own)) continue;
      if (own !== 'heading') {
        bodyLines++;
        size += length;
        if (length <= SHORT_LINE && view(at).end !== 'full') short++;
        if (length >= LONG_LINE) long++;
      }
      if (firstBody < 0) firstBody = at;
      else if (view(at).start === 'dateline') openings++;
    }
    const extent = steps(size, SIZES);
    say('titles', `${Math.min(2, titles)}:${extent}`);
    if (lastHead < 0 && firstBody >= 0) say('headless', `${view(firstBody).start}:${extent}`);
    say('bylines', `${Math.min(3, bylines)}:${titles > 0}`);
    say('credits', `${Math.min(3, credits)}:${extent}`);
    say('openings', `${Math.min(3, openings)}:${titles > 0}`);
    say('pieces', steps(pieces, COUNTS));
    say('headings', `${steps(headings.length, COUNTS)}:${steps(bodyLines, COUNTS)}`);
    say('mixture', `${steps(short, COUNTS)}:${steps(long, COUNTS)}`);
    if (headings.length > 1) {
      const lengths = headings.map((at) => view(at).dense.length);
      say(
        'heading-spread',
        `${steps(Math.max(...lengths) - Math.min(...lengths), SPREADS)}:${Math.min(4, headings.length)}`,
      );
    }
    for (const at of headings) {
      const next = headings.find((other) => other > at) ?? lines.length;
      const before = headings.findLast((other) => other < at) ?? firstBody - 1;
      say('heading-before', Math.min(5, at - before));
      say('heading-after', Math.min(5, next - at));
    }
    if (lastHead >= 0 && firstBody > lastHead) {
      const share = shareOf(cohesion, lines, lastHead, firstBody);
      say('told', `${steps(share, SHARES)}:${extent}`);
      const inside = new Set(lines);
      const other = elsewhere(lines[lastHead] ?? 0, inside);
      say('told-better', steps(share - other, MARGINS));
    }
    for (let at = Math.max(1, firstBody + 1); at < lines.length; at++) {
      if (!BODY.has(role(at)) || role(at) === 'continuation') continue;
      const far = lines[at] !== (lines[at - 1] ?? 0) + 1;
      const place = role(at) === 'heading' ? 'heading' : role(at - 1) === 'heading' ? 'headed' : 'paragraph';
      if (place === 'headed') continue;
      const behind = place === 'heading' ? at + 1 : at;
      const bond = bondOf(lines, firstBody, at, behind);
      const sides = Math.min(3, at - firstBody, lines.length - behind);
      say('bond', `${place}:${far}:${sides}:${steps(bond, BONDS)}`);
    }
    return rows;
  };
}

const FADED = Array.from({ length: 2 * REACH }, (_, distance) => FADING ** distance);

/** How much the lines of a unit before one place in it have to do with those from another on. */
function bonds(
  cohesion: Cohesion,
): (lines: readonly number[], first: number, before: number, behind: number) => number {
  const known = new Map<number, number>();
  return (lines, first, before, behind) => {
    const left = Math.min(REACH, before - first);
    const right = Math.min(REACH, lines.length - behind);
    const nearest = lines[before - 1] ?? 0;
    const next = lines[behind] ?? 0;
    if (left <= 0 || right <= 0) return 0;
    // Lines that follow each other in the file are asked for again with every unit that is tried.
    const plain = isRun(lines, before - left, before) && isRun(lines, behind, behind + right);
    const key = ((nearest * LINES + next) * REACH + left - 1) * REACH + right - 1;
    const found = plain ? known.get(key) : undefined;
    if (found !== undefined) return found;
    let bond = 0;
    for (let a = 0; a < left; a++)
      for (let b = 0; b < right; b++)
        bond += cohesion.lines(lines[before - 1 - a] ?? 0, lines[behind + b] ?? 0) * (FADED[a + b] ?? 0);
    if (plain) known.set(key, bond);
    return bond;
  };
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
