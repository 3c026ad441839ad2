/** The ledger on disk: a folder of plain text in the content folder. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { type Ledger, type LedgerProblem, readLedger, writeLedger } from '../identity/index.ts';

/** The ledger that a folder holds; an empty one where there is no folder. */
export function readLedgerFolder(folder: string): { ledger: Ledger; problems: LedgerProblem[] } {
  return readLedger(new Map(filesIn(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')])));
}

/** Brings the folder to hold this ledger, and touches no file that holds it already. */
export function writeLedgerFolder(folder: string, ledger: Ledger): void {
  const files = writeLedger(ledger);
  for (const [name, text] of files) {
    const path = join(folder, name);
    if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  for (const name of filesIn(folder)) if (!files.has(name)) rmSync(join(folder, name));
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsv'))
    .map((name) => name.split(sep).join('/'));
}
