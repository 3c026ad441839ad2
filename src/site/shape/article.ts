/** What an article page and the lists of articles say about an article. */
import type { Article, Source } from '../../archive/records.ts';
import { unitTypeWords } from '../../pipeline/unit-type/names.ts';
import { writeState } from '../../search/address.ts';
import { lineAt } from './source.ts';

export interface RoleGroup {
  role: string;
  people: Article['people'];
}

/** People under their roles, in the order of print. */
export function byRole(people: Article['people']): RoleGroup[] {
  return [...Map.groupBy(people, (person) => person.role)].map(([role, ofRole]) => ({
    role,
    people: ofRole,
  }));
}

/** Roles that follow the names, as papers print them: 冯小敏 摄. */
const rolesAfterNames: ReadonlySet<string> = new Set(['摄', '图', '整理']);

/** 记者 张三 李四　冯小敏 摄: who made it, for lists. A name that says its role (本报评论员) stands alone. */
export function bylineOf(article: Article): string {
  return byRole(article.people)
    .map(({ role, people }) => {
      const names = people.map(({ name }) => name);
      if (names.every((name) => name.includes(role))) return names;
      return rolesAfterNames.has(role) ? [...names, role] : [role, ...names];
    })
    .map((words) => words.join(' '))
    .join('　');
}

/** Characters from which a short form of a name says whose it is: 济南市总, but not 市总. */
const TELLING_FORM = 4;

/** The query of the search page that finds an organisation by its name and by the short forms that say it. */
export function searchForOrganisation({ name, forms }: Article['organisations'][number]): string {
  const telling = forms.filter((form) => [...form].length >= TELLING_FORM);
  return writeState({ text: [name, ...telling].join(' OR '), filters: {}, order: 'best' });
}

/** Characters that a line holds on a phone: of a title, of a kicker or a subtitle. */
const LINE_OF_TITLE = 12;
const LINE_BESIDE_TITLE = 20;

/** Whether what stands between the punctuation of a line of the head is short enough to be kept together on any screen. */
export function hasShortPhrases(line: string, role: 'title' | 'kicker' | 'subtitle' = 'title'): boolean {
  const most = role === 'title' ? LINE_OF_TITLE : LINE_BESIDE_TITLE;
  return line.split(/[\p{P}\p{S}\s]+/u).every((phrase) => [...phrase].length <= most);
}

/** The mark before a title in lists: absent for a plain report. */
export function typeMark(article: Article): string | undefined {
  return article.type === 'article' ? undefined : unitTypeWords[article.type];
}

/** The excerpt, with the sign of an ellipsis where it breaks off within a sentence. */
export function excerptOf({ excerpt }: Article): string {
  return /[。！？”’」』）)]$/u.test(excerpt) ? excerpt : `${excerpt.replace(/…+$/u, '')}……`;
}

/** What is not there, in plain words, where the article is not whole. */
export interface Gap {
  where: 'start' | 'end';
  text: string;
  /** The other part, where the archive holds it. */
  other?: Article;
}

export function gapsOf(article: Article, byId: Map<string, Article>): Gap[] {
  const gaps: Gap[] = [];
  const before = article.continuedFrom && byId.get(article.continuedFrom.id);
  if (before)
    gaps.push({ where: 'start', text: `上接${pageWord(article.continuedFrom?.page)}`, other: before });
  else if (article.startMissing)
    gaps.push({ where: 'start', text: '这篇稿件的开头不在本档案中：上文可能刊于另一版，或未被识别出来。' });
  if (article.endMissing && continuationsOf(article, byId).length === 0)
    gaps.push({ where: 'end', text: '这篇稿件的下文不在本档案中：可能刊于另一版，或未被识别出来。' });
  return gaps;
}

export interface Continuation {
  /** 下转第3版 */
  label: string;
  article: Article;
  /** Its body, without the lines that say that it jumps. */
  blocks: Article['blocks'];
}

/** The parts that follow an article on other pages, in order, as far as the archive holds them. */
export function continuationsOf(article: Article, byId: Map<string, Article>): Continuation[] {
  const parts: Continuation[] = [];
  const seen = new Set([article.id]);
  for (let at = article; at.continues && !seen.has(at.continues.id); ) {
    const next = byId.get(at.continues.id);
    if (!next) break;
    seen.add(next.id);
    parts.push({ label: `下转${pageWord(at.continues.page)}`, article: next, blocks: bodyOf(next) });
    at = next;
  }
  return parts;
}

const NOT_BODY = new Set(['column', 'kicker', 'title', 'subtitle', 'jump']);

function bodyOf(article: Article): Article['blocks'] {
  return article.blocks.filter((block) => !NOT_BODY.has(block.role));
}

/** 第3版, or 另一版 where the number is not known. */
export function pageWord(page: number | undefined): string {
  return page === undefined ? '另一版' : `第${page}版`;
}

export interface HeadLine {
  text: string;
  /** Fragments of the blocks that it was made from. */
  anchors: string[];
}

export interface Head {
  columns: HeadLine[];
  kicker?: HeadLine;
  title: HeadLine;
  subtitle?: HeadLine;
}

/** The lines of the headline, with the fragments by which the source page links to them. */
export function headOf(article: Article): Head {
  const blocksOf = (role: string) => article.blocks.filter((block) => block.role === role);
  const line = (text: string, blocks: Article['blocks']): HeadLine => ({
    text,
    anchors: blocks.flatMap(({ anchor, formerAnchors = [] }) => [anchor, ...formerAnchors]),
  });
  const columns = blocksOf('column');
  return {
    columns: article.columns.map((text, index) => line(text, columns.slice(index, index + 1))),
    ...(article.kicker !== undefined && { kicker: line(article.kicker, blocksOf('kicker')) }),
    title: line(article.title, blocksOf('title')),
    ...(article.subtitle !== undefined && { subtitle: line(article.subtitle, blocksOf('subtitle')) }),
  };
}

/** What is doubtful about an article, for those who would rather look than trust. */
export interface DrawnDoubt {
  /** The first words of the line. */
  quote: string;
  reason: string;
  /** Of the source page. */
  line: number;
}

/** Characters of a line by which it is known. */
const QUOTED = 16;

/** The doubts of an article, in the order of the seed. */
export function doubtsOf(article: Article, source: Source): DrawnDoubt[] {
  return article.messages
    .flatMap(({ span, reason }) => {
      const number = lineAt(source, span[0]);
      const line = source.lines.find((one) => one.number === number);
      if (!line) return [];
      const text = line.pieces.map((piece) => piece.text).join('');
      return [{ quote: firstWords(text), reason, line: line.number }];
    })
    .sort((a, b) => a.line - b.line);
}

function firstWords(line: string): string {
  const characters = [...line.replace(/^[\s#*]+/u, '').trim()];
  return characters.length > QUOTED ? `${characters.slice(0, QUOTED).join('')}……` : characters.join('');
}
