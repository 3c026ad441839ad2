/** What a page says of itself: words that a column broke on one line often stand whole on another. */
import type { Alphabet } from './alphabet.ts';
import type { NgramModel } from './ngrams.ts';

/** The model of the language, bent towards one page. */
export interface PageModel {
  /** As the lexicon's `seam`, with what the page itself has in favour of it. */
  seam(before: string, after: string): number;
}

/** The longest run of characters that the page's own counts look at. */
const PAGE_ORDER = 6;
/** Symbols on each side of a seam that are looked at. */
const REACH = PAGE_ORDER - 1;
/** A context seen n times on the page says n / (n + this) of what follows it; the language says the rest. */
const TRUST = 3;

export function createPageModel(
  page: string,
  { alphabet, ngrams }: { alphabet: Alphabet; ngrams: NgramModel; stop: number },
): PageModel {
  const counts = new Map<string, number>();
  const follows = new Map<string, number>();
  const text = alphabet.simplify(page);
  for (let at = 0; at < text.length; at++) {
    for (let length = 1; length <= PAGE_ORDER; length++) {
      const gram = text.slice(at, at + length);
      if (gram.length < length || gram.includes('\n')) break;
      counts.set(gram, (counts.get(gram) ?? 0) + 1);
      if (length > 1) follows.set(gram.slice(0, -1), (follows.get(gram.slice(0, -1)) ?? 0) + 1);
    }
  }
  const total = text.length;

  /** P(text[at] | `reach` characters before it), mixed from the language and, length by length, the page. */
  function probability(simple: string, symbols: Uint16Array, at: number, reach: number): number {
    let p = Math.exp(ngrams.logAt(symbols, at, reach));
    const own = simple.charAt(at);
    p = (p * 2000 + (counts.get(own) ?? 0)) / (2000 + total);
    for (let length = 1; length <= Math.min(reach, PAGE_ORDER - 1); length++) {
      const context = simple.slice(at - length, at);
      const seen = follows.get(context);
      if (seen === undefined) break;
      p = (TRUST * p + (counts.get(context + own) ?? 0)) / (TRUST + seen);
    }
    return p;
  }

  return {
    seam(before, after) {
      const head = alphabet.simplify(before.slice(-REACH));
      const simple = head + alphabet.simplify(after.slice(0, REACH));
      const symbols = alphabet.symbols(simple);
      let gain = 0;
      for (let at = head.length; at < simple.length; at++) {
        gain += Math.log(
          probability(simple, symbols, at, at) / probability(simple, symbols, at, at - head.length),
        );
      }
      return gain;
    },
  };
}
