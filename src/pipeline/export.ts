import type { Position } from 'unist';
import type { VFile } from 'vfile';
import type { ParsedPage, UnitData } from './contract.ts';
import type { Page, Unit } from './tree.ts';

/** The tree of an assembled page, and the messages of its file, as the contract has them. */
export function toParsedPage(page: Page, file: VFile): ParsedPage {
  const units: UnitData[] = [];
  const duplicates: ParsedPage['duplicates'] = [];
  const furniture: ParsedPage['furniture'] = [];
  for (const node of page.children) {
    switch (node.type) {
      case 'unit':
        units.push(toUnitData(node));
        break;
      case 'duplicate':
        duplicates.push({ span: node.span, of: node.of });
        break;
      case 'furniture':
        furniture.push({ role: node.role, span: node.span });
        break;
      default:
        throw new Error(`A page that is not assembled cannot be exported: found a ${node.type}`);
    }
  }
  return {
    source: page.source,
    ...(page.publication && { publication: page.publication.name }),
    ...(page.publication?.inferred && { publicationInferred: true as const }),
    issue: page.issue,
    ...(page.editors && page.editors.length > 0 && { editors: page.editors }),
    units,
    duplicates,
    furniture,
    messages: toMessages(file),
  };
}

/** The messages of a file as the contract has them. */
export function toMessages(file: VFile): NonNullable<ParsedPage['messages']> {
  return file.messages.map((message) => ({
    ruleId: message.ruleId ?? 'unknown',
    reason: message.reason,
    ...(message.place && 'start' in message.place && spanOf(message.place)),
    ...(message.fatal && { fatal: true as const }),
  }));
}

function spanOf(place: Position) {
  const { start, end } = place;
  if (start.offset === undefined || end.offset === undefined) return {};
  return { span: [start.offset, end.offset] as [number, number] };
}

function toUnitData(unit: Unit): UnitData {
  return {
    type: unit.unitType,
    ...(unit.title !== undefined && { title: unit.title }),
    ...(unit.titleInferred && { titleInferred: true as const }),
    ...(unit.kicker !== undefined && { kicker: unit.kicker }),
    ...(unit.subtitle !== undefined && { subtitle: unit.subtitle }),
    ...(unit.columns.length > 0 && { column: unit.columns }),
    people: unit.people,
    ...(unit.sources.length > 0 && { sources: unit.sources }),
    ...(unit.datelines.length > 0 && { dateline: unit.datelines }),
    ...(unit.places && unit.places.length > 0 && { places: unit.places }),
    ...(unit.organisations && unit.organisations.length > 0 && { organisations: unit.organisations }),
    ...(unit.topics && unit.topics.length > 0 && { topics: unit.topics }),
    ...(unit.startMissing && { startMissing: true }),
    ...(unit.endMissing && { endMissing: true }),
    ...(unit.confidence !== undefined && { confidence: unit.confidence }),
    blocks: unit.children.map((block) => ({
      role: block.role,
      text: block.value,
      spans: block.spans,
      ...(block.confidence !== undefined && { confidence: block.confidence }),
    })),
  };
}
