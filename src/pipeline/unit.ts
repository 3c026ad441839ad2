/** From the lines of a unit, in reading order and with their roles, to the unit. */

import type { LineView } from './assembly/line-view.ts';
import type { LineRole } from './assembly/roles.ts';
import type { BlockRole, Span, UnitType } from './contract.ts';
import { beginningOfBody, readHead } from './head.ts';
import type { HeadPart } from './head-order.ts';
import type { Lexicon } from './lexicon/index.ts';
import { missingEnds } from './missing-ends.ts';
import { joinText, repairText } from './repair.ts';
import { inferTitle } from './title.ts';
import type { Block, Unit } from './tree.ts';
import { typeOf } from './unit-type/index.ts';
import type { UnitTypeWeights } from './unit-type/weights.ts';

export interface UnitLine {
  view: LineView;
  role: LineRole;
  /** That it follows the line before, or begins the unit: 0 to 1. */
  confidence: number;
  /** The lines of a headline that this line holds in the wrong order, put right. */
  parts?: HeadPart[];
}

/** How text is shown. */
export type Repair = (text: string) => string;

export function buildUnit(
  lines: readonly UnitLine[],
  lexicon: Lexicon,
  unitTypes: UnitTypeWeights,
  repair: Repair,
): Unit {
  const unitType = typeOf(lines, unitTypes);
  const children = toBlocks(lines, unitType, repair);
  const blocks = children.map(({ role, value }) => ({ role, text: value }));
  const { title, kicker, subtitle, column } = readHead(blocks);
  const unit: Unit = {
    type: 'unit',
    unitType,
    columns: column,
    people: [],
    sources: [],
    datelines: [],
    ...missingEnds(lines, unitType),
    // Right to the last line only if every line is in its place.
    confidence: lines.reduce((product, line) => product * line.confidence, 1),
    children,
  };
  if (title) unit.title = title;
  else {
    const body = beginningOfBody(blocks);
    const inferred = body && inferTitle(body.text, lexicon);
    if (inferred) {
      unit.title = inferred;
      unit.titleInferred = true;
    }
  }
  if (kicker) unit.kicker = kicker;
  if (subtitle) unit.subtitle = subtitle;
  return unit;
}

/** A paragraph that columns broke becomes one block with several spans. */
function toBlocks(lines: readonly UnitLine[], type: UnitType, repair: Repair): Block[] {
  const blocks: Block[] = [];
  for (const { view, role, confidence, parts } of lines) {
    const { line } = view;
    if (parts) {
      for (const { role: partRole, value, spans } of parts)
        blocks.push({
          type: 'block',
          role: partRole,
          value: repair(repairText(value)),
          spans: spans.map(([from, to]): Span => [line.span[0] + from, line.span[0] + to]),
          confidence,
          ...(line.position && { position: line.position }),
        });
      continue;
    }
    const last = blocks.at(-1);
    if ((role === 'continuation' || role === 'title-rest') && last) {
      last.value = joinText(last.value, repair(repairText(line.value)));
      last.confidence = Math.min(last.confidence ?? 1, confidence);
      last.spans.push(line.span);
      continue;
    }
    blocks.push({
      type: 'block',
      role: blockRole(view, role, type),
      value: repair(repairText(line.value)),
      spans: [line.span],
      confidence,
      ...(line.position && { position: line.position }),
    });
  }
  return blocks;
}

function blockRole(view: LineView, role: LineRole, type: UnitType): BlockRole {
  if (role === 'furniture') throw new Error('Furniture is in no unit');
  if (role === 'title-rest') return 'title';
  if (role !== 'paragraph' && role !== 'continuation') return role;
  if (type === 'photo') return 'caption';
  if (type === 'poem') return 'line';
  if (type === 'table') return 'row';
  if (view.start === 'question') return 'question';
  if (view.start === 'answer') return 'answer';
  if (type === 'interview' && view.start === 'speaker') return 'answer';
  if (view.start === 'bullet') return 'item';
  return 'paragraph';
}
