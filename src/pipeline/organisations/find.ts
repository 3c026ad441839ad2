/**
 * Finds the organisations that a text names: unions at each level, companies, ministries and offices, courts,
 * schools and hospitals, in full and in the short forms of the papers.
 *
 *     甘肃省张掖市总工会党组书记……市总已采购物资……张掖市总紧急筹措经费
 *           ^^^^^^^^^^^         ^^^^           ^^^^^^
 */
import type { Organisation } from '../contract.ts';
import { findPlaces } from '../places/find.ts';

export type OrganisationKind = Organisation['kind'];

export interface OrganisationMention {
  name: string;
  kind: OrganisationKind;
  /** 市总, 区总工会: the union of whichever city or district the unit speaks of. */
  generic: boolean;
  text: number;
  start: number;
  end: number;
}

/** What a union's short form 市总 is not part of: 总体, 总量, 总投资. */
const UNION_SHORT =
  '总(?!工会|体|量|理|计|数|是|共|投|额|的|部|经|书|监|统|会|人|面|结|产|值|价|长|值班|指挥|要|分|建|装|成绩|排|裁|编|署|局|台|站|队|医|务|收入|规模|能|归|而)';
const OF_PLACE = new RegExp(`^(?:总工会|總工會|${UNION_SHORT})`, 'u');
const GENERIC_UNION = new RegExp(
  `(?:(?<!\\p{Script=Han})|(?<=[，。、；：“”在是由与和对向经据的了,;:]|[全本该各]))(省|市|区|县|州|旗|自治区)(?:总工会|${UNION_SHORT})`,
  'gu',
);
const NATIONAL_UNION = /中华全国总工会|全国总工会|全总(?!体|量|数|会)/gu;
const TRADE_UNION = /(?:中国|全国)\p{Script=Han}{2,12}?(?:工会)(?!学|系统|组织|干|主席|工作|法|会员)/gu;

