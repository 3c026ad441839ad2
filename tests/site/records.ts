/** Records for the tests of the site's shapes: whole, and small. */
import type { Article, Issue, Source, Subject } from '../../src/archive/records.ts';
import type { FurnitureRole } from '../../src/pipeline/contract.ts';

const publication = { slug: 'gongren-ribao', name: '工人日报' };

export function anArticle(id: string, more: Partial<Article> = {}): Article {
  return {
    id,
    url: `articles/${id}/`,
    type: 'article',
    title: `标题${id}`,
    titleInferred: false,
    columns: [],
    publication,
    issue: { url: 'issues/gongren-ribao/2020-11-30/', date: '2020-11-30' },
    people: [],
    sources: [],
    datelines: [],
    topics: [],
    places: [],
    organisations: [],
    startMissing: false,
    endMissing: false,
    seed: 'a.txt',
    sourceUrl: 'sources/a/',
    blocks: [],
    excerpt: '',
    messages: [],
    evidence: [],
    corrections: [],
    ...more,
  };
}

export function anIssue(date: string | undefined, more: Partial<Issue> = {}): Issue {
  const id = `gongren-ribao/${date ?? 'undated'}`;
  return {
    id,
    url: `issues/${id}/`,
    publication,
    ...(date !== undefined && { date }),
    added: '2026-01-02',
    evidence: [],
    pages: [],
    ...more,
  };
}

export function aSubject(name: string, more: Partial<Subject> = {}): Subject {
  return { slug: name, url: `places/${name}/`, name, articles: [], ...more };
}

/** A line is a list of pieces. */
export type PieceOf =
  | [text: string, use: 'block', article: string, anchor: string]
  | [text: string, use: 'duplicate' | 'blank' | 'withdrawn']
  | [text: string, use: 'furniture', role?: FurnitureRole];

export function aSource(lines: PieceOf[][], messages: Source['messages'] = []): Source {
  const starts = [0];
  for (const pieces of lines) {
    starts.push((starts.at(-1) ?? 0) + pieces.reduce((length, [text]) => length + text.length, 1));
  }
  return {
    id: 'a',
    url: 'sources/a/',
    seed: 'a.txt',
    issueUrl: 'issues/gongren-ribao/2020-11-30/',
    lines: lines.map((pieces, index) => ({
      number: index + 1,
      start: starts[index] ?? 0,
      pieces: pieces.map(toPiece),
    })),
    messages,
    corrections: [],
  };
}

function toPiece(piece: PieceOf): Source['lines'][number]['pieces'][number] {
  const [text, use] = piece;
  switch (use) {
    case 'block':
      return { text, use, role: 'paragraph', article: piece[2], anchor: piece[3] };
    case 'furniture':
      return { text, use, role: piece[2] ?? 'masthead' };
    default:
      return { text, use };
  }
}
