/** The search page: what is typed and chosen goes into the address, what is in the address is searched. */

import { asksNothing, hasFilters, readState, type SearchState, writeState } from '../../../search/address.ts';
import { type Advice, advise } from '../../../search/advice.ts';
import { SearchEngine, type SearchResult } from '../../../search/engine.ts';
import type { FacetName } from '../../../search/facets.ts';
import type { Order } from '../../../search/match.ts';
import { make, need } from './dom.ts';
import { drawChips, drawFacets } from './facets-view.ts';
import { openSite } from './library.ts';
import { drawExcerpt, drawIssues, drawResult } from './results.ts';
import { attachSuggestions } from './suggest-box.ts';

/** Results shown at a time. */
const PAGE_SIZE = 10;
const SUGGESTIONS = 8;
/** Milliseconds after a key before the query runs; one character finds half the archive, and may be a beginning. */
const PAUSE = 20;
const PAUSE_AFTER_ONE = 500;

const root = need('[data-search]', HTMLElement);
const base = root.dataset.base ?? '/';
const form = need('[data-search-form]', HTMLFormElement);
const input = need('[data-search-input]', HTMLInputElement);
const status = need('[data-search-status]', HTMLElement);
const note = need('[data-search-note]', HTMLElement);
const list = need('[data-search-results]', HTMLOListElement);
const more = need('[data-more]', HTMLButtonElement);
const issues = need('[data-search-issues]', HTMLElement);
const chips = need('[data-search-chips]', HTMLElement);
const facets = need('[data-search-facets]', HTMLElement);
const narrowing = need('[data-search-narrowing]', HTMLDetailsElement);
const ordering = need('[data-search-ordering]', HTMLElement);
const orders = need('[data-search-order]', HTMLSelectElement);
const advice = need('[data-search-advice]', HTMLElement);
const intro = need('[data-search-intro]', HTMLElement);

const engine = new SearchEngine(openSite(base));
let state = readState(location.search);
let withSubjects = false;
/** What the page is called while nothing is asked. */
const pageTitle = document.title;
/** The run whose results may be shown; whoever finds another here has been overtaken. */
let current = 0;
/** Typing goes on in one entry of the history. */
let typing = false;

type Travel = 'push' | 'replace' | 'stay';

function go(next: Partial<SearchState>, travel: Travel): Promise<void> {
  state = { ...state, ...next };
  const address = location.pathname + writeState(state);
  if (travel !== 'stay' && address !== location.pathname + location.search) {
    history[travel === 'push' ? 'pushState' : 'replaceState'](null, '', address);
  }
  return run();
}

async function run(): Promise<void> {
  const mine = ++current;
  const asked = state;
  orders.value = asked.order;
  if (input.value !== asked.text && document.activeElement !== input) input.value = asked.text;
  // What the history and the bookmarks call it.
  document.title = asked.text.trim() === '' ? pageTitle : `${asked.text.trim()} · ${pageTitle}`;
  if (asksNothing(asked)) return showNothingAsked();
  root.setAttribute('aria-busy', 'true');
  try {
    const result = await engine.search({ ...asked, withSubjects });
    const facts = await engine.facts(result.rows.slice(0, PAGE_SIZE));
    if (mine !== current) return;
    showResult(asked, result);
    append(asked, result, facts);
    if (result.rows.length === 0) await showAdvice(mine, asked);
  } catch (error) {
    if (mine === current) showFailure(error);
  } finally {
    if (mine === current) root.removeAttribute('aria-busy');
  }
}

function clear(): void {
  for (const part of [issues, list, advice, note]) part.replaceChildren();
  more.hidden = true;
  delete status.dataset.total;
  delete status.dataset.query;
}

function showNothingAsked(): void {
  clear();
  status.textContent = '';
  chips.hidden = true;
  narrowing.hidden = true;
  ordering.hidden = true;
  intro.hidden = false;
  root.removeAttribute('aria-busy');
}

function showResult(asked: SearchState, result: SearchResult): void {
  clear();
  const total = result.rows.length;
  const named = result.issues.length > 0;
  issues.replaceChildren(...drawIssues(base, result.issues));
  const nothing = named ? '稿件里没有找到' : '没有找到';
  status.textContent = total === 0 ? nothing : `找到${total}篇`;
  status.dataset.total = String(total);
  status.dataset.query = asked.text;
  // Who finds nothing is told how to ask, and where else to look.
  intro.hidden = total > 0 || named;
  ordering.hidden = total < 2;
  const notes = [
    result.simplified.length > 0 && `也按简体查找：${result.simplified.join('、')}`,
    result.pinyin.length > 0 && `按拼音查找：${result.pinyin.join('、')}`,
  ].filter((words) => words !== false);
  note.replaceChildren(...notes.map((words) => make('p', {}, words)));
  narrowing.hidden = total === 0 && !hasFilters(asked.filters);
  drawFacets(facets, result.counts, asked.filters, {
    toggle,
    wantSubjects() {
      withSubjects = true;
      void run();
    },
  });
  drawChips(chips, result.counts, asked.filters, { toggle, clear: () => void go({ filters: {} }, 'push') });
}

