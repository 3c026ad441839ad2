/** The page as the OCR gave it, with what became of every line. */
import type { Article, Source } from '../../archive/records.ts';
import { unitTypeWords } from '../../pipeline/unit-type/names.ts';
import { blockRoleWords, furnitureWords } from './words.ts';

type Line = Source['lines'][number];
type Piece = Line['pieces'][number];

/** How many colours the articles of a page are told apart by; numbers tell apart those that share one. */
export const TONES = 6;

export interface SourceArticle {
  /** 1, 2, 3 … in reading order. */
  number: number;
  tone: number;
  id: string;
  title: string;
  type: string;
  url: string;
  /** 第3–9、14行 */
  lines: string;
  firstLine?: number;
}

export interface DrawnPiece {
  text: string;
  use: Piece['use'];
  /** That the piece went into. */
  article?: SourceArticle;
  anchor?: string;
  /** 引题, 段落, 报头, 重出 … */
  role?: string;
  /** A correction of its article changed it. */
  corrected: boolean;
}

export interface DrawnLine {
  number: number;
  pieces: DrawnPiece[];
  blank: boolean;
  /** What stands in the margin, where it differs from the line before. */
  mark?: { kind: 'article'; article: SourceArticle } | { kind: 'duplicate' | 'furniture'; label: string };
  messages: Source['messages'];
}

export interface DrawnSource {
  articles: SourceArticle[];
  lines: DrawnLine[];
  /** Messages that speak of the whole page. */
  messages: Source['messages'];
  counts: { block: number; duplicate: number; furniture: number; corrected: number };
}

/** @param articles the page's articles in reading order */
export function drawSource(source: Source, articles: Article[]): DrawnSource {
  const drawnArticles = articles.map((article, index) => drawArticle(article, index, source));
  const byId = new Map(drawnArticles.map((article) => [article.id, article]));
  const messages = Map.groupBy(source.messages, (message) => message.line ?? 0);
  const lines: DrawnLine[] = [];
  let margin = '';
  for (const line of source.lines) {
    const drawn = drawLine(line, byId, messages.get(line.number) ?? []);
    const mark = drawn.mark && markKey(drawn.mark);
    if (mark !== undefined && mark === margin) delete drawn.mark;
    if (mark !== undefined) margin = mark;
    lines.push(drawn);
  }
  return { articles: drawnArticles, lines, messages: messages.get(0) ?? [], counts: countsOf(source) };
}

function drawArticle(article: Article, index: number, source: Source): SourceArticle {
  const numbers = linesOfArticle(source, article.id);
  const [firstLine] = numbers;
  return {
    number: index + 1,
    tone: index % TONES,
    id: article.id,
    title: article.title,
    type: unitTypeWords[article.type],
    url: article.url,
    lines: lineRanges(numbers),
    ...(firstLine !== undefined && { firstLine }),
  };
}

function drawLine(line: Line, articles: Map<string, SourceArticle>, messages: Source['messages']): DrawnLine {
  const pieces = line.pieces.map((piece) => drawPiece(piece, articles));
  const inked = pieces.filter(({ use }) => use !== 'blank');
  const mark = inked[0] && markOf(inked[0]);
  return { number: line.number, pieces, blank: inked.length === 0, messages, ...(mark && { mark }) };
}

function drawPiece(piece: Piece, articles: Map<string, SourceArticle>): DrawnPiece {
  const { text, use } = piece;
  switch (piece.use) {
    case 'block': {
      const article = piece.article === undefined ? undefined : articles.get(piece.article);
      return {
        text,
        use,
        role: blockRoleWords[piece.role],
        corrected: piece.corrected ?? false,
        ...(article && { article }),
        ...(piece.anchor !== undefined && { anchor: piece.anchor }),
      };
    }
    case 'duplicate':
      return { text, use, role: '重出', corrected: false };
    case 'furniture':
      return { text, use, role: furnitureWords[piece.role], corrected: false };
    case 'blank':
    case 'withdrawn':
      return { text, use, corrected: false };
  }
}

function markOf({ use, article, role }: DrawnPiece): DrawnLine['mark'] {
  if (article) return { kind: 'article', article };
  return role !== undefined && (use === 'duplicate' || use === 'furniture')
    ? { kind: use, label: role }
    : undefined;
}

function markKey(mark: NonNullable<DrawnLine['mark']>): string {
  return mark.kind === 'article' ? mark.article.id : `${mark.kind} ${mark.label}`;
}

/** The lines of the seed that an article was made from, in order. */
export function linesOfArticle(source: Source, id: string): number[] {
  return source.lines
    .filter((line) => line.pieces.some((piece) => piece.use === 'block' && piece.article === id))
    .map((line) => line.number);
}

/** Line numbers as ranges; lines with nothing but blanks between them are not told apart: 3–9、14 */
export function lineRanges(numbers: number[]): string {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    // A blank line stands between every two paragraphs of a seed.
    if (last && number - last[1] <= 2) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join('、');
}

/** Characters that are not white space, by what became of them. */
function countsOf(source: Source): DrawnSource['counts'] {
  const counts = { block: 0, duplicate: 0, furniture: 0, corrected: 0 };
  for (const piece of source.lines.flatMap((line) => line.pieces)) {
    const ink = piece.text.replace(/\s/g, '').length;
    if (piece.use !== 'blank' && piece.use !== 'withdrawn') counts[piece.use] += ink;
    if (piece.use === 'block' && piece.corrected) counts.corrected += ink;
  }
  return counts;
}

/** The number of the line in which a position of the decoded seed stands. */
export function lineAt(source: Source, offset: number): number | undefined {
  return source.lines.findLast((line) => line.start <= offset)?.number;
}
