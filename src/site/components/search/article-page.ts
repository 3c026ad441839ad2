/** An article's own page, read as the blocks that excerpts are cut from. */
import type { PageBlock } from '../../../search/excerpt.ts';

/** @param html of an article's page @returns its blocks, the lines of the head before the body */
export function readArticlePage(html: string): PageBlock[] {
  const story = new DOMParser().parseFromString(html, 'text/html').querySelector('article.story');
  const head = Array.from(story?.querySelectorAll('.story-head > :is(.column, .kicker, .subtitle)') ?? []);
  const body = Array.from(story?.querySelectorAll('.body [id]') ?? []);
  return [
    ...body.map((element) => ({ anchor: element.id, text: textOf(element) })),
    ...head.map((element) => ({ text: textOf(element) })),
  ].filter(({ text }) => text !== '');
}

function textOf(element: Element): string {
  return (element.textContent ?? '').trim();
}
