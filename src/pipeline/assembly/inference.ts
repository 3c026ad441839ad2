/**
 * The search for the best structure of a page: roles of all lines and links between them, together.
 * It begins with the best structure along the file, improves the links by an assignment over the whole page, and then
 * tries one link after the other, made and cut, each time with the roles that are best for the units that it touches;
 * lines that lose their partners by it may take others.
 */
import { assign, type Gain } from './assignment.ts';
import type { Scores } from './model.ts';
import { plausibleRoles } from './plausible-roles.ts';
import { ROLE_COUNT, roleIndex } from './roles.ts';
import { pathsOf, type Structure } from './structure.ts';

/** Rounds of links for the roles and roles for the links. */
const MOST_TURNS = 3;
/** Rounds of trying every link. */
const MOST_SWEEPS = 4;
/** A link whose gain with the best roles of its lines is less than this is not tried. */
const LEAST_HOPE = -5;
/** What other lines of a unit may gain by changing their roles after a link has changed. */
const MOST_FOLLOWING = 6;
/** Successors of a line that the assignment looks at. */
const MOST_PARTNERS = 8;
/** Changes that are less worth than this are not followed further. */
const MOST_DEBT = 10;
/** Links that a line which lost its partner leads to, one after the other. */
const MOST_STEPS = 3;
/** Places at which a stretch of lines is turned about. */
const MOST_TURNINGS = 2;
/** Roles with which a unit's lines, each by itself and with its neighbours, are worth this much less are not tried. */
const MOST_ROLE_DEBT = 8;
/** Times a gain has to be better to count: below it two structures are alike. */
const EPSILON = 1e-6;

export function findStructure(scores: Scores): Structure {
  const search = new Search(scores, plausibleRoles(scores));
  search.startAlongTheFile();
  search.takeTurns();
  search.tryLinks();
  if (search.tryRoles()) search.tryLinks();
  return { roles: search.roles, successor: search.successor };
}

/** A unit whose lines are given, with the best roles for them one by one, and what they are worth. */
interface Solved {
  /** Without what the lines are worth together. */
  apart: number;
  /** With it; not known before it is asked for. */
  whole?: number;
  lines: readonly number[];
  roles: readonly number[];
}

const HEADS = new Set((['column', 'kicker', 'title'] as const).map(roleIndex));

/** Links that are tried together. */
interface Trial {
  /** First lines of the units, as adopted, that are touched. */
  heads: Set<number>;
  /** Lines and the successors that they had. */
  undo: [number, number][];
  /** Lines that lost a partner. */
  loose: Set<number>;
  /** Lines whose successor, and lines whose predecessor, was chosen here and is kept. */
  bound: { from: Set<number>; to: Set<number> };
}

/** The scores of all links for the roles that are tried. */
class LinkScores {
  /** Those of one link after the other, each a row for each role of its first line. */
  readonly table: Float64Array;
  /** Where those of a link begin. */
  readonly first: Int32Array;
  private readonly scores: Scores;
  private readonly candidates: readonly number[][];
  /** For each line and role the place of the role among those that are tried. */
  private readonly options: Int8Array;

  constructor(scores: Scores, candidates: readonly number[][]) {
    this.scores = scores;
    this.candidates = candidates;
    this.options = new Int8Array(scores.n * ROLE_COUNT);
    candidates.forEach((roles, k) => {
      roles.forEach((role, option) => {
        this.options[k * ROLE_COUNT + role] = option;
      });
    });
    const sizes = scores.links.after.flatMap((followers, i) =>
      followers.map((j) => (candidates[i]?.length ?? 0) * (candidates[j]?.length ?? 0)),
    );
    this.first = new Int32Array(sizes.length);
    this.table = new Float64Array(sizes.reduce((sum, size) => sum + size, 0));
    let [at, link] = [0, 0];
    scores.links.after.forEach((followers, i) => {
      for (const j of followers) {
        this.first[link++] = at;
        at = scores.fillLink([i, j], candidates[i] ?? [], candidates[j] ?? [], this.table, at);
      }
    });
  }

