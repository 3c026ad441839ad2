/**
 * Finds the administrative divisions that texts name, and decides which one a name means.
 *
 *     位于焦作市中站区的王封矿      山东寿光      川渝两地      鼓楼区（of the city that the unit speaks of）
 *         ^^^^^^ ^^^^^            ^^^^ ^^^^      ^^
 */
import { type Division, divisionOf, liesIn, type NameEntry, namesAt, parentOf } from './gazetteer.ts';

export interface PlaceMention {
  division: Division;
  /** Which of the texts. */
  text: number;
  start: number;
  end: number;
  rule: 'full' | 'chain' | 'short' | 'abbreviation' | 'context';
}

interface Candidate {
  entries: NameEntry[];
  text: number;
  start: number;
  end: number;
  /** Follows the name of a division that it lies in: 山东省寿光市, 海南澄迈. */
  after: Division | undefined;
}

/** Single characters for provinces; they count in pairs (川渝) and before what names people and firms (鲁籍). */
const ABBREVIATIONS: Record<string, string> = {
  京: '110000',
  津: '120000',
  冀: '130000',
  晋: '140000',
  蒙: '150000',
  辽: '210000',
  吉: '220000',
  黑: '230000',
  沪: '310000',
  苏: '320000',
  浙: '330000',
  皖: '340000',
  闽: '350000',
  赣: '360000',
  鲁: '370000',
  豫: '410000',
  鄂: '420000',
  湘: '430000',
  粤: '440000',
  桂: '450000',
  琼: '460000',
  渝: '500000',
  川: '510000',
  蜀: '510000',
  黔: '520000',
  贵: '520000',
  滇: '530000',
  云: '530000',
  藏: '540000',
  陕: '610000',
  秦: '610000',
  甘: '620000',
  陇: '620000',
  青: '630000',
  宁: '640000',
  新: '650000',
  港: '810000',
  澳: '820000',
  台: '710000',
};
/** Pairs and groups that papers use; other neighbours of these characters are words of their own (新川, 贵宁). */
const GROUPS =
  /京津冀|京津|京冀|川渝|成渝|苏浙皖|苏浙沪|沪苏浙皖|江浙沪|粤港澳|粤桂|粤港|闽台|闽宁|闽浙赣|湘鄂赣|湘赣|湘粤|鄂豫皖|鲁豫|鲁苏|晋陕蒙|晋陕|晋冀鲁豫|晋冀|陕甘宁|陕甘|甘青宁|云贵川|滇黔桂|云贵|黔桂|辽吉黑|鲁渝|苏陕|浙川|琼粤|苏鲁豫皖|豫皖|皖苏|皖赣|渝黔|渝鄂|蒙晋/gu;
const SINGLE =
  /([京津冀晋辽沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝黔滇陕甘])(?=籍|企(?!业?望)|商(?!量|品|贸|业)|菜|剧(?!烈|院|团|情)|[A-Z][·•]?[A-Z0-9]{5})/gu;

/** After a short name these make another name of it: 北京路, 黄山松. */
const NOT_AFTER =
  /^(?:[东東西南北中]?[一二三四五六七八九十]?[路街巷桥橋]|[东東西南北]?大[道街]|胡同|堂|话|人民广场|菜馆|烟|牌|号|松|毛峰|猴|白药|肉夹馍|鸭|酒(?!店|厂|业)|火锅|拉面)/u;
/** Words in which a short name is none. */
const OTHER_WORDS =
  /^(?:长治久安|大同小异|大同世界|安康成长|平安|和平|太平|永久|东方(?!市)|城区|新城|新区|郊区|矿区|市区|西区|南区|北区|东区|海南州|吉安康|黄河|长江|中山(?:装|先生|路|狼|公园|陵)|西安门|云南白药|河南话|南京条约|北京时间|上海滩|青海湖|宝山|富民|安定|永安|永兴|兴安|向阳|新华|友谊|红旗|爱民|西湖|昌盛|丰收|前进|光明|朝阳(?!区)|河口|东山|青山|南山|西山|江北|江南|江东|江西路|海东|海西|海北|金山|龙门|石门|安乡|平和|大方|正安|德兴|兴国|共和|民主|互助|民和|永德|大安|四平八稳|阿里巴巴|日照(?:时|充|强)|白银(?!市)|铜川路|保山路|三明治|金华火腿|文山会海|大庆(?:典|祝)|通化(?!市|县)|同心|彭水|同江)/u;

/** Districts whose name says no more than what they are; the name counts after that of their city. */
const GENERIC = new Set([
  '矿区',
  '礦區',
  '郊区',
  '郊區',
  '城区',
  '城區',
  '东区',
  '南区',
  '西区',
  '北区',
  '新区',
]);
/** 网上海量, 河长治理: the name is cut out of two other words. */
const NOT_BEFORE =
  /^(?:[网線线路会]上海|[河湖林田]长治|[加以]上海|[复混配结综联]合肥|[巴群]山南|[一二三]中原)/u;

export interface FindOptions {
  /** The place of the publication, where nothing nearer decides. */
  home?: Division;
}

/**
 * @param texts of one unit, in reading order
 * @returns mentions in their order; names that could be several places and are decided by nothing are left out
 */
export function findPlaces(texts: readonly string[], { home }: FindOptions = {}): PlaceMention[] {
  const candidates = texts.flatMap((text, i) => candidatesOf(text, i));
  const sure = new Map<Candidate, PlaceMention>();
  for (const candidate of candidates) {
    const mention = sureMention(candidate);
    if (mention) sure.set(candidate, mention);
  }
  const known = [...sure.values()].map(({ division }) => division);
  const mentions: PlaceMention[] = [];
  for (const candidate of candidates) {
    const mention = sure.get(candidate) ?? byContext(candidate, known, home);
    if (mention) mentions.push(mention);
  }
  for (const [i, text] of texts.entries()) mentions.push(...abbreviationsOf(text, i));
  return mentions.sort((a, b) => a.text - b.text || a.start - b.start);
}

