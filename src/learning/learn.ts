/**
 * Learns the weights from annotated pages. Two likelihoods are made as great as they can be, page by page (Adam):
 * that of all roles and of all links between neighbours, as one chain along the file, the links further off given; and,
 * for each line, that of its predecessor and of its successor among all lines, the roles given. Both are log-linear.
 */
import { Scores, type Structure } from '../pipeline/assembly/model.ts';
import { KIND_FAMILIES, PAIR_FAMILIES, type PageFeatures } from '../pipeline/assembly/page-features.ts';
import { KIND_OF, ROLE_COUNT } from '../pipeline/assembly/roles.ts';
import { type Table, tables, type Vocabulary } from '../pipeline/assembly/vocabulary.ts';
import type { Example } from './examples.ts';

export interface LearningOptions {
  epochs: number;
  /** Adam's step at the beginning; it falls to nothing. */
  rate: number;
  /** Pull of every weight towards nothing, as a share of the step. */
  decay: number;
}

export const LEARNING: LearningOptions = { epochs: 8, rate: 0.03, decay: 0.01 };

/** Alternatives less likely than this teach nothing. */
const LEAST_PROBABLE = 2e-4;
/** What the choice of a partner counts beside the chain. */
const PARTNER_SHARE = 0.5;

type Gradient = Record<Table, Float64Array[]>;

export function learn(
  examples: readonly Example[],
  words: Vocabulary,
  options: LearningOptions = LEARNING,
): void {
  const order = examples.map((_, k) => k);
  const random = generator(7);
  const moments: Moments = { first: likeWeights(words), second: likeWeights(words) };
  const gradient = likeWeights(words);
  const steps = options.epochs * examples.length;
  const mean = likeWeights(words);
  let step = 0;
  let averaged = 0;
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random);
    for (const k of order) {
      const example = examples[k];
      if (!example) continue;
      new PageGradient(example, words, gradient).add();
      step++;
      update(words, gradient, moments, step, options.rate * (1 - (step - 1) / steps), options.decay);
    }
    if (epoch >= options.epochs * SETTLED) averaged = addToMean(words, mean, averaged);
  }
  for (const table of tables)
    words.weights[table].forEach((weights, row) => {
      weights.set(mean[table][row] ?? weights);
    });
}

/** Share of the epochs after which the weights are averaged: the mean of many knows better than the last. */
const SETTLED = 0.4;

function addToMean(words: Vocabulary, mean: Gradient, averaged: number): number {
  for (const table of tables)
    words.weights[table].forEach((weights, row) => {
      const sums = mean[table][row];
      if (sums)
        for (let c = 0; c < weights.length; c++)
          sums[c] = (sums[c] ?? 0) + ((weights[c] ?? 0) - (sums[c] ?? 0)) / (averaged + 1);
    });
  return averaged + 1;
}

interface Moments {
  first: Gradient;
  second: Gradient;
}

/** Adam's, as its authors give them. */
const FIRST = 0.9;
const SECOND = 0.999;

function update(
  words: Vocabulary,
  gradient: Gradient,
  moments: Moments,
  step: number,
  rate: number,
  decay: number,
): void {
  const first = 1 - FIRST ** step;
  const second = 1 - SECOND ** step;
  for (const table of tables)
    words.weights[table].forEach((weights, row) => {
      const slopes = gradient[table][row];
      const m = moments.first[table][row];
      const v = moments.second[table][row];
      if (!slopes || !m || !v) return;
      for (let c = 0; c < weights.length; c++) {
        const slope = slopes[c] ?? 0;
        slopes[c] = 0;
        if (slope === 0 && m[c] === 0) continue;
        m[c] = FIRST * (m[c] ?? 0) + (1 - FIRST) * slope;
        v[c] = SECOND * (v[c] ?? 0) + (1 - SECOND) * slope * slope;
        const pull = (m[c] ?? 0) / first / (Math.sqrt((v[c] ?? 0) / second) + 1e-3);
        weights[c] = (weights[c] ?? 0) * (1 - rate * decay) + rate * pull;
      }
    });
}

/** The gradient of one page's likelihoods. */
class PageGradient {
  private readonly features: PageFeatures;
  private readonly gold: Structure;
  private readonly predecessor: Int32Array;
  private readonly scores: Scores;
  private readonly gradient: Gradient;
  private readonly n: number;

  constructor({ features, gold }: Example, words: Vocabulary, gradient: Gradient) {
    this.features = features;
    this.gold = gold;
    this.predecessor = predecessorsOf(gold.successor);
    this.scores = new Scores(features, words);
    this.gradient = gradient;
    this.n = features.views.length;
  }

  add(): void {
    this.addChain();
    for (let k = 0; k < this.n; k++) {
      this.addPartner(k, true);
      this.addPartner(k, false);
    }
  }

