/** Which days the number of an issue allows. */
import { daysOfPeriod } from './calendar.ts';
import type { Publication } from './publication.ts';

/** Days by which the date that a number stands for may be off: holidays and double issues, for each day from a known issue. */
const NUMBERING_DRIFT = 0.06;
const NUMBERING_SLACK = 4;

/** The days between which the issue of a number must lie, by the nearest issue that is known; in days since 1970. */
export function daysOfNumber(number: number, publication: Publication): [number, number] | undefined {
  const anchors = publication.numbering.map((anchor) => ({
    number: anchor.number,
    day: daysOfPeriod(anchor.date)[0],
  }));
  const nearest = anchors.sort((a, b) => Math.abs(a.number - number) - Math.abs(b.number - number))[0];
  if (!nearest) return undefined;
  const issues = number - nearest.number;
  const days = (issues * 7) / publication.weekdays.length;
  const slack = NUMBERING_SLACK + Math.abs(days) * NUMBERING_DRIFT;
  return [Math.floor(nearest.day + days - slack), Math.ceil(nearest.day + days + slack)];
}
