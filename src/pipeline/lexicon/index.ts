/** What words there are and how likely one text goes on with another: the language the pipeline knows. Pure. */
import { createAlphabet } from './alphabet.ts';
import { bracketFit } from './brackets.ts';
import { unpack } from './layout.ts';
import { ORDER, readNgrams } from './ngrams.ts';
import { createPageSeam } from './page-model.ts';
import { createTopics, matterOf } from './topic.ts';
import { readVectors } from './vectors.ts';
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
  /** What a text is about, as a direction: longer the more it says; directions of texts add up. */
  matter(text: string): Float64Array;
  /** A model that also knows what this page says: give it the page's text with the breaks of its lines. */
  adaptTo(page: string): PageModel;
}

/** The language, bent towards one page. */
export interface PageModel {
  /** As the lexicon's `seam`, with what the page itself has in favour of it. */
  seam(before: string, after: string): number;
  /**
   * −1 to 1: how alike two texts are in their matter, apart from what the whole page shares. Whole paragraphs or
   * articles say more than a few words.
   */
  likeness(a: string, b: string): number;
  /**
   * All signals together as log odds: of two candidates, one is e^(difference) times as likely as the other to
   * continue `before`. Give both texts whole: matter and brackets are looked for beyond the seam.
   */
  continuation(before: string, after: string): number;
}

/**
 * What each signal weighs in `continuation`: a conditional logit fitted to cuts in the invented pages of the
 * benchmark (`bench seams`), never to real ones; rounded.
 */
const WEIGHTS = { seam: 0.45, crossingWord: 0.43, association: 0.48, likeness: 2.4, brackets: 3.2 };

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
  const vectors = readVectors(sections);

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

  function adaptTo(page: string): PageModel {
    const lines = alphabet.simplify(page).split('\n');
    const pageSeam = createPageSeam(lines, alphabet, ngrams);
    const topics = createTopics(lines, { divide, logFrequency: wordLogFrequency }, vectors);
    const association = (before: string, after: string) =>
      vectors.association(
        divide(before.slice(-DIVISION_REACH)).at(-1) ?? '',
        divide(after.slice(0, DIVISION_REACH))[0] ?? '',
      );
    return {
      seam: pageSeam,
      likeness: (a, b) => topics.likeness(alphabet.simplify(a), alphabet.simplify(b)),
      continuation(before, after) {
        const [a, b] = [alphabet.simplify(before), alphabet.simplify(after)];
        return (
          WEIGHTS.seam * pageSeam(a, b) +
          WEIGHTS.crossingWord * crossingWord(a, b) +
          WEIGHTS.association * association(a, b) +
          WEIGHTS.likeness * topics.likeness(a, b) +
          WEIGHTS.brackets * bracketFit(a, b)
        );
      },
    };
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
    matter: (text) => matterOf(alphabet.simplify(text), { divide, logFrequency: wordLogFrequency }, vectors),
    adaptTo,
  };
}
