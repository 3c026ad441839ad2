import type { VFile } from 'vfile';
import { confidences, type Doubt } from './assembly/confidence.ts';
import { findStructure } from './assembly/inference.ts';
import { type LineView, viewLines } from './assembly/line-view.ts';
import { Scores } from './assembly/model.ts';
import { pageFeatures } from './assembly/page-features.ts';
import { LINE_ROLES } from './assembly/roles.ts';
import { pathsOf } from './assembly/structure.ts';
import type { FurnitureRole } from './contract.ts';
import { furnitureRole } from './furniture.ts';
import { orderHead } from './head-order.ts';
import { punctuationHabit } from './repair.ts';
import type { Learnt } from './resources.ts';
import { say } from './say.ts';
import type { Furniture, Line, Page } from './tree.ts';
import { buildUnit } from './unit.ts';

/**
 * Puts the lines of a page together: what is furniture, which lines make a unit, in which order and role.
 * Children before: Lines and Duplicates; after: Units, Furniture and Duplicates.
 */
export function assemble(models: Learnt) {
  const { lexicon, weights, unitTypes } = models;
  return (page: Page, file: VFile): void => {
    const lines = page.children.filter((node): node is Line => node.type === 'line');
    const views = viewLines(lines, String(file), lexicon.simplify);
    const features = pageFeatures(views, models);
    const scores = new Scores(features, weights, true);
    const structure = findStructure(scores);
    const doubts = confidences(scores, structure);
    const repair = punctuationHabit(String(file));
    const furniture: Furniture[] = [];
    const units: Page['children'] = [];
    for (const path of pathsOf(structure.successor)) {
      const unitLines = path.flatMap((k) => {
        const view = views[k];
        const role = LINE_ROLES[structure.roles[k] ?? 0] ?? 'paragraph';
        if (!view) return [];
        const parts = role === 'title' ? orderHead(view.line.value, lexicon.seam) : undefined;
        if (parts)
          say(
            file,
            'head-reordered',
            '这一行标题里的几行字次序有误，已按文意调整；请与原版核对',
            view.line.span,
          );
        return [{ view, role, confidence: doubts[k]?.confidence ?? 1, ...(parts && { parts }) }];
      });
      const [first] = unitLines;
      if (!first) continue;
      if (first.role === 'furniture')
        furniture.push(toFurniture(first.view.line, furnitureRole(first.view.text)));
      else {
        units.push(buildUnit(unitLines, lexicon, unitTypes, repair));
        path.forEach((k, at) => {
          const doubt = doubts[k];
          if (doubt && doubt.confidence < DOUBTFUL) sayDoubt(file, views, k, path[at - 1], doubt);
        });
      }
    }
    const duplicates = page.children.filter((node) => node.type === 'duplicate');
    page.children = [...units, ...duplicates, ...furniture];
  };
}

/** Less sure than this, a person should look. */
const DOUBTFUL = 0.8;

function sayDoubt(
  file: VFile,
  views: readonly LineView[],
  k: number,
  previous: number | undefined,
  { confidence, instead }: Doubt,
): void {
  const line = views[k]?.line;
  if (!line) return;
  const place = (i: number | undefined): string =>
    i === undefined || i < 0 ? '另起一处' : `接在第 ${views[i]?.line.position?.start.line} 行之后`;
  say(
    file,
    'doubtful-link',
    `这一行${place(previous)}，只有 ${Math.round(confidence * 100)}% 的把握` +
      `${instead === undefined ? '' : `；也可能${place(instead)}`}`,
    line.span,
  );
}

function toFurniture(line: Line, role: FurnitureRole): Furniture {
  return {
    type: 'furniture',
    role,
    value: line.value,
    span: line.span,
    ...(line.position && { position: line.position }),
  };
}
