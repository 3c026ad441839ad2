import type { VFile } from 'vfile';
import type { Span } from './contract.ts';
import { say } from './say.ts';
import type { Duplicate, Line, Page } from './tree.ts';

/** Ink characters that a line must have to count as printed twice on its own. */
const MIN_LINE = 16;
/** Ink characters that a run of lines must have together to count as printed twice. */
const MIN_RUN = 20;
/** Share of bigrams that two readings of one line have in common; lines of very unlike length cannot reach it. */
const MIN_LIKENESS = 0.9;
/** Share of a line that its first copy has in length at least: a shorter one would not hold what it stands for. */
const MIN_FIRST = 0.9;
/** Share of a line's bigrams that a longer line holds in which it stands again: the more text, the more by chance. */
const MIN_HELD = 0.95;
/** Ink characters of whole sentences printed again inside another line. */
const MIN_INSIDE = 40;

interface Ink {
  line: Line;
  text: string;
  /** Seed position of each ink character. */
  at: number[];
}

/** Finds what the OCR printed twice; of two copies the one later in the file is the duplicate. */
export function markDuplicates() {
  return (page: Page, file: VFile): void => {
    const inks = (page.children as Line[]).map(readInk);
    const of = findRepeatedLines(inks);
    const children: Page['children'] = [];
    const earlier = new Earlier();
    inks.forEach((ink, index) => {
      const first = of[index];
      if (first !== undefined) {
        children.push(toDuplicate(ink.line, ink.line.span, first));
        return;
      }
      children.push(...cutRepeatedSentences(ink, earlier));
      earlier.add(ink);
    });
    page.children = children;
    for (const node of children)
      if (node.type === 'duplicate')
        say(file, 'duplicate', '这段文字前面已经有过一次；正文只留前面那一份', node.span);
  };
}