function toggle(name: FacetName, value: string): void {
  const chosen = state.filters[name] ?? [];
  const others = chosen.filter((one) => one !== value);
  const values = others.length < chosen.length ? others : [...chosen, value];
  const { [name]: _, ...rest } = state.filters;
  void go({ filters: values.length > 0 ? { ...rest, [name]: values } : rest }, 'push');
}

function append(
  asked: SearchState,
  result: SearchResult,
  facts: Awaited<ReturnType<SearchEngine['facts']>>,
): void {
  for (const one of facts) {
    const item = drawResult(base, one, asked.text, result.phrases);
    list.append(item);
    void showExcerpt(item, one.id, asked.text, result.phrases);
  }
  more.hidden = list.childElementCount >= result.rows.length;
  more.textContent = `再看${Math.min(PAGE_SIZE, result.rows.length - list.childElementCount)}篇`;
  more.onclick = () => void showMore(asked, result);
}

async function showMore(asked: SearchState, result: SearchResult): Promise<void> {
  const mine = current;
  const shown = list.childElementCount;
  more.disabled = true;
  try {
    const facts = await engine.facts(result.rows.slice(shown, shown + PAGE_SIZE));
    if (mine !== current) return;
    append(asked, result, facts);
    list.children[shown]?.querySelector('a')?.focus();
  } catch (error) {
    if (mine === current) showFailure(error);
  } finally {
    more.disabled = false;
  }
}

/** A passage that does not arrive leaves the result as it is. */
async function showExcerpt(
  item: HTMLElement,
  id: string,
  text: string,
  phrases: readonly string[],
): Promise<void> {
  const excerpt = await engine.excerpt(id, phrases).catch(() => undefined);
  if (excerpt && item.isConnected) drawExcerpt(base, id, text, item, excerpt);
}

async function showAdvice(mine: number, asked: SearchState): Promise<void> {
  const found = await advise(engine, asked);
  if (mine !== current || found.length === 0) return;
  advice.replaceChildren(
    make('h2', {}, '可以试试'),
    make('ul', { role: 'list' }, ...found.map((one) => make('li', {}, drawAdvice(asked, one)))),
  );
}

function drawAdvice(asked: SearchState, { kind, text, keepFilters, count }: Advice): HTMLElement {
  const next: SearchState = { ...asked, text, filters: keepFilters ? asked.filters : {} };
  const words = kind === 'without-filters' ? '去掉所有筛选' : text;
  const link = make('a', { href: location.pathname + writeState(next) }, words);
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    input.value = text;
    void go(next, 'push');
  });
  return make('span', {}, link, ' ', make('span', { class: 'count' }, `${count}篇`));
}

function showFailure(error: unknown): void {
  console.error(error);
  clear();
  status.textContent = '';
  intro.hidden = true;
  ordering.hidden = true;
  const retry = make('button', { type: 'button' }, '重试');
  retry.addEventListener('click', () => void run());
  advice.replaceChildren(
    make('div', { role: 'alert' }, make('p', {}, '连接断了，没有取到搜索所需的文件。'), retry),
  );
}

const suggestions = attachSuggestions(
  input,
  need('[data-search-suggestions]', HTMLElement),
  (text) => engine.suggest(text, SUGGESTIONS),
  ([kind, text, , , url]) => {
    if (kind === 'title' && url !== undefined) location.assign(base + url);
    else {
      input.value = text;
      typing = false;
      void go({ text }, 'push');
    }
  },
);

let pause: ReturnType<typeof setTimeout> | undefined;
input.addEventListener('input', (event) => {
  if (event instanceof InputEvent && event.isComposing) return;
  typed();
});
input.addEventListener('compositionend', typed);
function typed(): void {
  clearTimeout(pause);
  const text = input.value;
  if (text === state.text) return;
  pause = setTimeout(
    () => {
      void go({ text }, typing ? 'replace' : 'push');
      typing = true;
      void suggestions.update();
    },
    [...text.trim()].length === 1 ? PAUSE_AFTER_ONE : PAUSE,
  );
}
form.addEventListener('submit', (event) => {
  event.preventDefault();
  clearTimeout(pause);
  suggestions.close();
  void go({ text: input.value }, typing ? 'replace' : 'push');
  typing = false;
});
orders.addEventListener('change', () => void go({ order: orders.value as Order }, 'push'));
addEventListener('popstate', () => {
  typing = false;
  state = readState(location.search);
  input.value = state.text;
  suggestions.close();
  void run();
});

// The first query is faster when what every query needs is there already.
input.addEventListener('focus', () => void engine.open().catch(() => {}), { once: true });
// On a phone the results come first.
if (matchMedia('(max-width: 50rem)').matches) narrowing.open = false;
input.value = state.text;
void go({}, 'stay');
if (state.text === '') input.focus();
