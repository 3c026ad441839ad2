/** Features of a whole unit: what its lines, once they are put together, say of each other. */
import { TEXTS } from '../wording/kinds.ts';
import { NO_YES, numbers, numberThrough, pairsOf, steps, stepsOf, yes } from './bins.ts';
import type { Cohesion, PairTable } from './cohesion.ts';
import { headlike, type LineView, START_SHAPES } from './line-view.ts';
import { MATTERS, type Measures, SHARES } from './measures.ts';
import { LINE_ROLES, type LineRole, type RoleIndex, roleIndex } from './roles.ts';
import type { NumberedRows, Vocabulary } from './vocabulary.ts';
import { CHANCES, type Wordings } from './wordings.ts';

/** The rows of the unit table for a unit with these lines, in order, in these roles. */
export type UnitFeatures = (lines: readonly number[], roles: ArrayLike<RoleIndex>) => number[];

/** For each role whether it is one of these. */
const among = (...some: LineRole[]): readonly boolean[] => LINE_ROLES.map((role) => some.includes(role));

const FURNITURE = roleIndex('furniture');
const TITLE = roleIndex('title');
const BYLINE = roleIndex('byline');
const CREDIT = roleIndex('credit');
const HEADING = roleIndex('heading');
const PARAGRAPH = roleIndex('paragraph');
const IS_BODY = among('heading', 'paragraph', 'continuation');
const IS_TEXT = among('paragraph', 'continuation');
const IS_HEADLINE = among('kicker', 'title', 'title-rest', 'subtitle');

/** Lines on each side of a place in a unit that are held against each other, and how much the next one counts less. */
const REACH = 6;
const FADING = 0.75;
/** A line of verse, of a table, of a list. */
const SHORT_LINE = 22;
const LONG_LINE = 60;

/** Lines of the body that a head is held against, and lengths of a head's lines. */
const HEAD_REACH = 8;
const HEAD_SIZES = [8, 14, 22];
const SIZES = [0, 60, 160, 400, 900, 1800];
const COUNTS = [0, 1, 2, 4, 7, 12];
const BONDS = [0, 0.01, 0.025, 0.045, 0.07, 0.1, 0.15, 0.22, 0.35];
const MARGINS = [-0.3, -0.15, -0.05, 0, 0.05, 0.15, 0.3];
const SPREADS = [1, 3, 6, 10];
/** Bodies elsewhere that a head is held against. */
const MOST_BODIES = 24;

const MOST_TITLES = 2;
/** Bylines, credits and openings beyond this are counted as this many. */
const MOST_PARTS = 3;
const MOST_HEADINGS = 4;
const MOST_BETWEEN = 5;
const MOST_SIDES = 3;
const BOND_PLACES = pairsOf(
  pairsOf(['heading', 'paragraph'] as const satisfies LineRole[], ':', NO_YES),
  ':',
  numbers(MOST_SIDES + 1),
);

/** How much likelier lines are each of their own kind of text than all of one. */
const MIXTURES = [0.01, 0.5, 1, 2, 3, 5, 8];
/** Families of features, each with the names of its bins; beside these the pattern of a head. */
const BINS = numberThrough({
  told: pairsOf(stepsOf(SHARES), ':', stepsOf(SIZES)),
  'told-topic': stepsOf(MATTERS),
  'told-better': stepsOf(MARGINS),
  titles: pairsOf(numbers(MOST_TITLES + 1), ':', stepsOf(SIZES)),
  headless: pairsOf(START_SHAPES, ':', stepsOf(SIZES)),
  bylines: pairsOf(numbers(MOST_PARTS + 1), ':', NO_YES),
  credits: pairsOf(numbers(MOST_PARTS + 1), ':', stepsOf(SIZES)),
  openings: pairsOf(numbers(MOST_PARTS + 1), ':', NO_YES),
  pieces: stepsOf(COUNTS),
  headings: pairsOf(stepsOf(COUNTS), ':', stepsOf(COUNTS)),
  mixture: pairsOf(stepsOf(COUNTS), ':', stepsOf(COUNTS)),
  'said-first': pairsOf(LINE_ROLES, ':', stepsOf(SHARES)),
  'said-after': pairsOf(LINE_ROLES, ':', stepsOf(SHARES)),
  'heading-spread': pairsOf(stepsOf(SPREADS), ':', numbers(MOST_HEADINGS + 1)),
  'heading-before': numbers(MOST_BETWEEN + 1),
  'heading-after': numbers(MOST_BETWEEN + 1),
  bond: pairsOf(BOND_PLACES, ':', stepsOf(BONDS)),
  topic: pairsOf(BOND_PLACES, ':', stepsOf(MATTERS)),
  mixed: pairsOf(stepsOf(MIXTURES), ':', NO_YES),
  text: pairsOf(pairsOf(TEXTS, ':', NO_YES), ':', stepsOf(SIZES)),
  'first-opening': pairsOf(stepsOf(CHANCES), ':', NO_YES),
  'later-openings': pairsOf(stepsOf(COUNTS), ':', NO_YES),
});
const FIRST = BINS.first;
/** The step of CHANCES from which on a line reads as the first of a report. */
const LIKELY_OPENING = 4;
const EXTENTS = SIZES.length + 1;

