/** Quotations that find their place again. */
import type { UnitData } from '../pipeline/contract.ts';
import { locate, type Place } from './locate.ts';
import type { Quote } from './schema.ts';

/** Characters of context to begin with, and at most: more tells more places apart, and breaks more easily. */
const CONTEXT = 8;
const MOST_CONTEXT = 64;
/** Characters of a paragraph that name it. */
const NAME_LENGTH = 24;

/** A quotation of some words, with as much around them as tells their place from others. */
export function quoteOf(units: readonly UnitData[], place: Place): Quote {
  const text = units[place.unit]?.blocks[place.block]?.text ?? '';
  const exact = text.slice(place.start, place.end);
  const before = textBefore(units, place) + text.slice(0, place.start);
  const after = text.slice(place.end) + textAfter(units, place);
  for (let length = CONTEXT; ; length *= 2) {
    const prefix = before.slice(Math.max(0, before.length - length));
    const suffix = after.slice(0, length);
    const quote: Quote = { exact, ...(prefix && { prefix }), ...(suffix && { suffix }) };
    const located = locate(units, quote, false);
    if (length >= MOST_CONTEXT || (located.found === 'one' && isSame(located.place, place))) return quote;
  }
}

/** A quotation of the beginning of a paragraph. */
export function quoteOfBlock(units: readonly UnitData[], unit: number, block: number): Quote {
  const text = units[unit]?.blocks[block]?.text ?? '';
  return quoteOf(units, { unit, block, start: 0, end: Math.min(text.length, NAME_LENGTH) });
}

const isSame = (a: Place, b: Place): boolean =>
  a.unit === b.unit && a.block === b.block && a.start === b.start;

function textBefore(units: readonly UnitData[], { unit, block }: Place): string {
  const own = units[unit]?.blocks.slice(0, block) ?? [];
  const text = own.map((each) => each.text).join('');
  return text.length >= MOST_CONTEXT || unit === 0
    ? text
    : (units[unit - 1]?.blocks.map((each) => each.text).join('') ?? '') + text;
}

function textAfter(units: readonly UnitData[], { unit, block }: Place): string {
  const text = (units[unit]?.blocks.slice(block + 1) ?? []).map((each) => each.text).join('');
  return text.length >= MOST_CONTEXT
    ? text
    : text + (units[unit + 1]?.blocks.map((each) => each.text).join('') ?? '');
}
