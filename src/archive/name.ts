/** Names for addresses: short, plain, and the same on every machine. */
import { createHash } from 'node:crypto';
import { pinyin } from 'pinyin-pro';

/** NOID: digits and consonants, so that no word comes about by chance. */
const ALPHABET = '0123456789bcdfghjkmnpqrstvwxz';

/** A digest of a text in the NOID alphabet. */
export function shortDigest(text: string, length: number): string {
  const digest = createHash('sha256').update(text, 'utf8').digest();
  let rest = BigInt(`0x${digest.toString('hex')}`);
  let result = '';
  for (let i = 0; i < length; i++) {
    result += ALPHABET[Number(rest % 29n)];
    rest /= 29n;
  }
  return result;
}

/** gong hui: for sorting and finding. */
export function toPinyin(name: string): string {
  return pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive' }).join(' ').toLowerCase();
}

/**
 * A slug that stays the same whatever other names there are: the name in pinyin, and a few characters that tell it
 * from others of the same sound.
 */
export function slugOf(name: string): string {
  return [soundOf(name), shortDigest(name, 3)].filter(Boolean).join('-');
}

function soundOf(name: string): string {
  return toPinyin(name)
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** The slug of an administrative division: its name in pinyin, and its code. */
export function slugOfPlace({ name, code }: { name: string; code: string }): string {
  return `${soundOf(name)}-${code}`;
}

/** The slug of a seed: its name without the ending, where that can stand in an address as it is. */
export function slugOfSeed(seed: string): string {
  const name = seed.replace(/\.txt$/, '');
  if (/^[A-Za-z0-9_][A-Za-z0-9_-]*$/.test(name)) return name;
  const plain = name.replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^-+|-+$/g, '');
  return [plain, shortDigest(seed, 4)].filter(Boolean).join('-');
}
