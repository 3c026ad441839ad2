/** Gives every unit its permanent id: the one that the ledger keeps for it, or a new one. */

import { compareText } from '../pipeline/text-order.ts';
import { anchorBlocks } from './anchors.ts';
import {
  type BlockPrint,
  digestOf,
  encodeBlocks,
  encodeSample,
  sharedLength,
  totalLength,
} from './fingerprint.ts';
import type { Entry, EntryState, Ledger, PageEntry } from './ledger.ts';
import { DATES_OUTWEIGHED, MANY_WITHDRAWN, MOST_WITHDRAWN, PAGE_LIKENESS } from './limits.ts';
import { matchMoved, matchUnits } from './match.ts';
import { idOf } from './noid.ts';
import { datesContradict, findSamePages, type KnownPage, matchPages, overlapOf } from './pages.ts';
import {
  type IdentifiablePage,
  type PreparedPage,
  type PreparedUnit,
  preparePage,
  textOf,
} from './prepare.ts';
import { Prints } from './prints.ts';

export interface IdentifyOptions<P extends IdentifiablePage> {
  /** Corrected, in any order. */
  pages: readonly P[];
  ledger: Ledger;
  /** Day of the build, YYYY-MM-DD: what the ledger notes as the day of what happens. */
  today: string;
  /** Pairs of seeds that a correction calls two pages. */
  distinct?: readonly (readonly [string, string])[];
}

export interface IdentifiedUnit {
  id: string;
  /** For each block its anchor, then those of blocks that were joined to it. */
  anchors: [string, ...string[]][];
  /** Neither its text nor its title is to be shown: its address shows a notice. */
  withdrawn: boolean;
}

export interface IdentifiedPage<P extends IdentifiablePage> {
  page: P;
  /** In the order of the page's units. */
  units: IdentifiedUnit[];
}

export interface IdentityMessage {
  ruleId: 'same-page' | 'id-contested' | 'withdrawn' | 'merged' | 'returned';
  reason: string;
  /** File name of the seed that it speaks of. */
  seed: string;
}

export interface Identification<P extends IdentifiablePage> {
  /** In the order given, without the copies. */
  pages: IdentifiedPage<P>[];
  /** Seeds that are another seed's page read again; their units are left out. */
  copies: { seed: string; of: string }[];
  /** To be written. The same seeds over it give it again. */
  ledger: Ledger;
  /** Ids that the ledger did not have. */
  minted: string[];
  /** Ids that were live and now show a notice, corrections aside. */
  withdrawn: string[];
  messages: IdentityMessage[];
}

export function identify<P extends IdentifiablePage>(options: IdentifyOptions<P>): Identification<P> {
  return new Identifier(options).run();
}

/** What happens in one build and stands in the ledger after it: the next one has nothing more to say of it. */
const PASSING: ReadonlySet<string> = new Set<IdentityMessage['ruleId']>([
  'id-contested',
  'withdrawn',
  'merged',
  'returned',
]);
export const isPassing = ({ ruleId }: { ruleId: string }): boolean => PASSING.has(ruleId);

/** Seeds named of those whose articles are withdrawn. */
const SEEDS_NAMED = 5;

/**
 * How many articles are withdrawn, and of which seeds, those with most first: 3 articles (2 of a.txt, 1 of b.txt).
 * @param ledger before or after the build
 */
export function describeWithdrawn(withdrawn: readonly string[], ledger: Ledger): string {
  const seeds = new Map(ledger.pages.map(({ key, seed }) => [key, seed]));
  const pages = new Map(ledger.entries.map(({ id, page }) => [id, page]));
  const bySeed = [...Map.groupBy(withdrawn, (id) => seeds.get(pages.get(id) ?? '') ?? 'an unknown seed')]
    .map(([seed, ids]) => ({ seed, count: ids.length }))
    .sort((a, b) => b.count - a.count || compareText(a.seed, b.seed));
  const named = bySeed.slice(0, SEEDS_NAMED).map(({ seed, count }) => `${count} of ${seed}`);
  const others = bySeed.length - named.length;
  if (others > 0) named.push(`others of ${others} more seeds`);
  return `${withdrawn.length} article${withdrawn.length === 1 ? '' : 's'} (${named.join(', ')})`;
}

/**
 * Why a build must not go on by itself: it would withdraw many ids at once.
 * @param ledger as it was before the build
 * @returns undefined where all is well
 */
export function refuseWithdrawals(withdrawn: readonly string[], ledger: Ledger): string | undefined {
  const live = ledger.entries.filter((entry) => entry.state.is === 'live').length;
  if (withdrawn.length <= MANY_WITHDRAWN && withdrawn.length < Math.max(1, live * MOST_WITHDRAWN))
    return undefined;
  if (withdrawn.length === 0) return undefined;
  return (
    `found no text for ${withdrawn.length} of the ${live} live ids of the ledger, expected the seeds that they were ` +
    `minted for: ${describeWithdrawn(withdrawn, ledger)}; check which folder of seeds and which content folder is meant, or put the seeds back. ` +
    'Where these articles are really to be withdrawn, build with --withdraw'
  );
}

