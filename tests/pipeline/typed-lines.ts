import type { LineRole } from '../../src/pipeline/assembly/roles.ts';
import type { TypedLine } from '../../src/pipeline/unit-type/features.ts';
import { viewsOf } from '../views.ts';

/** These lines as the pipeline sees them, under each other in this order. */
export function typedLines(...lines: [role: LineRole, text: string][]): TypedLine[] {
  const seed = lines.map(([, text]) => text).join('\n');
  return viewsOf(seed).map((view, k) => ({
    view,
    role: lines[k]?.[0] ?? 'paragraph',
  }));
}
