/** The annotated pages that the weights are learnt from and measured on: real, invented, and invented and damaged anew. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseClean } from './pages/clean.ts';
import { damage } from './pages/damage.ts';
import { type Gold, readGold } from './pages/gold.ts';

export interface AnnotatedPage {
  set: 'seeds' | 'dev' | 'own';
  /** Copies of one document share its name. */
  document: string;
  /** Which damaged copy of an invented page it is; undefined: as it is. */
  copy?: number;
  text: string;
  gold: Gold;
}

const GOLD = 'tests/fixtures/gold';
const CLEAN = 'tests/pages/clean';

/** @param copies which damaged copies of each clean page, from 1 */
export function readAnnotatedPages(copies: readonly number[]): AnnotatedPage[] {
  return [...readFolder('seeds', 'seeds'), ...readFolder('dev', join(GOLD, 'dev')), ...damageClean(copies)];
}

function readFolder(set: 'seeds' | 'dev', pages: string): AnnotatedPage[] {
  const folder = join(GOLD, set);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.gold.json'))
    .sort()
    .map((name) => {
      const gold = readGold(join(folder, name));
      const text = readFileSync(join(pages, gold.source), 'utf8').replace(/^\ufeff/, '');
      return { set, document: name.slice(0, 3), text, gold };
    });
}

function damageClean(copies: readonly number[]): AnnotatedPage[] {
  return readdirSync(CLEAN)
    .filter((name) => name.endsWith('.page'))
    .sort()
    .flatMap((name) => {
      const page = parseClean(readFileSync(join(CLEAN, name), 'utf8'), name);
      const document = name.slice(0, -'.page'.length);
      return copies.map((copy) => {
        const { text, gold } = damage(page, `${document}-${copy}.txt`, `learning-${document}-${copy}`);
        return { set: 'own' as const, document, copy, text, gold };
      });
    });
}
