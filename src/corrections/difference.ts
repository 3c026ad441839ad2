/** What was edited between two versions of a unit's paragraphs. */
import { fold } from './locate.ts';

export interface TextBlock {
  role: string;
  text: string;
}

/** How the paragraphs of before and after go together, in the order of after. */
export type Step =
  | { is: 'same'; old: number; now: number }
  /** Paragraphs `old` and those after it, `count` in all, are one now. */
  | { is: 'joined'; old: number; count: number; now: number }
  | { is: 'split'; old: number; now: number; count: number }
  | { is: 'gone'; old: number }
  | { is: 'new'; now: number };

/** Likeness from which on a paragraph is an edited one, not another. */
const EDITED = 0.4;
/** Times as long as the one before it a paragraph can be and still be the same, edited. */
const LONGER = 4;
/** Paragraphs that are joined to one, or made of one, at most. */
const MOST_PARTS = 4;
/** What a join or split costs: of two ways to explain an edit, the plainer one. */
const PART_COST = 0.2;

/** The alignment that keeps most text where it was. */
export function align(before: readonly TextBlock[], after: readonly TextBlock[]): Step[] {
  const olds = before.map(({ text }) => fold(text));
  const nows = after.map(({ text }) => fold(text));
  const best: { score: number; step?: Step; from?: [number, number] }[][] = [];
  for (let old = 0; old <= olds.length; old++) {
    const row: (typeof best)[number] = [];
    best.push(row);
    for (let now = 0; now <= nows.length; now++) {
      row.push({ score: old + now === 0 ? 0 : Number.NEGATIVE_INFINITY });
      const offer = (olds_: number, nows_: number, gain: number, step: Step) => {
        const score = (best[old - olds_]?.[now - nows_]?.score ?? Number.NEGATIVE_INFINITY) + gain;
        if (score > (row[now]?.score ?? 0)) row[now] = { score, step, from: [old - olds_, now - nows_] };
      };
      if (old > 0) offer(1, 0, 0, { is: 'gone', old: old - 1 });
      if (now > 0) offer(0, 1, 0, { is: 'new', now: now - 1 });
      if (old === 0 || now === 0) continue;
      const same = like(olds[old - 1] ?? '', nows[now - 1] ?? '');
      if (same >= 0) offer(1, 1, same, { is: 'same', old: old - 1, now: now - 1 });
      for (let count = 2; count <= MOST_PARTS; count++) {
        if (count <= old) {
          const gain = like(olds.slice(old - count, old).join(''), nows[now - 1] ?? '') - PART_COST * count;
          if (gain > 0) offer(count, 1, gain, { is: 'joined', old: old - count, count, now: now - 1 });
        }
        if (count <= now) {
          const gain = like(nows.slice(now - count, now).join(''), olds[old - 1] ?? '') - PART_COST * count;
          if (gain > 0) offer(1, count, gain, { is: 'split', old: old - 1, now: now - count, count });
        }
      }
    }
  }
  const steps: Step[] = [];
  let place: [number, number] | undefined = [olds.length, nows.length];
  while (place) {
    const cell: (typeof best)[number][number] | undefined = best[place[0]]?.[place[1]];
    if (cell?.step) steps.push(cell.step);
    place = cell?.from;
  }
  return steps.reverse();
}

/** What is kept where one text became the other; below 0 where it did not. */
function like(a: string, b: string): number {
  if (Math.min(a.length, b.length) * LONGER < Math.max(a.length, b.length)) return -1;
  const share = likeness(a, b);
  return share >= EDITED ? share * Math.max(1, b.length) : -1;
}

/** Share of the pairs of characters that two texts have in common; of single characters where they are short. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const size = Math.min(a.length, b.length) < 4 ? 1 : 2;
  const counts = new Map<string, number>();
  for (let at = 0; at + size <= a.length; at++) {
    const part = a.slice(at, at + size);
    counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  let common = 0;
  for (let at = 0; at + size <= b.length; at++) {
    const part = b.slice(at, at + size);
    const count = counts.get(part) ?? 0;
    if (count > 0) common++;
    counts.set(part, count - 1);
  }
  const total = Math.max(0, a.length - size + 1) + Math.max(0, b.length - size + 1);
  return total === 0 ? 0 : (2 * common) / total;
}

/** Words that were changed: [start, end) in the old text became `to`. */
export interface Change {
  start: number;
  end: number;
  to: string;
}

/** Changes that are nearer are better read, and quoted, as one. */
const NEAR = 4;
/** Beyond so many comparisons the whole middle counts as changed. */
const MOST_COMPARISONS = 4_000_000;

/**
 * The changes from one text to another, from first to last, few and short.
 * @param near characters between two changes below which they are one; 1: what did not change is in none
 */
export function changesBetween(before: string, after: string, near: number = NEAR): Change[] {
  const a = [...before];
  const b = [...after];
  let head = 0;
  while (head < Math.min(a.length, b.length) && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const middle = editsBetween(a.slice(head, a.length - tail), b.slice(head, b.length - tail), near);
  const offsets = [0];
  for (const character of a) offsets.push((offsets.at(-1) ?? 0) + character.length);
  return middle.map(({ start, end, to }) => ({
    start: offsets[head + start] ?? 0,
    end: offsets[head + end] ?? before.length,
    to: to.join(''),
  }));
}

interface Edit {
  start: number;
  end: number;
  to: string[];
}

/** By the longest common subsequence. */
function editsBetween(a: string[], b: string[], near: number): Edit[] {
  if (a.length === 0 && b.length === 0) return [];
  if (a.length * b.length > MOST_COMPARISONS) return [{ start: 0, end: a.length, to: b }];
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        a[i] === b[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
    }
  }
  const edits: Edit[] = [];
  const note = (start: number, end: number, to: string[]) => {
    const last = edits.at(-1);
    if (last && start - last.end < near) {
      last.to.push(...a.slice(last.end, start), ...to);
      last.end = end;
    } else edits.push({ start, end, to });
  };
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      i++;
      j++;
    } else if (
      j < b.length &&
      (i === a.length || (lengths[i * width + j + 1] ?? 0) > (lengths[(i + 1) * width + j] ?? 0))
    ) {
      note(i, i, [b[j++] ?? '']);
    } else note(i, ++i, []);
  }
  return edits;
}
