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

/** Files named of those with one ending. */
const NAMED = 5;

/**
 * Files in the seeds folder that are no seeds, those of one ending together: a scanner leaves a picture for each page.
 * @param names within the folder
 */
export function ignoredMessages(folder: string, names: readonly string[]): ArchiveMessage[] {
  const ofEnding = Map.groupBy(names, (name) => /\.[^./]+$/.exec(name)?.[0] ?? '');
  return [...ofEnding.values()].map((files) => {
    const found =
      files.slice(0, NAMED).join(', ') + (files.length > NAMED ? ` … (${files.length} files)` : '');
    const reason = `found ${found}, expected seeds, which end in .txt; it is not read: rename what is a page, or move it away`;
    return { severity: 'warning', ruleId: 'file-ignored', reason, path: folder };
  });
}
