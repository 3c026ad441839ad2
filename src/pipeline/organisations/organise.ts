/** Which organisations each unit names, their full and short forms joined within the unit. */
import type { VFile } from 'vfile';
import type { Organisation } from '../contract.ts';
import { locate } from '../locate.ts';
import { subjectBlocks } from '../subject-blocks.ts';
import type { Page, Unit } from '../tree.ts';
import { findOrganisations, type OrganisationMention } from './find.ts';

/** Fills `organisations` of every unit, in the order of their first mention. */
export function organiseUnits() {
  return (page: Page, file: VFile): void => {
    for (const node of page.children)
      if (node.type === 'unit') node.organisations = organisationsOf(node, String(file));
  };
}

function organisationsOf(unit: Unit, seed: string): Organisation[] {
  const blocks = subjectBlocks(unit).filter(({ role }) => role !== 'column');
  const groups = joinForms(findOrganisations(blocks.map(({ value }) => value)));
  return groups.map((group) => {
    const names = [...new Set(group.map(({ name }) => name))];
    const name = names.reduce((a, b) => (b.length > a.length ? b : a));
    return {
      name,
      kind: group[0]?.kind ?? 'other',
      forms: names.filter((form) => form !== name),
      mentions: group.flatMap(({ text, start, end, name: form }) => {
        const block = blocks[text];
        return block ? [{ text: form, span: locate(block, seed, start, end) }] : [];
      }),
    };
  });
}

/**
 * Groups the mentions that mean one organisation: the same name, a short form of it, and 市总 where the unit
 * speaks of one city's union only.
 */
export function joinForms(mentions: readonly OrganisationMention[]): OrganisationMention[][] {
  const groups: OrganisationMention[][] = [];
  const named = mentions.filter(({ generic }) => !generic).sort((a, b) => b.name.length - a.name.length);
  for (const mention of named) {
    const group = groups.find(
      ([full]) => full?.kind === mention.kind && isFormOf(mention.name, full.name, mention.kind),
    );
    if (group) group.push(mention);
    else groups.push([mention]);
  }
  for (const mention of mentions.filter(({ generic }) => generic)) {
    const level = mention.name.replace(/总工会|总/u, '');
    const unions = groups.filter(([full]) => full?.kind === 'union' && unionLevel(full.name) === level);
    if (unions.length === 1) unions[0]?.push(mention);
  }
  return groups.map((group) => group.sort(inOrder)).sort(([a], [b]) => (a && b ? inOrder(a, b) : 0));
}

function inOrder(a: OrganisationMention, b: OrganisationMention): number {
  return a.text - b.text || a.start - b.start;
}

const MUNICIPALITY = /^(?:北京|天津|上海|重庆)/u;

/** Of what the union is: 济南市总 is a 市总, 永川区总工会 a 区总. */
function unionLevel(name: string): string | undefined {
  const place = name.replace(/总工会$|总$/u, '');
  return (
    /自治区$/u.exec(place)?.[0] ??
    /[省市区县州旗]$/u.exec(place)?.[0] ??
    (MUNICIPALITY.test(place) ? '市' : undefined)
  );
}

const ENDING =
  /(?:股份|责任)?有限(?:责任)?公司$|集团(?:总)?公司$|总公司$|公司$|集团$|总工会$|总$|工会$|人民法院$|法院$|大学$|大$/u;

/** Whether one name is a short form of another: 济南市总 of 济南市总工会, 陕鼓集团 of 陕西鼓风机(集团)有限公司. */
export function isFormOf(short: string, full: string, kind: OrganisationMention['kind']): boolean {
  if (short === full) return true;
  const core = (name: string) => name.replace(/[（）()]/gu, '').replace(ENDING, '');
  const [a, b] = [core(short), core(full)];
  if (kind === 'union') return stem(a) === stem(b) || (/全国?$/u.test(a) && /全国$/u.test(b));
  if (a.length < 2 || a.length > b.length) return false;
  return b.endsWith(a) || (b.startsWith(a.charAt(0)) && isSubsequence(a, b));
}

/** 海南澄迈县, 澄迈: the place of a union without its level. */
function stem(place: string): string {
  return place.replace(/(?:壮族|回族|维吾尔)?自治区$|[省市区县州旗]$/u, '');
}

function isSubsequence(short: string, full: string): boolean {
  let at = 0;
  for (const char of full) if (char === short[at]) at++;
  return at === short.length;
}
