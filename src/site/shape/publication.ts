/** What the pages say of a publication, as far as its file in `content/publications/` says it. */
import type { Site } from '../../archive/records.ts';
import { readDate } from './dates.ts';

export interface DrawnPublication {
  description?: string;
  facts: { name: string; value: string }[];
  /** Shown on every page of the publication. */
  rights?: { statement: string; url?: string };
}

/** @param slug of a publication; one that has no file has nothing to say */
export function publicationOf(site: Site, slug: string): DrawnPublication {
  const found = site.publications.find((publication) => publication.slug === slug);
  if (!found) return { facts: [] };
  const { description, cn, place, founded, ended, rights } = found;
  const facts: [string, string | undefined][] = [
    ['出版地', place],
    ['创刊', founded && readDate(founded).label],
    ['终刊', ended && readDate(ended).label],
    ['国内统一刊号', cn],
    ['权利人', rights.holder],
  ];
  return {
    ...(description !== undefined && { description }),
    facts: facts.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }])),
    rights: { statement: rights.statement, ...(rights.url !== undefined && { url: rights.url }) },
  };
}
