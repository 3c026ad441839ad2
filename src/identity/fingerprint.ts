/**
 * Fingerprints that bear OCR noise: a sample of a text's character triples. Of a text with a tenth of its
 * characters misread 73% of the triples are left, of an unrelated one a few in a hundred are there by chance.
 */
import { createHash } from 'node:crypto';
import { CHARACTERS_A_TRIPLE, FEWEST_TRIPLES, MOST_TRIPLES, PAGE_TRIPLES } from './limits.ts';

/** What the ledger keeps of a block. */
export interface BlockPrint {
  /** Its fragment, and those of blocks that were joined to it. */
  anchors: string[];
  /** Characters that count, as `comparable` leaves them. */
  length: number;
  /** Sampled triples, 18 bits each. */
  sample: number[];
}

/** The text as ids see it: without white space, punctuation, symbols and widths, which OCR and repair change most. */
export function comparable(text: string): string {
  if (text.length > unitScratch.length) unitScratch = new Uint16Array(2 * text.length);
  const units = unitScratch;
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const folded = foldedUnit(text.charCodeAt(at));
    if (folded === ALONE_IS_NOT_ENOUGH) return comparableAtLength(text);
    if (folded !== 0) units[length++] = folded;
  }
  return UTF16.decode(units.subarray(0, length)) || comparableAtLength(text);
}

const UTF16 = new TextDecoder('utf-16le');

// Texts are looked at by the hundred thousand, one at a time: what is only looked at is written to the same place.
let unitScratch = new Uint16Array(2 ** 12);
let tripleScratch = new Uint32Array(2 ** 12);
let lowScratch = new Uint32Array(2 ** 12);

function comparableAtLength(text: string): string {
  const folded = text.normalize('NFKC').toLowerCase();
  // A unit that is all ornament still needs something to be known by.
  return folded.replace(/[\p{White_Space}\p{P}\p{S}\p{C}]+/gu, '') || folded.replace(/\s+/gu, '');
}

const NOT_FOLDED_YET = -1;
const ALONE_IS_NOT_ENOUGH = -2;
/** What each code unit folds to, found out when it is first met: 0 for nothing. Folding is most of the work. */
const foldedUnits = new Int32Array(2 ** 16).fill(NOT_FOLDED_YET);

function foldedUnit(unit: number): number {
  const known = foldedUnits[unit] ?? ALONE_IS_NOT_ENOUGH;
  if (known !== NOT_FOLDED_YET) return known;
  const character = String.fromCharCode(unit);
  // Marks and Hangul letters join with their neighbours, surrogates are halves.
  const joins = /[\p{M}\p{Cs}\u1100-\u11ff]/u.test(character);
  const folded = character
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{White_Space}\p{P}\p{S}\p{C}]+/gu, '');
  const found = joins || folded.length > 1 ? ALONE_IS_NOT_ENOUGH : folded === '' ? 0 : folded.charCodeAt(0);
  foldedUnits[unit] = found;
  return found;
}

/** SHA-256 of the parts, kept apart by U+0000. */
export function digestOf(...parts: string[]): Uint8Array {
  return createHash('sha256').update(parts.join('\0')).digest();
}

const VALUE_BITS = 18;
const VALUE_MASK = 2 ** VALUE_BITS - 1;

/**
 * The hash of each character triple of a comparable text; its low 18 bits are the value kept. Good until the next
 * call.
 */
function triples(text: string): Uint32Array {
  if (text.length > tripleScratch.length) tripleScratch = new Uint32Array(2 * text.length);
  if (text.length < 3) {
    tripleScratch[0] = mix(text.charCodeAt(0) || 0, text.charCodeAt(1) || 0, 0);
    return tripleScratch.subarray(0, Math.min(1, text.length));
  }
  const count = text.length - 2;
  for (let at = 0; at < count; at++) {
    tripleScratch[at] = mix(text.charCodeAt(at), text.charCodeAt(at + 1), text.charCodeAt(at + 2));
  }
  return tripleScratch.subarray(0, count);
}

