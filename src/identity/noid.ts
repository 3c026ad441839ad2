/**
 * Ids in the NOID alphabet with its check character. No imports: the 404 page ships this module to browsers.
 * @see https://metacpan.org/dist/Noid/view/noid#NOID-CHECK-DIGIT-ALGORITHM
 */

/** Digits and consonants without l: nothing that reads as another character, or makes a word. */
export const ALPHABET = '0123456789bcdfghjkmnpqrstvwxz';

/** Characters of an id, the check character included. */
export const ID_LENGTH = 9;

const BASE = ALPHABET.length;
const DIGITS = 10;
/** Bytes of a digest that an id is made of: more than it can hold. */
const DIGEST_BYTES = 8;

/** The check character of `text`: finds every single wrong character and every swap of two neighbours. */
export function checkCharacter(text: string): string {
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum += (at + 1) * Math.max(0, ALPHABET.indexOf(text.charAt(at)));
  return ALPHABET.charAt(sum % BASE);
}

/** Whether `text` can be an id of this archive: false for a mistyped one. */
export function isId(text: string): boolean {
  if (text.length !== ID_LENGTH || [...text].some((character) => !ALPHABET.includes(character))) return false;
  return ALPHABET.indexOf(text.charAt(0)) >= DIGITS && checkCharacter(text.slice(0, -1)) === text.at(-1);
}

/**
 * The first `length` NOID characters of a digest, the first of them a letter, so that neither a spreadsheet nor
 * YAML takes the whole for a number, and so that it can stand as a fragment.
 * @param digest bytes evenly distributed; eight or more
 */
export function noidOf(digest: Uint8Array, length: number): string {
  let rest = 0n;
  for (const byte of digest.subarray(0, DIGEST_BYTES)) rest = (rest << 8n) | BigInt(byte);
  const letters = BigInt(BASE - DIGITS);
  const text = ALPHABET.charAt(DIGITS + Number(rest % letters));
  return text + noidDigits(rest / letters, length - 1);
}

/** The last `length` digits of a number in the NOID alphabet, the lowest first. */
export function noidDigits(number: bigint, length: number): string {
  let rest = number;
  let text = '';
  while (text.length < length) {
    text += ALPHABET.charAt(Number(rest % BigInt(BASE)));
    rest /= BigInt(BASE);
  }
  return text;
}

/** The id that a digest stands for. */
export function idOf(digest: Uint8Array): string {
  const text = noidOf(digest, ID_LENGTH - 1);
  return text + checkCharacter(text);
}
