/**
 * The ledger: every id, page and listing address that the archive ever gave, as plain text made to be merged by
 * git and read by people. One line a thing, fields parted by tabs, lines sorted.
 */

import { compareText } from '../pipeline/text-order.ts';
import { ALPHABET } from './noid.ts';

export type EntryState =
  | { is: 'live' }
  /** The address leads to the article `into`. */
  | { is: 'merged'; since: string; into: string }
  /** The address shows a notice. `correction`: withdrawn on request; its title is kept out of the ledger. */
  | { is: 'withdrawn'; since: string; why: WithdrawalReason };

/** The seed is gone · the seed is there without this text · a correction asks for it. */
export const withdrawalReasons = ['seed', 'text', 'correction'] as const;
export type WithdrawalReason = (typeof withdrawalReasons)[number];

/** An id. */
export interface Entry {
  id: string;
  /** Day of the build that gave it. */
  minted: string;
  state: EntryState;
  /** Key of its page. */
  page: string;
  type: string;
  title: string;
  /** Fingerprint of its blocks, as `encodeBlocks` writes it. */
  blocks: string;
  /** Other fingerprints of the same id and page, which a merge of two branches left. */
  alternates?: string[];
}

/** A page that a seed was read from. */
export interface PageEntry {
  key: string;
  added: string;
  /** File name of the seed, as last seen. */
  seed: string;
  publication: string;
  /** EDTF, or empty. */
  date: string;
  /** 版, or empty. */
  number: string;
  /** Fingerprint of the page, as `encodeSample` writes it. */
  sketch: string;
}

/** The address of a page that lists articles: issue, topic, person, place. */
export interface ListingEntry {
  /** Relative to the base of the site: `issues/gongren-ribao/2020-11-30/`. */
  address: string;
  added: string;
  state: { is: 'live' } | { is: 'moved'; since: string; to: string } | { is: 'withdrawn'; since: string };
  name: string;
  /** A sample of its articles, by which it is known again under another address. */
  articles: string[];
}

export interface Ledger {
  entries: Entry[];
  pages: PageEntry[];
  listings: ListingEntry[];
}

export const emptyLedger = (): Ledger => ({ entries: [], pages: [], listings: [] });

/** A ledger file's name within the ledger folder, and its text. */
export type LedgerFiles = Map<string, string>;

export interface LedgerProblem {
  file: string;
  line: number;
  reason: string;
  /** Whether what the line said is gone with it. */
  lost: boolean;
}

const PAGES = 'pages.tsv';
const ENTRY_FIELDS = 7;
const PAGE_FIELDS = 7;
const LISTING_FIELDS = 5;

const heading = {
  entries: '# id\tminted\tstate\tpage\ttype\ttitle\tfingerprint: anchor.length.sample of each block',
  pages: '# page\tadded\tseed\tpublication\tdate\tnumber\tfingerprint',
  listings: '# address\tadded\tstate\tname\tarticles',
};

/** The files of a ledger, by name: `articles/b.tsv` … by the first character of the id, `pages.tsv`, `listings/issues.tsv` … */
export function writeLedger(ledger: Ledger): LedgerFiles {
  const files = new Map<string, string[]>();
  const put = (file: string, head: string, fields: string[]) => {
    const line = fields.map(plain).join('\t');
    const lines = files.get(file);
    if (lines) lines.push(line);
    else files.set(file, [head, line]);
  };
  for (const entry of [...ledger.entries].sort(byKey((entry) => entry.id))) {
    const { id, minted, state, page, type, title, blocks } = entry;
    put(`articles/${id.charAt(0)}.tsv`, heading.entries, [
      id,
      minted,
      stateToText(state),
      page,
      type,
      title,
      blocks,
    ]);
  }
  for (const { key, added, seed, publication, date, number, sketch } of [...ledger.pages].sort(
    byKey((page) => page.key),
  )) {
    put(PAGES, heading.pages, [key, added, seed, publication, date, number, sketch]);
  }
  for (const { address, added, state, name, articles } of [...ledger.listings].sort(
    byKey((listing) => listing.address),
  )) {
    const kind = address.split('/', 1)[0] || 'other';
    put(`listings/${kind}.tsv`, heading.listings, [
      address,
      added,
      listingStateToText(state),
      name,
      articles.join(' '),
    ]);
  }
  return new Map([...files].map(([file, lines]) => [file, `${lines.join('\n')}\n`]));
}

function byKey<T>(key: (item: T) => string): (a: T, b: T) => number {
  return (a, b) => compareText(key(a), key(b));
}

const plain = (field: string): string => (/[\t\n\r]/.test(field) ? field.replace(/[\t\n\r]+/g, ' ') : field);

function stateToText(state: EntryState): string {
  if (state.is === 'live') return 'live';
  return `${state.is} ${state.since} ${state.is === 'merged' ? state.into : state.why}`;
}

function listingStateToText(state: ListingEntry['state']): string {
  if (state.is === 'live') return 'live';
  return state.is === 'moved' ? `moved ${state.since} ${state.to}` : `withdrawn ${state.since}`;
}

/**
 * Reads what `writeLedger` wrote, and what git made of it: lines in any order, twice, in two versions, and the
 * marks of a conflict that was left standing (both sides count). A line that cannot be read is a problem, and is
 * left out: to write the ledger then would lose the address that the line stands for.
 */