export function unitFeatures(measures: Measures, weights: Vocabulary): UnitFeatures {
  const reader = new UnitReader(measures, weights);
  return (lines, roles) => reader.read(lines, roles);
}

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

/** How much two texts have to do with each other: by the words that they share, and by what they are about. */
interface Bond {
  words: number;
  topics: number;
}

const NO_BOND: Bond = { words: 0, topics: 0 };

class UnitReader {
  private readonly views: readonly LineView[];
  private readonly cohesion: Cohesion;
  private readonly wordings: Wordings;
  private readonly weights: Vocabulary;
  private readonly numbered: NumberedRows;
  private readonly headRows = new Map<string, number>();
  private readonly bonds = new Map<number, Bond>();
  /** For a headline that ends with a line the texts that say most of it. */
  private readonly bodies = new Map<number, number[]>();
  /** The unit that is read. */
  private lines: readonly number[] = [];
  private roles: ArrayLike<RoleIndex> = [];
  private rows: number[] = [];

  constructor({ views, cohesion, wordings }: Measures, weights: Vocabulary) {
    this.views = views;
    this.cohesion = cohesion;
    this.wordings = wordings;
    this.weights = weights;
    this.numbered = weights.numbered('unit', BINS.names);
  }

  read(lines: readonly number[], roles: ArrayLike<RoleIndex>): number[] {
    this.lines = lines;
    this.roles = roles;
    this.rows = [];
    if (lines.length > 0 && this.role(0) === FURNITURE) return this.rows;
    const parts = this.countParts();
    this.sayParts(parts);
    this.sayHead(parts);
    this.sayHeadings(parts);
    if (parts.lastHead >= 0 && parts.firstBody > parts.lastHead) this.sayTold(parts);
    this.sayBonds(parts);
    this.sayWordings(parts);
    return this.rows;
  }

  private role(at: number): RoleIndex {
    return this.roles[at] ?? FURNITURE;
  }

  private view(at: number): LineView {
    return this.views[this.line(at)] as LineView;
  }

  private line(at: number): number {
    return this.lines[at] ?? 0;
  }

  private say(bin: number): void {
    const row = this.numbered.row(bin);
    if (row >= 0) this.rows.push(row);
  }

  private countParts(): Parts {
    const parts: Parts = {
      titles: 0,
      bylines: 0,
      credits: 0,
      size: 0,
      bodyLines: 0,
      shortLines: 0,
      longLines: 0,
      openings: 0,
      breaks: 0,
      headings: [],
      firstBody: -1,
      lastHead: -1,
    };
    for (let at = 0; at < this.lines.length; at++) {
      const role = this.role(at);
      const view = this.view(at);
      if (at > 0 && this.line(at) !== this.line(at - 1) + 1) parts.breaks++;
      if (role === TITLE) parts.titles++;
      else if (role === BYLINE) parts.bylines++;
      else if (role === CREDIT) parts.credits++;
      else if (role === HEADING) parts.headings.push(at);
      if (IS_HEADLINE[role]) parts.lastHead = at;
      if (IS_BODY[role]) {
        if (parts.firstBody < 0) parts.firstBody = at;
        else if (view.start === 'dateline') parts.openings++;
      }
      if (!IS_TEXT[role]) continue;
      const { length } = view.dense;
      parts.size += length;
      parts.bodyLines++;
      if (length <= SHORT_LINE && view.end !== 'full') parts.shortLines++;
      if (length >= LONG_LINE) parts.longLines++;
    }
    return parts;
  }

