/**
 * How likely the annotation of a page is under the weights, and which way they must go to make it likelier. Two
 * likelihoods, both log-linear: of all roles and of all links between neighbours, as one chain along the file, the links
 * further off given; and, for each line, of its predecessor and of its successor among all lines, the roles given.
 */
import { Scores } from '../pipeline/assembly/model.ts';
import { ROLE_COUNT } from '../pipeline/assembly/roles.ts';
import type { Structure } from '../pipeline/assembly/structure.ts';
import { predecessorsOf } from '../pipeline/assembly/structure.ts';
import type { Vocabulary } from '../pipeline/assembly/vocabulary.ts';
import type { Example } from './examples.ts';
import type { Gradient } from './gradient.ts';

/** Alternatives less likely than this teach nothing. */
const LEAST_PROBABLE = 2e-4;
/** What the choice of a partner counts beside the chain. */
const PARTNER_SHARE = 0.5;

/** Adds the slopes of one page's likelihoods to the gradient. */
export function teachLikelihood(example: Example, words: Vocabulary, gradient: Gradient): void {
  new PageLikelihood(example, words, gradient).add();
}

class PageLikelihood {
  private readonly gold: Structure;
  private readonly predecessor: Int32Array;
  private readonly scores: Scores;
  private readonly gradient: Gradient;
  private readonly n: number;

  constructor({ features, gold }: Example, words: Vocabulary, gradient: Gradient) {
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
        if (Math.abs(slope) > LEAST_PROBABLE) this.gradient.teachRole(this.scores, k, a, slope);
        if (k === 0) this.teachEntering(0, a, slope);
        if (k === n - 1) this.teachLeaving(k, a, slope);
        if (k + 1 >= n) continue;
        for (let b = 0; b < R; b++) {
          const sides =
            (forward[k * R + a] ?? 0) + scores.roleOf(k + 1, b) + (backward[(k + 1) * R + b] ?? 0) - total;
          const isGold = gold.roles[k] === a && gold.roles[k + 1] === b;
          const isLinked = gold.successor[k] === k + 1;
          const bond = (isGold && isLinked ? 1 : 0) - Math.exp(sides + (linked[(k * R + a) * R + b] ?? 0));
          if (Math.abs(bond) > LEAST_PROBABLE) this.gradient.teachLink(this.scores, k, k + 1, a, b, bond);
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
    if (from < 0) this.gradient.teachStart(this.scores, k, role, slope);
    else this.gradient.teachLink(this.scores, from, k, this.gold.roles[from] ?? 0, role, slope);
  }

  private teachLeaving(k: number, role: number, slope: number): void {
    const to = this.farSuccessor(k);
    if (to < 0) this.gradient.teachEnd(this.scores, k, role, slope);
    else this.gradient.teachLink(this.scores, k, to, role, this.gold.roles[to] ?? 0, slope);
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
    if (other < 0) this.gradient.teachStart(this.scores, k, role, slope);
    else {
      const a = this.gold.roles[other] ?? 0;
      this.gradient.teachLink(this.scores, other, k, a, role, slope);
      this.gradient.teachEnd(this.scores, other, a, -slope);
    }
  }

  private teachTo(k: number, other: number, role: number, slope: number): void {
    if (other < 0) this.gradient.teachEnd(this.scores, k, role, slope);
    else {
      const b = this.gold.roles[other] ?? 0;
      this.gradient.teachLink(this.scores, k, other, role, b, slope);
      this.gradient.teachStart(this.scores, other, b, -slope);
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
