import { pickFrom, randomFrom } from '../random.ts';

/** Draws that look random and are the same for the same seed. */
export interface Random {
  /** True with probability `p`. */
  chance(p: number): boolean;
  /** A whole number from 0 to `n` - 1. */
  below(n: number): number;
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number;
  pick<T>(list: readonly T[]): T;
  /** The index of one of the weights, as likely as it weighs. */
  weighted(weights: readonly number[]): number;
}

function hash(seed: string): number {
  let h = 0x811c9dc5;
  for (const ch of seed) h = Math.imul(h ^ (ch.codePointAt(0) ?? 0), 0x01000193);
  return h >>> 0;
}

/** Drawn from the numbers of a hash of `seed`. */
export function seeded(seed: string): Random {
  const next = randomFrom(hash(seed));
  const below = (n: number) => Math.floor(next() * n);
  return {
    chance: (p) => next() < p,
    below,
    between: (from, to) => from + below(to - from + 1),
    pick: (list) => pickFrom(list, next),
    weighted(weights) {
      let at = next() * weights.reduce((sum, w) => sum + w, 0);
      for (const [i, w] of weights.entries()) {
        at -= w;
        if (at < 0) return i;
      }
      return weights.length - 1;
    },
  };
}
