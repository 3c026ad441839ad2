/** What was understood of a page, for people. */
import type { TakenPage } from '../archive/compose.ts';
import { lineNumbers } from '../archive/source.ts';
import type { ParsedPage, UnitData } from '../pipeline/contract.ts';

/**
 * @param path of the seed, as messages name it
 * @returns lines of text: the issue, its units with the lines of the seed, then the doubts
 */
export function describePage({ text, parsed }: TakenPage, path: string): string {
  const lineOf = lineNumbers(text);
  const place = (offset: number | undefined) => (offset === undefined ? path : `${path}:${lineOf(offset)}`);
  return [
    `${path}: ${describeIssue(parsed)}`,
    ...parsed.units.map((unit) => `  ${place(firstOffset(unit))} ${describeUnit(unit)}`),
    `  ${count(parsed.duplicates.length, 'duplicate')}, ${count(parsed.furniture.length, 'piece')} of furniture`,
    ...(parsed.messages ?? []).map(
      ({ reason, ruleId, span }) => `  ${place(span?.[0])} ${reason} (${ruleId})`,
    ),
  ].join('\n');
}

function describeIssue({ publication, publicationInferred, issue }: ParsedPage): string {
  const inferred = publicationInferred ? ' (the default: the page does not say)' : '';
  return [
    `${publication ?? 'publication unknown'}${inferred}`,
    issue.date ?? 'date unknown',
    issue.page === undefined ? 'page unknown' : `第${issue.page}版`,
    ...(issue.number === undefined ? [] : [`第${issue.number}期`]),
  ].join(' · ');
}

function describeUnit(unit: UnitData): string {
  const people = unit.people.map(({ name, role }) => `${role} ${name}`).join('、');
  const missing = [
    unit.startMissing && 'its beginning is not here',
    unit.endMissing && 'its end is not here',
  ];
  return [
    unit.type,
    `${unit.title ?? 'untitled'}${unit.titleInferred ? ' (title made from the text)' : ''}`,
    ...(people ? [people] : []),
    count(unit.blocks.length, 'block'),
    ...missing.filter((words) => typeof words === 'string'),
  ].join(' · ');
}

function firstOffset(unit: UnitData): number | undefined {
  return unit.blocks[0]?.spans[0]?.[0];
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
