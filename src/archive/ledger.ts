/** The ledger on disk: `content/ledger/`, read whole and written where it changed. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { type Ledger, type LedgerProblem, readLedger, writeLedger } from '../identity/index.ts';

/** Its folder within the content folder. */
export const LEDGER_FOLDER = 'ledger';

/**
 * @param content the content folder
 * @returns an empty ledger where there is none yet; `file` of a problem is a path within the content folder
 */
export function loadLedger(content: string): { ledger: Ledger; problems: LedgerProblem[] } {
  const folder = join(content, LEDGER_FOLDER);
  const files = listLedger(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);
  const { ledger, problems } = readLedger(new Map(files));
  return {
    ledger,
    problems: problems.map((problem) => ({ ...problem, file: `${LEDGER_FOLDER}/${problem.file}` })),
  };
}

/**
 * Writes the files that changed, each whole or not at all.
 * @returns their names within the ledger folder
 */
export function saveLedger(content: string, ledger: Ledger): string[] {
  const folder = join(content, LEDGER_FOLDER);
  const files = writeLedger(ledger);
  const changed: string[] = [];
  for (const [name, text] of files) {
    const path = join(folder, name);
    if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
    mkdirSync(dirname(path), { recursive: true });
    // A build that is killed while it writes must not leave half a ledger.
    writeFileSync(`${path}.new`, text);
    renameSync(`${path}.new`, path);
    changed.push(name);
  }
  for (const name of listLedger(folder)) {
    if (files.has(name)) continue;
    rmSync(join(folder, name));
    changed.push(name);
  }
  return changed;
}

function listLedger(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsv'))
    .map((name) => name.split(sep).join('/'))
    .sort();
}
