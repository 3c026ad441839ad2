/** Features of lines, by name, of what they and their neighbours read as by their words. */
import { PARTS } from '../wording/kinds.ts';
import { steps } from './bins.ts';
import type { Measures } from './measures.ts';
import { CHANCES, CHANGES, READ_AS } from './wordings.ts';

/** Parts less likely than this are not spoken of. */
const [LEAST_LIKELY = 0] = CHANCES;

const kindOf = ({ wordings }: Measures, k: number): string => READ_AS[wordings.readAs[k] ?? -1] ?? 'none';

function partAndKind(measures: Measures, k: number): string {
  const part = PARTS[measures.wordings.part[k] ?? -1];
  return part === undefined ? 'none' : `${part}/${kindOf(measures, k)}`;
}

const changeBin = ({ wordings }: Measures, i: number, j: number): number =>
  steps(wordings.change(i, j), CHANGES);

export function wordingsOfLine(measures: Measures, k: number): string[] {
  const names = [
    `text:${kindOf(measures, k)}`,
    `reads-next:${partAndKind(measures, k + 1)}`,
    `reads-before:${partAndKind(measures, k - 1)}`,
  ];
  measures.wordings.parts[k]?.forEach((chance, part) => {
    if (chance > LEAST_LIKELY) names.push(`reads:${PARTS[part]}:${steps(chance, CHANCES)}`);
  });
  if (measures.sides[k]?.head) names.push(`text-change:${changeBin(measures, k - 1, k + 1)}`);
  return names;
}

/** Of a unit that begins with line k. */
export function wordingsOfStart(measures: Measures, k: number): string[] {
  const head = measures.sides[k]?.head;
  return [
    `starts-reads:${kindOf(measures, k - 1)}>${kindOf(measures, k)}`,
    `starts-opening:${measures.wordings.opening[k]}`,
    `starts-change:${head}:${changeBin(measures, k - 1, head ? k + 1 : k)}`,
  ];
}

/** Of a unit that ends with line k. */
export function wordingsOfEnd(measures: Measures, k: number): string[] {
  const head = measures.sides[k + 1]?.head;
  return [
    `ends-reads:${kindOf(measures, k)}>${kindOf(measures, k + 1)}`,
    `ends-opening:${measures.wordings.opening[k + 1] ?? 'none'}`,
    `ends-change:${head}:${changeBin(measures, k, head ? k + 2 : k + 1)}`,
  ];
}
