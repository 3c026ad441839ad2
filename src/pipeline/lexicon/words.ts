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
  /** ln P of the best division of symbols[from…to) into words. */
  bestDivision(symbols: Uint16Array, from: number, to: number): number;
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

  /** The best division of symbols[from…to): for each end, ln P up to there and where its last word begins. */
  function search(
    symbols: Uint16Array,
    from: number,
    to: number,
  ): { best: Float64Array; begin: Uint32Array } {
    const best = new Float64Array(to - from + 1).fill(-Infinity);
    const begin = new Uint32Array(to - from + 1);
    best[0] = 0;
    for (let end = from + 1; end <= to; end++) {
      for (let start = Math.max(from, end - LONGEST_WORD); start < end; start++) {
        const own =
          log(symbols, start, end) ?? (end - start === 1 ? singleLog(symbols[start] as number) : undefined);
        if (own === undefined) continue;
        const sum = (best[start - from] as number) + own;
        if (sum <= (best[end - from] as number)) continue;
        best[end - from] = sum;
        begin[end - from] = start;
      }
    }
    return { best, begin };
  }

  function bestDivision(symbols: Uint16Array, from: number, to: number): number {
    return search(symbols, from, to).best[to - from] as number;
  }

  function divide(symbols: Uint16Array): [number, number][] {
    const { begin } = search(symbols, 0, symbols.length);
    const words: [number, number][] = [];
    for (let end = symbols.length; end > 0; end = begin[end] as number)
      words.unshift([begin[end] as number, end]);
    return words;
  }
  return { log, bestDivision, divide };
}

/** Marks, digits and Latin letters divide words and cost nothing. */
const singleLog = (symbol: number): number => (symbol > 0 && symbol < FIRST_CHARACTER ? 0 : UNKNOWN_LOG);
