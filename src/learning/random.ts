/** Numbers that look random and are the same in every run. */

/**
 * mulberry32.
 * @param seed a whole number
 * @returns a function that gives numbers from 0 up to, not including, 1
 */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** @throws Error where the list is empty */
export function pickFrom<Item>(items: readonly Item[], random: () => number): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('Found an empty list, expected something to pick from');
  return item;
}

/** Shuffles the list itself. */
export function shuffle<Item>(list: Item[], random: () => number): void {
  for (let k = list.length - 1; k > 0; k--) {
    const other = Math.floor(random() * (k + 1));
    const item = list[k] as Item;
    list[k] = list[other] as Item;
    list[other] = item;
  }
}
