/** What the models see of a text: one symbol for each UTF-16 code unit, Chinese characters in their simplified form. */

/** Symbols of classes of characters; from {@link FIRST_CHARACTER} on, each symbol is one Chinese character. */
export const SYMBOL = {
  unknown: 0,
  digit: 1,
  latin: 2,
  /** 。！？… end a sentence. */
  stop: 3,
  /** ，；： divide it. */
  comma: 4,
  /** 、 stands between the members of a list. */
  pause: 5,
  /** “（《 and the like. */
  opening: 6,
  /** ”）》 and the like. */
  closing: 7,
  /** Every other mark: — · % */
  mark: 8,
} as const;
export const FIRST_CHARACTER = 9;

const CLASSES: readonly (readonly [number, string])[] = [
  [SYMBOL.stop, '。！？…!?'],
  [SYMBOL.comma, '，；：,;:'],
  [SYMBOL.pause, '、'],
  [SYMBOL.opening, '“‘（《〈【「『〔([{'],
  [SYMBOL.closing, '”’）》〉】」』〕)]}'],
];

/** The alphabet of one lexicon. */
export interface Alphabet {
  /** How many symbols there are. */
  size: number;
  /** The symbols of a text, one for each code unit. */
  symbols(text: string): Uint16Array;
  /** The symbol of one code unit. */
  symbolOf(unit: number): number;
  /** The text with each traditional or variant character in its simplified form; its length does not change. */
  simplify(text: string): string;
}

const UNITS = 0x10000;

function fill(table: Uint16Array, from: number, to: number, symbol: number): void {
  table.fill(symbol, from, to + 1);
}

function classTable(): Uint16Array {
  const table = new Uint16Array(UNITS);
  fill(table, 0x21, 0x7e, SYMBOL.mark);
  fill(table, 0xa1, 0xbf, SYMBOL.mark);
  fill(table, 0x2010, 0x206f, SYMBOL.mark);
  fill(table, 0x3001, 0x303f, SYMBOL.mark);
  fill(table, 0xff01, 0xff65, SYMBOL.mark);
  for (const offset of [0, 0xfee0]) {
    fill(table, 0x30 + offset, 0x39 + offset, SYMBOL.digit);
    fill(table, 0x41 + offset, 0x5a + offset, SYMBOL.latin);
    fill(table, 0x61 + offset, 0x7a + offset, SYMBOL.latin);
  }
  for (const [symbol, marks] of CLASSES) for (const mark of marks) table[mark.charCodeAt(0)] = symbol;
  return table;
}

/**
 * @param characters the simplified characters, the first of which has the symbol {@link FIRST_CHARACTER}
 * @param variants pairs of a traditional or variant character and its simplified form, one after the other
 */
export function createAlphabet(characters: string, variants: string): Alphabet {
  const table = classTable();
  for (let i = 0; i < characters.length; i++) table[characters.charCodeAt(i)] = FIRST_CHARACTER + i;
  /** The simplified form of a character; 0 where it is its own. */
  const simple = new Uint16Array(UNITS);
  for (let i = 0; i + 1 < variants.length; i += 2) {
    const unit = variants.charCodeAt(i);
    const plain = variants.charCodeAt(i + 1);
    simple[unit] = plain;
    table[unit] = table[plain] as number;
  }
  const symbolOf = (unit: number): number => table[unit] as number;
  return {
    size: FIRST_CHARACTER + characters.length,
    symbolOf,
    symbols(text) {
      const symbols = new Uint16Array(text.length);
      for (let i = 0; i < text.length; i++) symbols[i] = symbolOf(text.charCodeAt(i));
      return symbols;
    },
    simplify(text) {
      let out = '';
      let from = 0;
      for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i);
        const plain = simple[unit] as number;
        if (plain === 0) continue;
        out += text.slice(from, i) + String.fromCharCode(plain);
        from = i + 1;
      }
      return from === 0 ? text : out + text.slice(from);
    },
  };
}
