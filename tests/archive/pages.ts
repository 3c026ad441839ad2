/** Pages taken apart, for the tests of the archive. */
import type { TakenPage } from '../../src/archive/pages.ts';
import { emptyLedger } from '../../src/identity/index.ts';
import type { BlockData, IssueData, UnitData } from '../../src/pipeline/contract.ts';

/** A page whose lines are units of a title and a paragraph: `题|文`; a line without `|` is furniture. */
export function pageOf(seed: string, lines: readonly string[], issue: IssueData = {}): TakenPage {
  const text = lines.join('\n');
  const units: UnitData[] = [];
  const furniture: TakenPage['parsed']['furniture'] = [];
  let at = 0;
  for (const line of lines) {
    const cut = line.indexOf('|');
    if (cut < 0) furniture.push({ role: 'masthead', span: [at, at + line.length] });
    else {
      const blocks: BlockData[] = [
        { role: 'title', text: line.slice(0, cut), spans: [[at, at + cut]] },
        { role: 'paragraph', text: line.slice(cut + 1), spans: [[at + cut + 1, at + line.length]] },
      ];
      units.push({ type: 'article', title: line.slice(0, cut), people: [], blocks });
    }
    at += line.length + 1;
  }
  return { seed, text, parsed: { source: seed, issue, units, duplicates: [], furniture } };
}

export const options = {
  publications: [{ slug: 'gongren-ribao', name: '工人日报' }],
  publication: 'gongren-ribao',
  topics: [],
  ledger: emptyLedger(),
  today: '2026-01-02',
};
