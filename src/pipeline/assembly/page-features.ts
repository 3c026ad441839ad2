/**
 * The features of a page, as rows of the model's weight tables: of lines for each role, of the beginning and the
 * end of a unit, and of one line following another.
 */
import type { Lexicon } from '../lexicon/index.ts';
import { joinNames, steps } from './bins.ts';
import { type Cohesion, measureCohesion } from './cohesion.ts';
import { FUNCTION_WORDS, lengthBin, lineFeatures, narrowRun } from './line-features.ts';
import { headlike, isOpen, type LineView } from './line-view.ts';
import { type Links, thinkOfLinks } from './links.ts';
import { type UnitFeatures, unitFeatures } from './unit-features.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface PageFeatures {
  views: readonly LineView[];
  /** Rows of the role table for each line. */
  line: readonly number[][];
  /** Rows of the role table for each line, if a unit begins with it. */
  start: readonly number[][];
  /** Rows of the role table for each line, if a unit ends with it. */
  end: readonly number[][];
  /** The links that are thought of: the next line, and what speaks for itself further off. */
  links: Links;
  /** Rows of the kind table for each link: KIND_FAMILIES of them from link * KIND_FAMILIES on. */
  kind: Int32Array;
  /** Rows of the pair table, in the same way. */
  pair: Int32Array;
  /** Rows of the unit table for lines that are thought of as one unit. */
  unit: UnitFeatures;
}

const KIND_FAMILY_NAMES = [
  'distance',
  'gap',
  'shapes',
  'seam',
  'crossing-word',
  'page-gram',
  'balance',
  'cosine',
  'window',
  'window-rank',
  'matter',
  'run',
  'run-matter',
  'across',
  'head',
  'head-matter',
  'head-rank',
  'narrow',
  'list',
  'context',
  'reach',
  'lengths',
] as const;
export type KindFamily = (typeof KIND_FAMILY_NAMES)[number];
export const KIND_FAMILIES = KIND_FAMILY_NAMES.length;
export const kindFamilies: readonly KindFamily[] = KIND_FAMILY_NAMES;
const PAIR_FAMILY_NAMES = [
  'any',
  'distance',
  'start',
  'end',
  'gap',
  'longer',
  'sizes',
  'commas',
  'grammar',
  'figures',
  'marks',
] as const;
export const PAIR_FAMILIES = PAIR_FAMILY_NAMES.length;

const where = joinNames(':');
const leads = joinNames('>');
const over = joinNames('/');

const DISTANCES = [-60, -30, -15, -7, -3, -2, 0, 1, 2, 3, 6, 12, 25, 50];
const REACHES = [-8, 0, 1, 4, 12];
const COSINES = [0, 0.01, 0.02, 0.035, 0.05, 0.08, 0.12, 0.2];
const WINDOWS = [0, 0.01, 0.025, 0.045, 0.07, 0.1, 0.15, 0.22, 0.35];
/** Lengths of the lines of a headline. */
const SIZES = [4, 7, 10, 14, 19, 26];
/** How much longer one line of a headline is than the next. */
const RATIOS = [0.5, 0.75, 0.95, 1.05, 1.35, 2, 3];
const RUNS = [0, 0.01, 0.02, 0.035, 0.055, 0.08, 0.11, 0.15, 0.2];
const MATTERS = [-0.25, -0.1, 0.05, 0.2, 0.35, 0.5, 0.65, 0.8];
const ACROSS = [0.01, 0.03, 0.06, 0.11];
const BONDS = [-0.1, 0.1, 0.25, 0.4, 0.6];
const SHARES = [0, 0.06, 0.12, 0.2, 0.3, 0.42, 0.55, 0.7];
const SEAMS = [-6, -4, -2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 4, 6];
const WORDS = [-3, -1.5, -0.5, 0, 0.5, 1.5, 3];
/** Characters either side of a seam that the language model reads. */
const SEAM_REACH = 9;

