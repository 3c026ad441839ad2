/**
 * The words that Pagefind indexes in place of text, and the words that a phrase is looked up by.
 *
 * Every character of a block is one word, at one position, so that a phrase is a row of positions and any
 * substring is found. A word names its character; where the character or the next one is common, it names both,
 * because the positions of a common character alone are too many to load for a query. In the same way it names three
 * where the first two or the last two of them are a common pair.
 *
 *     法 援 的 总 工 会 主        的, 工 and 工会 are common: [法·] [援的·] [的总·] [总工会] [工会主] [会·] [主·]
 *
 * A word is codes of four letters and digits each, and the dot a letter. ASCII passes unchanged through Pagefind's
 * segmentation, stemming, diacritics and compound words, on both sides, and no word is the beginning of another.
 */

const CODE_LENGTH = 4;
/** Ends a word that names fewer than three characters. No code begins with it. */
const NONE = 'z';
/** Characters that the longest word names. */
const LONGEST = 3;

function code(char: string): string {
  return (char.codePointAt(0) ?? 0).toString(36).padStart(CODE_LENGTH, '0');
}

/** Takes a position, so that no phrase crosses the end of a block; Pagefind indexes no punctuation. */
const BLOCK_END = '|';

/** The characters that are common, and the pairs of such characters that are. */
export type Common = ReadonlySet<string>;

/** @param text folded text of one block @returns one word for each character, and one for the end of the block */
export function blockTokens(text: string, common: Common): string[] {
  const chars = [...text];
  return [...chars.map((_, index) => wordAt(chars, index, common).word), BLOCK_END];
}

interface Word {
  word: string;
  /** Characters that it covers: those that it names. */
  length: number;
  /** It would name one more, had the text not ended. */
  open: boolean;
}

function wordAt(chars: readonly string[], index: number, common: Common): Word {
  const [first = '', second, third] = chars.slice(index, index + LONGEST);
  if (second === undefined) return { word: code(first) + NONE, length: 1, open: true };
  if (!common.has(first) && !common.has(second)) {
    return { word: code(first) + NONE, length: 1, open: false };
  }
  const pair = code(first) + code(second);
  if (third === undefined) {
    const open = common.has(first + second) || commonAfter(second, common).length > 0;
    return { word: pair + NONE, length: 2, open };
  }
  if (common.has(first + second) || common.has(second + third)) {
    return { word: pair + code(third), length: 3, open: false };
  }
  return { word: pair + NONE, length: 2, open: false };
}

/** The characters that are a common pair after this one. */
function commonAfter(char: string, common: Common): string[] {
  const pairs = [...common].filter(
    (beginning) => beginning.length > char.length && beginning.startsWith(char),
  );
  return pairs.map((pair) => pair.slice(char.length));
}

/** One look-up of a phrase: the words that begin with `prefix` stand `offset` characters after its beginning. */
export interface Step {
  offset: number;
  prefix: string;
  /** Characters whose next one the phrase does not tell: every word that begins with them is meant. */
  open?: string;
}

/** @param phrase folded, not empty @returns look-ups that together cover every character of the phrase */
export function phraseSteps(phrase: string, common: Common): Step[] {
  const chars = [...phrase];
  const words = chars.map((_, offset) => ({ ...wordAt(chars, offset, common), offset }));
  const steps: Step[] = [];
  for (let covered = 0; covered < chars.length; ) {
    const reach = ({ offset, length }: { offset: number; length: number }) => offset + length;
    const [best] = words
      .slice(Math.max(0, covered - LONGEST + 1), covered + 1)
      .filter((word) => reach(word) > covered)
      .sort((a, b) => reach(b) - reach(a) || Number(a.open) - Number(b.open) || b.length - a.length);
    if (!best) break;
    const { offset, word, length, open } = best;
    if (open) {
      const named = chars.slice(offset, offset + length);
      steps.push({ offset, prefix: named.map(code).join(''), open: named.join('') });
    } else steps.push({ offset, prefix: word });
    covered = reach(best);
  }
  return steps;
}

/** The words that begin with open characters that are not common; all of them have to be loaded. */
export function openTokens(open: string, common: Common): string[] {
  const chars = [...open];
  const start = chars.map(code).join('');
  if (chars.length > 1) {
    return [NONE, ...commonAfter(chars.at(-1) ?? '', common).map(code)].map((next) => start + next);
  }
  const nexts = [...common].filter((beginning) => [...beginning].length === 1);
  return [start + NONE, ...nexts.flatMap((next) => openTokens(open + next, common))];
}

/**
 * The words that begin with something common are too many to name. It is enough to name one word of each of
 * Pagefind's files.
 * @param counts of all words of the archive
 * @param fileSize occurrences that no file has fewer of, but the last
 * @returns for all that is common, the first and the last word that begin with it, and so many between that a file
 * has at least one of them
 */
export function findOpenings(
  counts: ReadonlyMap<string, number>,
  common: Common,
  fileSize: number,
): Record<string, string[]> {
  const words = [...counts.keys()].sort();
  const openings = Array.from(common, (beginning): [string, string[]] => {
    const start = [...beginning].map(code).join('');
    const found = words.filter((word) => word.startsWith(start));
    let passed = 0;
    const named = found.filter((word, index) => {
      passed += counts.get(word) ?? 0;
      if (index > 0 && index < found.length - 1 && passed < fileSize) return false;
      passed = 0;
      return true;
    });
    return [beginning, named];
  });
  return Object.fromEntries(openings);
}