function readInk(line: Line): Ink {
  let text = '';
  const at: number[] = [];
  for (const { 0: run, index } of line.value.matchAll(/[^\s\u200b#*]+/gu)) {
    text += run;
    for (let i = 0; i < run.length; i++) at.push(line.span[0] + index + i);
  }
  return { line, text, at };
}

/** For each line the span of its first copy, where it has one. */
function findRepeatedLines(inks: readonly Ink[]): (Span | undefined)[] {
  const of: (Span | undefined)[] = inks.map(() => undefined);
  const copyOf: (number | undefined)[] = inks.map(() => undefined);
  const shareWith = shareBigrams(inks);
  for (let j = 1; j < inks.length; j++) {
    const later = inks[j];
    if (!later || later.text.length < MIN_LINE) continue;
    const shared = shareWith(j);
    for (let i = 0; i < j && of[j] === undefined; i++) {
      const first = inks[i];
      if (!first || of[i] !== undefined || first.text.length < later.text.length * MIN_FIRST) continue;
      const at = (shared[i] ?? 0) === bigrams(later) ? first.text.indexOf(later.text) : -1;
      if (
        at >= 0 &&
        (at === 0 || later.text.length >= 2 * MIN_LINE || at + later.text.length === first.text.length)
      ) {
        of[j] = [first.at[at] ?? 0, (first.at[at + later.text.length - 1] ?? 0) + 1];
        copyOf[j] = i;
      } else if (
        later.text.length >= 2 * MIN_LINE &&
        (alike(first, later, shared[i] ?? 0) || contains(first, later, shared[i] ?? 0)) &&
        haveSameFigures(first, later)
      ) {
        of[j] = first.line.span;
        copyOf[j] = i;
      }
    }
  }
  addRuns(inks, of, copyOf);
  return of;
}

/** Short lines are duplicates where they stand beside one that is, or in a run, as their first copies do. */
function addRuns(inks: readonly Ink[], of: (Span | undefined)[], copyOf: (number | undefined)[]): void {
  for (let j = 1; j < inks.length; j++) {
    if (of[j] !== undefined) continue;
    for (let i = 0; i < j; i++) {
      if (of[i] !== undefined || inks[i]?.text !== inks[j]?.text) continue;
      let length = 0;
      let size = 0;
      while (
        i + length < j &&
        j + length < inks.length &&
        inks[i + length]?.text === inks[j + length]?.text
      ) {
        size += inks[j + length]?.text.length ?? 0;
        length++;
      }
      const besideCopy = copyOf[j - 1] === i - 1 || copyOf[j + length] === i + length;
      if (besideCopy || (length > 1 && size >= MIN_RUN)) {
        for (let k = 0; k < length; k++) {
          of[j + k] ??= inks[i + k]?.line.span;
          copyOf[j + k] ??= i + k;
        }
        break;
      }
    }
  }
}

/** For a line, how many bigrams it has in common with each line before, each as often as both have it. */
function shareBigrams(inks: readonly Ink[]): (later: number) => Uint32Array {
  // The second time that a line has a bigram is a bigram of its own: what two lines share is then a plain count.
  const known = new Map<number, Gram>();
  const linesWith = inks.map(({ text }, line) =>
    Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => {
      const pair = (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1);
      let gram = known.get(pair);
      if (!gram) {
        gram = { line, times: 0, linesWith: [] };
        known.set(pair, gram);
      }
      if (gram.line !== line) {
        gram.line = line;
        gram.times = 0;
      }
      const lines = gram.linesWith[gram.times] ?? [];
      gram.linesWith[gram.times++] = lines;
      lines.push(line);
      return lines;
    }),
  );
  return (later) => {
    const counts = new Uint32Array(later);
    for (const lines of linesWith[later] ?? [])
      for (const line of lines) {
        if (line >= later) break;
        counts[line] = (counts[line] ?? 0) + 1;
      }
    return counts;
  };
}

/** A bigram: the lines that have it at least once, at least twice …, and how often the last line has had it so far. */
interface Gram {
  line: number;
  times: number;
  linesWith: number[][];
}

const bigrams = (ink: Ink): number => Math.max(0, ink.text.length - 1);

function alike(a: Ink, b: Ink, shared: number): boolean {
  return (2 * shared) / (bigrams(a) + bigrams(b)) >= MIN_LIKENESS;
}

function contains(a: Ink, b: Ink, shared: number): boolean {
  return bigrams(a) >= bigrams(b) && shared / bigrams(b) >= MIN_HELD;
}

const FIGURE = /[\d０-９〇零一二三四五六七八九十百千]/gu;

/** Notices of one wording differ in their figures; the second reading of a line seldom does. */
function haveSameFigures(a: Ink, b: Ink): boolean {
  const figures = b.text.match(FIGURE)?.join('') ?? '';
  return (a.text.match(FIGURE)?.join('') ?? '').includes(figures);
}

/** Characters that two texts must share in a row before they are compared. */
const STEP = 12;
/** Of so many places one is looked at: none of MIN_INSIDE characters in a row goes without one. */
const STRIDE = MIN_INSIDE - STEP + 1;

/** The lines before, by some of their runs of STEP characters. */
class Earlier {
  private readonly inks: Ink[] = [];
  private readonly places = new Map<string, Ink[]>();

  add(ink: Ink): void {
    this.inks.push(ink);
    for (let at = 0; at + STEP <= ink.text.length; at += STRIDE) {
      const run = ink.text.slice(at, at + STEP);
      const lines = this.places.get(run);
      if (lines) lines.push(ink);
      else this.places.set(run, [ink]);
    }
  }

  /** Those that may share MIN_INSIDE characters in a row with a text, the first first. */
  sharing(text: string): Ink[] {
    const found = new Set<Ink>();
    for (let at = 0; at + STEP <= text.length; at++)
      for (const ink of this.places.get(text.slice(at, at + STEP)) ?? []) found.add(ink);
    return found.size === 0 ? [] : this.inks.filter((ink) => found.has(ink));
  }
}

/** A line whose whole sentences stand in an earlier line already: the line in pieces, these cut out. */
function cutRepeatedSentences(ink: Ink, earlier: Earlier): (Line | Duplicate)[] {
  if (ink.text.length < MIN_INSIDE) return [ink.line];
  for (const first of earlier.sharing(ink.text)) {
    const match = longestCommon(first.text, ink.text);
    if (match.length < MIN_INSIDE) continue;
    const start = sentenceStart(ink.text, match.b, match.b + match.length);
    const end = sentenceEnd(ink.text, start, match.b + match.length);
    if (end - start < MIN_INSIDE) continue;
    const shift = match.a - match.b;
    const from = ink.at[start] ?? 0;
    const to = (ink.at[end - 1] ?? 0) + 1;
    const ofSpan: Span = [first.at[start + shift] ?? 0, (first.at[end - 1 + shift] ?? 0) + 1];
    return [
      ...pieceOf(ink.line, ink.line.span[0], from),
      toDuplicate(ink.line, [from, to], ofSpan),
      ...pieceOf(ink.line, to, ink.line.span[1]),
    ];
  }
  return [ink.line];
}

function sentenceStart(text: string, from: number, to: number): number {
  if (from === 0) return 0;
  for (let i = from; i < to; i++)
    if (/[。！？”]/.test(text[i - 1] ?? '') && !/[”」]/.test(text[i] ?? '')) return i;
  return to;
}

function sentenceEnd(text: string, from: number, to: number): number {
  if (to === text.length) return to;
  for (let i = to; i > from; i--) {
    if (/[。！？]/.test(text[i - 1] ?? '')) return i;
    if (/[”」]/.test(text[i - 1] ?? '') && /[。！？]/.test(text[i - 2] ?? '')) return i;
  }
  return from;
}

function longestCommon(a: string, b: string): { a: number; b: number; length: number } {
  const seeds = new Map<string, number>();
  for (let i = 0; i + STEP <= a.length; i++) seeds.set(a.slice(i, i + STEP), i);
  let best = { a: 0, b: 0, length: 0 };
  for (let j = 0; j + STEP <= b.length; j++) {
    const i = seeds.get(b.slice(j, j + STEP));
    if (i === undefined) continue;
    let left = 0;
    while (i - left > 0 && j - left > 0 && a[i - left - 1] === b[j - left - 1]) left++;
    let right = STEP;
    while (i + right < a.length && j + right < b.length && a[i + right] === b[j + right]) right++;
    if (left + right > best.length) best = { a: i - left, b: j - left, length: left + right };
    j += right;
  }
  return best;
}

function toDuplicate(line: Line, span: Span, of: Span): Duplicate {
  const value = line.value.slice(span[0] - line.span[0], span[1] - line.span[0]);
  return { type: 'duplicate', value, span, of, position: positionOf(line, span) };
}

function pieceOf(line: Line, from: number, to: number): Line[] {
  const value = line.value.slice(from - line.span[0], to - line.span[0]);
  const lead = value.length - value.trimStart().length;
  const text = value.trim();
  if (!text) return [];
  const span: Span = [from + lead, from + lead + text.length];
  return [{ type: 'line', value: text, span, position: positionOf(line, span) }];
}

function positionOf(line: Line, span: Span): NonNullable<Line['position']> {
  const start = line.position?.start;
  if (!start) throw new Error('A line has no position');
  const point = (offset: number) => ({
    line: start.line,
    column: start.column + offset - line.span[0],
    offset,
  });
  return { start: point(span[0]), end: point(span[1]) };
}
