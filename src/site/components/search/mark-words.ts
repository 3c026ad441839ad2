/** The words of a query, marked on the page of an article, and buttons that step from one to the next. */
import { fold, mergeRanges, occurrences, type Range } from '../../../search/fold.ts';
import { parseQuery, wantedPhrases } from '../../../search/query.ts';
import { hasTraditional, loadSimplifier, simplifiedForms } from '../../../search/script.ts';
import { make } from './dom.ts';

/** What of an article is searched: the lines of its head and the blocks of its body. */
const blockSelector = '.story-head > :is(.column, .kicker, h1, .subtitle), .body [id]';

export async function markWords(story: HTMLElement, text: string): Promise<void> {
  const typed = wantedPhrases(parseQuery(text)).map(({ folded }) => folded);
  const phrases = typed.some(hasTraditional) ? await withSimplified(typed) : typed;
  const marks: HTMLElement[][] = [];
  for (const block of story.querySelectorAll(blockSelector)) {
    const words = block.textContent ?? '';
    const ranges = mergeRanges(phrases.flatMap((phrase) => occurrences(fold(words), phrase)));
    for (const range of ranges) marks.push(markRange(block, range));
  }
  if (marks.length > 0) document.body.append(drawStepper(marks));
}

async function withSimplified(phrases: readonly string[]): Promise<string[]> {
  const simplify = await loadSimplifier();
  return phrases.flatMap((phrase) => [phrase, ...simplifiedForms(phrase, simplify)]);
}

/** Wraps a range of a block's text, which may run over several elements. @returns its marks, in order */
function markRange(block: Element, [start, end]: Range): HTMLElement[] {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const pieces: { node: Text; from: number; to: number }[] = [];
  let offset = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue;
    const from = Math.max(start - offset, 0);
    const to = Math.min(end - offset, node.length);
    if (from < to) pieces.push({ node, from, to });
    offset += node.length;
  }
  return pieces.map(({ node, from, to }) => {
    const mark = make('mark', { class: 'found-word', tabindex: '-1' });
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    range.surroundContents(mark);
    return mark;
  });
}

function drawStepper(marks: readonly HTMLElement[][]): HTMLElement {
  let at = -1;
  const place = make('span', { role: 'status' }, `找到${marks.length}处`);
  const step = (by: number) => {
    at = (at + by + marks.length) % marks.length;
    const [mark] = marks[at] ?? [];
    for (const one of marks.flat()) one.classList.toggle('current', marks[at]?.includes(one));
    mark?.scrollIntoView({ block: 'center' });
    mark?.focus({ preventScroll: true });
    place.textContent = `第${at + 1}处，共${marks.length}处`;
  };
  const button = (words: string, act: () => void) => {
    const element = make('button', { type: 'button' }, words);
    element.addEventListener('click', act);
    return element;
  };
  const stepper = make(
    'div',
    { class: 'word-stepper', role: 'group', 'aria-label': '搜索的词' },
    place,
    button('上一处', () => step(at < 0 ? 0 : -1)),
    button('下一处', () => step(1)),
    button('不再标出', () => {
      for (const mark of marks.flat()) mark.replaceWith(...mark.childNodes);
      stepper.remove();
    }),
  );
  return stepper;
}
