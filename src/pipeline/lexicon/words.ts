/** The dictionary: words of one to four characters with how frequent they are. */
import { type Alphabet, FIRST_CHARACTER } from './alphabet.ts';
import type { Section, Sections } from './layout.ts';
import { LOG, packLog } from './ngrams.ts';

/** The longest word of the dictionary, in characters. */
export const LONGEST_WORD = 4;
/** ln P of a character that is no word: rarer than the rarest word. */
const UNKNOWN_LOG = -17;

/** The words of one length, sorted by their symbols: those of one first symbol stand together. */
interface Table {
  first: Uint32Array;
  /** The symbols after the first, `length − 1` for each word. */
  rest: Uint16Array;
  log: Uint8Array;
}

/** One side of a seam. */
export interface Side {
  symbols: Uint16Array;
  /** ln P of its best divisions: of the endings of what stands before the seam, of the beginnings of what stands after. */
  divisions: Float64Array;
}

export interface Words {
  /** ln of the relative frequency of the word symbols[from…to), or undefined. */
  log(symbols: Uint16Array, from: number, to: number): number | undefined;
  /** ln P of the best division into words of the first symbols, for each number of them. */
  endings(symbols: Uint16Array): Float64Array;
  /** The same of all symbols from each place on. */
  beginnings(symbols: Uint16Array): Float64Array;
  /** How much better the best division of two texts in one is than the best with a bound at the seam. */
  crossing(before: Side, after: Side): number;
  /** The best division itself: where each word begins and ends. */
  divide(symbols: Uint16Array): [number, number][];
}

/** Sections of the lexicon's file that hold these words. */
export function layOutWords(words: ReadonlyMap<string, number>, alphabet: Alphabet): Record<string, Section> {
  const sections: Record<string, Section> = {};
  for (let length = 1; length <= LONGEST_WORD; length++) {
    const entries = [...words]
      .filter(([word]) => word.length === length)
      .map(([word, log]) => ({ symbols: alphabet.symbols(word), log }))
      .filter(({ symbols }) => symbols.every((symbol) => symbol >= FIRST_CHARACTER))
      .sort((a, b) => compare(a.symbols, b.symbols));
    const children = new Uint16Array(alphabet.size);
    for (const { symbols } of entries) children[symbols[0] as number]!++;
    sections[`words${length}.children`] = children;
    sections[`words${length}.rest`] = Uint16Array.from(
      entries.flatMap(({ symbols }) => [...symbols.subarray(1)]),
    );
    sections[`words${length}.log`] = Uint8Array.from(entries, ({ log }) => packLog(log));
  }
  return sections;
}

function compare(a: Uint16Array, b: Uint16Array): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return (a[i] as number) - (b[i] as number);
  return 0;
}

/** Places for pairs of symbols that words begin with; two pairs may share one. */
const PREFIXES = 1 << 19;
const prefixAt = (first: number, second: number): number => (first * 97 + second * 4099) & (PREFIXES - 1);

/**
 * For each pair of symbols the lengths of the words that may begin with it, a bit each: most pairs of a text begin none,
 * and need not be searched for.
 */
function markPrefixes(tables: readonly Table[]): Uint8Array {
  const prefixes = new Uint8Array(PREFIXES);
  tables.forEach(({ first, rest }, width) => {
    if (width === 0) return;
    for (let lead = 0; lead + 1 < first.length; lead++)
      for (let word = first[lead] as number; word < (first[lead + 1] as number); word++)
        prefixes[prefixAt(lead, rest[word * width] as number)]! |= 1 << width;
  });
  return prefixes;
}

