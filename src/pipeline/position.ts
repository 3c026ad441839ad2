import type { Position } from 'unist';
import type { VFile } from 'vfile';
import { location } from 'vfile-location';
import type { Span } from './contract.ts';

/** The position of a span of the seed, for a message about it; undefined where the span lies outside of the text. */
export function positionOf(file: VFile, [start, end]: Span): Position | undefined {
  const places = location(file);
  const [from, to] = [places.toPoint(start), places.toPoint(end)];
  return from && to ? { start: from, end: to } : undefined;
}
