/** What was understood of a page, for people. */

import type { ArchiveMessage } from '../archive/messages.ts';
import type { TakenPage } from '../archive/pages.ts';
import { lineNumbers } from '../archive/source.ts';
import type { ParsedPage, UnitData } from '../pipeline/contract.ts';

/**
 * @param path of the seed, as messages name it
 * @returns lines of text: the issue, then its units with the lines of the seed
 */
export function describePage({ text, parsed }: TakenPage, path: string): string {
  const lineOf = lineNumbers(text);
  return [
    `${path}: ${describeIssue(parsed)}`,
    ...parsed.units.map((unit) => `  ${path}:${lineOf(firstOffset(unit))} ${describeUnit(unit)}`),
    `  ${count(parsed.duplicates.length, 'duplicate')}, ${count(parsed.furniture.length, 'piece')} of furniture`,
  ].join('\n');
}

/** @param path of the file that it speaks of */
export function describeMessage({ severity, reason, ruleId, line }: ArchiveMessage, path: string): string {
  return `${path}${line === undefined ? '' : `:${line}`} ${severity}: ${reason} (${ruleId})`;
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

function firstOffset(unit: UnitData): number {
  return unit.blocks[0]?.spans[0]?.[0] ?? 0;
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
