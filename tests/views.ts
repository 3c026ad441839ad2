import { unified } from 'unified';
import { VFile } from 'vfile';
import { type LineView, viewLines } from '../src/pipeline/assembly/line-view.ts';
import { parseSeed } from '../src/pipeline/parse.ts';
import type { Line, Page } from '../src/pipeline/tree.ts';
import { models } from './models.ts';

/** The lines of a text as the assembly sees them. */
export function viewsOf(text: string): LineView[] {
  const page = unified()
    .use(parseSeed)
    .parse(new VFile({ value: text })) as Page;
  return viewLines(page.children as Line[], text, models.lexicon.simplify);
}