export function pageFeatures(
  views: readonly LineView[],
  lexicon: Lexicon,
  words: Vocabulary,
  without: ReadonlySet<KindFamily> = new Set(),
  known: readonly (readonly [number, number])[] = [],
): PageFeatures {
  const n = views.length;
  const cohesion = measureCohesion(views, lexicon.topics);
  const windowRank = rank(n, (i, j) => cohesion.windows(i, j));
  const headRank = rank(n, (i, j) => (headlike(views[i]) ? cohesion.head(i, j) : 0));
  const crossing = crossings(views);
  const seams = new Float64Array(n * n).fill(Number.NaN);
  const seam = (i: number, j: number): number => {
    const known = seams[i * n + j] ?? 0;
    if (!Number.isNaN(known)) return known;
    const found = lexicon.seam(
      views[i]?.dense.slice(-SEAM_REACH) ?? '',
      views[j]?.dense.slice(0, SEAM_REACH) ?? '',
    );
    seams[i * n + j] = found;
    return found;
  };
  const line = lineFeatures(views, (k) => bond(cohesion, k - 1, k + 1)).map((names, k) =>
    words.rows('role', [...names, ...seamFeatures(views, k, lexicon, seam, crossing)]),
  );
  const start = views.map((_, j) => words.rows('role', startFeatures(views, j, cohesion)));
  const end = views.map((_, i) => words.rows('role', endFeatures(views, i, cohesion)));
  const links = thinkOfLinks(views, cohesion, (i, j) => seam(i, j) + crossing(i, j), known);
  const kind = new Int32Array(links.count * KIND_FAMILIES).fill(-1);
  const pair = new Int32Array(links.count * PAIR_FAMILIES).fill(-1);
  const narrow = views.map((_, k) => narrowRun(views, k));
  const lengths = views.map((view) => Math.min(lengthBin(view.dense.length), 13));
  const commas = views.map(commasOf);
  const marks = views.map(marksOf);
  const sizes = views.map((view) => steps(view.dense.length, SIZES));
  const grammar = views.map(grammarOf);
  const figures = views.map(figuresOf);
  const ordinals = views.map((view) => ordinal(view.text));
  const kinds = KIND_FAMILY_NAMES.map((family) =>
    without.has(family) ? undefined : words.family('kind', family),
  );
  const pairs = PAIR_FAMILY_NAMES.map((family) => words.family('pair', family));

  for (let i = 0; i < n; i++) {
    const a = views[i];
    if (!a) continue;
    const open = isOpen(a);
    const headA = headlike(a);
    for (const j of links.after[i] ?? []) {
      const b = views[j];
      if (!b) continue;
      const d = j - i;
      const next = d === 1;
      const reach = steps(d, REACHES);
      const headB = headlike(b);
      const window = cohesion.windows(i, j);
      const head = headA ? cohesion.head(i, j) : 0;
      const bins: (number | string)[] = [
        steps(d, DISTANCES),
        next ? b.gap : 'far',
        leads(a.end, b.start),
        open ? where(steps(seam(i, j), SEAMS), a.end === 'open') : 'closed',
        open ? wordBin(a, b, lexicon) : 'closed',
        open ? where(crossing(i, j), a.end === 'open') : 'closed',
        `${Math.min(1, a.unclosed)}${Math.min(1, b.unopened)}:${a.end === 'full'}`,
        steps(cohesion.lines(i, j), COSINES),
        where(steps(window, WINDOWS), next),
        where(windowRank(i, j), next),
        where(steps(cohesion.matter(i, j), MATTERS), next),
        where(steps(cohesion.runs(i, j), RUNS), next),
        where(steps(cohesion.runMatter(i, j), MATTERS), next),
        headB ? bond(cohesion, i, j + 1) : 'body',
        headA ? steps(head, SHARES) : 'body',
        headA ? steps(cohesion.headMatter(i, j), MATTERS) : 'body',
        headA ? where(headRank(i, j), next) : 'body',
        where(leads(narrow[i] ?? 'no', narrow[j] ?? 'no'), next),
        listStep(a, b, ordinals[i], ordinals[j]),
        next ? 'next' : contextBin(views, i, j),
        where(where(reach, open), b.start === 'inside'),
        leads(lengths[i] ?? 0, lengths[j] ?? 0),
      ];
      const link = links.of(i, j);
      const at = link * KIND_FAMILIES;
      for (let f = 0; f < KIND_FAMILIES; f++) kind[at + f] = kinds[f]?.(bins[f] ?? '') ?? -1;
      const bothHeads = headA && headB;
      const pairBins = [
        '',
        reach,
        b.start,
        a.end,
        next ? b.gap : 'far',
        bothHeads ? steps(a.dense.length / Math.max(1, b.dense.length), RATIOS) : 'body',
        bothHeads ? leads(sizes[i] ?? 0, sizes[j] ?? 0) : 'body',
        bothHeads ? leads(commas[i] ?? 0, commas[j] ?? 0) : 'body',
        bothHeads ? leads(grammar[i] ?? 0, grammar[j] ?? 0) : 'body',
        bothHeads ? leads(figures[i] ?? '', figures[j] ?? '') : 'body',
        bothHeads ? leads(marks[i] ?? '', marks[j] ?? '') : 'body',
      ];
      const pairAt = link * PAIR_FAMILIES;
      for (let f = 0; f < PAIR_FAMILIES; f++) pair[pairAt + f] = pairs[f]?.(pairBins[f] ?? '') ?? -1;
    }
  }
  return { views, line, start, end, links, kind, pair, unit: unitFeatures(views, cohesion, words) };
}