function candidatesOf(value: string, text: number): Candidate[] {
  const candidates: Candidate[] = [];
  let last: Candidate | undefined;
  for (let at = 0; at < value.length - 1; at++) {
    const entries = namesAt(value, at).find((names) => isNameHere(names, value, at));
    const name = entries?.[0]?.text;
    if (!entries || name === undefined) continue;
    const end = at + name.length;
    if (last?.end === at && (isElsewhere(last, entries) || isWithin(last, entries))) continue;
    const after =
      last && /^[省市]?[·、\s]?$/u.test(value.slice(last.end, at)) ? outerOf(last, entries) : undefined;
    last = { entries, text, start: at, end, after };
    candidates.push(last);
    at = end - 1;
  }
  return candidates;
}

/**
 * A full name right after that of a city or province in which no division of this name lies: 太原市河西区 is not the
 * 河西区 of another city, the district of that name is gone.
 */
function isElsewhere(last: Candidate, entries: NameEntry[]): boolean {
  const inner = entries.filter(({ division, isShort }) => division.level === 'county' && !isShort);
  const outer = last.entries.filter(({ division, isShort }) => division.level !== 'county' && !isShort);
  if (inner.length === 0 || outer.length === 0) return false;
  return !inner.some(({ division }) => outer.some((around) => liesIn(division, around.division)));
}

/** A short name right after the full one of a county is a place in it: the coast in 大丰区滨海, not 滨海县. */
function isWithin(last: Candidate, entries: NameEntry[]): boolean {
  return (
    last.entries.every(({ division, isShort }) => division.level === 'county' && !isShort) &&
    entries.every(({ isShort }) => isShort)
  );
}

/** The division of the name before in which one of these lies. */
function outerOf(last: Candidate, entries: NameEntry[]): Division | undefined {
  for (const outer of last.entries)
    if (entries.some(({ division }) => division !== outer.division && liesIn(division, outer.division)))
      return outer.division;
  return last.after && entries.some(({ division }) => last.after && liesIn(division, last.after))
    ? last.after
    : undefined;
}

function isNameHere(names: NameEntry[], value: string, at: number): boolean {
  const [first] = names;
  if (!first) return false;
  if (GENERIC.has(first.text)) return /[省市]$/u.test(value.slice(0, at));
  if (!first.isShort) return true;
  if (NOT_BEFORE.test(value.slice(Math.max(0, at - 1), at + first.text.length))) return false;
  const rest = value.slice(at, at + 8);
  return !NOT_AFTER.test(rest.slice(first.text.length)) && !OTHER_WORDS.test(rest);
}

/** A name that needs no context: the full name of one division, a province or a prefecture in short, or a chain. */
function sureMention(candidate: Candidate): PlaceMention | undefined {
  const { entries, after } = candidate;
  const inside = after ? entries.filter(({ division }) => division !== after && liesIn(division, after)) : [];
  const [only] = inside;
  if (only && inside.length === 1) return mentionOf(candidate, only.division, 'chain');
  const full = entries.filter(({ isShort }) => !isShort);
  if (full.length === 1 && full[0]) return mentionOf(candidate, full[0].division, 'full');
  if (full.length > 1) return undefined;
  for (const level of ['province', 'prefecture'] as const) {
    const [entry, ...others] = entries.filter(({ division }) => division.level === level);
    if (entry && others.length === 0) return mentionOf(candidate, entry.division, 'short');
  }
  return undefined;
}

/** The one that the unit speaks of: its division, or one around it, is named elsewhere. */
function byContext(
  candidate: Candidate,
  known: Division[],
  home: Division | undefined,
): PlaceMention | undefined {
  const { entries } = candidate;
  const isShort = entries.every((entry) => entry.isShort);
  // 永川 alone is the district only where 永川区 or what it lies in is named too: short names of counties are
  // often other words, and those of villages.
  const isKnown = ({ division }: NameEntry) => {
    const parent = parentOf(division);
    return known.includes(division) || (parent !== undefined && known.includes(parent));
  };
  const pool = isShort ? entries.filter(isKnown) : entries;
  const scored = pool
    .map(({ division }) => ({
      division,
      score: nearness(division, known) + (home && liesIn(division, home) ? 0.5 : 0),
    }))
    .sort((a, b) => b.score - a.score);
  const [best, next] = scored;
  if (!best || best.score === 0 || best.score === next?.score) return undefined;
  return mentionOf(candidate, best.division, 'context');
}

function nearness(division: Division, known: Division[]): number {
  const parent = parentOf(division);
  const province = divisionOf(`${division.code.slice(0, 2)}0000`);
  let score = 0;
  for (const place of known) {
    if (place === division) score += 4;
    else if (place === parent) score += 3;
    else if (place === province) score += 2;
    else if (parent && liesIn(place, parent)) score += 1;
  }
  return score;
}

function abbreviationsOf(value: string, text: number): PlaceMention[] {
  const mentions: PlaceMention[] = [];
  for (const match of [...value.matchAll(GROUPS), ...value.matchAll(SINGLE)]) {
    for (let i = 0; i < match[0].length; i++) {
      const division = divisionOf(ABBREVIATIONS[match[0].charAt(i)] ?? '');
      const start = match.index + i;
      if (division) mentions.push({ division, text, start, end: start + 1, rule: 'abbreviation' });
    }
  }
  return mentions;
}

function mentionOf(
  { text, start, end }: Candidate,
  division: Division,
  rule: PlaceMention['rule'],
): PlaceMention {
  return { division, text, start, end, rule };
}
