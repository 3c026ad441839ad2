/** Whether a unit's first or last words are not on this page: it jumps from or to another, or the OCR lost them. */
import type { LineRole } from './assembly/roles.ts';
import type { UnitType } from './contract.ts';
import { bodyParagraphs, type TypedLine } from './unit-type/features.ts';

/** Types that always have a headline: without one, what stood below it may be lost too. */
const HEADED = new Set<UnitType>(['article', 'commentary', 'interview']);
/** Types of running text; all others may end without a full stop. */
const RUNNING = new Set<UnitType>(['article', 'commentary', 'interview', 'brief', 'letter']);
/** Types that those who wrote them sign. */
const SIGNED_TYPES = new Set<UnitType>(['brief', 'letter']);
const HEADS = new Set<LineRole>(['column', 'kicker', 'title']);

const ONWARD = /转|下接|未完|待续/u;
const FROM_BEFORE = /接/u;

export function missingEnds(
  lines: readonly TypedLine[],
  type: UnitType,
): { startMissing: boolean; endMissing: boolean } {
  const jumps = lines.filter(({ role }) => role === 'jump').map(({ view }) => view.text);
  const body = lines.filter(
    ({ role }) => role === 'paragraph' || role === 'continuation' || role === 'heading',
  );
  const startMissing =
    jumps.some((text) => FROM_BEFORE.test(text) && !ONWARD.test(text)) ||
    lines[0]?.role === 'continuation' ||
    body[0]?.view.start === 'inside' ||
    (HEADED.has(type) && !lines.some(({ role }) => HEADS.has(role)));
  const endMissing =
    jumps.some((text) => ONWARD.test(text)) ||
    (RUNNING.has(type) && (body.length === 0 || breaksOff(lines, type)));
  return { startMissing, endMissing };
}

/** Whether the last words of a running text are the middle of a sentence. */
function breaksOff(lines: readonly TypedLine[], type: UnitType): boolean {
  const role = lines.at(-1)?.role;
  if (role !== 'paragraph' && role !== 'continuation') return false;
  const paragraphs = bodyParagraphs(lines);
  const last = paragraphs.at(-1);
  if (last?.end === 'mid') return true;
  // Items of a list one under the other have no full stops.
  const stopped = paragraphs.filter(({ end }) => end === 'full').length;
  if (last?.end !== 'open' || (paragraphs.length > 2 && stopped < paragraphs.length / 2)) return false;
  const tail = last.text.slice(/.*[。！？…][”’）]*/u.exec(last.text)?.[0].length ?? 0);
  return !CLOSING.test(tail) && !isSignature(tail, SIGNED_TYPES.has(type));
}

/** How to reach the writer, when it was written: what stands below a text and is no sentence. */
const CLOSING =
  /(电话|电挂|邮编|地址|联系人|编辑部|编者)|[×\dX]{4,}$|月[\d一二三四五六七八九十廿]{1,3}[日号]$|[路街巷弄道][\d○〇零一二三四五六七八九十百]+号$|[元角折]$/u;
/** Whom it comes from: words set apart, what stands behind a dash, or an office by its last word. */
const SIGNED = /\s|^——|[厂矿社部局组会校院室处科队所司]$|[摄图文画作]$|整理$/u;
const SIGNED_AT_END = /\s[\p{Script=Han}]{1,4}$/u;
const SIGNATURE_LENGTH = 20;
const NAME_LENGTH = 12;

/** @param usual whether a few words below the text are most likely the name of who wrote it */
function isSignature(tail: string, usual: boolean): boolean {
  const words = tail.trim();
  if (SIGNED_AT_END.test(tail)) return true;
  if (words.length > SIGNATURE_LENGTH || /[，；]/u.test(words)) return false;
  return SIGNED.test(tail) || (usual && words.length <= NAME_LENGTH);
}
