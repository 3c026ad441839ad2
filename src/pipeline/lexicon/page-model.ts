/** What a page says of itself: words that a column broke on one line often stand whole on another. */
import type { Alphabet } from './alphabet.ts';
import type { NgramModel } from './ngrams.ts';

/** The longest run of symbols that the page's own counts look at. */
const PAGE_ORDER = 6;
/** Symbols on each side of a seam that are looked at. */
const REACH = PAGE_ORDER - 1;
/**
 * A context seen n times on the page with k different continuations says n / (n + k · NOVELTY + TRUST) of what
 * follows it; shorter contexts and the language say the rest.
 */
const TRUST = 3;
const NOVELTY = 3;

/** The page's runs of symbols as a tree; each node is a run, with how often it was met and what followed. */
interface Runs {
  /** The node of `node` followed by a symbol, or undefined. */
  next(node: number, symbol: number): number | undefined;
  count: number[];
  /** How often something followed, and how many different things did. */
  followed: number[];
  kinds: number[];
}

const ROOT = 0;

function readRuns(lines: readonly Uint16Array[], size: number): Runs {
  const nodes = new Map<number, number>();
  const count = [0];
  const followed = [0];
  const kinds = [0];
  for (const line of lines) {
    for (let from = 0; from < line.length; from++) {
      let node = ROOT;
      for (let at = from; at < Math.min(line.length, from + PAGE_ORDER); at++) {
        const key = node * size + (line[at] as number);
        followed[node]!++;
        let next = nodes.get(key);
        if (next === undefined) {
          next = count.length;
          nodes.set(key, next);
          count.push(0);
          followed.push(0);
          kinds.push(0);
          kinds[node]!++;
        }
        node = next;
        count[node]!++;
      }
    }
  }
  return { next: (node, symbol) => nodes.get(node * size + symbol), count, followed, kinds };
}

/** @param lines the page, with the breaks that its columns made */
export function createPageSeam(
  lines: readonly string[],
  alphabet: Alphabet,
  ngrams: NgramModel,
): (before: string, after: string) => number {
  const runs = readRuns(
    lines.map((line) => alphabet.symbols(line)),
    alphabet.size,
  );

  function nodeOf(symbols: Uint16Array, from: number, to: number): number | undefined {
    let node: number | undefined = ROOT;
    for (let at = from; at < to && node !== undefined; at++) node = runs.next(node, symbols[at] as number);
    return node;
  }

  /** P(symbols[at] | `reach` symbols before it): the language's, then, from short contexts to long, the page's. */
  function probability(symbols: Uint16Array, at: number, reach: number): number {
    let p = Math.exp(ngrams.logAt(symbols, at, reach));
    for (let length = 1; length <= Math.min(reach, REACH); length++) {
      const context = nodeOf(symbols, at - length, at);
      const seen = context === undefined ? 0 : (runs.followed[context] as number);
      if (context === undefined || seen === 0) break;
      const held = TRUST + NOVELTY * (runs.kinds[context] as number);
      const own = runs.next(context, symbols[at] as number);
      p = (held * p + (own === undefined ? 0 : (runs.count[own] as number))) / (held + seen);
    }
    return p;
  }

  return (before, after) => {
    const head = before.slice(-REACH);
    const symbols = alphabet.symbols(head + after.slice(0, REACH));
    let gain = 0;
    for (let at = head.length; at < symbols.length; at++) {
      gain += Math.log(probability(symbols, at, at) / probability(symbols, at, at - head.length));
    }
    return gain;
  };
}
