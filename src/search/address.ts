/** The state of the search page, as it stands in its address: ?q=工会&year=2020&year=2021&order=newest */
import { type Filters, facetNames } from './facets.ts';
import type { Order } from './match.ts';
import { parseQuery } from './query.ts';

export interface SearchState {
  text: string;
  filters: Filters;
  order: Order;
}

/** @param search the query part of an address; what it does not know, it leaves out */
export function readState(search: string): SearchState {
  const parameters = new URLSearchParams(search);
  const filters: Filters = {};
  for (const name of facetNames) {
    const values = [...new Set(parameters.getAll(name))].filter(Boolean);
    if (values.length > 0) filters[name] = values;
  }
  const order = parameters.get('order');
  return {
    text: parameters.get('q') ?? '',
    filters,
    order: order === 'newest' || order === 'oldest' ? order : 'best',
  };
}

/** @returns the query part, with its question mark; empty where nothing is asked */
export function writeState({ text, filters, order }: SearchState): string {
  const parameters = new URLSearchParams();
  if (text !== '') parameters.set('q', text);
  for (const name of facetNames) for (const value of filters[name] ?? []) parameters.append(name, value);
  if (order !== 'best') parameters.set('order', order);
  const search = parameters.toString();
  return search === '' ? '' : `?${search}`;
}

export function hasFilters(filters: Filters): boolean {
  return facetNames.some((name) => (filters[name]?.length ?? 0) > 0);
}

/** Neither a filter nor a text that there is anything to look up of: blank, or quotation marks alone. */
export function asksNothing({ text, filters }: SearchState): boolean {
  return parseQuery(text).clauses.length === 0 && !hasFilters(filters);
}
