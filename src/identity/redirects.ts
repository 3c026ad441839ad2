/** What the ledger means for the addresses of the site: redirects and notices. */
import { z } from 'zod';
import { type Entry, type Ledger, type ListingEntry, withdrawalReasons } from './ledger.ts';

/** An address that leads to another for good; both relative to the base, without a leading slash, with one at the end. */
export const redirectSchema = z.object({ from: z.string(), to: z.string() });
export type Redirect = z.infer<typeof redirectSchema>;

/** An address that shows a plain notice instead of what it once showed. */
export const noticeSchema = z.object({
  address: z.string(),
  since: z.string().describe('day of the withdrawal, ISO'),
  why: z
    .enum([...withdrawalReasons, 'listing'])
    .describe(
      'the seed is gone · it is there without this text · a correction asks for it · a list that is no more',
    ),
  title: z.string().describe('what it was; empty where that may not be said'),
  type: z.string().optional(),
  seed: z.string().optional(),
  publication: z.string().optional().describe('name'),
  date: z.string().optional().describe('EDTF'),
  page: z.string().optional().describe('版'),
});
export type Notice = z.infer<typeof noticeSchema>;

export const articleAddress = (id: string): string => `articles/${id}/`;

/** Every address that leads elsewhere; chains are followed to their end. */
export function redirectsOf(ledger: Ledger): Redirect[] {
  const entries = new Map(ledger.entries.map((entry) => [entry.id, entry]));
  const listings = new Map(ledger.listings.map((entry) => [entry.address, entry]));
  return [
    ...ledger.entries.flatMap((entry) => redirectTo(articleAddress(entry.id), endOfMerges(entry, entries))),
    ...ledger.listings.flatMap((entry) => redirectTo(entry.address, endOfMoves(entry, listings))),
  ];
}

const redirectTo = (from: string, to: string | undefined): Redirect[] =>
  to === undefined || to === from ? [] : [{ from, to }];

/** A ring of entries that were merged into each other on two branches leads nowhere. */
function endOfMerges(entry: Entry, entries: ReadonlyMap<string, Entry>): string | undefined {
  const seen = new Set<string>();
  let at: Entry | undefined = entry;
  while (at?.state.is === 'merged') {
    if (seen.has(at.id)) return undefined;
    seen.add(at.id);
    at = entries.get(at.state.into);
  }
  return at && articleAddress(at.id);
}

function endOfMoves(entry: ListingEntry, listings: ReadonlyMap<string, ListingEntry>): string | undefined {
  const seen = new Set<string>();
  let at: ListingEntry | undefined = entry;
  while (at?.state.is === 'moved') {
    if (seen.has(at.address)) return undefined;
    seen.add(at.address);
    at = listings.get(at.state.to);
  }
  return at?.address;
}

/** Every address that shows a notice. */
export function noticesOf(ledger: Ledger): Notice[] {
  const pages = new Map(ledger.pages.map((page) => [page.key, page]));
  const articles = ledger.entries.flatMap((entry): Notice[] => {
    if (entry.state.is !== 'withdrawn') return [];
    const page = pages.get(entry.page);
    return [
      {
        address: articleAddress(entry.id),
        since: entry.state.since,
        why: entry.state.why,
        title: entry.state.why === 'correction' ? '' : entry.title,
        type: entry.type,
        ...(page && { seed: page.seed, publication: page.publication }),
        ...(page?.date && { date: page.date }),
        ...(page?.number && { page: page.number }),
      },
    ];
  });
  const listings = ledger.listings.flatMap((entry): Notice[] =>
    entry.state.is === 'withdrawn'
      ? [{ address: entry.address, since: entry.state.since, why: 'listing', title: entry.name }]
      : [],
  );
  return [...articles, ...listings];
}

/** Cloudflare's and Netlify's `_redirects`, under the base path of the site. */
export function redirectsFile(redirects: readonly Redirect[], base: string): string {
  return redirects.map(({ from, to }) => `${encodeURI(base + from)} ${encodeURI(base + to)} 301\n`).join('');
}

/** A map for nginx: `map $uri $moved { include …; }`, then `if ($moved) { return 301 $moved; }`. */
export function nginxMap(redirects: readonly Redirect[], base: string): string {
  // nginx decodes $uri before it looks it up, and sends what the map says as it stands.
  return redirects
    .map(
      ({ from, to }) =>
        `"${(base + from).replace(/["\\]/g, '\\$&')}" "${encodeURI(base + to).replaceAll('$', '%24')}";\n`,
    )
    .join('');
}
