/** Articles to test with: few facts, real shapes. */
import type { Article } from '../../src/archive/records.ts';
import type { BlockRole } from '../../src/pipeline/contract.ts';

export interface Sketch extends Partial<Omit<Article, 'blocks'>> {
  id: string;
  date?: string;
  blocks?: [role: BlockRole, text: string][];
}

export function articleOf({ id, date, blocks = [], ...rest }: Sketch): Article {
  const title = rest.title ?? `${id}题`;
  return {
    url: `articles/${id}/`,
    type: 'article',
    title,
    titleInferred: false,
    columns: [],
    publication: { slug: 'ceshi', name: '测试报' },
    issue: { url: `issues/ceshi/${date ?? 'undated'}/`, ...(date !== undefined && { date }) },
    people: [],
    sources: [],
    datelines: [],
    topics: [],
    places: [],
    organisations: [],
    startMissing: false,
    endMissing: false,
    seed: `${id}.txt`,
    sourceUrl: `sources/${id}/`,
    excerpt: '',
    messages: [],
    evidence: [],
    corrections: [],
    ...rest,
    id,
    blocks: [['title', title] as const, ...blocks].map(([role, text], index) => ({
      role,
      text,
      anchor: `${id}p${index}`,
      spans: [],
    })),
  };
}
