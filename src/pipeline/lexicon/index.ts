/** What words there are and how likely one text goes on with another: the language the pipeline knows. Pure. */
import { createAlphabet, SYMBOL } from './alphabet.ts';
import { unpack } from './layout.ts';
import { ORDER, readNgrams } from './ngrams.ts';
import { createPageModel, type PageModel } from './page-model.ts';
import { surnameOf } from './surnames.ts';
import { readWords } from './words.ts';

export type { PageModel } from './page-model.ts';

/** All texts may be simplified or traditional; logarithms are natural. */
export interface Lexicon {
  /** Whether the dictionary has this word (2 to 4 characters; single characters where they are words). */
  hasWord(word: string): boolean;
  /** ln of the word's relative frequency among all words, −16 or so for the rarest; undefined: not in the dictionary. */
  wordLogFrequency(word: string): number | undefined;
  /** ln P(text | context) by characters. */
  logProbability(text: string, context?: string): number;
  /**
   * How much likelier `after` is where it follows `before` than by itself: ln P(ab) − ln P(a) − ln P(b). Above 0:
   * they belong together rather than not; −3 and below: they hardly do. Only the nearest characters count.
   */
  seam(before: string, after: string): number;
  /**
   * How strong a word stands across the seam, against what the words at its sides lose: 0 where the best division
   * into words has a bound at the seam, up to 15 or so where both sides are torn: 服|务.
   */
  crossingWord(before: string, after: string): number;
  /** The text in simplified characters, one for one. */
  simplify(text: string): string;
  /** The surname (one character or more, simplified) that a name begins with. */
  surnameOf(name: string): string | undefined;
  isSurname(text: string): boolean;
  /** A model that also knows what this page says: give it the page's text with the breaks of its lines. */
  adaptTo(page: string): PageModel;
}

/** Characters on each side of a seam that the dictionary looks at. */
const DIVISION_REACH = 6;

/** @param data the file that `npm run lexicon` builds */
export function createLexicon(data: Uint8Array): Lexicon {
  const sections = unpack(data);
  const alphabet = createAlphabet(sections.text('characters'), sections.text('variants'));
  const ngrams = readNgrams(sections);
  const words = readWords(sections);

  function wordLogFrequency(word: string): number | undefined {
    return words.log(alphabet.symbols(word), 0, word.length);
  }

  function seam(before: string, after: string): number {
    const head = before.slice(-(ORDER - 1));
    const symbols = alphabet.symbols(head + after.slice(0, ORDER - 1));
    let gain = 0;
    for (let at = head.length; at < symbols.length; at++) {
      gain += ngrams.logAt(symbols, at, at) - ngrams.logAt(symbols, at, at - head.length);
    }
    return gain;
  }

  function crossingWord(before: string, after: string): number {
    const head = before.slice(-DIVISION_REACH);
    const symbols = alphabet.symbols(head + after.slice(0, DIVISION_REACH));
    const seamAt = head.length;
    const divided =
      words.bestDivision(symbols, 0, seamAt) + words.bestDivision(symbols, seamAt, symbols.length);
    return words.bestDivision(symbols, 0, symbols.length) - divided;
  }

  return {
    hasWord: (word) => wordLogFrequency(word) !== undefined,
    wordLogFrequency,
    logProbability(text, context = '') {
      const symbols = alphabet.symbols(context + text);
      let sum = 0;
      for (let at = context.length; at < symbols.length; at++) sum += ngrams.logAt(symbols, at, at);
      return sum;
    },
    seam,
    crossingWord,
    simplify: alphabet.simplify,
    surnameOf: (name) => surnameOf(alphabet.simplify(name)),
    isSurname(text) {
      const simple = alphabet.simplify(text);
      return surnameOf(simple) === simple;
    },
    adaptTo: (page) => createPageModel(page, { alphabet, ngrams, stop: SYMBOL.stop }),
  };
}
