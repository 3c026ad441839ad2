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

export interface Words {
  /** ln of the relative frequency of the word symbols[from…to), or undefined. */
  log(symbols: Uint16Array, from: number, to: number): number | undefined;
  /** ln P of the best division into words of the first symbols, for each number of them. */
  endings(symbols: Uint16Array): Float64Array;
  /** The same of all symbols from each place on. */
  beginnings(symbols: Uint16Array): Float64Array;
  /**
   * How much better the best division of a text is than the best with a bound at a seam.
   * @param before endings of the text before the seam
   * @param after beginnings of the text after it
   */
  crossing(symbols: Uint16Array, before: Float64Array, after: Float64Array): number;
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

/** Reads the dictionary out of the lexicon's file. */
export function readWords(sections: Sections): Words {
  const tables: Table[] = [];
  for (let length = 1; length <= LONGEST_WORD; length++) {
    const children = sections.u16(`words${length}.children`);
    const first = new Uint32Array(children.length + 1);
    for (let i = 0; i < children.length; i++) first[i + 1] = (first[i] as number) + (children[i] as number);
    tables.push({ first, rest: sections.u16(`words${length}.rest`), log: sections.u8(`words${length}.log`) });
  }

  function log(symbols: Uint16Array, from: number, to: number): number | undefined {
    const table = tables[to - from - 1];
    if (!table) return undefined;
    const width = to - from - 1;
    const lead = symbols[from] as number;
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

  function crossing(symbols: Uint16Array, before: Float64Array, after: Float64Array): number {
    const seam = before.length - 1;
    const divided = (before[seam] as number) + (after[0] as number);
    let best = divided;
    for (let start = Math.max(0, seam - LONGEST_WORD + 1); start < seam; start++)
      for (let end = seam + 1; end <= Math.min(symbols.length, start + LONGEST_WORD); end++) {
        const word = log(symbols, start, end);
        if (word === undefined) continue;
        best = Math.max(best, (before[start] as number) + word + (after[end - seam] as number));
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
