/** Where the engine gets its files from: the same engine runs in the browser and on the command line. */

import type { PageBlock } from './excerpt.ts';

/** What of Pagefind's own interface is used. */
export interface PagefindInstance {
  /** Of a term in quotation marks, one exact word, only the first place in each of its pages comes. */
  search(term: string, options?: SearchOptions): Promise<{ results: { id: string; words: number[] }[] }>;
  preload(term: string, options?: SearchOptions): Promise<void>;
  destroy(): Promise<void>;
}

export interface SearchOptions {
  /** Only the pages that are these groups of rows, by their numbers. */
  filters: { group: { any: string[] } };
}

export interface Library {
  /**
   * A file of `search/data/`, read as JSON.
   * @param build of the rows that the file belongs to; absent for the rows themselves, which must be fresh
   * @throws ConnectionLost
   */
  data(name: string, build?: string): Promise<unknown>;
  /** The blocks of an article, without its title. @throws ConnectionLost */
  article(id: string): Promise<PageBlock[]>;
  /** @throws ConnectionLost */
  pagefind(): Promise<PagefindInstance>;
  /** How many of Pagefind's files did not arrive so far: Pagefind itself does not say, and finds less. */
  failures(): number;
}

/** A file did not arrive; the same may succeed later. */
export class ConnectionLost extends Error {
  override name = 'ConnectionLost';
}
