/** Names for addresses: short, plain, and the same on every machine. */
import { createHash } from 'node:crypto';
import { pinyin } from 'pinyin-pro';
import { noidDigits } from '../identity/index.ts';

/** A digest of a text in the NOID alphabet. */
export function shortDigest(text: string, length: number): string {
  const digest = createHash('sha256').update(text, 'utf8').digest('hex');
  return noidDigits(BigInt(`0x${digest}`), length);
}

/** gong hui: for sorting and finding. */
export function toPinyin(name: string): string {
  return pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive' }).join(' ').toLowerCase();
}

/** Characters of its digest that a slug has: of names of one sound, one pair in 24,389 has the same three. */
const TELLING = 3;

/** The slug of a name by itself: the name in pinyin, and a few characters that tell it from others of the same sound. */
export function slugOf(name: string, telling = TELLING): string {
  return [soundOf(name), shortDigest(name, telling)].filter(Boolean).join('-');
}

/**
 * The slug of each name, no two the same: where it is another's already, it has more of the name's digest in it.
 * @param owners the names by the slugs that they were published under, those that are gone as well
 */
export function slugsOf(names: Iterable<string>, owners: ReadonlyMap<string, string>): Map<string, string> {
  const taken = new Map(owners);
  const slugs = new Map<string, string>();
  // Whoever was published first keeps the short one: pages that are added later move no address. Between two that were
  // both never published the order of their characters decides, not the order in which their pages are read.
  for (const name of [...new Set(names)].sort()) {
    let telling = TELLING;
    while ((taken.get(slugOf(name, telling)) ?? name) !== name) telling += TELLING;
    const slug = slugOf(name, telling);
    taken.set(slug, name);
    slugs.set(name, slug);
  }
  return slugs;
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
  const name = seed.replace(/\.txt$/i, '');
  // page.TXT may stand beside page.txt.
  if (/^[A-Za-z0-9_][A-Za-z0-9_-]*$/.test(name) && seed === `${name}.txt`) return name;
  const plain = name.replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^-+|-+$/g, '');
  return [plain, shortDigest(seed, 4)].filter(Boolean).join('-');
}
