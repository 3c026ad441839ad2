/** Marks that send the reader from one page to another: （下转第3版） behind the first part, （上接第1版） before the rest. */
import type { VFile } from 'vfile';
import type { Span } from './contract.ts';
import { fold } from './fold.ts';
import { readNumber } from './issue/numerals.ts';
import { positionOf } from './position.ts';
import type { Line, Page } from './tree.ts';

const PAGE = String.raw`\s*[A-Z]?\s*第?\s*([A-Z]?\s*\d{1,2}|[一二三四五六七八九十]{1,3})\s*[版页]`;
const JUMP = new RegExp(`(下转|转入|转|接|上接|续接|紧接)${PAGE}`, 'u');
const BEFORE_A_LINE = new RegExp(String.raw`^[([]\s*(?:上接|续接|紧接|接)${PAGE}[^()[\]]{0,8}[)\]]`, 'u');
const BEHIND_A_LINE = new RegExp(String.raw`[([]\s*(?:下转|转入|转|下接)${PAGE}[^()[\]]{0,8}[)\]]$`, 'u');
/** No line that is a mark alone is longer. */
const MARK_LENGTH = 30;

const TO_SIMPLIFIED = new Map([
  ['轉', '转'],
  ['續', '续'],
  ['緊', '紧'],
]);
const inOneForm = (text: string): string =>
  fold(text).replace(/[轉續緊]/gu, (char) => TO_SIMPLIFIED.get(char) ?? char);

/** 下转第3版, 上接第1版, （下转A6版）; undefined where the text is no such line. */
export function readJump(text: string): { direction: 'to' | 'from'; page: number } | undefined {
  const folded = inOneForm(text);
  const match = JUMP.exec(folded);
  if (!match || folded.length > MARK_LENGTH) return undefined;
  const page = readNumber((match[2] ?? '').replace(/[A-Z\s]/gu, ''));
  if (page === undefined) return undefined;
  return { direction: match[1]?.includes('转') ? 'to' : 'from', page };
}

/**
 * Makes a mark in brackets before the first or behind the last words of a line a line of its own, as papers print it
 * too: what it says is of the unit, and no words of the paragraph.
 */
export function partJumpMarks() {
  return (page: Page, file: VFile): void => {
    page.children = page.children.flatMap((node): Page['children'] =>
      node.type === 'line' ? partLine(node, file) : [node],
    );
  };
}

function partLine(line: Line, file: VFile): Line[] {
  const text = inOneForm(line.value);
  const before = BEFORE_A_LINE.exec(text)?.[0].length ?? 0;
  const end = BEHIND_A_LINE.exec(text)?.index ?? text.length;
  if ((before === 0 && end === text.length) || !text.slice(before, end).trim()) return [line];
  return [
    ...pieceOf(line, 0, before, file),
    ...pieceOf(line, before, end, file),
    ...pieceOf(line, end, text.length, file),
  ];
}

/** The part of a line between two places in it, without the spaces around it; none where nothing is left. */
function pieceOf(line: Line, from: number, to: number, file: VFile): Line[] {
  const part = line.value.slice(from, to);
  const value = part.trim();
  if (!value) return [];
  const start = line.span[0] + from + part.length - part.trimStart().length;
  const span: Span = [start, start + value.length];
  const position = positionOf(file, span);
  return [{ type: 'line', value, span, ...(position && { position }) }];
}
