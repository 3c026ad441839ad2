/**
 * The words that Pagefind indexes in place of text, and the words that a phrase is looked up by.
 *
 * Every character of a block is one word, at one position, so that a phrase is a row of positions and any
 * substring is found. A word names its character; where the character or the next one is common, it names both,
 * and where both together are common, the third as well, because the positions of what is common are too many to
 * load for a query.
 *
 *     法 援 的 工 会 法        的 and 工会 are common: [法·] [援的] [的工] [工会法] [会·] [法·]
 *
 * A word is codes of four letters and digits each. ASCII passes unchanged through Pagefind's segmentation, stemming,
 * diacritics and compound words, on both sides, and no word is the beginning of another.
 */

const CODE_LENGTH = 4;
/** In place of the next character: at the end of a block, or where neither character is common. */
const NONE = '0'.repeat(CODE_LENGTH);
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
  if (!common.has(first + second)) return { word: pair, length: 2, open: false };
  if (third === undefined) return { word: pair + NONE, length: 2, open: true };
  return { word: pair + code(third), length: 3, open: false };
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

/** The words that begin with a character that is not common, all of which have to be loaded where it is open. */
export function openTokens(char: string, common: Common): string[] {
  const nexts = [...common].filter((beginning) => [...beginning].length === 1);
  return [NONE, ...nexts.map(code)].map((next) => code(char) + next);
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
