/** One result, and its passage. */

import { unitTypeWords } from '../../../pipeline/unit-type/names.ts';
import type { RowFacts } from '../../../search/engine.ts';
import { type Excerpt, markPieces, type Piece } from '../../../search/excerpt.ts';
import { dateWords } from '../../../search/labels.ts';
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
        make('span', {}, dateWords(date) || '日期不详'),
        make('span', {}, page === 0 ? publication : `${publication} 第${page}版`),
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
