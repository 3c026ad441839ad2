/** A page made from words alone, for tests of one rule. */
import { VFile } from 'vfile';
import type { BlockRole, UnitType } from '../src/pipeline/contract.ts';
import type { Furniture, Page, Unit } from '../src/pipeline/tree.ts';

export interface UnitWords {
  type?: UnitType;
  blocks: [role: BlockRole, text: string][];
}

/** A page with these header lines and units, and the file that holds its text. */
export function pageOf(header: string[], units: UnitWords[]): { page: Page; file: VFile } {
  let text = '';
  const write = (line: string): [number, number] => {
    const start = text.length;
    text += `${line}\n`;
    return [start, start + line.length];
  };
  const furniture = header.map(
    (value): Furniture => ({ type: 'furniture', role: 'page header', value, span: write(value) }),
  );
  const nodes = units.map(
    ({ type = 'article', blocks }): Unit => ({
      type: 'unit',
      unitType: type,
      columns: [],
      people: [],
      sources: [],
      datelines: [],
      startMissing: false,
      endMissing: false,
      children: blocks.map(([role, value]) => ({ type: 'block', role, value, spans: [write(value)] })),
    }),
  );
  const page: Page = {
    type: 'page',
    source: 'page.txt',
    issue: { evidence: [] },
    children: [...furniture, ...nodes],
  };
  return { page, file: new VFile({ path: 'page.txt', value: text }) };
}
