/** Facets to choose from, and chips of what is chosen. */
import {
  type FacetCounts,
  type FacetName,
  type FacetValue,
  type Filters,
  facetNames,
  isSubjectFacet,
} from '../../../search/facets.ts';
import { facetWords, valueWords } from '../../../search/labels.ts';
import { make } from './dom.ts';

/** Values shown before the rest is asked for. */
const SHOWN_VALUES = 8;
const openAtFirst: ReadonlySet<FacetName> = new Set(['publication', 'year', 'type', 'topic']);

export interface FacetActions {
  toggle(name: FacetName, value: string): void;
  /** Counts of people, topics and places are wanted. */
  wantSubjects(): void;
}

/** Draws anew, keeping which groups are open and what has the focus. */
export function drawFacets(
  container: HTMLElement,
  counts: FacetCounts,
  filters: Filters,
  actions: FacetActions,
): void {
  const focused =
    document.activeElement instanceof HTMLElement ? document.activeElement.dataset.facet : undefined;
  const states = new Map(
    Array.from(container.querySelectorAll('details'), (details) => [details.dataset.name, details.open]),
  );
  const drawn = facetNames.flatMap((name) => {
    const values = counts[name];
    if (values === undefined && !isSubjectFacet(name)) return [];
    if (values !== undefined && values.length === 0) return [];
    const details = make('details', { 'data-name': name }, make('summary', {}, facetWords[name]));
    details.open = states.get(name) ?? (values !== undefined && openAtFirst.has(name));
    if (values === undefined) {
      details.append(make('p', { class: 'faint' }, '正在统计……'));
      details.addEventListener('toggle', () => details.open && actions.wantSubjects());
    } else details.append(drawValues(name, counts, filters, actions));
    return [details];
  });
  container.replaceChildren(...drawn);
  if (focused !== undefined)
    container.querySelector<HTMLElement>(`[data-facet="${CSS.escape(focused)}"]`)?.focus();
}

function drawValues(
  name: FacetName,
  counts: FacetCounts,
  filters: Filters,
  actions: FacetActions,
): HTMLElement {
  const chosen = new Set(filters[name]);
  const values = counts[name] ?? [];
  const drawValue = ({ value, name: label, count }: FacetValue) => {
    const box = make('input', { type: 'checkbox', 'data-facet': `${name}=${value}` });
    box.checked = chosen.has(value);
    box.addEventListener('change', () => actions.toggle(name, value));
    const words = valueWords(name, value, label);
    return make(
      'li',
      {},
      make('label', {}, box, make('span', {}, words), make('span', { class: 'count' }, String(count))),
    );
  };
  const isShown = ({ value }: FacetValue, index: number) => index < SHOWN_VALUES || chosen.has(value);
  const shown = values.filter(isShown);
  const list = make('ul', { role: 'list', 'aria-label': facetWords[name] }, ...shown.map(drawValue));
  const hidden = values.length - shown.length;
  if (hidden === 0) return list;
  // There may be thousands, of issues and people, and a query is slow that draws them all.
  const more = make('button', { type: 'button', class: 'plain' }, `其余${hidden}项`);
  more.addEventListener('click', () => {
    const items = values.map(drawValue);
    list.replaceChildren(...items);
    items[values.findIndex((value, index) => !isShown(value, index))]?.querySelector('input')?.focus();
    more.remove();
  });
  return make('div', {}, list, more);
}

export function drawChips(
  container: HTMLElement,
  counts: FacetCounts,
  filters: Filters,
  actions: { toggle: FacetActions['toggle']; clear(): void },
): void {
  const chips = facetNames.flatMap((name) =>
    (filters[name] ?? []).map((value) => {
      const label = counts[name]?.find((one) => one.value === value)?.name ?? value;
      const words = `${facetWords[name]}：${valueWords(name, value, label)}`;
      const button = make('button', { type: 'button', class: 'chip', 'aria-label': `移除 ${words}` }, words);
      button.addEventListener('click', () => actions.toggle(name, value));
      return make('li', {}, button);
    }),
  );
  if (chips.length > 1) {
    const clear = make('button', { type: 'button', class: 'plain' }, '全部移除');
    clear.addEventListener('click', () => actions.clear());
    chips.push(make('li', {}, clear));
  }
  container.replaceChildren(...chips);
  container.hidden = chips.length === 0;
}
