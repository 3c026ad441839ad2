/** What of an article is searched, block by block. */
import { foldText } from './fold.ts';

/** The fields of an article that the index is made from. */
export interface Indexable {
  title: string;
  titleInferred: boolean;
  kicker?: string | undefined;
  subtitle?: string | undefined;
  blocks: readonly { role: string; text: string }[];
}

export interface SearchText {
  /** Folded texts; no phrase is found across the end of one. */
  title: string[];
  body: string[];
}

/** The title stands first, so that an occurrence in it is told by its position. */
export function searchText(article: Indexable): SearchText {
  const ofRole = (role: string) =>
    article.blocks.filter((block) => block.role === role).map((block) => block.text);
  const title = withJoined(ofRole('title'), article.title);
  const body = article.blocks.filter((block) => block.role !== 'title').map((block) => block.text);
  for (const [role, joined] of [
    ['kicker', article.kicker],
    ['subtitle', article.subtitle],
  ] as const) {
    const printed = ofRole(role);
    if (joined !== undefined && !printed.includes(joined)) body.push(joined);
  }
  return { title: title.map(foldText).filter(Boolean), body: body.map(foldText).filter(Boolean) };
}

// A headline of two lines is two blocks, and one title on the page: a reader may type either.
function withJoined(printed: string[], joined: string): string[] {
  return printed.includes(joined) ? printed : [joined, ...printed];
}
