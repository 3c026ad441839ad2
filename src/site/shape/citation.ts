/** How an article is to be cited. */
import type { Article } from '../../archive/records.ts';
import { readDate } from './dates.ts';
import { inTitleMarks, isAuthor } from './words.ts';

export interface Citation {
  /** Fragment-safe name of the style. */
  style: 'gbt' | 'gbt-online' | 'plain' | 'wikipedia' | 'bibtex' | 'ris';
  label: string;
  text: string;
  /** Printed line by line, for other programs. */
  data: boolean;
}

/** @param address the article's whole address, with scheme and host where the archive has one. */
export function citationsOf(article: Article, archive: string, address: string): Citation[] {
  return [
    { style: 'gbt', label: 'GB/T 7714（报纸）', text: gbt(article), data: false },
    { style: 'gbt-online', label: 'GB/T 7714（网络）', text: gbtOnline(article, address), data: false },
    { style: 'plain', label: '题名与地址', text: plain(article, archive, address), data: false },
    { style: 'wikipedia', label: '维基百科', text: wikipedia(article, address), data: true },
    { style: 'bibtex', label: 'BibTeX', text: bibtex(article, archive, address), data: true },
    { style: 'ris', label: 'RIS', text: ris(article, archive, address), data: true },
  ];
}

function authorsOf(article: Article): string[] {
  return [...new Set(article.people.filter(isAuthor).map((person) => person.name))];
}

/** GB/T 7714—2015, 8.1.2: three authors are named, then 等. */
function gbtAuthors(article: Article): string {
  const authors = authorsOf(article);
  if (authors.length === 0) return '';
  return `${authors.slice(0, 3).join('，')}${authors.length > 3 ? '，等' : ''}. `;
}

function gbtHost(article: Article): string {
  const { iso, doubtful } = readDate(article.issue.date);
  const date = iso === undefined ? '[日期不详]' : doubtful ? `[${iso}?]` : iso;
  return `${article.publication.name}，${date}${article.page === undefined ? '' : `(${article.page})`}`;
}

function gbt(article: Article): string {
  return `${gbtAuthors(article)}${article.title}[N]. ${gbtHost(article)}.`;
}

function gbtOnline(article: Article, address: string): string {
  return `${gbtAuthors(article)}${article.title}[N/OL]. ${gbtHost(article)}[引用日期]. ${address}.`;
}

function plain(article: Article, archive: string, address: string): string {
  const { label } = readDate(article.issue.date);
  const page = article.page === undefined ? '' : `第${article.page}版`;
  return `${inTitleMarks(article.title)}，《${article.publication.name}》${label}${page}，${archive}：${address}`;
}

function wikipedia(article: Article, address: string): string {
  const fields: [string, string | undefined][] = [
    ['author', authorsOf(article).join('、')],
    ['title', article.title.replaceAll('|', '{{!}}')],
    ['url', address],
    ['newspaper', article.publication.name],
    ['date', readDate(article.issue.date).iso],
    ['page', article.page?.toString()],
    ['language', 'zh'],
  ];
  return `{{cite news${fields.map(([key, value]) => (value ? ` |${key}=${value}` : '')).join('')}}}`;
}

function bibtex(article: Article, archive: string, address: string): string {
  const { year, month, day } = readDate(article.issue.date);
  const fields: [string, string | number | undefined][] = [
    ['author', authorsOf(article).join(' and ')],
    ['title', article.title],
    ['journal', article.publication.name],
    ['year', year],
    ['month', month],
    ['day', day],
    ['pages', article.page],
    ['url', address],
    ['note', archive],
    ['language', 'zh'],
  ];
  const lines = fields.flatMap(([key, value]) =>
    value === undefined || value === '' ? [] : [`  ${key} = {${escapeBraces(String(value))}}`],
  );
  return `@article{${article.id},\n${lines.join(',\n')}\n}`;
}

/** BibTeX counts braces: one that has no partner would end the field. */
function escapeBraces(text: string): string {
  return text.replace(/[{}\\]/g, '').replace(/[%#&_$]/g, '\\$&');
}

function ris(article: Article, archive: string, address: string): string {
  const { year, month, day } = readDate(article.issue.date);
  const two = (value: number | undefined) => (value === undefined ? '' : String(value).padStart(2, '0'));
  const fields: [string, string | undefined][] = [
    ['TY', 'NEWS'],
    ...authorsOf(article).map((author): [string, string] => ['AU', author]),
    ['TI', article.title],
    ['T2', article.publication.name],
    ['PY', year?.toString()],
    ['DA', year === undefined ? undefined : `${year}/${two(month)}/${two(day)}/`],
    ['SP', article.page?.toString()],
    ['LA', 'zh'],
    ['DB', archive],
    ['UR', address],
    ['ER', ''],
  ];
  return fields.flatMap(([tag, value]) => (value === undefined ? [] : [`${tag}  - ${value}`])).join('\n');
}
