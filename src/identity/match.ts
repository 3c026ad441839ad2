/** Which entry of the ledger a unit is. */
import { assign, assignSparse, type Candidate } from '../pipeline/assignment.ts';
import { sharedLength, totalLength, type Values, valuesOf } from './fingerprint.ts';
import type { Entry } from './ledger.ts';
import { ALIKE, ENTRY_IN_UNIT, ENTRY_LEAST, MERGED_UNIT, MOVED_UNIT, UNIT_IN_ENTRY } from './limits.ts';
import { type Overlap, overlapOf, weightOf } from './pages.ts';
import { isUnchanged, type PreparedPage, type PreparedUnit, textOf } from './prepare.ts';
import type { Prints } from './prints.ts';

/** Of two entries that are as like, the one with an address in use, of the page's own key, is meant. */
const NOT_LIVE = 0.9;
const OF_ANOTHER_KEY = 0.9;

/** Triples in common before two texts are compared in full. */
const FEWEST_HITS = 3;

/** The unit that an entry is, and the unit of its page that holds most of it where that is none of its own. */
export interface PageMatch {
  units: Map<PreparedUnit, Entry>;
  holders: Map<Entry, PreparedUnit>;
}

/**
 * Units of a page to the entries of the same page, so that as much text as can be stays under its id.
 * @param key of the page in the ledger
 */
export function matchUnits(
  page: PreparedPage,
  entries: readonly Entry[],
  key: string,
  prints: Prints,
): PageMatch {
  const unchanged = matchUnchanged(page, entries, key, prints);
  if (unchanged.size === page.units.length && unchanged.size === entries.length) {
    return { units: unchanged, holders: new Map() };
  }
  const rows = page.units.map((unit) => {
    prints.values.hold([textOf(unit)]);
    return entries.map((entry) => likeness(entry, unit, prints.values, prints));
  });
  const weights = rows.map((row) =>
    row.map((overlap, column) => {
      const entry = entries[column];
      return entry && canBe(overlap) ? weightOf(overlap) * preference(entry, key) : 0;
    }),
  );
  const units = new Map<PreparedUnit, Entry>();
  const matched = new Set<Entry>();
  for (const [row, column] of assign(weights).entries()) {
    const unit = page.units[row];
    const entry = entries[column];
    if (!unit || !entry) continue;
    units.set(unit, entry);
    matched.add(entry);
  }
  const holders = new Map<Entry, PreparedUnit>();
  for (const [column, entry] of entries.entries()) {
    if (matched.has(entry)) continue;
    const holder =
      page.units[
        largest(
          rows.map((row) => row[column]?.first ?? 0),
          MERGED_UNIT,
        )
      ];
    if (holder) holders.set(entry, holder);
  }
  return { units, holders };
}

/** Units that are to the letter what a live entry of the page says: most, in most builds. */
function matchUnchanged(
  page: PreparedPage,
  entries: readonly Entry[],
  key: string,
  prints: Prints,
): Map<PreparedUnit, Entry> {
  const left = new Set(entries.filter((entry) => entry.state.is === 'live' && entry.page === key));
  const units = new Map<PreparedUnit, Entry>();
  for (const unit of page.units) {
    for (const entry of left) {
      if (!isUnchanged(unit, prints.of(entry)[0] ?? [])) continue;
      units.set(unit, entry);
      left.delete(entry);
      break;
    }
  }
  return units;
}

/**
 * Units that are left to entries that are left, across pages: what was cut out of one seed and put into another.
 * @param mayBe whether the pages of the two allow it
 */
export function matchMoved<Left extends { unit: PreparedUnit }>(
  left: readonly Left[],
  entries: readonly Entry[],
  prints: Prints,
  mayBe: (left: Left, entry: Entry, overlap: Overlap) => boolean,
): Map<PreparedUnit, Entry> {
  const byValue = new Map<number, number[]>();
  for (const [column, entry] of entries.entries()) {
    for (const value of new Set((prints.of(entry)[0] ?? []).flatMap((block) => block.sample))) {
      const columns = byValue.get(value);
      if (columns) columns.push(column);
      else byValue.set(value, [column]);
    }
  }
  const candidates = left.flatMap((item, row): Candidate[] => {
    const text = textOf(item.unit);
    prints.values.hold([text]);
    const hits = new Map<number, number>();
    for (const value of valuesOf(text))
      for (const column of byValue.get(value) ?? []) hits.set(column, (hits.get(column) ?? 0) + 1);
    return [...hits].flatMap(([column, count]): Candidate[] => {
      if (count < FEWEST_HITS) return [];
      const entry = entries[column];
      if (!entry) return [];
      const overlap = likeness(entry, item.unit, prints.values, prints);
      const may = overlap.both >= MOVED_UNIT && mayBe(item, entry, overlap);
      return may ? [{ row, column, weight: weightOf(overlap) }] : [];
    });
  });
  const moved = new Map<PreparedUnit, Entry>();
  for (const [row, column] of assignSparse(candidates)) {
    const unit = left[row]?.unit;
    const entry = entries[column];
    if (unit && entry) moved.set(unit, entry);
  }
  return moved;
}

function likeness(entry: Entry, unit: PreparedUnit, values: Values, prints: Prints): Overlap {
  let best = overlapOf(0, 0, unit.length);
  for (const blocks of prints.of(entry)) {
    const overlap = overlapOf(sharedLength(blocks, values), totalLength(blocks), unit.length);
    if (weightOf(overlap) > weightOf(best)) best = overlap;
  }
  return best;
}

/** `first` is the share of the entry that is in the unit, `second` of the unit in the entry. */
function canBe({ first, second, both }: Overlap): boolean {
  return both >= ALIKE || first >= ENTRY_IN_UNIT || (first >= ENTRY_LEAST && second >= UNIT_IN_ENTRY);
}

function preference(entry: Entry, key: string): number {
  return (entry.state.is === 'live' ? 1 : NOT_LIVE) * (entry.page === key ? 1 : OF_ANOTHER_KEY);
}

function largest(shares: readonly number[], least: number): number {
  let best = -1;
  for (const [at, share] of shares.entries()) if (share >= least && share > (shares[best] ?? 0)) best = at;
  return best;
}
