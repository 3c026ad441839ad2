/** What words there are and how likely one text goes on with another: the language the pipeline knows. Pure. */
import { createAlphabet } from './alphabet.ts';
import { unpack } from './layout.ts';
import { ORDER, readNgrams } from './ngrams.ts';
import { readTopics, TOPIC_COUNT } from './topics.ts';
import { readWords } from './words.ts';

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
  /** The text's words, in order: the likeliest division; joined they are the text again. */
  divide(text: string): string[];
  /** What a text is about: how strongly it speaks for each of TOPIC_COUNT topics. Those of texts add up. */
  topics(text: string): Float64Array;
}

/** Characters on each side of a seam that the dictionary looks at. */
const DIVISION_REACH = 6;

/** Texts whose figures are kept: those of a page's lines, and more. */
const MOST_REMEMBERED = 4096;

/** The same function, which works out a text that comes again only once. */
function remember<Figure>(work: (text: string) => Figure): (text: string) => Figure {
  const known = new Map<string, Figure>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.size >= MOST_REMEMBERED) known.clear();
    const figure = work(text);
    known.set(text, figure);
    return figure;
  };
}

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

  /** ln P of the beginning of a text by itself: what `seam` takes away. */
  const alone = remember((after: string): number => {
    const symbols = alphabet.symbols(after);
    let sum = 0;
    for (let at = 0; at < symbols.length; at++) sum += ngrams.logAt(symbols, at, at);
    return sum;
  });

  function seam(before: string, after: string): number {
    const head = before.slice(-(ORDER - 1));
    const start = after.slice(0, ORDER - 1);
    const symbols = alphabet.symbols(head + start);
    let sum = 0;
    for (let at = head.length; at < symbols.length; at++) sum += ngrams.logAt(symbols, at, at);
    return sum - alone(start);
  }

  const endings = remember((before: string) => words.endings(alphabet.symbols(before)));
  const beginnings = remember((after: string) => words.beginnings(alphabet.symbols(after)));

  function crossingWord(before: string, after: string): number {
    const head = before.slice(-DIVISION_REACH);
    const start = after.slice(0, DIVISION_REACH);
    return words.crossing(alphabet.symbols(head + start), endings(head), beginnings(start));
  }

  function divide(text: string): string[] {
    const symbols = alphabet.symbols(text);
    return words.divide(symbols).map(([from, to]) => text.slice(from, to));
  }

  function topics(text: string): Float64Array {
    const sum = new Float64Array(TOPIC_COUNT);
    const symbols = alphabet.symbols(text);
    const simple = alphabet.simplify(text);
    for (const [from, to] of words.divide(symbols)) {
      // The rarer a word, the more it tells.
      if (to - from > 1)
        wordTopics.add(sum, simple.slice(from, to), (words.log(symbols, from, to) ?? 0) ** 2);
    }
    return sum;
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
    divide,
    topics,
  };
}
