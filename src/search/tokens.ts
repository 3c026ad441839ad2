/**
 * The words that Pagefind indexes in place of text, and the words that a phrase is looked up by.
 *
 * Every character of a block is one word, at one position, so that a phrase is a row of positions and any
 * substring is found. A word names its character; where the character or the next one is common, it names both,
 * because the positions of a common character alone are too many to load for a query.
 *
 *     法 援 的 工 人        的 is common: 法援 → [法·] [援的] [的工] [工·] [人·]
 *
 * Words are two codes of four letters and digits each. ASCII of one length passes unchanged through Pagefind's
 * segmentation, stemming, diacritics and compound words, on both sides, and no word is the beginning of another.
 */

const CODE_LENGTH = 4;
/** In place of the next character: at the end of a block, or where neither character is common. */
const NONE = '0'.repeat(CODE_LENGTH);

function code(char: string): string {
  return (char.codePointAt(0) ?? 0).toString(36).padStart(CODE_LENGTH, '0');
}

/** Takes a position, so that no phrase crosses the end of a block; Pagefind indexes no punctuation. */
const BLOCK_END = '|';

/** @param text folded text of one block @returns one word for each character, and one for the end of the block */
export function blockTokens(text: string, common: ReadonlySet<string>): string[] {
  const chars = [...text];
  const words = chars.map((char, index) => {
    const next = chars[index + 1];
    return next !== undefined && (common.has(char) || common.has(next))
      ? code(char) + code(next)
      : code(char) + NONE;
  });
  return [...words, BLOCK_END];
}

/** One look-up of a phrase: the words that begin with `prefix` stand `offset` characters after its beginning. */
export interface Step {
  offset: number;
  prefix: string;
  /** A character whose next one the phrase does not tell: every word that begins with it is meant. */
  open?: string;
}

/** @param phrase folded, not empty @returns look-ups that together cover every character of the phrase */
export function phraseSteps(phrase: string, common: ReadonlySet<string>): Step[] {
  const chars = [...phrase];
  const steps: Step[] = [];
  const isPair = (index: number) => common.has(chars[index] ?? '') || common.has(chars[index + 1] ?? '');
  const pair = (index: number): Step => ({
    offset: index,
    prefix: code(chars[index] ?? '') + code(chars[index + 1] ?? ''),
  });
  const last = chars.length - 1;
  for (let index = 0; index <= last; ) {
    const char = chars[index] ?? '';
    if (index === last) {
      steps.push(
        last > 0 && isPair(last - 1) ? pair(last - 1) : { offset: last, prefix: code(char), open: char },
      );
      index++;
    } else if (isPair(index)) {
      steps.push(pair(index));
      index += 2;
    } else {
      steps.push({ offset: index, prefix: code(char) + NONE });
      index++;
    }
  }
  return steps;
}

/**
 * The words that begin with an open character, all of which have to be loaded.
 * @param vocabulary the characters of the archive; needed only where the character is common
 */
export function openTokens(
  char: string,
  common: ReadonlySet<string>,
  vocabulary: Iterable<string>,
): string[] {
  const nexts = common.has(char) ? vocabulary : common;
  return [code(char) + NONE, ...Array.from(nexts, (next) => code(char) + code(next))];
}
