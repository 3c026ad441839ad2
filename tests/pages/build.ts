/**
 * Writes damaged copies of the clean pages, each with its annotation:
 *
 *     node tests/pages/build.ts OUT [--copies 3] [--only NAME] [--seed TEXT]
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseClean } from '../../src/learning/pages/clean.ts';
import { damage } from '../../src/learning/pages/damage.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    copies: { type: 'string', default: '3' },
    only: { type: 'string', default: '' },
    seed: { type: 'string', default: '' },
  },
});
const out = positionals[0];
const copies = Number(values.copies);
if (!out || !Number.isInteger(copies) || copies < 1) {
  console.error('usage: node tests/pages/build.ts OUT [--copies 3] [--only NAME] [--seed TEXT]');
  process.exit(2);
}
const clean = join(import.meta.dirname, 'clean');
mkdirSync(out, { recursive: true });
let written = 0;
for (const file of readdirSync(clean).sort()) {
  if (!file.endsWith('.page') || !file.startsWith(values.only)) continue;
  const name = file.slice(0, -'.page'.length);
  const page = parseClean(readFileSync(join(clean, file), 'utf8'), file);
  for (let copy = 1; copy <= copies; copy++) {
    const { text, gold } = damage(page, `${name}-${copy}.txt`, `${values.seed}${name}-${copy}`);
    writeFileSync(join(out, `${name}-${copy}.txt`), text);
    writeFileSync(join(out, `${name}-${copy}.gold.json`), `${JSON.stringify(gold, null, 1)}\n`);
    written++;
  }
}
console.log(`${written} pages written to ${out}`);
