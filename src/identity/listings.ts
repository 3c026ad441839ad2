/** Addresses of the pages that list articles (issues, topics, people, places), kept when they are renamed. */

import { compareText } from '../pipeline/text-order.ts';
import type { Ledger, ListingEntry } from './ledger.ts';
import { LISTING_LIKENESS, LISTING_SAMPLE } from './limits.ts';

/** A listing page of this build. */
export interface Listing {
  /** Relative to the base: `topics/gonghui/`. Its first part is its kind. */
  address: string;
  name: string;
  /** Ids of its articles, in any order. */
  articles: readonly string[];
  /** Addresses that it is known to have had. */
  formerly?: readonly string[];
}

/** How a kind of listing is known again. */
interface Kind {
  /** An article stands in one listing of this kind: whoever has the articles is the successor. */
  exclusive: boolean;
  /** Share of the characters of the name that stay when it is renamed. */
  name: number;
}

const kinds: Record<string, Kind> = {
  issues: { exclusive: true, name: 0 },
  sources: { exclusive: true, name: 0 },
  topics: { exclusive: false, name: 0 },
  people: { exclusive: false, name: 0.3 },
  places: { exclusive: false, name: 0.3 },
};
const otherKind: Kind = { exclusive: false, name: 0.5 };

/** Share of the characters of two names from which on an address that was there before can be the successor. */
const SAME_NAME = 0.5;

/**
 * The ledger with the listings of this build. An address that is gone leads to the listing that took its articles
 * over; where none did, it shows a notice.
 */
export function keepListings(ledger: Ledger, listings: readonly Listing[], today: string): Ledger {
  const now = new Map(listings.map((listing) => [listing.address, listing]));
  const before = new Map(ledger.listings.map((entry) => [entry.address, entry]));
  const live = listings.map(
    (listing): ListingEntry => ({
      address: listing.address,
      added: before.get(listing.address)?.added ?? today,
      state: { is: 'live' },
      name: listing.name,
      articles: [...listing.articles].sort().slice(0, LISTING_SAMPLE),
    }),
  );
  const find = successorFinder(ledger, listings, before);
  const gone = ledger.listings
    .filter((entry) => !now.has(entry.address))
    .map((entry): ListingEntry => ({ ...entry, state: stateOfGone(entry, now, find, today) }));
  return { ...ledger, listings: [...live, ...gone] };
}

function stateOfGone(
  entry: ListingEntry,
  now: ReadonlyMap<string, Listing>,
  find: (entry: ListingEntry) => string | undefined,
  today: string,
): ListingEntry['state'] {
  if (entry.state.is === 'moved' && now.has(entry.state.to)) return entry.state;
  const to = find(entry);
  if (to !== undefined) return { is: 'moved', since: today, to };
  return entry.state.is === 'withdrawn' ? entry.state : { is: 'withdrawn', since: today };
}

function successorFinder(
  ledger: Ledger,
  listings: readonly Listing[],
  before: ReadonlyMap<string, ListingEntry>,
): (entry: ListingEntry) => string | undefined {
  const holding = new Map<string, Listing[]>();
  const formerly = new Map<string, string>();
  for (const listing of listings) {
    for (const address of listing.formerly ?? []) formerly.set(address, listing.address);
    for (const article of listing.articles) {
      const key = `${kindOf(listing.address)} ${article}`;
      const known = holding.get(key);
      if (known) known.push(listing);
      else holding.set(key, [listing]);
    }
  }
  const mergedInto = new Map(
    ledger.entries.flatMap(({ id, state }) => (state.is === 'merged' ? [[id, state.into] as const] : [])),
  );
  return (entry) => {
    const told = formerly.get(entry.address);
    if (told !== undefined) return told;
    const counts = new Map<Listing, number>();
    for (const article of entry.articles) {
      const id = mergedInto.get(article) ?? article;
      for (const listing of holding.get(`${kindOf(entry.address)} ${id}`) ?? []) {
        counts.set(listing, (counts.get(listing) ?? 0) + 1);
      }
    }
    const scored = [...counts]
      .map(([listing, count]) => scoreOf(entry, listing, count / entry.articles.length, before))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || compareText(a.address, b.address));
    return scored[0]?.address;
  };
}

function scoreOf(
  entry: ListingEntry,
  listing: Listing,
  share: number,
  before: ReadonlyMap<string, ListingEntry>,
): { address: string; score: number } {
  const kind = kinds[kindOf(entry.address)] ?? otherKind;
  const name = nameLikeness(entry.name, listing.name);
  const isNew = before.get(listing.address)?.state.is !== 'live';
  const possible =
    share >= LISTING_LIKENESS && name >= kind.name && (kind.exclusive || isNew || name >= SAME_NAME);
  return { address: listing.address, score: possible ? share + name + (isNew ? 1 : 0) : 0 };
}

const kindOf = (address: string): string => address.split('/', 1)[0] ?? '';

/** Share of the characters of both names that the other one has, too. */
function nameLikeness(a: string, b: string): number {
  const rest = [...b];
  let common = 0;
  for (const character of a) {
    const at = rest.indexOf(character);
    if (at < 0) continue;
    rest.splice(at, 1);
    common++;
  }
  return (2 * common) / Math.max(1, [...a].length + [...b].length);
}
