/**
 * The search for the best structure of a page: roles of all lines and links between them, together.
 * Roles with the links fixed are a best path along each unit; links with the roles fixed are an assignment; the two
 * take turns, and then each doubtful line tries its other roles.
 */
import { assign, type Gain } from './assignment.ts';
import { CONTINUATION, FURNITURE, type Scores, type Structure } from './model.ts';
import { ROLE_COUNT } from './roles.ts';

/** Roles of a line that score this much less than its best are not tried. */
const ROLE_MARGIN = 6;
const MOST_ROLES = 5;
const MOST_TURNS = 6;
const MOST_SWEEPS = 2;
/** Successors of a line that the assignment looks at. */
const MOST_PARTNERS = 8;
/** Lines that may lose their partner in turn when one line finds a new one. */
const MOST_DISPLACED = 6;
/** What other lines of a unit may gain by changing their roles after one has changed its own. */
const MOST_FOLLOWING = 3;
/** Times a gain has to be better to count: below it two structures are alike. */
const EPSILON = 1e-6;

export function findStructure(scores: Scores, sweeps = MOST_SWEEPS): Structure {
  const candidates = candidateRoles(scores);
  const search = new Search(scores, candidates);
  search.startAlongTheFile();
  search.takeTurns();
  for (let sweep = 0; sweep < sweeps && search.tryOtherRoles(); sweep++) search.takeTurns();
  return { roles: search.roles, successor: search.successor };
}

function candidateRoles(scores: Scores): number[][] {
  return Array.from({ length: scores.n }, (_, i) => {
    const ranked = Array.from({ length: ROLE_COUNT }, (_, role) => role).sort((a, b) => scores.roleOf(i, b) - scores.roleOf(i, a));
    const best = scores.roleOf(i, ranked[0] ?? 0);
    return ranked.filter((role, k) => k < MOST_ROLES && scores.roleOf(i, role) >= best - ROLE_MARGIN);
  });
}

class Search {
  roles: Uint8Array;
  successor: Int32Array;
  private total = Number.NEGATIVE_INFINITY;
  private readonly scores: Scores;
  private readonly candidates: number[][];
  /** Gains by from * n + to, for the present roles. */
  private gains: Float64Array;

  constructor(scores: Scores, candidates: number[][]) {
    this.scores = scores;
    this.candidates = candidates;
    this.roles = Uint8Array.from(candidates, (roles) => roles[0] ?? 0);
    this.successor = new Int32Array(scores.n).fill(-1);
    this.gains = new Float64Array(scores.n * scores.n).fill(Number.NEGATIVE_INFINITY);
  }

  /** Best roles and links if every line could only follow the line before it in the file. */
  startAlongTheFile(): void {
    const { scores, candidates } = this;
    const n = scores.n;
    if (n === 0) return;
    const { starts, ends } = this.hopes();
    const best: Float64Array[] = [];
    const back: { role: number; linked: boolean }[][] = [];
    for (let k = 0; k < n; k++) {
      const values = new Float64Array(ROLE_COUNT).fill(Number.NEGATIVE_INFINITY);
      const from: { role: number; linked: boolean }[] = [];
      for (const b of candidates[k] ?? []) {
        const own = scores.roleOf(k, b);
        if (k === 0) {
          values[b] = own + (starts[k * ROLE_COUNT + b] ?? 0);
          continue;
        }
        for (const a of candidates[k - 1] ?? []) {
          const before = best[k - 1]?.[a] ?? Number.NEGATIVE_INFINITY;
          const apart = before + (ends[(k - 1) * ROLE_COUNT + a] ?? 0) + (starts[k * ROLE_COUNT + b] ?? 0) + own;
          const linked = before + scores.link(k - 1, k, a, b) + own;
          const value = Math.max(apart, linked);
          if (value > (values[b] ?? 0)) {
            values[b] = value;
            from[b] = { role: a, linked: linked >= apart };
          }
        }
      }
      best.push(values);
      back.push(from);
    }
    let role = candidates[n - 1]?.[0] ?? 0;
    const last = best[n - 1];
    for (const b of candidates[n - 1] ?? [])
      if ((last?.[b] ?? 0) + (ends[(n - 1) * ROLE_COUNT + b] ?? 0) > (last?.[role] ?? 0) + (ends[(n - 1) * ROLE_COUNT + role] ?? 0)) role = b;
    for (let k = n - 1; k >= 0; k--) {
      this.roles[k] = role;
      const step = back[k]?.[role];
      if (!step) break;
      if (step.linked) this.successor[k - 1] = k;
      role = step.role;
    }
    this.total = scores.total(this);
  }