  private sayParts(parts: Parts): void {
    const extent = steps(parts.size, SIZES);
    const titled = yes(parts.titles > 0);
    this.say(FIRST.titles + Math.min(MOST_TITLES, parts.titles) * EXTENTS + extent);
    if (parts.lastHead < 0 && parts.firstBody >= 0) {
      const start = START_SHAPES.indexOf(this.view(parts.firstBody).start);
      this.say(FIRST.headless + start * EXTENTS + extent);
    }
    this.say(FIRST.bylines + Math.min(MOST_PARTS, parts.bylines) * 2 + titled);
    this.say(FIRST.credits + Math.min(MOST_PARTS, parts.credits) * EXTENTS + extent);
    this.say(FIRST.openings + Math.min(MOST_PARTS, parts.openings) * 2 + titled);
    this.say(FIRST.pieces + steps(parts.breaks, COUNTS));
    const counts = (a: number, b: number): number =>
      steps(a, COUNTS) * (COUNTS.length + 1) + steps(b, COUNTS);
    this.say(FIRST.headings + counts(parts.headings.length, parts.bodyLines));
    this.say(FIRST.mixture + counts(parts.shortLines, parts.longLines));
  }

  /** Of what kind of text the lines read, and whether they read as the beginnings of reports. */
  private sayWordings({ titles, firstBody, breaks, size }: Parts): void {
    const { lines, wordings } = this;
    const titled = yes(titles > 0);
    const { text, mixed } = wordings.mixture(lines);
    this.say(FIRST.mixed + steps(mixed, MIXTURES) * 2 + yes(breaks > 0));
    this.say(FIRST.text + (text * 2 + titled) * EXTENTS + steps(size, SIZES));
    if (firstBody < 0) return;
    const opening = (at: number): number => wordings.opening[this.line(at)] ?? 0;
    let later = 0;
    for (let at = firstBody + 1; at < lines.length; at++)
      if (this.role(at) === PARAGRAPH && opening(at) >= LIKELY_OPENING) later++;
    this.say(FIRST['first-opening'] + opening(firstBody) * 2 + titled);
    this.say(FIRST['later-openings'] + steps(later, COUNTS) * 2 + titled);
  }

  /** How a head is made up, and how much of each of its lines the body says again. */
  private sayHead({ firstBody }: Parts): void {
    const { length } = this.lines;
    const end = firstBody < 0 ? length : firstBody;
    let pattern = '';
    for (let at = 0; at < end; at++) {
      const role = this.role(at);
      const size = IS_HEADLINE[role] ? `-${steps(this.view(at).dense.length, HEAD_SIZES)}` : '';
      pattern += `+${LINE_ROLES[role]}${size}`;
    }
    this.sayPattern(pattern);
    if (firstBody < 0) return;
    const reach = Math.min(length, firstBody + HEAD_REACH);
    for (let at = 0; at < end; at++) {
      let most = 0;
      for (let other = firstBody + 1; other < reach; other++)
        most = Math.max(most, this.cohesion.share(this.line(at), this.line(other)));
      const first = this.cohesion.share(this.line(at), this.line(firstBody));
      const shares = this.role(at) * (SHARES.length + 1);
      this.say(FIRST['said-first'] + shares + steps(first, SHARES));
      this.say(FIRST['said-after'] + shares + steps(most, SHARES));
    }
  }

  private sayPattern(pattern: string): void {
    let row = this.headRows.get(pattern);
    if (row === undefined) {
      row = this.weights.row('unit', `head:${pattern}`);
      this.headRows.set(pattern, row);
    }
    if (row >= 0) this.rows.push(row);
  }

  /** The headings of one article are alike, and stand at some distance from each other. */
  private sayHeadings({ headings, firstBody }: Parts): void {
    if (headings.length > 1) {
      const lengths = headings.map((at) => this.view(at).dense.length);
      const spread = Math.max(...lengths) - Math.min(...lengths);
      const count = Math.min(MOST_HEADINGS, headings.length);
      this.say(FIRST['heading-spread'] + steps(spread, SPREADS) * (MOST_HEADINGS + 1) + count);
    }
    headings.forEach((at, k) => {
      const before = at - (headings[k - 1] ?? firstBody - 1);
      const after = (headings[k + 1] ?? this.lines.length) - at;
      this.say(FIRST['heading-before'] + Math.min(MOST_BETWEEN, before));
      this.say(FIRST['heading-after'] + Math.min(MOST_BETWEEN, after));
    });
  }

