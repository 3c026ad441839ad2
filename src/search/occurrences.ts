/**
 * Where phrases occur. All rows together are one axis of characters, as they were given to Pagefind, and an
 * occurrence is a place on it.
 */
import type { Rows } from './data.ts';
import { ConnectionLost, type Library, type PagefindInstance } from './library.ts';
import { openTokens, phraseSteps } from './tokens.ts';

/** Lists of places kept for the next query; a list of a frequent word is about 200 kB. */
const KEPT_LISTS = 200;

export class OccurrenceIndex {
  readonly #library: Library;
  readonly #build: string;
  readonly #common: ReadonlySet<string>;
  readonly #groupOf: ReadonlyMap<string, number>;
  readonly #groupStarts: number[];
  #pagefind: { instance: Promise<PagefindInstance>; failures: number } | undefined;
  #lists = new Map<string, Promise<Uint32Array>>();

  /** @param starts of each row on the axis */
  constructor(library: Library, rows: Rows, starts: Uint32Array) {
    this.#library = library;
    this.#build = rows.build;
    this.#common = new Set(rows.common);
    this.#groupOf = new Map(rows.groups.map((id, group) => [id, group]));
    this.#groupStarts = rows.groups.map((_, group) => starts[group * rows.groupSize] ?? 0);
  }

  /**
   * @param phrase folded, not empty
   * @returns the places where the phrase begins, ascending
   * @throws ConnectionLost
   */
  async places(phrase: string): Promise<Uint32Array> {
    if (this.#groupStarts.length === 0) return new Uint32Array();
    const lists = await Promise.all(
      phraseSteps(phrase, this.#common).map(async ({ prefix, open, offset }) => ({
        offset,
        list: await this.#list(prefix, open),
      })),
    );
    lists.sort((a, b) => a.list.length - b.list.length);
    const [rarest, ...others] = lists;
    if (!rarest) return new Uint32Array();
    let places: Uint32Array = rarest.list
      .filter((place) => place >= rarest.offset)
      .map((place) => place - rarest.offset);
    for (const { list, offset } of others) places = both(places, list, offset);
    return places;
  }

  #list(prefix: string, open: string | undefined): Promise<Uint32Array> {
    const known = this.#lists.get(prefix);
    if (known) return known;
    const list = this.#load(prefix, open);
    const [oldest] = this.#lists.keys();
    if (this.#lists.size >= KEPT_LISTS && oldest !== undefined) this.#lists.delete(oldest);
    this.#lists.set(prefix, list);
    list.catch(() => this.#lists.delete(prefix));
    return list;
  }

  async #load(prefix: string, open: string | undefined): Promise<Uint32Array> {
    this.#pagefind ??= { instance: this.#library.pagefind(), failures: this.#library.failures() };
    const opened = this.#pagefind;
    try {
      const pagefind = await opened.instance;
      if (open !== undefined) await pagefind.preload((await this.#openTokens(open)).join(' '));
      const { results } = await pagefind.search(prefix);
      if (this.#library.failures() > opened.failures)
        throw new ConnectionLost('A part of the index did not arrive');
      return this.#onAxis(results);
    } catch (error) {
      // A Pagefind that missed a file never asks for it again: the next query needs a new one.
      if (this.#pagefind === opened) {
        this.#pagefind = undefined;
        this.#lists.clear();
        opened.instance.then((pagefind) => pagefind.destroy()).catch(() => {});
      }
      throw error instanceof ConnectionLost
        ? error
        : new ConnectionLost('Pagefind did not start', { cause: error });
    }
  }

  async #openTokens(char: string): Promise<string[]> {
    if (!this.#common.has(char)) return openTokens(char, this.#common, []);
    const vocabulary = await this.#library.data('vocabulary.json', this.#build);
    return openTokens(char, this.#common, String(vocabulary));
  }

  #onAxis(results: { id: string; words: number[] }[]): Uint32Array {
    const places = new Uint32Array(results.reduce((sum, { words }) => sum + words.length, 0));
    const groups = results.map(({ id, words }) => {
      const group = this.#groupOf.get(id);
      if (group === undefined) throw new ConnectionLost('The index is of another build than its rows');
      return { start: this.#groupStarts[group] ?? 0, words };
    });
    let at = 0;
    for (const { start, words } of groups.sort((a, b) => a.start - b.start)) {
      for (const word of words) places[at++] = start + word;
    }
    return places;
  }
}

/** @returns the places that have, `offset` characters later, a place of the list; both are ascending */
function both(places: Uint32Array, list: Uint32Array, offset: number): Uint32Array {
  let kept = 0;
  let at = 0;
  const result = new Uint32Array(places.length);
  for (const place of places) {
    const wanted = place + offset;
    while (at < list.length && (list[at] ?? 0) < wanted) at++;
    if (list[at] === wanted) result[kept++] = place;
  }
  return result.subarray(0, kept);
}
