/** What each line brings to the features of its links, in bins. */
import { numbers, pairsOf, steps } from './bins.ts';
import { FUNCTION_WORDS, lengthBin, NARROW_RUNS, narrowRun } from './line-features.ts';
import { END_SHAPES, headlike, isOpen, type LineView, START_SHAPES } from './line-view.ts';

/** Lengths of the lines of a headline. */
const SIZE_LIMITS = [4, 7, 10, 14, 19, 26];
export const SIZES = numbers(SIZE_LIMITS.length + 1);
const LONGEST = 13;
export const LINE_LENGTHS = numbers(LONGEST + 1);
const MOST_COMMAS = 2;
export const COMMAS = numbers(MOST_COMMAS + 1);
const MOST_GRAMMAR = 3;
export const GRAMMAR = numbers(MOST_GRAMMAR + 1);
export const FIGURES = ['tone', 'quote', 'digit', 'colon', 'plain'] as const;
export const MARKS = ['dash-end', 'dash', 'marked', 'parted', 'plain'] as const;
export const LIST_STEPS = [
  'answered',
  'asked',
  'unanswered',
  'same-bullet',
  'other-bullet',
  'speakers',
  'counted',
  'miscounted',
  'no>no',
  'no>list',
  'list>no',
  'list>list',
] as const;
const BEHIND_FIRST = ['none', 'head', 'body', 'fresh'] as const;
const BEFORE_SECOND = ['none', 'head', 'open', 'full'] as const;

export const CONTEXTS = pairsOf(BEHIND_FIRST, '>', BEFORE_SECOND);

/** What a line brings to the features of its links. */
export interface LinkSide {
  view: LineView;
  open: boolean;
  head: boolean;
  start: number;
  end: number;
  narrow: number;
  length: number;
  commas: number;
  marks: number;
  size: number;
  grammar: number;
  figures: number;
  ordinal: number | undefined;
  /** What stands behind the line, and before it. */
  behind: number;
  before: number;
}

export const linkSides = (views: readonly LineView[]): LinkSide[] =>
  views.map((view, k) => ({
    view,
    open: isOpen(view),
    head: headlike(view),
    start: START_SHAPES.indexOf(view.start),
    end: END_SHAPES.indexOf(view.end),
    narrow: NARROW_RUNS.indexOf(narrowRun(views, k)),
    length: Math.min(lengthBin(view.dense.length), LONGEST),
    commas: commasOf(view),
    marks: MARKS.indexOf(marksOf(view)),
    size: steps(view.dense.length, SIZE_LIMITS),
    grammar: grammarOf(view),
    figures: FIGURES.indexOf(figuresOf(view)),
    ordinal: ordinal(view.text),
    behind: BEHIND_FIRST.indexOf(behindOf(views[k + 1])),
    before: BEFORE_SECOND.indexOf(beforeOf(views[k - 1])),
  }));

const commasOf = (view: LineView): number => Math.min(MOST_COMMAS, view.dense.split(/[，、；]/u).length - 1);
/** Words of grammar in a line of a headline: a kicker that is half a sentence has more of them than a title. */
const grammarOf = (view: LineView): number =>
  headlike(view) ? Math.min(MOST_GRAMMAR, [...view.dense].filter((ch) => FUNCTION_WORDS.has(ch)).length) : 0;
/** What a line of a headline is spiced with. */
const figuresOf = (view: LineView): (typeof FIGURES)[number] =>
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
const marksOf = (view: LineView): (typeof MARKS)[number] =>
  view.end === 'dash'
    ? 'dash-end'
    : view.start === 'dash'
      ? 'dash'
      : view.marked
        ? 'marked'
        : /\s/u.test(view.text)
          ? 'parted'
          : 'plain';

const NUMERALS = '一二三四五六七八九十';
function ordinal(text: string): number | undefined {
  const match = /^（?([一二三四五六七八九十]|\d{1,2})[）、．.　 ]/u.exec(text);
  if (!match?.[1]) return undefined;
  const at = NUMERALS.indexOf(match[1]);
  return at >= 0 ? at + 1 : Number(match[1]);
}

/** What stands in the file behind a line, as far as it tells whether the line goes on with it. */
function behindOf(view: LineView | undefined): (typeof BEHIND_FIRST)[number] {
  if (!view) return 'none';
  if (headlike(view)) return 'head';
  return view.start === 'inside' || view.start === 'plain' ? 'body' : 'fresh';
}

function beforeOf(view: LineView | undefined): (typeof BEFORE_SECOND)[number] {
  if (!view) return 'none';
  if (headlike(view)) return 'head';
  return isOpen(view) ? 'open' : 'full';
}

/** What stands in the file behind the one line and before the other, where this is not the next line. */
export const contextBin = (a: LinkSide, b: LinkSide): number => a.behind * BEFORE_SECOND.length + b.before;

/** What a list or a conversation says of two lines: that they follow each other, repeat, or go backwards. */
export function listStep(
  { view: a, ordinal: from }: LinkSide,
  { view: b, ordinal: to }: LinkSide,
): (typeof LIST_STEPS)[number] {
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
