/**
 * Learns the weights from annotated pages by composite likelihood: for each line the joint probability of its role
 * and its predecessor, and of its role and its successor, given the annotation of all other lines. Both are log-linear
 * in the weights, so there is one best answer; Adam goes there page by page.
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

export const LEARNING: LearningOptions = { epochs: 16, rate: 0.05, decay: 0.002 };

/** Alternatives less likely than this teach nothing. */
const LEAST_PROBABLE = 2e-4;
/** Roles that a line is tried in: those that score within this of its best. */
const ROLE_MARGIN = 9;

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
  let step = 0;
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random);
    for (const k of order) {
      const example = examples[k];
      if (!example) continue;
      new PageGradient(example, words, gradient).add();
      step++;
      update(words, gradient, moments, step, options.rate * (1 - (step - 1) / steps), options.decay);
    }
  }
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

/** The gradient of one page's composite likelihood. */
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
    for (let k = 0; k < this.n; k++) {
      const roles = this.rolesOf(k);
      this.addLine(k, roles, true);
      this.addLine(k, roles, false);
    }
  }

  private rolesOf(k: number): number[] {
    let best = Number.NEGATIVE_INFINITY;
    for (let role = 0; role < ROLE_COUNT; role++) best = Math.max(best, this.scores.roleOf(k, role));
    const roles: number[] = [];
    for (let role = 0; role < ROLE_COUNT; role++)
      if (role === this.gold.roles[k] || this.scores.roleOf(k, role) > best - ROLE_MARGIN) roles.push(role);
    return roles;
  }

  /**
   * @param backward whether the role goes with the line before (else with the line behind); the other side is as annotated
   */
  private addLine(k: number, roles: readonly number[], backward: boolean): void {
    const { scores, gold } = this;
    const partner = (backward ? this.predecessor[k] : gold.successor[k]) ?? -1;
    const others = [-1, ...((backward ? scores.links.before[k] : scores.links.after[k]) ?? [])];
    const size = others.length;
    const goldPlace = others.indexOf(partner);
    // A link that is never thought of cannot be taught.
    if (goldPlace < 0) return;
    const values = new Float64Array(roles.length * size).fill(Number.NEGATIVE_INFINITY);
    let most = Number.NEGATIVE_INFINITY;
    let goldAt = -1;
    roles.forEach((role, r) => {
      const own = scores.roleOf(k, role) + (backward ? this.after(k, role) : this.before(k, role));
      others.forEach((other, place) => {
        const value = own + (backward ? this.from(other, k, role) : this.to(k, other, role));
        values[r * size + place] = value;
        if (value > most) most = value;
      });
      if (role === gold.roles[k]) goldAt = r * size + goldPlace;
    });
    let sum = 0;
    for (let at = 0; at < values.length; at++) {
      const e = Math.exp((values[at] ?? Number.NEGATIVE_INFINITY) - most);
      values[at] = e;
      sum += e;
    }
    roles.forEach((role, r) => {
      let ofRole = 0;
      others.forEach((other, place) => {
        const at = r * size + place;
        const p = (values[at] ?? 0) / sum;
        const slope = (at === goldAt ? 1 : 0) - p;
        ofRole += slope;
        if (Math.abs(slope) < LEAST_PROBABLE) return;
        if (backward) this.teachFrom(other, k, role, slope);
        else this.teachTo(k, other, role, slope);
      });
      if (Math.abs(ofRole) < LEAST_PROBABLE) return;
      this.teach('role', this.features.line[k], role, ofRole);
      if (backward) {
        const next = gold.successor[k] ?? -1;
        if (next >= 0) this.teachLink(k, next, role, gold.roles[next] ?? 0, ofRole);
        else this.teachEnd(k, role, ofRole);
      } else {
        const previous = this.predecessor[k] ?? -1;
        if (previous >= 0) this.teachLink(previous, k, gold.roles[previous] ?? 0, role, ofRole);
        else this.teachStart(k, role, ofRole);
      }
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

  private before(k: number, role: number): number {
    const previous = this.predecessor[k] ?? -1;
    return previous < 0
      ? this.scores.startOf(k, role)
      : this.scores.link(previous, k, this.gold.roles[previous] ?? 0, role);
  }

  private after(k: number, role: number): number {
    const next = this.gold.successor[k] ?? -1;
    return next < 0
      ? this.scores.endOf(k, role)
      : this.scores.link(k, next, role, this.gold.roles[next] ?? 0);
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