  /**
   * What beginning with a line, and ending with one, is worth at best: a link to a line elsewhere gives half of its
   * gain to each of its sides.
   */
  private hopes(): { starts: Float64Array; ends: Float64Array } {
    const { scores, candidates } = this;
    const { n } = scores;
    const starts = Float64Array.from(scores.start);
    const ends = Float64Array.from(scores.end);
    const startGain = new Float64Array(n * ROLE_COUNT);
    const endGain = new Float64Array(n * ROLE_COUNT);
    for (let i = 0; i < n; i++)
      for (const j of scores.links.after[i] ?? []) {
        if (j === i + 1) continue;
        for (const a of candidates[i] ?? [])
          for (const b of candidates[j] ?? []) {
            const gain = scores.gain(i, j, a, b) / 2;
            const from = i * ROLE_COUNT + a;
            const to = j * ROLE_COUNT + b;
            if (gain > (endGain[from] ?? 0)) endGain[from] = gain;
            if (gain > (startGain[to] ?? 0)) startGain[to] = gain;
          }
      }
    for (let at = 0; at < starts.length; at++) {
      starts[at] = (starts[at] ?? 0) + (startGain[at] ?? 0);
      ends[at] = (ends[at] ?? 0) + (endGain[at] ?? 0);
    }
    return { starts, ends };
  }

  /** Links for the roles, roles for the links, until neither changes anything. */
  takeTurns(): void {
    for (let turn = 0; turn < MOST_TURNS; turn++) {
      this.fillGains();
      const successor = this.match();
      const before = this.total;
      const total = this.scores.total({ roles: this.roles, successor });
      if (total > this.total) {
        this.successor = successor;
        this.total = total;
      }
      this.roles = this.bestRoles(this.roles, this.successor);
      this.total = this.scores.total(this);
      if (this.total <= before + EPSILON) return;
    }
  }

  /** Each doubtful line in each of its other roles, with the links that are best then. Whether anything got better. */
  tryOtherRoles(): boolean {
    let better = false;
    this.fillGains();
    for (let k = 0; k < this.scores.n; k++) {
      for (const role of this.candidates[k] ?? []) {
        const was = this.roles[k] ?? 0;
        if (role === was) continue;
        this.roles[k] = role;
        this.fillGainsOf(k);
        const successor = this.relinked(k);
        const worth = this.scores.total({ roles: this.roles, successor });
        // Other roles along the unit may follow suit, but never gain more than this.
        const hopeful = worth > this.total - MOST_FOLLOWING;
        const roles = hopeful ? this.bestRoles(this.roles, successor) : this.roles;
        const total = hopeful ? this.scores.total({ roles, successor }) : worth;
        if (total > this.total + EPSILON) {
          this.total = total;
          this.successor = successor;
          this.roles = roles;
          this.fillGains();
          better = true;
        } else {
          this.roles[k] = was;
          this.fillGainsOf(k);
        }
      }
    }
    return better;
  }

  /** The links after line k has changed its role: k and those it leaves or displaces find their best free partners. */
  private relinked(k: number): Int32Array {
    const { n } = this.scores;
    const { gains } = this;
    const successor = Int32Array.from(this.successor);
    const predecessor = new Int32Array(n).fill(-1);
    successor.forEach((next, i) => {
      if (next >= 0) predecessor[next] = i;
    });
    const unlink = (i: number, j: number): void => {
      successor[i] = -1;
      predecessor[j] = -1;
    };
    const link = (i: number, j: number): void => {
      successor[i] = j;
      predecessor[j] = i;
    };
    const needNext: number[] = [k];
    const needBefore: number[] = [k];
    const before = predecessor[k] ?? -1;
    const after = successor[k] ?? -1;
    if (before >= 0) {
      unlink(before, k);
      needNext.push(before);
    }
    if (after >= 0) {
      unlink(k, after);
      needBefore.push(after);
    }
    const gain = (i: number, j: number): number => (i < 0 || j < 0 ? 0 : (gains[i * n + j] ?? 0));
    for (let round = 0; round < MOST_DISPLACED && (needNext.length > 0 || needBefore.length > 0); round++) {
      const i = needNext.shift();
      if (i !== undefined && (successor[i] ?? -1) < 0) {
        let best = -1;
        let most = 0;
        for (const j of this.scores.links.after[i] ?? []) {
          const net = gain(i, j) - gain(predecessor[j] ?? -1, j);
          if (net > most) {
            most = net;
            best = j;
          }
        }
        if (best >= 0) {
          const displaced = predecessor[best] ?? -1;
          if (displaced >= 0) {
            unlink(displaced, best);
            needNext.push(displaced);
          }
          link(i, best);
        }
      }
      const j = needBefore.shift();
      if (j !== undefined && (predecessor[j] ?? -1) < 0) {
        let best = -1;
        let most = 0;
        for (const from of this.scores.links.before[j] ?? []) {
          const net = gain(from, j) - gain(from, successor[from] ?? -1);
          if (net > most) {
            most = net;
            best = from;
          }
        }
        if (best >= 0) {
          const displaced = successor[best] ?? -1;
          if (displaced >= 0) {
            unlink(best, displaced);
            needBefore.push(displaced);
          }
          link(best, j);
        }
      }
    }
    openCycles(successor, gain);
    return successor;
  }

