import { describe, expect, it } from 'vitest';
import { attributePeople } from '../../src/pipeline/people/attribute.ts';
import type { Unit } from '../../src/pipeline/tree.ts';
import { type AnnotatedPage, annotatedPages } from '../annotatedPage.ts';

const ROLES: Record<string, string> = { 见习记者: '记者', 特约记者: '记者', 实习生: '记者' };
const key = (person: { name: string; role: string }) => `${person.name}/${ROLES[person.role] ?? person.role}`;

/** F1 of names with roles over annotated pages, and what is wrong. */
function score(pages: AnnotatedPage[]): { f1: number; wrong: string[] } {
  let [right, said, wanted] = [0, 0, 0];
  const wrong: string[] = [];
  for (const { annotation, page, file } of pages) {
    attributePeople()(page, file);
    const units = page.children.filter((node): node is Unit => node.type === 'unit');
    for (const [i, unit] of units.entries()) {
      const gold = annotation.units[i];
      const want = new Set(gold?.people.map(key));
      const free = new Set(gold?.peopleOptional);
      const got = new Set(
        unit.people.map(key).filter((k) => want.has(k) || !free.has(k.split('/')[0] ?? '')),
      );
      wanted += want.size;
      said += got.size;
      for (const k of want)
        if (got.has(k)) right++;
        else wrong.push(`${annotation.source}: misses ${k} in ${gold?.title}`);
      for (const k of got)
        if (!want.has(k)) wrong.push(`${annotation.source}: invents ${k} in ${gold?.title}`);
    }
  }
  return { f1: (2 * right) / (said + wanted), wrong };
}

describe('attributePeople', () => {
  it('finds everyone on the five seeds', () => {
    const { f1, wrong } = score(annotatedPages('tests/fixtures/gold/seeds', 'seeds'));
    expect(wrong).toEqual([]);
    expect(f1).toBeGreaterThanOrEqual(0.99);
  });

  it('finds them on the invented pages', () => {
    const { f1, wrong } = score(annotatedPages('tests/fixtures/gold/dev'));
    expect(f1, wrong.join('\n')).toBeGreaterThanOrEqual(0.97);
  });

  it('points at the names in the seed', () => {
    for (const { page, file } of annotatedPages('tests/fixtures/gold/seeds', 'seeds')) {
      attributePeople()(page, file);
      for (const node of page.children)
        if (node.type === 'unit')
          for (const person of node.people)
            expect(String(file).slice(...(person.span ?? [0, 0]))).toBe(person.printed ?? person.name);
    }
  });
});
