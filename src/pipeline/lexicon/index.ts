/** What words there are and how likely one text goes on with another: the language the pipeline knows. Pure. */
import { createAlphabet } from './alphabet.ts';
import { unpack } from './layout.ts';
import { readNgrams, type Start } from './ngrams.ts';
import { readTopics, TOPIC_COUNT } from './topics.ts';
import { readWords, type Side } from './words.ts';

/** The end of a text before a seam. */
export interface Ending extends Side {
  context: Int32Array;
}

/** The beginning of a text after a seam. */
export interface Beginning extends Side {
  start: Start;
}

/** All texts may be simplified or traditional; logarithms are natural. */
export interface Lexicon {
  /**
   * ln of the word's relative frequency among all words, −16 or so for the rarest; undefined: not in the dictionary,
   * which has words of 2 to 4 characters, and single characters where they are words.
   */
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
  /** What `seam` and `crossingWord` read of the text before a seam and of that after it: for texts with many seams. */
  ending(text: string): Ending;
  beginning(text: string): Beginning;
  seamBetween(ending: Ending, beginning: Beginning): number;
  crossingWordBetween(ending: Ending, beginning: Beginning): number;
  /** The text in simplified characters, one for one. */
  simplify(text: string): string;
  /** The text's words, in order: the likeliest division; joined they are the text again. */
  divide(text: string): string[];
  /** What a text of these words is about: how strongly it speaks for each of TOPIC_COUNT topics. Those of texts add up. */
  topics(words: readonly string[]): Float64Array;
}

/** Characters on each side of a seam that the dictionary looks at. */
const DIVISION_REACH = 6;

/** @param data the file that `npm run lexicon` builds */
export function createLexicon(data: Uint8Array): Lexicon {
  const sections = unpack(data);
  const alphabet = createAlphabet(sections.text('characters'), sections.text('variants'));
  const ngrams = readNgrams(sections);
  const words = readWords(sections);
  const wordTopics = readTopics(sections);

  function wordLogFrequency(word: string): number | undefined {
    return words.log(alphabet.symbols(word), 0, word.length);
  }

  function ending(text: string): Ending {
    const symbols = alphabet.symbols(text.slice(-DIVISION_REACH));
    return { symbols, divisions: words.endings(symbols), context: ngrams.contextOf(symbols) };
  }

  function beginning(text: string): Beginning {
    const symbols = alphabet.symbols(text.slice(0, DIVISION_REACH));
    return { symbols, divisions: words.beginnings(symbols), start: ngrams.startOf(symbols) };
  }

  const seamBetween = ({ symbols, context }: Ending, { start }: Beginning): number =>
    symbols.length === 0 ? 0 : ngrams.logAfter(context, start) - start.alone;

  function divide(text: string): string[] {
    const symbols = alphabet.symbols(text);
    return words.divide(symbols).map(([from, to]) => text.slice(from, to));
  }

  function topics(text: readonly string[]): Float64Array {
    const sum = new Float64Array(TOPIC_COUNT);
    for (const word of text) {
      // The rarer a word, the more it tells.
      if (word.length > 1) wordTopics.add(sum, alphabet.simplify(word), (wordLogFrequency(word) ?? 0) ** 2);
    }
    return sum;
  }

  return {
    wordLogFrequency,
    logProbability(text, context = '') {
      const symbols = alphabet.symbols(context + text);
      let sum = 0;
      for (let at = context.length; at < symbols.length; at++) sum += ngrams.logAt(symbols, at, at);
      return sum;
    },
    seam: (before, after) => seamBetween(ending(before), beginning(after)),
    crossingWord: (before, after) => words.crossing(ending(before), beginning(after)),
    ending,
    beginning,
    seamBetween,
    crossingWordBetween: words.crossing,
    simplify: alphabet.simplify,
    divide,
    topics,
  };
}
