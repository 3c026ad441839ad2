/** Facets and dates in the words of the site. */
import type { UnitType } from '../pipeline/contract.ts';
import { unitTypeWords } from '../pipeline/unit-type/names.ts';
import type { FacetName } from './facets.ts';

export const facetWords: Record<FacetName, string> = {
  publication: '报纸',
  year: '年份',
  month: '月份',
  issue: '期',
  page: '版次',
  type: '体裁',
  topic: '主题',
  person: '人物',
  place: '地方',
};

/** @param date EDTF @returns 2020年11月30日, as far as it is known; empty for an empty date */
export function dateWords(date: string): string {
  const [year = '', month = '', day = ''] = date.replace('?', '').split('-');
  const part = (digits: string, unit: string) => (/^\d+$/.test(digits) ? `${Number(digits)}${unit}` : '');
  return part(year, '年') + part(month, '月') + part(day, '日');
}

/** @returns 工人日报 2020年11月30日 第20593期, as far as it is known */
export function issueWords({
  publication,
  date,
  number,
}: {
  publication: string;
  date: string;
  number: string;
}): string {
  return [publication, dateWords(date) || '日期不详', number && `第${number}期`].filter(Boolean).join(' ');
}

/** @param name of the publication or the subject, where the value is one */
export function valueWords(facet: FacetName, value: string, name: string): string {
  switch (facet) {
    case 'year':
    case 'month':
      return dateWords(value);
    case 'issue':
      return `${name} ${dateWords(value.slice(value.indexOf('/') + 1))}`;
    case 'page':
      return `第${value}版`;
    case 'type':
      return Object.hasOwn(unitTypeWords, value) ? unitTypeWords[value as UnitType] : value;
    default:
      return name;
  }
}

/** @returns what a value may be called by whoever chooses it: its slug, and what the site shows */
export function spellings(facet: FacetName, value: string, name: string): string[] {
  const shown = [value, valueWords(facet, value, name)];
  if (facet !== 'issue') return shown;
  const date = value.slice(value.indexOf('/') + 1);
  return [...shown, date, dateWords(date)];
}
