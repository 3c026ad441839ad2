/**
 * Where phrases occur. All rows together are one axis of characters, as they were given to Pagefind, and an
 * occurrence is a place on it.
 */
import type { Openings, Rows } from './data.ts';
import { ConnectionLost, type Library, type PagefindInstance, type SearchOptions } from './library.ts';
import { type Common, openTokens, phraseSteps, type Step } from './tokens.ts';

/** Phrases whose places are kept for the next query; those of a frequent one are about 200 kB. */
const KEPT_PHRASES = 200;

export class OccurrenceIndex {
  readonly #library: Library;
  readonly #build: string;
  readonly #common: Common;
  readonly #groupOf: ReadonlyMap<string, number>;
  readonly #groupStarts: number[];
  #pagefind: { instance: Promise<PagefindInstance>; failures: number } | undefined;
  #phrases = new Map<string, Promise<Uint32Array>>();

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
  places(phrase: string): Promise<Uint32Array> {
    const known = this.#phrases.get(phrase);
    if (known) return known;
    const places = this.#load(phrase);
    const [oldest] = this.#phrases.keys();
    if (this.#phrases.size >= KEPT_PHRASES && oldest !== undefined) this.#phrases.delete(oldest);
    this.#phrases.set(phrase, places);
    places.catch(() => this.#phrases.delete(phrase));
    return places;
  }

  async #load(phrase: string): Promise<Uint32Array> {
    if (this.#groupOf.size === 0) return new Uint32Array();
    this.#pagefind ??= { instance: this.#library.pagefind(), failures: this.#library.failures() };
    const opened = this.#pagefind;
    try {
      const places = await this.#find(phraseSteps(phrase, this.#common), await opened.instance);
      if (this.#library.failures() > opened.failures)
        throw new ConnectionLost('A part of the index did not arrive');
      return places;
    } catch (error) {
      // A Pagefind that missed a file never asks for it again: the next query needs a new one.
      if (this.#pagefind === opened) {
        this.#pagefind = undefined;
        this.#phrases.clear();
        opened.instance.then((pagefind) => pagefind.destroy()).catch(() => {});
      }
      throw error instanceof ConnectionLost
        ? error
        : new ConnectionLost('Pagefind did not start', { cause: error });
    }
  }

  /**
   * What a look-up costs is the places that Pagefind counts up. So the rarest is looked up first, and each further
   * one only in the groups where what was found so far stands.
   */
  async #find(steps: Step[], pagefind: PagefindInstance): Promise<Uint32Array> {
    const words = await Promise.all(steps.map((step) => this.#wordsOf(step)));
    await pagefind.preload(words.flat().join(' '), inGroups([0]));
    let places: Uint32Array | undefined;
    for (const { prefix, offset } of await this.#rarestFirst(steps, pagefind)) {
      if (places?.length === 0) break;
      const groups = places && this.#groupsOf(places);
      const { results } = await pagefind.search(prefix, groups && inGroups(groups));
      const list = this.#onAxis(results);
      places = places
        ? both(places, list, offset)
        : list.filter((place) => place >= offset).map((place) => place - offset);
    }
    return places ?? new Uint32Array();
  }

  async #wordsOf({ prefix, open }: Step): Promise<string[]> {
    if (open === undefined) return [prefix];
    if (!this.#common.has(open)) return openTokens(open, this.#common);
    const openings = (await this.#library.data('openings.json', this.#build)) as Openings;
    return openings[open] ?? [];
  }

  /**
   * A word is the rarer the fewer groups have it, and the later it first stands in them. Of a word in quotation
   * marks Pagefind gives no more than that, at next to no cost. An open step is many words, and not rare.
   */
  async #rarestFirst(steps: Step[], pagefind: PagefindInstance): Promise<Step[]> {
    if (steps.length === 1) return steps;
    const known = await Promise.all(
      steps.map(async (step) => {
        if (step.open !== undefined) return { step, groups: Infinity, lateness: 0 };
        const { results } = await pagefind.search(`"${step.prefix}"`);
        const lateness = results.reduce((sum, { words }) => sum + (words[0] ?? 0), 0);
        return { step, groups: results.length, lateness };
      }),
    );
    known.sort((a, b) => (a.groups === b.groups ? b.lateness - a.lateness : a.groups - b.groups));
    return known.map(({ step }) => step);
  }

  /** @param places ascending */
  #groupsOf(places: Uint32Array): number[] {
    const groups: number[] = [];
    let group = 0;
    for (const place of places) {
      while (place >= (this.#groupStarts[group + 1] ?? Infinity)) group++;
      if (groups.at(-1) !== group) groups.push(group);
    }
    return groups;
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

function inGroups(groups: readonly number[]): SearchOptions {
  return { filters: { group: { any: groups.map(String) } } };
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