  /** Roles and links of neighbours: expected under the weights (forward, backward), against the annotation. */
  private addChain(): void {
    const { n, scores, gold } = this;
    if (n === 0) return;
    const R = ROLE_COUNT;
    const enter = new Float64Array(n * R);
    const leave = new Float64Array(n * R);
    for (let k = 0; k < n; k++)
      for (let role = 0; role < R; role++) {
        enter[k * R + role] = this.entering(k, role);
        leave[k * R + role] = this.leaving(k, role);
      }
    const forward = new Float64Array(n * R);
    const backward = new Float64Array(n * R);
    const linked = new Float64Array(Math.max(0, n - 1) * R * R);
    for (let k = 0; k + 1 < n; k++)
      for (let a = 0; a < R; a++)
        for (let b = 0; b < R; b++) linked[(k * R + a) * R + b] = scores.link(k, k + 1, a, b);
    const step = (k: number, a: number, b: number): number =>
      logAdd(linked[(k * R + a) * R + b] ?? 0, (leave[k * R + a] ?? 0) + (enter[(k + 1) * R + b] ?? 0));
    const sums = new Float64Array(R);
    for (let k = 0; k < n; k++)
      for (let b = 0; b < R; b++) {
        if (k === 0) forward[b] = scores.roleOf(0, b) + (enter[b] ?? 0);
        else {
          for (let a = 0; a < R; a++) sums[a] = (forward[(k - 1) * R + a] ?? 0) + step(k - 1, a, b);
          forward[k * R + b] = scores.roleOf(k, b) + logSum(sums);
        }
      }
    for (let k = n - 1; k >= 0; k--)
      for (let a = 0; a < R; a++) {
        if (k === n - 1) backward[k * R + a] = leave[k * R + a] ?? 0;
        else {
          for (let b = 0; b < R; b++)
            sums[b] = step(k, a, b) + scores.roleOf(k + 1, b) + (backward[(k + 1) * R + b] ?? 0);
          backward[k * R + a] = logSum(sums);
        }
      }
    const last = forward.slice((n - 1) * R).map((value, a) => value + (leave[(n - 1) * R + a] ?? 0));
    const total = logSum(last);
    for (let k = 0; k < n; k++) {
      const out = new Float64Array(R);
      const into = new Float64Array(R);
      for (let a = 0; a < R; a++) {
        const p = Math.exp((forward[k * R + a] ?? 0) + (backward[k * R + a] ?? 0) - total);
        const slope = (gold.roles[k] === a ? 1 : 0) - p;
        if (Math.abs(slope) > LEAST_PROBABLE) this.teach('role', this.features.line[k], a, slope);
        if (k === 0) this.teachEntering(0, a, slope);
        if (k === n - 1) this.teachLeaving(k, a, slope);
        if (k + 1 >= n) continue;
        for (let b = 0; b < R; b++) {
          const sides =
            (forward[k * R + a] ?? 0) + scores.roleOf(k + 1, b) + (backward[(k + 1) * R + b] ?? 0) - total;
          const isGold = gold.roles[k] === a && gold.roles[k + 1] === b;
          const isLinked = gold.successor[k] === k + 1;
          const bond = (isGold && isLinked ? 1 : 0) - Math.exp(sides + (linked[(k * R + a) * R + b] ?? 0));
          if (Math.abs(bond) > LEAST_PROBABLE) this.teachLink(k, k + 1, a, b, bond);
          const apart =
            (isGold && !isLinked ? 1 : 0) -
            Math.exp(sides + (leave[k * R + a] ?? 0) + (enter[(k + 1) * R + b] ?? 0));
          out[a] = (out[a] ?? 0) + apart;
          into[b] = (into[b] ?? 0) + apart;
        }
      }
      if (k + 1 >= n) continue;
      for (let role = 0; role < R; role++) {
        if (Math.abs(out[role] ?? 0) > LEAST_PROBABLE) this.teachLeaving(k, role, out[role] ?? 0);
        if (Math.abs(into[role] ?? 0) > LEAST_PROBABLE) this.teachEntering(k + 1, role, into[role] ?? 0);
      }
    }
  }

  /** What stands before line k where the line before it in the file does not: a line further off, or nothing. */
  private entering(k: number, role: number): number {
    const from = this.farPredecessor(k);
    return from < 0
      ? this.scores.startOf(k, role)
      : this.scores.link(from, k, this.gold.roles[from] ?? 0, role);
  }

  private leaving(k: number, role: number): number {
    const to = this.farSuccessor(k);
    return to < 0 ? this.scores.endOf(k, role) : this.scores.link(k, to, role, this.gold.roles[to] ?? 0);
  }

  private teachEntering(k: number, role: number, slope: number): void {
    const from = this.farPredecessor(k);
    if (from < 0) this.teachStart(k, role, slope);
    else this.teachLink(from, k, this.gold.roles[from] ?? 0, role, slope);
  }

  private teachLeaving(k: number, role: number, slope: number): void {
    const to = this.farSuccessor(k);
    if (to < 0) this.teachEnd(k, role, slope);
    else this.teachLink(k, to, role, this.gold.roles[to] ?? 0, slope);
  }

