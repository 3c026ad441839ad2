import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnnotatedPages } from '../../src/learning/annotated-pages.ts';
import { toExample } from '../../src/learning/examples.ts';
import { findStructure } from '../../src/pipeline/assembly/inference.ts';
import { Scores } from '../../src/pipeline/assembly/model.ts';
import { pageFeatures } from '../../src/pipeline/assembly/page-features.ts';
import { KIND_OF, ROLE_COUNT, roleIndex } from '../../src/pipeline/assembly/roles.ts';
import { pathsOf } from '../../src/pipeline/assembly/structure.ts';
import { models } from '../models.ts';
import { seedText } from '../pipeline/seedText.ts';
import { viewsOf } from '../views.ts';

const { weights } = models;
const GOLD = 'tests/fixtures/gold/dev';

function structureOf(text: string) {
  const scores = new Scores(pageFeatures(viewsOf(text), models), weights);
  return { scores, structure: findStructure(scores) };
}

/** Each line is in exactly one unit, each link is one that the roles of its ends allow, and furniture is alone. */
function expectLegal(text: string): void {
  const { scores, structure } = structureOf(text);
  const { roles, successor } = structure;
  const paths = pathsOf(successor);
  expect(paths.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: scores.n }, (_, k) => k));
  expect([...roles].every((role) => role < ROLE_COUNT)).toBe(true);
  for (const path of paths)
    for (const [at, k] of path.slice(1).entries()) {
      const roleBefore = roles[path[at] ?? -1] ?? 0;
      expect(KIND_OF[roleBefore * ROLE_COUNT + (roles[k] ?? 0)]).toBeGreaterThanOrEqual(0);
    }
  const furniture = roleIndex('furniture');
  for (const path of paths.filter((lines) => lines.some((k) => roles[k] === furniture)))
    expect(path).toHaveLength(1);
  expect(scores.total(structure)).toBeGreaterThan(Number.NEGATIVE_INFINITY);
}

describe('paths', () => {
  it('begin with lines that follow none, in the order of the file', () => {
    expect(pathsOf(Int32Array.of(2, -1, -1, 0))).toEqual([[1], [3, 0, 2]]);
  });

  it('of no line are none', () => {
    expect(pathsOf(new Int32Array(0))).toEqual([]);
  });
});

describe('the structure of a page', () => {
  const pages = readdirSync(GOLD).filter((name) => name.endsWith('-1.txt'));

  it.each(pages)('is legal: %s', (name) => {
    expectLegal(readFileSync(join(GOLD, name), 'utf8'));
  });

  it('is legal for any text', () => {
    fc.assert(fc.property(seedText, expectLegal));
  });

  it('is worth at least as much as its lines one by one with the same roles', () => {
    fc.assert(
      fc.property(seedText, (text) => {
        const { scores, structure } = structureOf(text);
        const apart = { roles: structure.roles, successor: new Int32Array(scores.n).fill(-1) };
        expect(scores.total(structure)).toBeGreaterThanOrEqual(scores.total(apart) - 1e-6);
      }),
    );
  });
});

describe('the gap before a line', () => {
  const text = '一行\n\n二行\n\n三行\n\n\n\n四行\n五行\n\n六行';
  const gaps = (seed: string) => viewsOf(seed).map(({ gap }) => gap);

  it('is measured against what is usual on the page', () => {
    expect(gaps(text)).toEqual([-1, 1, 1, 3, 0, 1]);
  });

  it('stays when all empty lines are doubled', () => {
    expect(gaps(text.replaceAll('\n\n', '\n\n\n\n'))).toEqual(gaps(text));
  });
});

describe('the search', () => {
  it('finds at least what the annotation is worth on four of five annotated pages', () => {
    const examples = readAnnotatedPages([]).map((page) => toExample(page, models));
    const missed = examples.filter(({ features, gold }) => {
      const scores = new Scores(features, weights);
      return scores.total(findStructure(scores)) < scores.total(gold) - 1e-6;
    });
    expect(missed.length).toBeLessThan(examples.length / 5);
  });
});
