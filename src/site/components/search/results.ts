/** One result, and its passage. */

import { unitTypeWords } from '../../../pipeline/unit-type/names.ts';
import type { IssueFacts, RowFacts } from '../../../search/engine.ts';
import { type Excerpt, markPieces, type Piece } from '../../../search/excerpt.ts';
import { dateWords, issueWords } from '../../../search/labels.ts';
import { make } from './dom.ts';

export function marked(pieces: readonly Piece[]): (Node | string)[] {
  return pieces.map(({ text, marked }) => (marked ? make('mark', {}, text) : text));
}

/** The address of an article, with the words that it is to mark. */
function addressOf(base: string, id: string, text: string, anchor = ''): string {
  const query = text === '' ? '' : `?${new URLSearchParams({ q: text })}`;
  return `${base}articles/${id}/${query}${anchor === '' ? '' : `#${anchor}`}`;
}

export function drawResult(
  base: string,
  facts: RowFacts,
  text: string,
  phrases: readonly string[],
): HTMLLIElement {
  const { id, title, publication, date, page, type } = facts;
  return make(
    'li',
    { 'data-result': id },
    make(
      'article',
      { class: `item is-${type}` },
      make(
        'p',
        { class: 'meta' },
        type !== 'article' && make('span', { class: 'type' }, unitTypeWords[type]),
        make('span', {}, dateWords(date ?? '') || '日期不详'),
        make('span', {}, page === undefined ? publication : `${publication} 第${page}版`),
      ),
      make(
        'h2',
        { class: 'title' },
        make('a', { href: addressOf(base, id, text) }, ...marked(markPieces(title, phrases))),
      ),
      make('p', { class: 'excerpt', 'data-excerpt': true }),
    ),
  );
}

export function drawExcerpt(
  base: string,
  id: string,
  text: string,
  item: HTMLElement,
  excerpt: Excerpt,
): void {
  const place = item.querySelector('[data-excerpt]');
  const { anchor, pieces, cutBefore, cutAfter } = excerpt;
  const words = [cutBefore && '……', ...marked(pieces), cutAfter && '……'].filter((piece) => piece !== false);
  place?.replaceChildren(
    anchor === undefined
      ? make('span', {}, ...words)
      : make('a', { href: addressOf(base, id, text, anchor) }, ...words),
  );
}

/** Issues shown before the rest is asked for. */
const SHOWN_ISSUES = 6;

/** The issues that a query names, a link each. */
export function drawIssues(base: string, issues: readonly IssueFacts[]): HTMLElement[] {
  if (issues.length === 0) return [];
  const drawIssue = (issue: IssueFacts) =>
    make(
      'li',
      {},
      make('a', { href: base + issue.url }, issueWords(issue)),
      ' ',
      make('span', { class: 'count' }, `${issue.articles}篇`),
    );
  const list = make('ul', { role: 'list' }, ...issues.slice(0, SHOWN_ISSUES).map(drawIssue));
  const heading = make('h2', {}, '这一期报纸');
  if (issues.length > 1) heading.textContent = `有${issues.length}期报纸`;
  const rest = issues.slice(SHOWN_ISSUES);
  if (rest.length === 0) return [heading, list];
  const more = make('button', { type: 'button', class: 'plain' }, `其余${rest.length}期`);
  more.addEventListener('click', () => {
    list.append(...rest.map(drawIssue));
    list.children[SHOWN_ISSUES]?.querySelector('a')?.focus();
    more.remove();
  });
  return [heading, list, more];
}