  private fillGains(): void {
    const { n } = this.scores;
    for (let i = 0; i < n; i++)
      for (const j of this.scores.links.after[i] ?? []) this.gains[i * n + j] = this.scores.gain(i, j, this.roles[i] ?? 0, this.roles[j] ?? 0);
  }

  private fillGainsOf(k: number): void {
    const { n } = this.scores;
    const role = this.roles[k] ?? 0;
    for (const i of this.scores.links.before[k] ?? []) this.gains[i * n + k] = this.scores.gain(i, k, this.roles[i] ?? 0, role);
    for (const j of this.scores.links.after[k] ?? []) this.gains[k * n + j] = this.scores.gain(k, j, role, this.roles[j] ?? 0);
  }

  private match(): Int32Array {
    const { n } = this.scores;
    const gains: Gain[] = [];
    for (let i = 0; i < n; i++) {
      const row: Gain[] = [];
      for (const j of this.scores.links.after[i] ?? []) {
        const gain = this.gains[i * n + j] ?? 0;
        if (gain > 0) row.push({ from: i, to: j, gain });
      }
      if (row.length > MOST_PARTNERS) row.sort((a, b) => b.gain - a.gain).length = MOST_PARTNERS;
      gains.push(...row);
    }
    const successor = assign(n, gains);
    openCycles(successor, (i, j) => this.gains[i * n + j] ?? 0);
    return successor;
  }

  /** The best roles along each unit, its links fixed. */
  private bestRoles(roles: Uint8Array, successor: Int32Array): Uint8Array {
    const { scores, candidates } = this;
    const result = Uint8Array.from(roles);
    for (const path of pathsOf(successor)) {
      const steps: { role: number; value: number; back: number }[][] = [];
      path.forEach((k, at) => {
        const end = at === path.length - 1;
        const options = candidates[k] ?? [];
        const here = (options.includes(roles[k] ?? 0) ? options : [...options, roles[k] ?? 0]).map((role) => {
          const own = scores.roleOf(k, role) + (end ? scores.endOf(k, role) : 0);
          if (at === 0) return { role, value: own + scores.startOf(k, role), back: -1 };
          let value = Number.NEGATIVE_INFINITY;
          let back = -1;
          (steps[at - 1] ?? []).forEach((before, index) => {
            const sum = before.value + scores.link(path[at - 1] ?? 0, k, before.role, role);
            if (sum > value) {
              value = sum;
              back = index;
            }
          });
          return { role, value: value + own, back };
        });
        steps.push(here);
      });
      let best = 0;
      const last = steps.at(-1) ?? [];
      last.forEach((option, index) => {
        if (option.value > (last[best]?.value ?? 0)) best = index;
      });
      if ((last[best]?.value ?? Number.NEGATIVE_INFINITY) === Number.NEGATIVE_INFINITY) continue;
      for (let at = path.length - 1; at >= 0; at--) {
        const option = steps[at]?.[best];
        if (!option) break;
        result[path[at] ?? 0] = option.role;
        best = option.back;
      }
    }
    return result;
  }
}

/** The lines of each unit in reading order; units by the place of their first line in the file. */
export function pathsOf(successor: Int32Array): number[][] {
  const followed = new Uint8Array(successor.length);
  for (const next of successor) if (next >= 0) followed[next] = 1;
  const paths: number[][] = [];
  for (let k = 0; k < successor.length; k++) {
    if (followed[k]) continue;
    const path: number[] = [];
    for (let at = k; at >= 0; at = successor[at] ?? -1) path.push(at);
    paths.push(path);
  }
  return paths;
}

/** A matching can close a ring; it is cut where it holds least. */
function openCycles(successor: Int32Array, gain: (i: number, j: number) => number): void {
  const seen = new Uint8Array(successor.length);
  for (const path of pathsOf(successor)) for (const k of path) seen[k] = 1;
  for (let k = 0; k < successor.length; k++) {
    if (seen[k]) continue;
    let weakest = k;
    for (let at = k; !seen[at]; at = successor[at] ?? at) {
      seen[at] = 1;
      if (gain(at, successor[at] ?? at) < gain(weakest, successor[weakest] ?? weakest)) weakest = at;
    }
    successor[weakest] = -1;
  }
}

export { CONTINUATION, FURNITURE };
