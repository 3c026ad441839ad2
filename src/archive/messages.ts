/** What people are told of the seeds. */
import type { TakenPage } from './pages.ts';
import { lineNumbers } from './source.ts';

/** A doubt or a fault, with its place. */
export interface ArchiveMessage {
  severity: 'error' | 'warning';
  ruleId: string;
  reason: string;
  /** The seed that it speaks of. */
  seed?: string;
  /** The file that it speaks of, where that is no seed. */
  path?: string;
  /** From 1. */
  line?: number;
}

/** What is doubtful on a page, and what went wrong. */
export function messagesOf({ seed, text, parsed, failure }: TakenPage): ArchiveMessage[] {
  const lineOf = lineNumbers(text);
  const doubts = (parsed.messages ?? []).map(({ ruleId, reason, span, fatal }) => ({
    severity: fatal ? ('error' as const) : ('warning' as const),
    ruleId,
    reason,
    seed,
    ...(span && { line: lineOf(span[0]) }),
  }));
  if (failure === undefined) return doubts;
  return [...doubts, { severity: 'error', ruleId: 'pipeline-failed', reason: failure, seed }];
}