/** How much the text before and the text behind have to do with each other, in one word. */
function bond(cohesion: Cohesion, i: number, j: number): string {
  return over(steps(cohesion.runMatter(i, j), BONDS), steps(cohesion.runs(i, j), ACROSS));
}

function startFeatures(views: readonly LineView[], j: number, cohesion: Cohesion): string[] {
  const view = views[j];
  if (!view) return [];
  const before = views[j - 1];
  return [
    'starts',
    `starts:${view.start}`,
    `starts-gap:${view.gap}`,
    `starts-after:${before ? (headlike(before) ? `head-${before.end}` : before.end) : 'none'}`,
    `starts-open:${before ? isOpen(before) : false}:${view.start === 'inside'}`,
    `starts-len:${lengthBin(view.dense.length)}`,
    `starts-bond:${bond(cohesion, j - 1, headlike(view) ? j + 1 : j)}:${headlike(view)}`,
  ];
}

function endFeatures(views: readonly LineView[], i: number, cohesion: Cohesion): string[] {
  const view = views[i];
  if (!view) return [];
  const next = views[i + 1];
  return [
    'ends',
    `ends:${view.end}`,
    `ends-signed:${/（[\p{Script=Han}\s·、]{2,20}）$/u.test(view.text)}`,
    `ends-before:${next ? (headlike(next) ? 'head' : next.start) : 'none'}`,
    `ends-gap:${next?.gap ?? -1}`,
    `ends-len:${lengthBin(view.dense.length)}`,
    `ends-bond:${bond(cohesion, i, headlike(next) ? i + 2 : i + 1)}:${headlike(next)}`,
  ];
}

/** 0: best of all j for this i; 1: among the best three; 2: the rest; 3: nothing shared. */
function rank(n: number, score: (i: number, j: number) => number): (i: number, j: number) => number {
  const ranks = new Int8Array(n * n);
  for (let i = 0; i < n; i++) {
    const values: number[] = [];
    const best = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let j = 0; j < n; j++) {
      const value = i === j ? 0 : score(i, j);
      values.push(value);
      if (value <= (best[2] ?? 0)) continue;
      best.splice(
        best.findIndex((other) => value > other),
        0,
        value,
      );
      best.pop();
    }
    for (let j = 0; j < n; j++) {
      const value = values[j] ?? 0;
      ranks[i * n + j] = value <= 0 ? 3 : value >= (best[0] ?? 0) ? 0 : value >= (best[2] ?? 0) ? 1 : 2;
    }
  }
  return (i, j) => ranks[i * n + j] ?? 3;
}

/** How well a line goes on with the lines before and behind it. */
function seamFeatures(
  views: readonly LineView[],
  k: number,
  lexicon: Lexicon,
  seam: (i: number, j: number) => number,
  crossing: (i: number, j: number) => number,
): string[] {
  const before = views[k - 1];
  const view = views[k];
  const behind = views[k + 1];
  const names: string[] = [];
  if (!view) return names;
  const size = headlike(view) ? 'head' : 'text';
  if (before && isOpen(before))
    names.push(
      `seam-before:${steps(seam(k - 1, k), SEAMS)}:${size}`,
      `word-before:${wordBin(before, view, lexicon)}:${crossing(k - 1, k)}`,
    );
  else names.push(`closed-before:${size}`);
  if (behind && isOpen(view))
    names.push(
      `seam-behind:${steps(seam(k, k + 1), SEAMS)}:${size}`,
      `word-behind:${wordBin(view, behind, lexicon)}:${crossing(k, k + 1)}:${size}`,
    );
  return names;
}

