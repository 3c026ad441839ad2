import { unified } from 'unified';
import { viewLines } from '../../src/pipeline/assembly/line-view.ts';
import type { LineRole } from '../../src/pipeline/assembly/roles.ts';
import { parseSeed } from '../../src/pipeline/parse.ts';
import type { Line } from '../../src/pipeline/tree.ts';
import type { TypedLine } from '../../src/pipeline/unit-type/features.ts';
import { models } from '../models.ts';

/** These lines as the pipeline sees them, under each other in this order. */
export function typedLines(...lines: [role: LineRole, text: string][]): TypedLine[] {
  const seed = lines.map(([, text]) => text).join('\n');
  const { children } = unified().use(parseSeed).parse(seed);
  return viewLines(children as Line[], seed, models.lexicon.simplify).map((view, k) => ({
    view,
    role: lines[k]?.[0] ?? 'paragraph',
  }));
}