interface Found {
  entry?: Entry;
  key: string;
}

/** The anchors of a unit's blocks, and its fingerprint as the ledger has it. */
interface Anchored {
  anchors: IdentifiedUnit['anchors'];
  print: string;
}

function anchored(unit: PreparedUnit, known: readonly BlockPrint[]): Anchored {
  const blocks = anchorBlocks(unit, known);
  return {
    anchors: blocks.map(({ anchors: [anchor = '', ...also] }) => [anchor, ...also]),
    print: encodeBlocks(blocks),
  };
}

class Identifier<P extends IdentifiablePage> {
  readonly #given: PreparedPage<P>[];
  /** One for each page, in an order that hangs on their text alone. */
  readonly #pages: PreparedPage<P>[];
  readonly #copies: Map<PreparedPage, PreparedPage>;
  readonly #known: Map<PreparedPage, KnownPage>;
  readonly #ledger: Ledger;
  readonly #today: string;
  readonly #prints: Prints;
  readonly #keys = new Map<PreparedPage, string>();
  readonly #found = new Map<PreparedUnit, Found>();
  readonly #holders = new Map<Entry, PreparedUnit>();
  readonly #matched = new Set<Entry>();
  readonly #anchored = new Map<PreparedUnit, Anchored>();
  readonly #ids = new Map<PreparedUnit, string>();
  readonly #taken: Set<string>;
  readonly #minted: string[] = [];
  readonly #withdrawn: string[] = [];
  readonly #messages: IdentityMessage[] = [];

  constructor({ pages, ledger, today, distinct }: IdentifyOptions<P>) {
    this.#given = pages.map(preparePage);
    this.#ledger = ledger;
    this.#today = today;
    this.#prints = new Prints(ledger);
    this.#taken = new Set(ledger.entries.map((entry) => entry.id));
    const ordered = [...this.#given].sort(
      (a, b) => compareText(a.digest, b.digest) || compareText(a.page.source, b.page.source),
    );
    this.#copies = findSamePages(ordered, ledger, distinct);
    this.#pages = ordered.filter((page) => !this.#copies.has(page));
    this.#known = matchPages(ordered, this.#copies, ledger, this.#prints);
  }