/** The finaliser of MurmurHash3 over three code units. */
function mix(a: number, b: number, c: number): number {
  let hash = Math.imul(Math.imul(a, 0x9e3779b1) ^ b, 0x85ebca77) ^ Math.imul(c, 0xc2b2ae3d);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The values of the triples of a text: all that has to be asked of a text that is at hand. */
export interface Values {
  has(value: number): boolean;
}

/** Values of a long text, a bit each: ten times as quick as a Set, and used again for the next text. */
export class ValueBits implements Values {
  readonly #bits = new Uint32Array(2 ** (VALUE_BITS - 5));

  /** Holds the values of these comparable texts, and of nothing else. */
  hold(texts: readonly string[]): this {
    this.#bits.fill(0);
    for (const text of texts) {
      for (const triple of triples(text)) {
        const value = triple & VALUE_MASK;
        this.#bits[value >> 5] = (this.#bits[value >> 5] ?? 0) | (1 << (value & 31));
      }
    }
    return this;
  }

  has(value: number): boolean {
    return ((this.#bits[value >> 5] ?? 0) & (1 << (value & 31))) !== 0;
  }
}

/** The values of a comparable text, to go through. */
export function valuesOf(text: string): Set<number> {
  const values = new Set<number>();
  for (const triple of triples(text)) values.add(triple & VALUE_MASK);
  return values;
}

/** The `count` triples with the smallest hashes: the same choice wherever the text has them. */
function sampleOf(text: string, count: number): number[] {
  const all = triples(text);
  // Most of a long text cannot be among them: hashes are spread evenly.
  const bound = (2 ** 32 * OVERSAMPLING * count) / all.length;
  const low = all.length > OVERSAMPLING * count ? below(all, bound) : all;
  const sample = smallest(low, count);
  return sample.length === count || low === all ? sample : smallest(all, count);
}

/** Times the wanted count that is looked at first. */
const OVERSAMPLING = 3;

function below(hashes: Uint32Array, bound: number): Uint32Array {
  if (hashes.length > lowScratch.length) lowScratch = new Uint32Array(2 * hashes.length);
  let length = 0;
  for (const hash of hashes) if (hash < bound) lowScratch[length++] = hash;
  return lowScratch.subarray(0, length);
}

function smallest(hashes: Uint32Array, count: number): number[] {
  const sample: number[] = [];
  for (const triple of hashes.sort()) {
    if (sample.length === count) break;
    const value = triple & VALUE_MASK;
    if (!sample.includes(value)) sample.push(value);
  }
  return sample;
}

/** The sample of a block's comparable text. */
export function blockSample(text: string): number[] {
  const wanted = Math.ceil(text.length / CHARACTERS_A_TRIPLE);
  return sampleOf(text, Math.min(MOST_TRIPLES, Math.max(FEWEST_TRIPLES, wanted)));
}

/** The sample of a whole page's comparable text. */
export const pageSketch = (text: string): number[] => sampleOf(text, PAGE_TRIPLES);

/** Characters of the blocks that are likely to be in a text with these values. */
export function sharedLength(blocks: readonly BlockPrint[], values: Values): number {
  let shared = 0;
  for (const { length, sample } of blocks) {
    let hits = 0;
    for (const value of sample) if (values.has(value)) hits++;
    if (hits > 0) shared += (length * hits) / sample.length;
  }
  return shared;
}

export const totalLength = (blocks: readonly BlockPrint[]): number =>
  blocks.reduce((sum, block) => sum + block.length, 0);

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Three characters a value. */
export function encodeSample(sample: readonly number[]): string {
  let text = '';
  for (const value of sample) {
    text += BASE64.charAt(value >> 12) + BASE64.charAt((value >> 6) & 63) + BASE64.charAt(value & 63);
  }
  return text;
}

export function decodeSample(text: string): number[] {
  const sample: number[] = [];
  for (let at = 0; at + 2 < text.length; at += 3) {
    sample.push((sextet(text, at) << 12) | (sextet(text, at + 1) << 6) | sextet(text, at + 2));
  }
  return sample;
}

const SEXTETS = new Map([...BASE64].map((character, value) => [character.charCodeAt(0), value]));
const sextet = (text: string, at: number): number => SEXTETS.get(text.charCodeAt(at)) ?? 0;

/** `anchor+anchor.length.sample` a block, blank between them. */
export function encodeBlocks(blocks: readonly BlockPrint[]): string {
  return blocks
    .map(({ anchors, length, sample }) => `${anchors.join('+')}.${length}.${encodeSample(sample)}`)
    .join(' ');
}

export function decodeBlocks(text: string): BlockPrint[] {
  return text
    .split(' ')
    .filter(Boolean)
    .map((block) => {
      const [anchors = '', length = '0', sample = ''] = block.split('.');
      return { anchors: anchors.split('+'), length: Number(length) || 0, sample: decodeSample(sample) };
    });
}