  /** How much of the headline the body says, the first lines of it, and how much other texts say. */
  private sayTold({ lastHead, firstBody, size }: Parts): void {
    const { cohesion, views } = this;
    const head = this.line(lastHead);
    let share = 0;
    for (let at = firstBody; at < Math.min(this.lines.length, firstBody + 2); at++)
      share = Math.max(share, cohesion.head[head * views.length + this.line(at)] ?? 0);
    this.say(FIRST.told + steps(share, SHARES) * EXTENTS + steps(size, SIZES));
    this.say(FIRST['told-topic'] + steps(cohesion.headMatter(head, this.line(firstBody)), MATTERS));
    this.say(FIRST['told-better'] + steps(share - this.elsewhere(head), MARGINS));
  }

  /** How much of the headline that ends with a line the best text says that is not of this unit. */
  private elsewhere(head: number): number {
    const { views, cohesion, lines } = this;
    const share = (body: number): number => cohesion.head[head * views.length + body] ?? 0;
    let ranked = this.bodies.get(head);
    if (!ranked) {
      ranked = views
        .map((_, j) => j)
        .filter((j) => share(j) > 0 && !headlike(views[j]))
        .sort((a, b) => share(b) - share(a))
        .slice(0, MOST_BODIES);
      this.bodies.set(head, ranked);
    }
    // A body of four lines that reaches into the unit is no other body.
    const other = ranked.find((j) => !lines.some((line) => line >= j && line <= j + 3));
    return other === undefined ? 0 : share(other);
  }

  /** Whether the text before each paragraph and each heading of a unit has to do with the text behind. */
  private sayBonds({ firstBody }: Parts): void {
    const { length } = this.lines;
    for (let at = Math.max(1, firstBody + 1); at < length; at++) {
      const role = this.role(at);
      const headed = role === PARAGRAPH && this.role(at - 1) === HEADING;
      if ((role !== HEADING && role !== PARAGRAPH) || headed) continue;
      const far = yes(this.line(at) !== this.line(at - 1) + 1);
      const behind = role === HEADING ? at + 1 : at;
      const sides = Math.min(MOST_SIDES, at - firstBody, length - behind);
      const { words, topics } = this.bond(firstBody, at, behind);
      const place = (yes(role === PARAGRAPH) * 2 + far) * (MOST_SIDES + 1) + sides;
      this.say(FIRST.bond + place * (BONDS.length + 1) + steps(words, BONDS));
      this.say(FIRST.topic + place * (MATTERS.length + 1) + steps(topics, MATTERS));
    }
  }

  /** How much the lines of a unit before one place in it have to do with those from another on. */
  private bond(first: number, before: number, behind: number): Bond {
    const { lines, cohesion } = this;
    const n = this.views.length;
    const left = Math.min(REACH, before - first);
    const right = Math.min(REACH, lines.length - behind);
    if (left <= 0 || right <= 0) return NO_BOND;
    // Lines that follow each other in the file are asked for again with every unit that is tried.
    const plain = isRun(lines, before - left, before) && isRun(lines, behind, behind + right);
    const key = ((this.line(before - 1) * n + this.line(behind)) * REACH + left - 1) * REACH + right - 1;
    const found = plain ? this.bonds.get(key) : undefined;
    if (found !== undefined) return found;
    const earlier = lines.slice(before - left, before).reverse();
    const later = lines.slice(behind, behind + right);
    const length = faded(earlier, earlier, n, cohesion.matters) * faded(later, later, n, cohesion.matters);
    const bond = {
      words: faded(earlier, later, n, cohesion.lines),
      topics: length > 0 ? faded(earlier, later, n, cohesion.matters) / Math.sqrt(length) : 0,
    };
    if (plain) this.bonds.set(key, bond);
    return bond;
  }
}

const FADED = Array.from({ length: 2 * REACH }, (_, distance) => FADING ** distance);

/** A measure of all lines of the one list with all of the other, those further on counting less. */
function faded(a: readonly number[], b: readonly number[], n: number, measure: PairTable): number {
  let sum = 0;
  for (let x = 0; x < a.length; x++)
    for (let y = 0; y < b.length; y++)
      sum += (measure[(a[x] ?? 0) * n + (b[y] ?? 0)] ?? 0) * (FADED[x + y] ?? 0);
  return sum;
}

/** Whether the lines from one place in a unit up to another follow each other in the file. */
function isRun(lines: readonly number[], from: number, to: number): boolean {
  for (let at = from + 1; at < to; at++) if (lines[at] !== (lines[at - 1] ?? 0) + 1) return false;
  return true;
}