  run(): Identification<P> {
    this.#keyPages();
    this.#matchWithinPages();
    this.#matchAcrossPages();
    this.#settleContested();
    for (const page of this.#pages) for (const unit of page.units) this.#giveId(page, unit);
    for (const [copy, original] of this.#copies) {
      this.#say(
        'same-page',
        copy.page.source,
        `found the page of ${original.page.source} read again; its articles are shown once, from ${original.page.source}. Remove one of the two, or, if they are two pages, say so in the corrections (do: distinct)`,
      );
    }
    const entries = [...this.#liveEntries(), ...this.#restingEntries()];
    const keys = new Set(entries.map((entry) => entry.page));
    return {
      pages: this.#given.flatMap((page) => this.#identified(page)),
      copies: [...this.#copies].map(([copy, original]) => ({
        seed: copy.page.source,
        of: original.page.source,
      })),
      ledger: {
        entries,
        pages: this.#pageEntries().filter((page) => keys.has(page.key)),
        listings: this.#ledger.listings,
      },
      minted: this.#minted,
      withdrawn: this.#withdrawn,
      messages: this.#messages,
    };
  }

  #say(ruleId: IdentityMessage['ruleId'], seed: string, reason: string): void {
    this.#messages.push({ ruleId, seed, reason });
  }

  /** A page keeps the key of the ledger; a new one gets its digest, or with its seed's name where that is taken. */
  #keyPages(): void {
    const taken = new Set(this.#ledger.pages.map((page) => page.key));
    for (const page of this.#pages) {
      const known = this.#known.get(page)?.page.key;
      const key =
        known ?? (taken.has(page.digest) ? idOf(digestOf(page.digest, page.page.source)) : page.digest);
      taken.add(key);
      this.#keys.set(page, key);
    }
  }

  #keyOf(page: PreparedPage): string {
    return this.#keys.get(page) ?? page.digest;
  }

  #take(unit: PreparedUnit, entry: Entry, page: PreparedPage): void {
    this.#found.set(unit, { entry, key: this.#keyOf(page) });
    this.#matched.add(entry);
  }

  #matchWithinPages(): void {
    for (const page of this.#pages) {
      const known = this.#known.get(page);
      if (!known) continue;
      const entries = [known.page, ...known.also].flatMap(({ key }) => this.#prints.ofPage(key));
      const { units, holders } = matchUnits(page, entries, known.page.key, this.#prints);
      for (const [unit, entry] of units) {
        this.#take(unit, entry, page);
        this.#anchored.set(unit, anchored(unit, this.#prints.of(entry)[0] ?? []));
      }
      this.#prints.forget(entries);
      for (const [entry, holder] of holders) this.#holders.set(entry, holder);
    }
  }

  #matchAcrossPages(): void {
    const left = this.#pages.flatMap((page) =>
      page.units.filter((unit) => !this.#found.has(unit)).map((unit) => ({ unit, page })),
    );
    const entries = this.#ledger.entries.filter(
      (entry) => entry.state.is !== 'merged' && !this.#matched.has(entry) && !this.#holders.has(entry),
    );
    if (left.length === 0 || entries.length === 0) return;
    const pageOf = new Map(left.map(({ unit, page }) => [unit, page]));
    const allows = this.#moves();
    const moved = matchMoved(left, entries, this.#prints, ({ page }, entry, overlap) =>
      allows(page, entry, overlap.both),
    );
    for (const [unit, entry] of moved) {
      const page = pageOf.get(unit);
      if (page) this.#take(unit, entry, page);
    }
  }

  /**
   * Whether an entry may have moved to a page: from a page that is still there to another that the ledger knows,
   * or between a page and a piece of it. Never from a page that is gone to one that is new: that is how this
   * week's notice looks beside last week's.
   */
  #moves(): (page: PreparedPage, entry: Entry, both: number) => boolean {
    const present = new Set(
      [...this.#known.values()].flatMap(({ page, also }) => [page, ...also].map(({ key }) => key)),
    );
    const pageEntries = new Map(this.#ledger.pages.map((page) => [page.key, page]));
    const related = new Map<string, boolean>();
    return (page, entry, both) => {
      const contradict = datesContradict(pageEntries.get(entry.page)?.date, page.page.issue.date);
      if (present.has(entry.page) && this.#known.has(page)) return !contradict || both >= DATES_OUTWEIGHED;
      if (contradict) return false;
      const pair = `${this.#keyOf(page)} ${entry.page}`;
      const known = related.get(pair) ?? this.#isPieceOf(page, entry.page);
      related.set(pair, known);
      return known;
    };
  }

  #isPieceOf(page: PreparedPage, key: string): boolean {
    const values = this.#prints.values.hold(page.units.map(textOf));
    const blocks = this.#prints.ofPage(key).flatMap((entry) => this.#prints.of(entry)[0] ?? []);
    const overlap = overlapOf(sharedLength(blocks, values), totalLength(blocks), page.length);
    return Math.max(overlap.first, overlap.second) >= PAGE_LIKENESS;
  }

  /** Two pages that came to one id on two branches: the id stays with the one that had it first. */
  #settleContested(): void {
    const holders = new Map<string, { unit: PreparedUnit; entry: Entry; page: PreparedPage }[]>();
    for (const page of this.#pages) {
      for (const unit of page.units) {
        const entry = this.#found.get(unit)?.entry;
        if (entry) holders.set(entry.id, [...(holders.get(entry.id) ?? []), { unit, entry, page }]);
      }
    }
    for (const [id, contesting] of holders) {
      const [first, ...later] = contesting.sort(
        (a, b) => compareText(a.entry.minted, b.entry.minted) || compareText(a.entry.page, b.entry.page),
      );
      for (const { unit, page } of later) {
        this.#found.delete(unit);
        this.#anchored.delete(unit);
        this.#say(
          'id-contested',
          page.page.source,
          `found the id ${id} given to an article of ${first?.page.page.source ?? '?'} too, on another branch; the later one gets a new id, and ${id} leads to the earlier one`,
        );
      }
    }
  }

  #giveId(page: PreparedPage<P>, unit: PreparedUnit): void {
    const entry = this.#found.get(unit)?.entry;
    const id = entry?.id ?? this.#mint(page, unit);
    this.#ids.set(unit, id);
    if (entry?.state.is === 'withdrawn' && entry.state.why !== 'correction') {
      this.#say(
        'returned',
        page.page.source,
        `found the text of ${id} again, withdrawn on ${entry.state.since}; its address shows it again`,
      );
    }
  }

  /** From the text alone; where an id for that text is given already, from the text and its page. */
  #mint(page: PreparedPage<P>, unit: PreparedUnit): string {
    const parts = [page.page.publication ?? '', textOf(unit)];
    let id = idOf(digestOf(...parts));
    for (let attempt = 0; this.#taken.has(id); attempt++) {
      id = idOf(digestOf(...parts, this.#keyOf(page), ...(attempt > 0 ? [String(attempt)] : [])));
    }
    this.#taken.add(id);
    this.#minted.push(id);
    return id;
  }

  #anchor(unit: PreparedUnit): Anchored {
    const known = this.#anchored.get(unit);
    if (known) return known;
    const entry = this.#found.get(unit)?.entry;
    const now = anchored(unit, entry ? (this.#prints.of(entry)[0] ?? []) : []);
    this.#anchored.set(unit, now);
    return now;
  }

  #identified(page: PreparedPage<P>): IdentifiedPage<P>[] {
    if (this.#copies.has(page)) return [];
    const units = page.units.map((unit, at) => ({
      id: this.#ids.get(unit) ?? '',
      withdrawn: this.#isWithdrawn(page, unit, at),
      anchors: this.#anchor(unit).anchors,
    }));
    return [{ page: page.page, units }];
  }

  #liveEntries(): Entry[] {
    return this.#pages.flatMap((page) =>
      page.units.map((unit, at): Entry => {
        const source = page.page.units[at];
        const before = this.#found.get(unit)?.entry;
        const onRequest = this.#isWithdrawn(page, unit, at);
        return {
          id: this.#ids.get(unit) ?? '',
          minted: before?.minted ?? this.#today,
          state: onRequest ? this.#withdrawnOnRequest(before) : { is: 'live' },
          page: this.#keyOf(page),
          type: source?.type ?? '',
          title: onRequest ? '' : (source?.title ?? ''),
          blocks: this.#anchor(unit).print,
        };
      }),
    );
  }

  #isWithdrawn(page: PreparedPage<P>, unit: PreparedUnit, at: number): boolean {
    if (page.page.units[at]?.withdrawn !== undefined) return true;
    const state = this.#found.get(unit)?.entry?.state;
    return page.page.withdrawalLost === true && state?.is === 'withdrawn' && state.why === 'correction';
  }

  #withdrawnOnRequest(before: Entry | undefined): EntryState {
    if (before?.state.is === 'withdrawn' && before.state.why === 'correction') return before.state;
    return { is: 'withdrawn', since: this.#today, why: 'correction' };
  }

  /** Entries that are no unit of this build: merged into one, or withdrawn. Nothing is ever struck out. */
  #restingEntries(): Entry[] {
    const given = new Set(this.#ids.values());
    const present = new Set(
      [...this.#known.values()].flatMap(({ page, also }) => [page, ...also].map(({ key }) => key)),
    );
    const seeds = new Map(this.#ledger.pages.map((page) => [page.key, page.seed]));
    const resting = new Map<string, Entry>();
    const oldestFirst = [...this.#ledger.entries].sort(
      (a, b) => compareText(a.minted, b.minted) || compareText(a.page, b.page),
    );
    for (const entry of oldestFirst) {
      if (this.#matched.has(entry) || given.has(entry.id) || resting.has(entry.id)) continue;
      const state = this.#restingState(entry, given, present.has(entry.page));
      resting.set(entry.id, { ...entry, state });
      this.#sayResting(entry, state, seeds.get(entry.page) ?? '');
    }
    return [...resting.values()];
  }

  #restingState(entry: Entry, given: ReadonlySet<string>, pageIsHere: boolean): EntryState {
    if (entry.state.is === 'merged') return entry.state;
    const holder = this.#holders.get(entry);
    const into = holder && this.#ids.get(holder);
    if (into && given.has(into)) return { is: 'merged', since: this.#today, into };
    if (entry.state.is === 'withdrawn') return entry.state;
    return { is: 'withdrawn', since: this.#today, why: pageIsHere ? 'text' : 'seed' };
  }

  #sayResting(entry: Entry, state: EntryState, seed: string): void {
    if (state === entry.state) return;
    if (state.is === 'merged') {
      this.#say(
        'merged',
        seed,
        `found the text of ${entry.id} (${entry.title}) in ${state.into}; the address of the one now leads to the other`,
      );
    } else if (state.is === 'withdrawn') {
      this.#withdrawn.push(entry.id);
      this.#say(
        'withdrawn',
        seed,
        `found no text for ${entry.id} (${entry.title}), ${state.why === 'seed' ? 'and no seed for its page' : 'though its page is here'}; its address shows a notice`,
      );
    }
  }

  /** The pages of this build as they are now, and those of old that some id still stands for. */
  #pageEntries(): PageEntry[] {
    const now = this.#pages.map((page): PageEntry => {
      const { source, publication, issue } = page.page;
      return {
        key: this.#keyOf(page),
        added: this.#known.get(page)?.page.added ?? this.#today,
        seed: source,
        publication: publication ?? '',
        date: issue.date ?? '',
        number: issue.page === undefined ? '' : String(issue.page),
        sketch: encodeSample(page.sketch),
      };
    });
    const keys = new Set(now.map((page) => page.key));
    return [...now, ...this.#ledger.pages.filter((page) => !keys.has(page.key))];
  }
}
