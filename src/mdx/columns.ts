/** The rows of a printed table in columns, as far as they fall into as many cells each. */
import type { Element, ElementContent } from 'hast';

/** Rows one under another whose cells agree in number; of fewer, they may do so by chance. */
const FEWEST_ROWS = 3;

/**
 *     名次　球队　　　积分
 *     1　　汀江竹海　19      ← three rows of three cells: a table
 *     2　　丹溪纸鸢　16
 *     注：同分看净胜球。     ← one cell: left as it is
 *
 * @param children of the group of rows, and the white space between them
 * @returns the same with each run of such rows as a table, which keeps their text, their ids and their links
 */
export function inColumns(children: readonly ElementContent[]): ElementContent[] {
  return runsOf(children).flatMap((run) =>
    run.cells > 1 && run.rows.length >= FEWEST_ROWS ? table(run) : run.rows,
  );
}

interface Run {
  /** Cells of each of its rows. */
  cells: number;
  rows: Element[];
}

function runsOf(children: readonly ElementContent[]): Run[] {
  const runs: Run[] = [];
  for (const row of children) {
    if (row.type !== 'element') continue;
    const cells = cellsOf(row).length;
    const last = runs.at(-1);
    if (last?.cells === cells) last.rows.push(row);
    else runs.push({ cells, rows: [row] });
  }
  return runs;
}

/** White space parts the cells, and stays at the end of the one before: copied text is what was printed. */
function cellsOf(row: Element): string[] {
  const text = row.children.find((child) => child.type === 'text');
  return text ? text.value.split(/(?<=\s)(?=\S)/u) : [];
}

function table({ rows }: Run): Element {
  return element('table', {}, [element('tbody', {}, rows.map(tableRow))]);
}

function tableRow(row: Element): Element {
  const at = row.children.findIndex((child) => child.type === 'text');
  const cells = cellsOf(row).map((value): ElementContent[] => [{ type: 'text', value }]);
  cells[0]?.unshift(...row.children.slice(0, at));
  cells.at(-1)?.push(...row.children.slice(at + 1));
  return element(
    'tr',
    row.properties,
    cells.map((content) => element('td', {}, content)),
  );
}

function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}