export function readLedger(files: LedgerFiles): { ledger: Ledger; problems: LedgerProblem[] } {
  const ledger = emptyLedger();
  const problems: LedgerProblem[] = [];
  for (const [file, text] of files) {
    const read = file === PAGES ? readPage : file.startsWith('listings/') ? readListing : readEntry;
    let number = 0;
    for (const line of text.split('\n')) {
      number++;
      if (line === '' || line.startsWith('#') || line === '\r') continue;
      const fields = (line.endsWith('\r') ? line.slice(0, -1) : line).split('\t');
      if (CONFLICT_MARK.test(line)) {
        problems.push({ file, line: number, reason: CONFLICT, lost: false });
        continue;
      }
      const reason = read(fields, ledger);
      if (reason) problems.push({ file, line: number, reason, lost: true });
    }
  }
  return { ledger: consolidate(ledger), problems };
}

const CONFLICT_MARK = /^(?:<{7} |={7}$|={7}\r$|>{7} |\|{7} )/;

const CONFLICT =
  'found the mark of a merge conflict; both sides were read, and the next build writes the file anew';

function readEntry(fields: string[], ledger: Ledger): string | undefined {
  const [id = '', minted = '', stateText = '', page = '', type = '', title = '', blocks = ''] = fields;
  if (fields.length !== ENTRY_FIELDS) return wrongCount(fields, ENTRY_FIELDS);
  // The first character of an id names its file.
  if (!ALPHABET.includes(id.charAt(0)))
    return unreadable(fields, `the id “${id}”`, `one that begins with a character of ${ALPHABET}`);
  const state = stateFromText(stateText);
  if (!state) return unknownState(fields, stateText, ENTRY_STATES);
  ledger.entries.push({ id, minted, state, page, type, title, blocks });
  return undefined;
}

function readPage(fields: string[], ledger: Ledger): string | undefined {
  const [key = '', added = '', seed = '', publication = '', date = '', number = '', sketch = ''] = fields;
  if (fields.length !== PAGE_FIELDS) return wrongCount(fields, PAGE_FIELDS);
  ledger.pages.push({ key, added, seed, publication, date, number, sketch });
  return undefined;
}

function readListing(fields: string[], ledger: Ledger): string | undefined {
  const [address = '', added = '', stateText = '', name = '', articles = ''] = fields;
  if (fields.length !== LISTING_FIELDS) return wrongCount(fields, LISTING_FIELDS);
  const state = listingStateFromText(stateText);
  if (!state) return unknownState(fields, stateText, LISTING_STATES);
  ledger.listings.push({ address, added, state, name, articles: articles.split(' ').filter(Boolean) });
  return undefined;
}

/** The states as a line writes them. */
const ENTRY_STATES = `live, merged DAY ID, or withdrawn DAY ${withdrawalReasons.join('|')}`;
const LISTING_STATES = 'live, moved DAY ADDRESS, or withdrawn DAY';

const wrongCount = (fields: string[], expected: number): string =>
  unreadable(fields, `${fields.length} fields`, `${expected} parted by tabs`);

const unknownState = (fields: string[], state: string, expected: string): string =>
  unreadable(fields, `the state “${state}”`, expected);

const unreadable = (fields: string[], found: string, expected: string): string =>
  `found ${found} in the line beginning with “${fields.slice(0, 3).join(' · ').slice(0, 60)}”, expected ${expected}; ` +
  'restore the line from the history of the file';

function stateFromText(text: string): EntryState | undefined {
  if (text === 'live') return { is: 'live' };
  const [is, since = '', what = ''] = text.split(' ');
  if (is === 'merged' && what) return { is, since, into: what };
  const why = withdrawalReasons.find((reason) => reason === what);
  return is === 'withdrawn' && why ? { is, since, why } : undefined;
}

function listingStateFromText(text: string): ListingEntry['state'] | undefined {
  const [is, since = '', to = ''] = text.split(' ');
  if (is === 'live') return { is };
  if (is === 'moved') return { is, since, to };
  return is === 'withdrawn' ? { is, since } : undefined;
}

/** One entry for each id and page, one page for each key, one listing for each address. */
function consolidate(ledger: Ledger): Ledger {
  return {
    entries: joinAlike(ledger.entries, (entry) => `${entry.id} ${entry.page}`, joinEntries),
    pages: joinAlike(
      ledger.pages,
      (page) => page.key,
      (a, b) => (a.added <= b.added ? a : b),
    ),
    listings: joinAlike(ledger.listings, (listing) => listing.address, joinListings),
  };
}

/** A state other than live is the later one: whichever branch set it, the next build sees whether it still holds. */
function joinEntries(a: Entry, b: Entry): Entry {
  const kept = a.state.is === 'live' && b.state.is !== 'live' ? b : a;
  const blocks = new Set([kept.blocks, a.blocks, b.blocks, ...(a.alternates ?? []), ...(b.alternates ?? [])]);
  blocks.delete(kept.blocks);
  const minted = earlier(a.minted, b.minted);
  return { ...kept, minted, ...(blocks.size > 0 && { alternates: [...blocks] }) };
}

const earlier = (a: string, b: string): string => [a, b].sort()[0] ?? a;

function joinListings(a: ListingEntry, b: ListingEntry): ListingEntry {
  return {
    ...(a.state.is === 'live' ? a : b),
    added: earlier(a.added, b.added),
    articles: [...new Set([...a.articles, ...b.articles])],
  };
}

function joinAlike<T>(items: readonly T[], key: (item: T) => string, join: (a: T, b: T) => T): T[] {
  const joined = new Map<string, T>();
  for (const item of items) {
    const at = key(item);
    const known = joined.get(at);
    joined.set(at, known ? join(known, item) : item);
  }
  return [...joined.values()];
}