/** The ends of names, by kind; the longest first. */
const ENDINGS: [ending: string, kind: OrganisationKind][] = [
  [
    '(?:股份|责任)?有限(?:责任)?公司|集团(?:总)?公司|总公司|分公司|股份公司|公司|(?:化工|钢铁|机械|纺织|拖拉机|棉纺|机床|电机|轴承|水泥|造船|制药|配件|附件|电焊机|针织|印染|变压器)厂',
    'company',
  ],
  [
    '人民政府|(?:人力资源(?:和)?社会保障|教育|公安|司法|民政|财政|交通运输|农业农村|市场监管|市场监督管理|住房和城乡建设|生态环境|应急管理|卫生健康|统计|审计|税务|知识产权|中医药管理|疾病预防控制)(?:部门|部|厅|局|中心)|国资委|发改委|人社[部厅局]|教育[部厅局]|司法[部厅局]|公安[部厅局]',
    'government',
  ],
  ['(?:最高|高级|中级)?人民法院|人民检察院|仲裁委员会', 'court'],
  ['大学(?!生)|学院|学校|中学(?!习|生)|小学(?!生)|幼儿园', 'school'],
  ['医院|卫生院', 'hospital'],
  ['(?<!律)律师事务所|协会|研究会|研究院|研究所|设计院', 'other'],
];
const ENDING = new RegExp(ENDINGS.map(([ending]) => `(${ending})`).join('|'), 'gu');
/** A name is not longer than this before its ending. */
const LONGEST_NAME = 22;
/** Characters and words at which a name cannot go on to the left. */
const STOP =
  /[\s，。、；：！？“”‘’《》〈〉【】…—,.;:!?"'|]|的|了|在|与|和(?!平|谐|田|县|龙)|及|由|对|为|是|从|向|据|于|以|让|给|将|被|把|到|至|经|并|该|本|各|这|那|其|某|一家|多家|等|记者|来自|组织|联合|前往|走进|参加|成为|依托|通过|包括|介绍|举行|位于|安排|协调|依法|指导|成立|推进|组建|签约|主席|书记|主任|反映|申请|联系|(?<=[\d一二两三四五六七八九十百多几])(?:名|个|家|所|位|座)|\d{4}年度?|自(?!治|然|贡|主|动|来水)|起(?!重)|全[省市县区州](?!区)/gu;
/** Words that have the ending but name nobody: 多家公司, 高等学校. */
const NOBODY =
  /^(?:公司|集团公司|总公司|分公司|有限公司|股份公司|大学|学院|学校|中学|小学|幼儿园|医院|协会|研究会|研究所|设计院|人民政府|律师事务所|人民法院|部门|职业学校|技工学校|技工院校|农民夜校|中小学|社会培训机构|企业大学|科技公司|行业协会|农业学校)$/u;

export function findOrganisations(texts: readonly string[]): OrganisationMention[] {
  const mentions: OrganisationMention[] = [];
  const places = findPlaces(texts);
  for (const { text, start, end } of places) {
    const rest = texts[text]?.slice(end) ?? '';
    const union = OF_PLACE.exec(rest);
    if (!union) continue;
    const name = `${texts[text]?.slice(start, end)}${union[0]}`;
    mentions.push({ name, kind: 'union', generic: false, text, start, end: start + name.length });
  }
  for (const [text, value] of texts.entries()) {
    for (const pattern of [NATIONAL_UNION, TRADE_UNION])
      for (const match of value.matchAll(pattern)) mentions.push(at(match, text, 'union', false));
    for (const match of value.matchAll(GENERIC_UNION)) mentions.push(at(match, text, 'union', true));
    mentions.push(...endedIn(value, text));
  }
  return withoutOverlaps(mentions);
}

function at(
  match: RegExpExecArray,
  text: number,
  kind: OrganisationKind,
  generic: boolean,
): OrganisationMention {
  return { name: match[0], kind, generic, text, start: match.index, end: match.index + match[0].length };
}

function endedIn(value: string, text: number): OrganisationMention[] {
  const mentions: OrganisationMention[] = [];
  for (const match of value.matchAll(ENDING)) {
    const which = match.slice(1).findIndex((group) => group !== undefined);
    const kind = ENDINGS[which]?.[1];
    const end = match.index + match[0].length;
    const start = nameStart(value, match.index);
    const name = value.slice(start, end);
    if (!kind || start === match.index || NOBODY.test(name) || /^\d+$/u.test(value.slice(start, match.index)))
      continue;
    if (name.length - match[0].length < 2) continue;
    mentions.push({ name, kind, generic: false, text, start, end });
  }
  return mentions;
}

/** Where the name that ends in an ending at `end` begins: after the last word that cannot be part of it. */
function nameStart(value: string, end: number): number {
  const from = Math.max(0, end - LONGEST_NAME);
  const before = value.slice(from, end);
  let start = 0;
  for (const stop of before.matchAll(STOP)) {
    const after = stop.index + stop[0].length;
    if (after <= before.length) start = after;
  }
  return from + start + afterOddBracket(before.slice(start));
}

/** A bracket that is closed but not opened in a name, or opened and not closed, ends what stands before it. */
function afterOddBracket(before: string): number {
  let open: number | undefined;
  let odd = 0;
  for (let i = 0; i < before.length; i++) {
    const char = before.charAt(i);
    if (char === '(' || char === '（') open = i;
    else if (char === ')' || char === '）') {
      if (open === undefined) odd = i + 1;
      open = undefined;
    }
  }
  return open === undefined ? odd : open + 1;
}

function withoutOverlaps(mentions: OrganisationMention[]): OrganisationMention[] {
  const sorted = mentions.sort((a, b) => a.text - b.text || a.start - b.start || b.end - a.end);
  const kept: OrganisationMention[] = [];
  for (const mention of sorted) {
    const last = kept.at(-1);
    if (last && last.text === mention.text && mention.start < last.end) continue;
    kept.push(mention);
  }
  return kept;
}
