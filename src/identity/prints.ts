import { type BlockPrint, decodeBlocks, ValueBits } from './fingerprint.ts';
import type { Entry, Ledger } from './ledger.ts';

/** The fingerprints of a ledger, decoded when they are asked for. */
export class Prints {
  /** Holds the text that the fingerprints are being compared with: 32 KB, used over and over. */
  readonly values = new ValueBits();
  readonly #decoded = new Map<Entry, BlockPrint[][]>();
  readonly #ofPage = new Map<string, Entry[]>();

  constructor(ledger: Ledger) {
    for (const entry of ledger.entries) {
      const entries = this.#ofPage.get(entry.page);
      if (entries) entries.push(entry);
      else this.#ofPage.set(entry.page, [entry]);
    }
  }

  /** The fingerprint of an entry, then those that a merge left beside it. */
  of(entry: Entry): BlockPrint[][] {
    const known = this.#decoded.get(entry);
    if (known) return known;
    const decoded = [entry.blocks, ...(entry.alternates ?? [])].map(decodeBlocks);
    this.#decoded.set(entry, decoded);
    return decoded;
  }

  /** Lets go of what was decoded: a page is looked at once, and an archive has thousands. */
  forget(entries: readonly Entry[]): void {
    for (const entry of entries) this.#decoded.delete(entry);
  }

  /** The entries of a page, by its key. */
  ofPage(key: string): readonly Entry[] {
    return this.#ofPage.get(key) ?? [];
  }
}
