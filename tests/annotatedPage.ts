/** Pages as their annotation has them: the tree that a perfect assembly would make. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VFile } from 'vfile';
import { type Gold, type GoldUnit, readGold } from '../src/learning/pages/gold.ts';
import type { Span } from '../src/pipeline/contract.ts';
import type { Block, Page, Unit } from '../src/pipeline/tree.ts';

export interface AnnotatedPage {
  annotation: Gold;
  page: Page;
  file: VFile;
}

/** All annotated pages of a folder, by name; `texts` where the seeds stand elsewhere. */
export function annotatedPages(folder: string, texts = folder): AnnotatedPage[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.gold.json'))
    .sort()
    .map((name) => annotatedPage(readGold(join(folder, name)), texts));
}

function annotatedPage(annotation: Gold, texts: string): AnnotatedPage {
  const text = readFileSync(join(texts, annotation.source), 'utf8').replace(/^\ufeff/, '');
  const lines = lineSpans(text);
  const span = (line: number): Span => lines[line - 1] ?? [0, 0];
  const repeated = new Map<number, Span[]>();
  for (const { line, start, end } of annotation.units.flatMap((unit) => unit.duplicates))
    if (start !== undefined && end !== undefined)
      repeated.set(line, [...(repeated.get(line) ?? []), [span(line)[0] + start, span(line)[0] + end]]);
  const page: Page = {
    type: 'page',
    source: annotation.source,
    issue: { evidence: [] },
    children: [
      ...annotation.furniture.map((line) => ({
        type: 'furniture' as const,
        role: 'page header' as const,
        value: text.slice(...span(line)),
        span: span(line),
      })),
      ...annotation.units.map((unit) =>
        toUnit(unit, (line) => without(span(line), repeated.get(line) ?? []), text),
      ),
    ],
  };
  return { annotation, page, file: new VFile({ path: annotation.source, value: text }) };
}

function toUnit(unit: GoldUnit, spansOf: (line: number) => Span[], text: string): Unit {
  const children = unit.blocks.map(({ role, lines }): Block => {
    const spans = lines.flatMap(spansOf);
    const value = spans.map((span) => text.slice(...span).replace(/^#+\s*|\*\*/gu, '')).join('');
    return { type: 'block', role, value: value.trim(), spans };
  });
  return {
    type: 'unit',
    unitType: unit.type,
    ...(unit.title !== null && { title: unit.title }),
    ...(unit.kicker !== null && { kicker: unit.kicker }),
    ...(unit.subtitle !== null && { subtitle: unit.subtitle }),
    columns: unit.column,
    people: [],
    sources: [],
    datelines: [],
    startMissing: unit.startMissing,
    endMissing: unit.endMissing,
    children,
  };
}

function lineSpans(text: string): Span[] {
  let at = 0;
  return text.split('\n').map((line) => {
    const span: Span = [at, at + line.length];
    at += line.length + 1;
    return span;
  });
}

function without(span: Span, holes: Span[]): Span[] {
  let rest: Span[] = [span];
  for (const [start, end] of holes)
    rest = rest
      .flatMap(([a, b]): Span[] => [
        [a, Math.min(b, start)],
        [Math.max(a, end), b],
      ])
      .filter(([a, b]) => a < b);
  return rest;
}