  private farPredecessor(k: number): number {
    const from = this.predecessor[k] ?? -1;
    return from === k - 1 ? -1 : from;
  }

  private farSuccessor(k: number): number {
    const to = this.gold.successor[k] ?? -1;
    return to === k + 1 ? -1 : to;
  }

  /** The line before (or behind) line k, among all that it may be, the roles as annotated. */
  private addPartner(k: number, backward: boolean): void {
    const { scores, gold } = this;
    const role = gold.roles[k] ?? 0;
    if (role === 0) return;
    const partner = (backward ? this.predecessor[k] : gold.successor[k]) ?? -1;
    const others = [-1, ...((backward ? scores.links.before[k] : scores.links.after[k]) ?? [])];
    const values = Float64Array.from(others, (other) =>
      backward ? this.from(other, k, role) : this.to(k, other, role),
    );
    const sum = logSum(values);
    others.forEach((other, at) => {
      const slope = (other === partner ? 1 : 0) - Math.exp((values[at] ?? 0) - sum);
      if (Math.abs(slope) < LEAST_PROBABLE) return;
      if (backward) this.teachFrom(other, k, role, slope * PARTNER_SHARE);
      else this.teachTo(k, other, role, slope * PARTNER_SHARE);
    });
  }

  private from(other: number, k: number, role: number): number {
    if (other < 0) return this.scores.startOf(k, role);
    const a = this.gold.roles[other] ?? 0;
    return this.scores.link(other, k, a, role) - this.scores.endOf(other, a);
  }

  private to(k: number, other: number, role: number): number {
    if (other < 0) return this.scores.endOf(k, role);
    const b = this.gold.roles[other] ?? 0;
    return this.scores.link(k, other, role, b) - this.scores.startOf(other, b);
  }

  private teachFrom(other: number, k: number, role: number, slope: number): void {
    if (other < 0) this.teachStart(k, role, slope);
    else {
      const a = this.gold.roles[other] ?? 0;
      this.teachLink(other, k, a, role, slope);
      this.teachEnd(other, a, -slope);
    }
  }

  private teachTo(k: number, other: number, role: number, slope: number): void {
    if (other < 0) this.teachEnd(k, role, slope);
    else {
      const b = this.gold.roles[other] ?? 0;
      this.teachLink(k, other, role, b, slope);
      this.teachStart(other, b, -slope);
    }
  }

  private teachStart(k: number, role: number, slope: number): void {
    if (role !== 0) this.teach('role', this.features.start[k], role, slope);
  }

  private teachEnd(k: number, role: number, slope: number): void {
    if (role !== 0) this.teach('role', this.features.end[k], role, slope);
  }

  private teachLink(i: number, j: number, a: number, b: number, slope: number): void {
    const pair = a * ROLE_COUNT + b;
    const kind = KIND_OF[pair] ?? -1;
    if (kind < 0) return;
    const at = this.features.links.of(i, j);
    if (at < 0) return;
    for (let f = 0; f < KIND_FAMILIES; f++) {
      const row = this.gradient.kind[this.features.kind[at * KIND_FAMILIES + f] ?? -1];
      if (row) row[kind] = (row[kind] ?? 0) + slope;
    }
    for (let f = 0; f < PAIR_FAMILIES; f++) {
      const row = this.gradient.pair[this.features.pair[at * PAIR_FAMILIES + f] ?? -1];
      if (row) row[pair] = (row[pair] ?? 0) + slope;
    }
  }

  private teach(table: Table, rows: readonly number[] | undefined, column: number, slope: number): void {
    for (const row of rows ?? []) {
      const slopes = this.gradient[table][row];
      if (slopes) slopes[column] = (slopes[column] ?? 0) + slope;
    }
  }
}

function logAdd(a: number, b: number): number {
  const most = Math.max(a, b);
  return most === Number.NEGATIVE_INFINITY ? most : most + Math.log1p(Math.exp(Math.min(a, b) - most));
}

function logSum(values: Float64Array): number {
  let most = Number.NEGATIVE_INFINITY;
  for (const value of values) if (value > most) most = value;
  if (most === Number.NEGATIVE_INFINITY) return most;
  let sum = 0;
  for (const value of values) sum += Math.exp(value - most);
  return most + Math.log(sum);
}

export function predecessorsOf(successor: Int32Array): Int32Array {
  const predecessor = new Int32Array(successor.length).fill(-1);
  successor.forEach((next, i) => {
    if (next >= 0) predecessor[next] = i;
  });
  return predecessor;
}

function likeWeights(words: Vocabulary): Gradient {
  const copy = (table: Table) => words.weights[table].map((row) => new Float64Array(row.length));
  return { role: copy('role'), kind: copy('kind'), pair: copy('pair') };
}

/** Mulberry32: the order of the examples is chance, but the same chance each time. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffle(list: number[], random: () => number): void {
  for (let k = list.length - 1; k > 0; k--) {
    const other = Math.floor(random() * (k + 1));
    [list[k], list[other]] = [list[other] ?? 0, list[k] ?? 0];
  }
}
