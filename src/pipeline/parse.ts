import type { Parser, Plugin } from 'unified';
import type { VFile } from 'vfile';
import { location } from 'vfile-location';
import type { Span } from './contract.ts';
import type { Line, Page } from './tree.ts';

/** Markdown that an OCR leaves at the ends of a line: heading marks and emphasis. */
const LEADING_MARKUP = /^[\s\u200b]*(?:#{1,6}(?=\s|$)\s*)?(?:\*{1,3}(?=\S.*\*{1,3}[\s\u200b]*$))?/u;

/** unified parser: the text of a seed to a Page of Lines, each with its position and span. */
export const parseSeed: Plugin<[], string, Page> = function () {
  const parser: Parser<Page> = (text, file) => parsePage(text, file);
  this.parser = parser;
};

function parsePage(text: string, file: VFile): Page {
  const places = location(text);
  const children: Line[] = [];
  let at = 0;
  for (const raw of text.split('\n')) {
    const span = inkSpan(raw, at);
    if (span) {
      const start = places.toPoint(span[0]);
      const end = places.toPoint(span[1]);
      if (!start || !end) throw new Error(`No point for ${span} in ${file.path}`);
      children.push({ type: 'line', value: text.slice(...span), span, position: { start, end } });
    }
    at += raw.length + 1;
  }
  return { type: 'page', source: file.path, issue: { evidence: [] }, children };
}

/** The part of a line that holds ink, without the Markdown remains around it; undefined for an empty line. */
function inkSpan(raw: string, at: number): Span | undefined {
  const lead = LEADING_MARKUP.exec(raw)?.[0].length ?? 0;
  // Without a mark in front the stars at the end may be printed: 张**.
  const after = raw.slice(0, lead).includes('*') ? /[\s\u200b*]+$/u : /[\s\u200b]+$/u;
  const tail = raw.slice(lead).replace(after, '').length;
  if (!/[^\s\u200b#*]/u.test(raw.slice(lead, lead + tail))) return undefined;
  return [at + lead, at + lead + tail];
}
