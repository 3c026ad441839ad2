/** A title for a unit that has no headline: the beginning of its text, made readable. */
import type { Lexicon } from './lexicon/index.ts';
import { readDateline } from './people/byline.ts';

/** Characters that an inferred title has at least, where the text has as many, and at most. */
const SHORTEST = 8;
const LONGEST = 24;

/** Openings that say when, from whom or to whom, not what: 近日， 据了解， 11月4日， 答： */
const PREAMBLE =
  /^(?:[问答][：:]|编[辑者]同志[：:]|(?:据[^，,。]{1,5}|近日|日前|近期|最近|昨[日天]|今[日天]|前天|(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:上午|下午|晚上?|凌晨|清晨)?)[，,])\s*/u;

const OPENING = '“‘（(《〈「『【〔';
const CLOSING = '”’）)》〉」』】〕';
const DIVIDING = '，,；;：:';
const ENDING = '。！？!?…';
/** Marks that stand between two sentences. */
const BEFORE_SENTENCE = /^[。！？!?…”’）)」』\s]+/u;
/** Words with which no title ends. */
const DANGLING = new Set(
  '的 地 得 了 着 在 和 与 及 对 对于 为 为了 把 被 将 从 向 以 由 是 有 并 而 但 或 等 于 到 给 让 使 使得 按 按照 通过 因为 由于 关于 以及 其 该 这 那 一 各 每 不 、 ·'.split(
    ' ',
  ),
);
const ATOM = /^[\p{N}\p{Script=Latin}.．%％,，×-]$/u;

/** The text without its dateline, reporters and preambles. */
function matterOf(text: string, lexicon: Lexicon): string {
  // Simplified characters are what the pattern knows; they stand one for one, so what is left is the text's own end.
  let rest = lexicon.simplify(text.slice(readDateline(text)?.end ?? 0)).trimStart();
  for (let next = rest.replace(PREAMBLE, ''); next !== rest; next = rest.replace(PREAMBLE, '')) rest = next;
  return text.slice(text.length - rest.length);
}

/** A quotation that is longer than a title loses its marks: what it says first is the title. */
function withoutLongQuotation(text: string): string {
  if (!OPENING.includes(text.charAt(0))) return text;
  const close = CLOSING[OPENING.indexOf(text.charAt(0))] as string;
  const end = text.indexOf(close);
  if (end >= 0 && end < LONGEST) return text;
  return end < 0 ? text.slice(1) : text.slice(1, end) + text.slice(end + 1);
}

/** Places where the text may be cut: after whole words and numbers, outside of quotations and brackets. */
interface Cut {
  at: number;
  /** The text has a mark here that ends a clause or a sentence. */
  clause: boolean;
  /** The word before the cut. */
  word: string;
}

/** Whether a number, or a number and its unit, goes on across this place. */
function insideNumber(text: string, at: number): boolean {
  const [before, after, next] = [text.charAt(at - 1), text.charAt(at), text.charAt(at + 1)];
  if (ATOM.test(before) && ATOM.test(after) && ATOM.test(next)) return true;
  return (
    /[\p{N}\p{Script=Latin}]/u.test(before) && /[\p{N}\p{Script=Latin}.．%％\p{Script=Han}]/u.test(after)
  );
}

/** The cuts of the first sentence; a quotation that is a whole sentence ends it too. */
function cutsOf(text: string, lexicon: Lexicon): Cut[] {
  const cuts: Cut[] = [];
  let begin = 0;
  let at = 0;
  let depth = 0;
  for (const word of [...lexicon.divide(text), '。']) {
    const mark = word.charAt(0);
    if (depth === 0 && at > 0 && !insideNumber(text, at)) {
      const ends =
        ENDING.includes(mark) ||
        (CLOSING.includes(text.charAt(at - 1)) && ENDING.includes(text.charAt(at - 2)));
      cuts.push({ at, clause: ends || DIVIDING.includes(mark), word: text.slice(begin, at) });
      begin = at;
      if (ends) return cuts;
    }
    if (OPENING.includes(mark)) depth++;
    else if (CLOSING.includes(mark) && depth > 0) depth--;
    at += word.length;
  }
  return cuts;
}

/**
 * A readable title out of a unit's first sentence: whole clauses where they fit, else whole words and an ellipsis;
 * never cut inside a word, a number, a quotation or brackets. 8 to 24 characters where the text allows it.
 * @returns undefined where the text says nothing
 */
export function inferTitle(text: string, lexicon: Lexicon): string | undefined {
  const matter = withoutLongQuotation(matterOf(text.replace(/[*#\s]+/gu, ' ').trim(), lexicon));
  const sentence = cutsOf(matter, lexicon);
  const end = sentence.at(-1)?.at ?? 0;
  const rest = matter.slice(end).replace(BEFORE_SENTENCE, '');
  // Too little for a title: what is left of a sentence whose beginning is lost, or a call. What comes next says more.
  if (end > 0 && end < SHORTEST && rest) return inferTitle(rest, lexicon) ?? clean(matter.slice(0, end));
  const cuts = sentence.filter(({ at }) => at <= LONGEST);
  const clause = cuts.findLast((cut) => cut.clause);
  if (clause && (clause.at >= SHORTEST || clause.at === matter.length))
    return clean(matter.slice(0, clause.at));
  const last = cuts.findLast(({ at, word }) => at < LONGEST && !DANGLING.has(lexicon.simplify(word)));
  const start = last && last.at > (clause?.at ?? 0) ? `${clean(matter.slice(0, last.at)) ?? ''}…` : undefined;
  return start ?? clean(matter.slice(0, clause?.at ?? 0));
}

const clean = (title: string): string | undefined =>
  title.replace(/^[\s、，,；;：:。·]+|[\s、，,；;：:。]+$/gu, '') || undefined;
