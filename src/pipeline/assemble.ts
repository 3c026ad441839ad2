import type { VFile } from 'vfile';
import { findStructure, pathsOf } from './assembly/inference.ts';
import { viewLines } from './assembly/line-view.ts';
import { Scores } from './assembly/model.ts';
import { pageFeatures } from './assembly/page-features.ts';
import { LINE_ROLES } from './assembly/roles.ts';
import { furnitureRole } from './furniture.ts';
import type { Resources } from './resources.ts';
import type { Furniture, Line, Page } from './tree.ts';
import { buildUnit } from './unit.ts';

/**
 * Puts the lines of a page together: what is furniture, which lines make a unit, in which order and role.
 * Children before: Lines and Duplicates; after: Units, Furniture and Duplicates.
 */
export function assemble({ lexicon, weights }: Pick<Resources, 'lexicon' | 'weights'>) {
  return (page: Page, file: VFile): void => {
    const lines = page.children.filter((node): node is Line => node.type === 'line');
    const views = viewLines(lines, String(file), lexicon.simplify);
    const features = pageFeatures(views, lexicon, weights);
    const scores = new Scores(features, weights);
    const structure = findStructure(scores);
    const furniture: Furniture[] = [];
    const units: Page['children'] = [];
    for (const path of pathsOf(structure.successor)) {
      const unitLines = path.flatMap((k) => {
        const view = views[k];
        const role = LINE_ROLES[structure.roles[k] ?? 0] ?? 'paragraph';
        return view ? [{ view, role }] : [];
      });
      const [first] = unitLines;
      if (!first) continue;
      if (first.role === 'furniture')
        furniture.push(toFurniture(first.view.line, furnitureRole(first.view.text)));
      else units.push(buildUnit(unitLines, lexicon));
    }
    const duplicates = page.children.filter((node) => node.type === 'duplicate');
    page.children = [...units, ...duplicates, ...furniture];
  };
}

function toFurniture(line: Line, role: string): Furniture {
  return {
    type: 'furniture',
    role,
    value: line.value,
    span: line.span,
    ...(line.position && { position: line.position }),
  };
}