/** Reads the dictionary out of the lexicon's file. */
export function readWords(sections: Sections): Words {
  const tables: Table[] = [];
  for (let length = 1; length <= LONGEST_WORD; length++) {
    const children = sections.u16(`words${length}.children`);
    const first = new Uint32Array(children.length + 1);
    for (let i = 0; i < children.length; i++) first[i + 1] = (first[i] as number) + (children[i] as number);
    tables.push({ first, rest: sections.u16(`words${length}.rest`), log: sections.u8(`words${length}.log`) });
  }

  const prefixes = markPrefixes(tables);

  function log(symbols: Uint16Array, from: number, to: number): number | undefined {
    const table = tables[to - from - 1];
    if (!table) return undefined;
    const width = to - from - 1;
    const lead = symbols[from] as number;
    if (width > 0 && !((prefixes[prefixAt(lead, symbols[from + 1] as number)] as number) & (1 << width)))
      return undefined;
    let low = table.first[lead] as number;
    let high = (table.first[lead + 1] as number) - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      let order = 0;
      for (let i = 0; i < width && order === 0; i++) {
        order = (table.rest[middle * width + i] as number) - (symbols[from + 1 + i] as number);
      }
      if (order === 0) return LOG[table.log[middle] as number];
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }

  const logOf = (symbols: Uint16Array, from: number, to: number): number =>
    log(symbols, from, to) ?? (to - from === 1 ? singleLog(symbols[from] as number) : -Infinity);

  /** The best division: for each end, ln P up to there and where its last word begins. */
  function search(symbols: Uint16Array): { best: Float64Array; begin: Uint32Array } {
    const best = new Float64Array(symbols.length + 1).fill(-Infinity);
    const begin = new Uint32Array(symbols.length + 1);
    best[0] = 0;
    for (let end = 1; end <= symbols.length; end++) {
      for (let start = Math.max(0, end - LONGEST_WORD); start < end; start++) {
        const sum = (best[start] as number) + logOf(symbols, start, end);
        if (sum <= (best[end] as number)) continue;
        best[end] = sum;
        begin[end] = start;
      }
    }
    return { best, begin };
  }

  function beginnings(symbols: Uint16Array): Float64Array {
    const { length } = symbols;
    const best = new Float64Array(length + 1).fill(-Infinity);
    best[length] = 0;
    for (let start = length - 1; start >= 0; start--)
      for (let end = start + 1; end <= Math.min(length, start + LONGEST_WORD); end++)
        best[start] = Math.max(best[start] as number, logOf(symbols, start, end) + (best[end] as number));
    return best;
  }

  /** The symbols near a seam: words that cross it have at least one on each side. */
  const near = new Uint16Array(2 * (LONGEST_WORD - 1));

  function crossing(before: Side, after: Side): number {
    const left = Math.min(LONGEST_WORD - 1, before.symbols.length);
    const right = Math.min(LONGEST_WORD - 1, after.symbols.length);
    const from = before.symbols.length - left;
    for (let k = 0; k < left; k++) near[k] = before.symbols[from + k] as number;
    for (let k = 0; k < right; k++) near[left + k] = after.symbols[k] as number;
    const divided = (before.divisions[from + left] as number) + (after.divisions[0] as number);
    let best = divided;
    for (let start = 0; start < left; start++)
      for (let end = left + 1; end <= Math.min(left + right, start + LONGEST_WORD); end++) {
        const word = log(near, start, end);
        if (word === undefined) continue;
        best = Math.max(
          best,
          (before.divisions[from + start] as number) + word + (after.divisions[end - left] as number),
        );
      }
    return best - divided;
  }

  function divide(symbols: Uint16Array): [number, number][] {
    const { begin } = search(symbols);
    const words: [number, number][] = [];
    for (let end = symbols.length; end > 0; end = begin[end] as number)
      words.unshift([begin[end] as number, end]);
    return words;
  }
  return { log, endings: (symbols) => search(symbols).best, beginnings, crossing, divide };
}

/** Marks, digits and Latin letters divide words and cost nothing. */
const singleLog = (symbol: number): number => (symbol > 0 && symbol < FIRST_CHARACTER ? 0 : UNKNOWN_LOG);