const commasOf = (view: LineView): number => Math.min(2, view.dense.split(/[，、；]/u).length - 1);
/** Words of grammar in a line of a headline: a kicker that is half a sentence has more of them than a title. */
const grammarOf = (view: LineView): number =>
  headlike(view) ? Math.min(3, [...view.dense].filter((ch) => FUNCTION_WORDS.has(ch)).length) : 0;
/** What a line of a headline is spiced with. */
const figuresOf = (view: LineView): string =>
  /[？！]/u.test(view.dense)
    ? 'tone'
    : /[“”]/u.test(view.dense)
      ? 'quote'
      : /\d/u.test(view.dense)
        ? 'digit'
        : /：/u.test(view.dense)
          ? 'colon'
          : 'plain';
/** What tells the lines of a headline apart: a dash at an end, a space inside, a mark of Markdown. */
const marksOf = (view: LineView): string =>
  view.end === 'dash'
    ? 'dash-end'
    : view.start === 'dash'
      ? 'dash'
      : view.marked
        ? 'marked'
        : /\s/u.test(view.text)
          ? 'parted'
          : 'plain';

function wordBin(a: LineView, b: LineView, lexicon: Lexicon): number {
  return steps(lexicon.crossingWord(a.dense.slice(-SEAM_REACH), b.dense.slice(0, SEAM_REACH)), WORDS);
}

/** Values of a code unit. */
const UNITS = 0x10000;

/** How long a run of characters across the seam stands elsewhere on the page: 0, 2, 3 or 4. */
function crossings(views: readonly LineView[]): (i: number, j: number) => number {
  const page = views.map(({ dense }) => dense).join('\n');
  const places = new Map<number, number[]>();
  for (let at = 0; at + 1 < page.length; at++) {
    const pair = page.charCodeAt(at) * UNITS + page.charCodeAt(at + 1);
    const list = places.get(pair);
    if (list) list.push(at);
    else places.set(pair, [at]);
  }
  return (i, j) => {
    const before = views[i]?.dense ?? '';
    const after = views[j]?.dense ?? '';
    const found = places.get(before.charCodeAt(before.length - 1) * UNITS + after.charCodeAt(0));
    if (!found) return 0;
    let most = 2;
    for (const at of found) {
      const earlier = before.length < 2 || page[at - 1] === before.at(-2);
      const later = after.length < 2 || page[at + 2] === after[1];
      if (earlier && later) return 4;
      if (earlier || later) most = 3;
    }
    return most;
  };
}

const NUMERALS = '一二三四五六七八九十';
/** What a list or a conversation says of two lines: that they follow each other, repeat, or go backwards. */
function listStep(a: LineView, b: LineView, from: number | undefined, to: number | undefined): string {
  if (a.start === 'question' && b.start === 'answer') return 'answered';
  if (a.start === 'answer' && b.start === 'question') return 'asked';
  if (a.start === 'question' && b.start === 'question') return 'unanswered';
  if (a.start === 'bullet' && b.start === 'bullet')
    return a.text[0] === b.text[0] ? 'same-bullet' : 'other-bullet';
  if (a.start === 'speaker' && b.start === 'speaker') return 'speakers';
  if (from !== undefined && to !== undefined) return to === from + 1 ? 'counted' : 'miscounted';
  const listed = (view: LineView) => view.start === 'bullet' || view.start === 'numeral';
  return `${listed(a) ? 'list' : 'no'}>${listed(b) ? 'list' : 'no'}`;
}

function ordinal(text: string): number | undefined {
  const match = /^（?([一二三四五六七八九十]|\d{1,2})[）、．.　 ]/u.exec(text);
  if (!match?.[1]) return undefined;
  const at = NUMERALS.indexOf(match[1]);
  return at >= 0 ? at + 1 : Number(match[1]);
}

/** What stands in the file behind i and before j, where j is not the next line. */
function contextBin(views: readonly LineView[], i: number, j: number): string {
  const after = views[i + 1];
  const before = views[j - 1];
  const left = !after
    ? 'none'
    : headlike(after)
      ? 'head'
      : after.start === 'inside' || after.start === 'plain'
        ? 'body'
        : 'fresh';
  const right = !before ? 'none' : headlike(before) ? 'head' : isOpen(before) ? 'open' : 'full';
  return `${left}>${right}`;
}