  /** The score of a link that is thought of, for two roles that are tried. */
  of(i: number, j: number, a: number, b: number): number {
    const first = this.first[this.scores.links.of(i, j)] ?? 0;
    const row = this.options[i * ROLE_COUNT + a] ?? 0;
    return (
      this.table[first + row * (this.candidates[j]?.length ?? 0) + (this.options[j * ROLE_COUNT + b] ?? 0)] ??
      0
    );
  }

  /** What linking is worth over leaving the one an end and the other a beginning. */
  gain(i: number, j: number, a: number, b: number): number {
    return this.of(i, j, a, b) - this.scores.endOf(i, a) - this.scores.startOf(j, b);
  }
}

class Search {
  roles: Uint8Array;
  successor: Int32Array;
  private readonly predecessor: Int32Array;
  private readonly scores: Scores;
  private readonly candidates: number[][];
  /** The greatest gain of each link over the roles of its lines. */
  private readonly hope: Float64Array;
  private readonly linkScores: LinkScores;
  private leaders: number[][] = [];
  private followers: number[][] = [];
  /** The units as adopted: for each line the first of its unit, and for each first line the unit. */
  private readonly headOf: Int32Array;
  private readonly units: Solved[] = [];
  /** Units that were looked at, by their lines: most trials come again with the next round. */
  private readonly known = new Map<string, Solved>();
  /** For the unit that is looked at, by place and option: the best value of a path up to there, and the option before. */
  private readonly forward: Float64Array;
  private readonly backs: Int8Array;

  constructor(scores: Scores, candidates: number[][]) {
    this.scores = scores;
    this.candidates = candidates;
    this.roles = Uint8Array.from(candidates, (roles) => roles[0] ?? 0);
    this.successor = new Int32Array(scores.n).fill(-1);
    this.predecessor = new Int32Array(scores.n).fill(-1);
    this.hope = new Float64Array(scores.links.count).fill(Number.NEGATIVE_INFINITY);
    this.linkScores = new LinkScores(scores, candidates);
    this.headOf = new Int32Array(scores.n);
    this.forward = new Float64Array(scores.n * ROLE_COUNT);
    this.backs = new Int8Array(scores.n * ROLE_COUNT);
  }

