/** Vectors of words from which words stand beside which: the strongest directions of a matrix of association. */
import type { Section } from '../layout.ts';
import { layOutVectors } from '../vectors.ts';

/** Numbers in each of a word's two vectors: more say hardly more (measured with 48 and 96). */
const DIMENSIONS = 32;
/** Directions that are followed while searching, and how often the search is refined. */
const WORKING = DIMENSIONS + 8;
const REFINEMENTS = 3;
/** Rare neighbours are made less surprising than they are by this exponent on their frequency. */
const SMOOTHING = 0.75;

/** Which word stands before which, and how probable the pair is: places in the list of words. */
export type Pair = readonly [first: number, second: number, probability: number];

/** Rows of numbers, one after the other. */
type Columns = Float64Array;

/** @returns the sections of the lexicon's file that hold the vectors of these words */
export function buildVectors(words: readonly string[], pairs: readonly Pair[]): Record<string, Section> {
  const entries = associations(words.length, pairs);
  const { left, right } = strongest(words.length, entries);
  return layOutVectors(words, DIMENSIONS, left, right);
}

/** Positive pointwise mutual information of the pairs. */
function associations(size: number, pairs: readonly Pair[]): Pair[] {
  const before = new Float64Array(size);
  const after = new Float64Array(size);
  for (const [first, second, p] of pairs) {
    before[first]! += p;
    after[second]! += p;
  }
  const total = after.reduce((sum, p) => sum + p, 0);
  const smoothed = after.map((p) => p ** SMOOTHING);
  const smoothedTotal = smoothed.reduce((sum, p) => sum + p, 0);
  const entries: Pair[] = [];
  for (const [first, second, p] of pairs) {
    const expected = ((before[first] as number) / total) * ((smoothed[second] as number) / smoothedTotal);
    const association = Math.log(p / total / expected);
    if (association > 0) entries.push([first, second, association]);
  }
  return entries;
}

/** Truncated singular value decomposition by subspace iteration; each side takes the root of the singular values. */
function strongest(size: number, entries: readonly Pair[]): { left: Columns; right: Columns } {
  const forward = (x: Columns) => multiply(size, entries, x, 0, 1);
  const backward = (x: Columns) => multiply(size, entries, x, 1, 0);
  let basis = orthonormal(size, forward(startingColumns(size)));
  for (let i = 0; i < REFINEMENTS; i++)
    basis = orthonormal(size, forward(orthonormal(size, backward(basis))));
  const projected = backward(basis);
  const { values, vectors } = eigen(gram(size, projected));
  const left = new Float64Array(size * DIMENSIONS);
  const right = new Float64Array(size * DIMENSIONS);
  for (let d = 0; d < DIMENSIONS; d++) {
    const root = Math.sqrt(Math.sqrt(Math.max(values[d] as number, 1e-12)));
    for (let row = 0; row < size; row++) {
      let l = 0;
      let r = 0;
      for (let j = 0; j < WORKING; j++) {
        const weight = vectors[j * WORKING + d] as number;
        l += (basis[row * WORKING + j] as number) * weight;
        r += (projected[row * WORKING + j] as number) * weight;
      }
      left[row * DIMENSIONS + d] = l * root;
      right[row * DIMENSIONS + d] = r / root;
    }
  }
  return { left, right };
}

/** Columns to begin with that favour no direction: a fixed congruential sequence. */
function startingColumns(size: number): Columns {
  let state = 1;
  return Float64Array.from({ length: size * WORKING }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32 - 0.5;
  });
}

/** The matrix (or, with the sides exchanged, its transpose) times the columns. */
function multiply(size: number, entries: readonly Pair[], x: Columns, to: 0 | 1, from: 0 | 1): Columns {
  const out = new Float64Array(size * WORKING);
  for (const entry of entries) {
    const target = entry[to] * WORKING;
    const source = entry[from] * WORKING;
    const weight = entry[2];
    for (let j = 0; j < WORKING; j++) out[target + j]! += weight * (x[source + j] as number);
  }
  return out;
}

/** The columns made orthogonal and of length one (modified Gram–Schmidt), in place. */
function orthonormal(size: number, x: Columns): Columns {
  const product = (a: number, b: number) => {
    let sum = 0;
    for (let row = 0; row < size; row++)
      sum += (x[row * WORKING + a] as number) * (x[row * WORKING + b] as number);
    return sum;
  };
  for (let j = 0; j < WORKING; j++) {
    for (let i = 0; i < j; i++) {
      const overlap = product(i, j);
      for (let row = 0; row < size; row++)
        x[row * WORKING + j]! -= overlap * (x[row * WORKING + i] as number);
    }
    const length = Math.sqrt(product(j, j)) || 1;
    for (let row = 0; row < size; row++) x[row * WORKING + j]! /= length;
  }
  return x;
}

/** Products of all columns with one another. */
function gram(size: number, x: Columns): Float64Array {
  const out = new Float64Array(WORKING * WORKING);
  for (let row = 0; row < size; row++) {
    for (let i = 0; i < WORKING; i++) {
      for (let j = 0; j < WORKING; j++) {
        out[i * WORKING + j]! += (x[row * WORKING + i] as number) * (x[row * WORKING + j] as number);
      }
    }
  }
  return out;
}

/** Eigenvalues, greatest first, and eigenvectors (columns) of a symmetric matrix, by Jacobi's rotations. */
function eigen(matrix: Float64Array): { values: number[]; vectors: Float64Array } {
  const n = WORKING;
  const a = matrix.slice();
  const v = new Float64Array(n * n);
  for (let i = 0; i < n; i++) v[i * n + i] = 1;
  const turn = (m: Float64Array, x: number, y: number, c: number, s: number) => {
    const [p, q] = [m[x] as number, m[y] as number];
    m[x] = c * p - s * q;
    m[y] = s * p + c * q;
  };
  for (let sweep = 0; sweep < 30; sweep++) {
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        const off = a[p * n + q] as number;
        if (off === 0) continue;
        const angle = Math.atan2(2 * off, (a[q * n + q] as number) - (a[p * n + p] as number)) / 2;
        const [c, s] = [Math.cos(angle), Math.sin(angle)];
        for (let i = 0; i < n; i++) turn(a, i * n + p, i * n + q, c, s);
        for (let i = 0; i < n; i++) turn(a, p * n + i, q * n + i, c, s);
        for (let i = 0; i < n; i++) turn(v, i * n + p, i * n + q, c, s);
      }
    }
  }
  const order = Array.from({ length: n }, (_, i) => i).sort(
    (x, y) => (a[y * n + y] as number) - (a[x * n + x] as number),
  );
  const vectors = new Float64Array(n * n);
  order.forEach((from, to) => {
    for (let i = 0; i < n; i++) vectors[i * n + to] = v[i * n + from] as number;
  });
  return { values: order.map((i) => a[i * n + i] as number), vectors };
}
