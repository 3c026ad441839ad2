import type { Block, Line, Page, Unit } from './tree.ts';

/** Stand-in until the assembly model lands: short lines begin units, all else follows. */
export function assemble() {
  return (page: Page): void => {
    const units: Unit[] = [];
    for (const line of page.children as Line[]) {
      const isTitle = line.value.length < 34 && !/[。！？…”）)]$/u.test(line.value);
      const last = units.at(-1);
      const lastBlock = last?.children.at(-1);
      const role = isTitle ? 'title' : 'paragraph';
      const block: Block = { type: 'block', role, value: line.value, spans: [line.span] };
      if (!last || (isTitle && lastBlock?.role !== 'title')) {
        units.push({
          type: 'unit',
          unitType: 'article',
          title: line.value,
          columns: [],
          people: [],
          sources: [],
          datelines: [],
          startMissing: false,
          endMissing: false,
          children: [block],
        });
      } else last.children.push(block);
    }
    page.children = units;
  };
}