  /** Best roles and links if every line could only follow the line before it in the file. */
  startAlongTheFile(): void {
    const { scores, candidates } = this;
    const { n } = scores;
    if (n === 0) return;
    const { starts, ends } = this.hopes();
    const best: Float64Array[] = [];
    const back: { role: number; linked: boolean }[][] = [];
    for (let k = 0; k < n; k++) {
      const values = new Float64Array(ROLE_COUNT).fill(Number.NEGATIVE_INFINITY);
      const from: { role: number; linked: boolean }[] = [];
      for (const b of candidates[k] ?? []) {
        const own = scores.roleOf(k, b);
        const start = starts[k * ROLE_COUNT + b] ?? 0;
        if (k === 0) {
          values[b] = own + start;
          continue;
        }
        for (const a of candidates[k - 1] ?? []) {
          const before = best[k - 1]?.[a] ?? Number.NEGATIVE_INFINITY;
          const apart = before + (ends[(k - 1) * ROLE_COUNT + a] ?? 0) + start + own;
          const linked = before + this.linkScores.of(k - 1, k, a, b) + own;
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
    const last = (role: number): number =>
      (best[n - 1]?.[role] ?? 0) + (ends[(n - 1) * ROLE_COUNT + role] ?? 0);
    let role = (candidates[n - 1] ?? []).reduce((a, b) => (last(b) > last(a) ? b : a));
    for (let k = n - 1; k >= 0; k--) {
      this.roles[k] = role;
      const step = back[k]?.[role];
      if (!step) break;
      if (step.linked) this.setSuccessor(k - 1, k);
      role = step.role;
    }
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
        const link = scores.links.of(i, j);
        let at = this.linkScores.first[link] ?? 0;
        for (const a of candidates[i] ?? [])
          for (const b of candidates[j] ?? []) {
            const score = this.linkScores.table[at++] ?? 0;
            const gain = score - scores.endOf(i, a) - scores.startOf(j, b);
            if (gain > (this.hope[link] ?? 0)) this.hope[link] = gain;
            if (j === i + 1) continue;
            const from = i * ROLE_COUNT + a;
            const to = j * ROLE_COUNT + b;
            if (gain / 2 > (endGain[from] ?? 0)) endGain[from] = gain / 2;
            if (gain / 2 > (startGain[to] ?? 0)) startGain[to] = gain / 2;
          }
      }
    for (let at = 0; at < starts.length; at++) {
      starts[at] = (starts[at] ?? 0) + (startGain[at] ?? 0);
      ends[at] = (ends[at] ?? 0) + (endGain[at] ?? 0);
    }
    return { starts, ends };
  }

  /** Links for the roles, roles for the links, until neither gets better. */
  takeTurns(): void {
    let total = this.scores.total(this);
    for (let turn = 0; turn < MOST_TURNS; turn++) {
      const successor = this.match();
      const solved = pathsOf(successor).map((path) => this.best(path));
      const value = solved.reduce((sum, unit) => sum + this.whole(unit), 0);
      if (value <= total + EPSILON) return;
      total = value;
      this.successor = successor;
      this.predecessor.fill(-1);
      successor.forEach((next, i) => {
        if (next >= 0) this.predecessor[next] = i;
      });
      for (const unit of solved) this.adopt(unit);
    }
  }

  /** The best links for the present roles. */
  private match(): Int32Array {
    const { n, links } = this.scores;
    const gainOf = (i: number, j: number) =>
      this.linkScores.gain(i, j, this.roles[i] ?? 0, this.roles[j] ?? 0);
    const gains: Gain[] = [];
    for (let i = 0; i < n; i++) {
      const row: Gain[] = [];
      for (const j of links.after[i] ?? []) {
        const gain = gainOf(i, j);
        if (gain > 0) row.push({ from: i, to: j, gain });
      }
      if (row.length > MOST_PARTNERS) row.sort((a, b) => b.gain - a.gain).length = MOST_PARTNERS;
      gains.push(...row);
    }
    const successor = assign(n, gains);
    openCycles(successor, gainOf);
    return successor;
  }

  /** Makes and cuts links one by one as long as the page gets better. */
  tryLinks(): void {
    const { n, links } = this.scores;
    for (const path of pathsOf(this.successor)) this.remember(this.present(path));
    this.listHopes();
    for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
      let better = false;
      for (let i = 0; i < n; i++) {
        if ((this.successor[i] ?? -1) >= 0 && this.tryChanges([[i, -1]])) better = true;
        for (const j of links.after[i] ?? []) {
          if (this.successor[i] === j || (this.hope[links.of(i, j)] ?? 0) < LEAST_HOPE) continue;
          if (this.tryLink(i, j)) better = true;
        }
      }
      if (!better) return;
    }
  }

  /** Gives one line after the other another role, where its unit as a whole is worth more with it. */
  tryRoles(): boolean {
    let better = false;
    for (const path of pathsOf(this.successor))
      for (const changed of this.otherRoles(path)) {
        const unit = this.units[path[0] ?? 0];
        if (!unit || this.whole(changed) <= this.whole(unit) + EPSILON) continue;
        this.adopt(changed);
        better = true;
      }
    return better;
  }

  /** The unit of these lines, one of them with another role than its best: what is not much worse, line by line. */
  private otherRoles(lines: readonly number[]): Solved[] {
    const best = this.best(lines);
    const { behind, nexts } = this.pathsBehind(lines);
    this.followPaths(lines);
    return lines.flatMap((k, at) =>
      (this.candidates[k] ?? []).flatMap((role, option) => {
        const apart = (this.forward[at * ROLE_COUNT + option] ?? 0) + (behind[at]?.[option] ?? 0);
        if (role === best.roles[at] || apart < best.apart - MOST_ROLE_DEBT) return [];
        const roles = this.trace(lines, at, option);
        for (let later = at, next = option; later < lines.length && next >= 0; later++) {
          roles[later] = this.candidates[lines[later] ?? 0]?.[next] ?? 0;
          next = nexts[later]?.[next] ?? -1;
        }
        return [{ apart, lines, roles }];
      }),
    );
  }

  private tryLink(i: number, j: number): boolean {
    const next = this.successor[i] ?? -1;
    const previous = this.predecessor[j] ?? -1;
    // What the link can be worth at best must make up for the links that it breaks, with what may take their place.
    const lost = this.gainOf(i, next) + this.gainOf(previous, j) - Math.max(0, this.hopeOf(previous, next));
    if (this.hopeOf(i, j) < lost - MOST_FOLLOWING) return false;
    const between = this.pathTo(j, i);
    if (!between) {
      const before = this.predecessor[i] ?? -1;
      return (
        this.tryChanges([[i, j]]) ||
        // A line that takes another's text may be the first of a unit of its own.
        (before >= 0 &&
          this.mayBegin(i) &&
          this.tryChanges([
            [before, -1],
            [i, j],
          ]))
      );
    }
    // A ring is no unit: what follows j up to i is turned about, at the places where it holds least.
    const cuts = between
      .slice(0, -1)
      .sort((a, b) => this.hopeOf(a, this.successor[a] ?? -1) - this.hopeOf(b, this.successor[b] ?? -1));
    return cuts.slice(0, MOST_TURNINGS).some((cut) =>
      this.tryChanges([
        [cut, -1],
        [i, j],
      ]),
    );
  }

  private mayBegin(k: number): boolean {
    return (this.candidates[k] ?? []).some((role) => HEADS.has(role));
  }

  /** The lines from one line on to another; undefined where the other does not follow. */
  private pathTo(from: number, to: number): number[] | undefined {
    const path: number[] = [];
    for (let at = from; at >= 0; at = this.successor[at] ?? -1) {
      path.push(at);
      if (at === to) return path;
    }
    return undefined;
  }

  /**
   * Makes these changes, if the units that they touch are worth more afterwards with the best roles for them; if not,
   * lines that lost their partners take others, one after the other, as long as there is hope.
   * @param changes a line and the line that is to follow it, -1 for none
   */
  private tryChanges(changes: readonly (readonly [number, number])[]): boolean {
    const trial: Trial = {
      heads: new Set(),
      undo: [],
      loose: new Set(),
      bound: { from: new Set(), to: new Set() },
    };
    for (const [from, to] of changes) this.change(from, to, trial);
    for (let step = 0; ; step++) {
      const { gain, solved } = this.weigh(trial.heads);
      if (gain > EPSILON) {
        for (const unit of solved) this.adopt(unit);
        return true;
      }
      const link = step < MOST_STEPS && gain > -MOST_DEBT ? this.bestForLoose(trial) : undefined;
      if (!link) break;
      this.change(link[0], link[1], trial);
    }
    for (const [line, successor] of trial.undo.reverse()) this.setSuccessor(line, successor);
    return false;
  }

  /** Lets a line be followed by another, or by none; links that stand in the way are cut. */
  private change(from: number, to: number, trial: Trial): void {
    const next = this.successor[from] ?? -1;
    const previous = to < 0 ? -1 : (this.predecessor[to] ?? -1);
    for (const line of [from, to, next, previous]) if (line >= 0) trial.heads.add(this.headOf[line] ?? line);
    if (previous >= 0) {
      trial.undo.push([previous, to]);
      this.setSuccessor(previous, -1);
      trial.loose.add(previous);
    }
    trial.undo.push([from, next]);
    this.setSuccessor(from, to);
    if (next >= 0) trial.loose.add(next);
    if (to < 0) trial.loose.add(from);
    trial.bound.from.add(from);
    if (to >= 0) trial.bound.to.add(to);
  }

  private setSuccessor(line: number, successor: number): void {
    const old = this.successor[line] ?? -1;
    if (old >= 0 && this.predecessor[old] === line) this.predecessor[old] = -1;
    this.successor[line] = successor;
    if (successor >= 0) this.predecessor[successor] = line;
  }

  /** The link that promises most for the lines that lost a partner; it may take another's. */
  private bestForLoose({ loose, bound }: Trial): readonly [number, number] | undefined {
    let best: readonly [number, number] | undefined;
    let most = 0;
    const offer = (from: number, to: number): void => {
      const link = this.scores.links.of(from, to);
      if (link < 0) return;
      const gain =
        (this.hope[link] ?? 0) -
        Math.max(0, this.hopeOf(from, this.successor[from] ?? -1)) -
        Math.max(0, this.hopeOf(this.predecessor[to] ?? -1, to));
      if (gain <= most || this.pathTo(to, from)) return;
      most = gain;
      best = [from, to];
    };
    for (const line of loose) {
      if ((this.predecessor[line] ?? -1) < 0)
        for (const from of this.leaders[line] ?? []) if (!bound.from.has(from)) offer(from, line);
      if ((this.successor[line] ?? -1) < 0)
        for (const to of this.followers[line] ?? []) if (!bound.to.has(to)) offer(line, to);
    }
    return best;
  }

  /** For each line those that may follow it, and those that it may follow, with the most hope. */
  private listHopes(): void {
    const { links } = this.scores;
    const best = (others: readonly number[], hope: (other: number) => number): number[] =>
      others
        .filter((other) => hope(other) > 0)
        .sort((a, b) => hope(b) - hope(a))
        .slice(0, MOST_PARTNERS);
    this.followers = links.after.map((others, i) => best(others, (j) => this.hopeOf(i, j)));
    this.leaders = links.before.map((others, j) => best(others, (i) => this.hopeOf(i, j)));
  }

  /** What the lines of these units are worth more than before, now that their links have changed. */
  private weigh(heads: ReadonlySet<number>): { gain: number; solved: Solved[] } {
    let before = 0;
    let gainApart = 0;
    let lines = 0;
    const solved: Solved[] = [];
    for (const head of heads) {
      const unit = this.units[head];
      if (!unit) continue;
      before += this.whole(unit);
      gainApart -= unit.apart;
      lines -= unit.lines.length;
      for (const k of unit.lines) {
        if ((this.predecessor[k] ?? -1) >= 0) continue;
        const changed = this.best(this.pathFrom(k));
        solved.push(changed);
        gainApart += changed.apart;
        lines += changed.lines.length;
      }
    }
    // Lines that stand in a ring are in no unit.
    if (lines !== 0 || gainApart < -MOST_DEBT) return { gain: Number.NEGATIVE_INFINITY, solved };
    return { gain: solved.reduce((sum, unit) => sum + this.whole(unit), -before), solved };
  }

  /** The greatest gain of a link; nothing where there is none. */
  private hopeOf(i: number, j: number): number {
    return i < 0 || j < 0 ? 0 : (this.hope[this.scores.links.of(i, j)] ?? 0);
  }

  /** The gain of a link with the present roles; nothing where there is none. */
  private gainOf(i: number, j: number): number {
    if (i < 0 || j < 0 || this.scores.links.of(i, j) < 0) return 0;
    return Math.max(-MOST_FOLLOWING, this.linkScores.gain(i, j, this.roles[i] ?? 0, this.roles[j] ?? 0));
  }

  private pathFrom(head: number): number[] {
    const lines: number[] = [];
    for (let at = head; at >= 0; at = this.successor[at] ?? -1) lines.push(at);
    return lines;
  }

  /** A unit with its present roles. */
  private present(lines: number[]): Solved {
    const roles = lines.map((k) => this.roles[k] ?? 0);
    const whole = this.scores.worth(lines, roles);
    return { whole, apart: whole - this.scores.unit(lines, roles), lines, roles };
  }

  /** What a unit is worth with what its lines are worth together. */
  private whole(unit: Solved): number {
    unit.whole ??= unit.apart + this.scores.unit(unit.lines, unit.roles);
    return unit.whole;
  }

  /** The unit of these lines with the best roles for them. */
  private best(lines: readonly number[]): Solved {
    const key = String.fromCharCode(...lines);
    const known = this.known.get(key);
    if (known) return known;
    this.followPaths(lines);
    const last = lines.length - 1;
    const options = this.candidates[lines[last] ?? 0] ?? [];
    const value = (option: number): number =>
      this.forward[last * ROLE_COUNT + option] ?? Number.NEGATIVE_INFINITY;
    let option = 0;
    for (let other = 1; other < options.length; other++) if (value(other) > value(option)) option = other;
    const solved = {
      apart: value(option),
      lines,
      roles: this.trace(lines, last, option),
    };
    this.known.set(key, solved);
    return solved;
  }

  /** Finds for each line of a unit and each of its roles the best path to it, and the role before that it comes from. */
  private followPaths(lines: readonly number[]): void {
    const { scores, candidates, forward } = this;
    for (let at = 0; at < lines.length; at++) {
      const k = lines[at] ?? 0;
      const options = candidates[k] ?? [];
      const last = at === lines.length - 1;
      this.step(lines, at, options.length);
      for (let option = 0; option < options.length; option++) {
        const role = options[option] ?? 0;
        const before = at === 0 ? scores.startOf(k, role) : (forward[at * ROLE_COUNT + option] ?? 0);
        forward[at * ROLE_COUNT + option] =
          before + scores.roleOf(k, role) + (last ? scores.endOf(k, role) : 0);
      }
    }
  }

  /** For each of so many roles of a line the best value of a path over the line before it, and the role there. */
  private step(lines: readonly number[], at: number, width: number): void {
    const { forward, backs } = this;
    const row = at * ROLE_COUNT;
    forward.fill(Number.NEGATIVE_INFINITY, row, row + width);
    backs.fill(-1, row, row + width);
    const from = lines[at - 1];
    const link = from === undefined ? -1 : this.scores.links.of(from, lines[at] ?? 0);
    if (from === undefined || link < 0) return;
    const { table, first } = this.linkScores;
    let place = first[link] ?? 0;
    const count = this.candidates[from]?.length ?? 0;
    for (let a = 0; a < count; a++) {
      const before = forward[row - ROLE_COUNT + a] ?? 0;
      for (let b = row; b < row + width; b++) {
        const value = before + (table[place++] ?? 0);
        if (value <= (forward[b] ?? 0)) continue;
        forward[b] = value;
        backs[b] = a;
      }
    }
  }

  /** For each line and each of its roles the best value of a path from it to the end, and the role that comes next. */
  private pathsBehind(lines: readonly number[]): { behind: Float64Array[]; nexts: Int8Array[] } {
    const { scores, candidates } = this;
    const last = lines.length - 1;
    const behind = lines.map((k) => new Float64Array(candidates[k]?.length ?? 0));
    const nexts = behind.map(({ length }) => new Int8Array(length).fill(-1));
    for (let at = last - 1; at >= 0; at--) {
      const next = lines[at + 1] ?? 0;
      const values = (candidates[next] ?? []).map(
        (role, option) =>
          scores.roleOf(next, role) +
          (at + 1 === last ? scores.endOf(next, role) : 0) +
          (behind[at + 1]?.[option] ?? 0),
      );
      const { table, first } = this.linkScores;
      const place = first[scores.links.of(lines[at] ?? 0, next)];
      behind[at]?.forEach((_, a, own) => {
        own[a] = Number.NEGATIVE_INFINITY;
        values.forEach((value, b) => {
          const score = place === undefined ? undefined : table[place + a * values.length + b];
          const sum = value + (score ?? Number.NEGATIVE_INFINITY);
          if (sum <= (own[a] ?? 0)) return;
          own[a] = sum;
          const row = nexts[at];
          if (row) row[a] = b;
        });
      });
    }
    return { behind, nexts };
  }

  /** The roles of the lines up to one place, on the best path to one of the roles there. */
  private trace(lines: readonly number[], end: number, option: number): number[] {
    const roles = new Array<number>(lines.length).fill(0);
    let role = option;
    for (let at = end; at >= 0 && role >= 0; at--) {
      roles[at] = this.candidates[lines[at] ?? 0]?.[role] ?? 0;
      role = this.backs[at * ROLE_COUNT + role] ?? -1;
    }
    return roles;
  }

  private adopt(unit: Solved): void {
    unit.lines.forEach((k, at) => {
      this.roles[k] = unit.roles[at] ?? 0;
    });
    this.remember(unit);
  }

  private remember(unit: Solved): void {
    const head = unit.lines[0] ?? 0;
    for (const k of unit.lines) this.headOf[k] = head;
    this.units[head] = unit;
  }
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
