import { describe, expect, it } from 'vitest';
import { groupIssues, matchJumps, possiblySame } from '../../src/collation/index.ts';
import { toParsedPage } from '../../src/pipeline/export.ts';
import { identifyIssue } from '../../src/pipeline/issue/identify.ts';
import { attributePeople } from '../../src/pipeline/people/attribute.ts';
import { placeUnits } from '../../src/pipeline/places/place.ts';
import { annotatedPages } from '../annotatedPage.ts';
import { resources } from '../resources.ts';

const parsed = annotatedPages('tests/fixtures/gold/seeds', 'seeds').map(({ page, file }) => {
  attributePeople()(page, file);
  identifyIssue(resources)(page, file);
  placeUnits(resources)(page, file);
  return toParsedPage(page, file);
});
const issues = groupIssues(
  parsed.map((page) => ({
    seed: page.source,
    publication: page.publication ?? '',
    issue: page.issue,
    units: page.units,
  })),
);

describe('the five seeds together', () => {
  it('are four issues, of which one has two pages, the known one first', () => {
    expect(issues.map(({ date, pages }) => [date, pages.map(({ issue }) => issue.page)])).toEqual([
      ['2020-07-14', [undefined]],
      ['2020-11-30', [1, undefined]],
      ['2021-11-10', [undefined]],
      ['2023-11', [undefined]],
    ]);
  });

  it('have no pair of jumps that match', () => {
    for (const { pages } of issues) expect(matchJumps(pages).matches).toEqual([]);
  });

  it('have names that may be one person’s under two spellings', () => {
    const named = new Map<string, Parameters<typeof possiblySame>[0][number]['units']>();
    for (const page of parsed)
      for (const [i, { people, places }] of page.units.entries())
        for (const { name, role } of people) {
          const others = people.filter((other) => other.name !== name).map((other) => other.name);
          const unit = {
            id: `${page.source}/${i}`,
            role,
            publication: page.publication ?? '',
            with: others,
            places: places?.map((place) => place.name) ?? [],
          };
          named.set(name, [...(named.get(name) ?? []), unit]);
        }
    const offers = possiblySame([...named].map(([name, units]) => ({ name, units }))).map(({ names }) =>
      names.join('/'),
    );
    expect(offers).toContain('丛民/从民');
    expect(offers).toContain('庞慧敏/鹿慧敏');
    expect(offers.length).toBeLessThanOrEqual(4);
  });
});
