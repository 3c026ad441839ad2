/** Traditional and simplified characters. */
import { traditionalOnly } from './traditional.data.ts';

/** @returns whether the text has characters that simplified Chinese writes otherwise */
export function hasTraditional(text: string): boolean {
  for (const char of text) if (isTraditional(char)) return true;
  return false;
}

const FIRST = 0x4e00;
let bits: Uint8Array | undefined;

function isTraditional(char: string): boolean {
  const place = (char.codePointAt(0) ?? 0) - FIRST;
  bits ??= Uint8Array.from(atob(traditionalOnly), (byte) => byte.charCodeAt(0));
  return place >= 0 && (((bits[place >> 3] ?? 0) >> (place & 7)) & 1) === 1;
}

export type Convert = (text: string) => string;

/**
 * Loads the conversion to simplified characters, which is larger than all the rest of the search.
 * Phrases decide first (乾隆 stays, 乾淨 becomes 干净); where they would change the length, characters alone do.
 */
export async function loadSimplifier(): Promise<Convert> {
  const { Converter } = await import('opencc-js/t2cn');
  const convert = Converter({ from: 't', to: 'cn' });
  return (text) => {
    const whole = convert(text);
    return whole.length === text.length ? whole : [...text].map(convert).join('');
  };
}

/** @returns the simplified forms of a phrase: as a phrase, and character by character, without repeats */
export function simplifiedForms(phrase: string, simplify: Convert): string[] {
  const forms = new Set([simplify(phrase), [...phrase].map(simplify).join('')]);
  forms.delete(phrase);
  return [...forms];
}
