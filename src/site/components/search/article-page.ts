/** An article's own page, read as the blocks that excerpts are cut from. */
import { lineRoles, type PageBlock } from '../../../search/excerpt.ts';

/** @param html of an article's page @returns its blocks without the title, the lines of the head after the body */
export function readArticlePage(html: string): PageBlock[] {
  const story = new DOMParser().parseFromString(html, 'text/html').querySelector('article.story');
  const head = Array.from(story?.querySelectorAll('.story-head > :is(.column, .kicker, .subtitle)') ?? []);
  const body = Array.from(story?.querySelectorAll('.body [id]') ?? []);
  return [
    ...body.map((element) => ({ anchor: element.id, text: textOf(element), isLine: isLine(element) })),
    ...head.map((element) => ({ text: textOf(element), isLine: isLine(element) })),
  ].filter(({ text }) => text !== '');
}

/** Where the element does not name the role of a block, its class does. */
function isLine(element: Element): boolean {
  return element.localName === 'h2' || [...lineRoles].some((role) => element.classList.contains(role));
}

function textOf(element: Element): string {
  return (element.textContent ?? '').trim();
}
