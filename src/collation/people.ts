import { compareText } from '../pipeline/text-order.ts';
/** Offers names that may be one person's under two spellings of the OCR. Only a correction joins them. */

export interface NamedPerson {
  name: string;
  /** The units that the person signed. */
  units: {
    /** Any name for the unit that is the same each time. */
    id: string;
    role: string;
    publication: string;
    /** Who signed with them. */
    with: readonly string[];
    /** Names of the unit's places. */
    places: readonly string[];
  }[];
}

export interface PossiblySame {
  names: [string, string];
  /** 0 to 1. */
  likelihood: number;
  /** What speaks for it, in the words of the website. */
  evidence: string[];
}

/** Characters that the OCR takes for each other, in groups. */
const ALIKE =
  '丛从 末未 己已巳 日目曰 人入 土士 千干于 夫天无 王玉 田由甲申 侯候 陈阵 杨扬 辉晖 祥详 静诤 戌戍戊 刘刈 庞宠 晓哓 佳住 大太犬 力刀 胄胃 崔催 莱菜 芳苏 波坡 洪供 彬杉 肖尚 洁浩 建健 卫卩 尤龙 宁宇 安女 平半 弘私 徐涂除 志忘 思恩 春眷 景影 曾会 李季 林材 桐梧 欣欧 汉汊 沈沉 泽择 海诲 涛祷 淑椒 清请 温湿 源原 炜伟 玲铃 珍诊 琳林 瑞端 秋秩 程秤 竞竟 立丘 筱攸 纪记 绍招 维淮 美羡 英央 莹营 萍苹 蒋将 薇微 虹虾 袁哀 谢榭 赖懒 赵起 远运 连达 邓郑 郭敦 钟种 铭名 锋峰 阎闫 陆际 霞雯 青清 韦书 魏巍 鲁鱼 鸣鸟 鹏朋';
const groupOf = new Map<string, Set<number>>();
for (const [i, group] of ALIKE.split(' ').entries())
  for (const char of group) groupOf.set(char, (groupOf.get(char) ?? new Set()).add(i));

export function areAlike(a: string, b: string): boolean {
  const groups = groupOf.get(b);
  return [...(groupOf.get(a) ?? [])].some((group) => groups?.has(group));
}

/** What is said in favour adds up; from OFFER on a pair is offered. */
const ALIKE_WEIGHT = 0.45;
const SAME_COMPANY = 0.35;
const SAME_PLACE = 0.15;
const SAME_ROLE = 0.1;
const OFFER = 0.55;

/** Pairs of names that differ in one character and have more in common than that, the likeliest first. */
export function possiblySame(people: readonly NamedPerson[]): PossiblySame[] {
  const byPattern = new Map<string, NamedPerson[]>();
  for (const person of people)
    for (const pattern of patternsOf(person.name))
      byPattern.set(pattern, [...(byPattern.get(pattern) ?? []), person]);
  const offers: PossiblySame[] = [];
  for (const group of byPattern.values())
    for (const [i, a] of group.entries())
      for (const b of group.slice(i + 1)) {
        const offer = a.name === b.name ? undefined : compare(a, b);
        if (offer) offers.push(offer);
      }
  return offers.sort((a, b) => b.likelihood - a.likelihood || compareText(a.names[0], b.names[0]));
}

/** 王伟明 → ?伟明, 王?明, 王伟?: names that share one differ in one character. */
function patternsOf(name: string): string[] {
  const chars = [...name];
  return chars.map((_, i) => chars.map((char, k) => (k === i ? '?' : char)).join(''));
}

function compare(a: NamedPerson, b: NamedPerson): PossiblySame | undefined {
  const at = [...a.name].findIndex((char, i) => char !== b.name.charAt(i));
  const [x, y] = [a.name.charAt(at), b.name.charAt(at)];
  const evidence: string[] = [];
  let likelihood = 0;
  const speak = (weight: number, words: string): void => {
    likelihood += weight;
    evidence.push(words);
  };
  // Two who sign one text are two.
  if (a.units.some(({ id }) => b.units.some((other) => other.id === id))) return undefined;
  const alike = areAlike(x, y);
  if (alike) speak(ALIKE_WEIGHT, `“${x}”和“${y}”字形相近，识别时容易相混`);
  const company = shared(a, b, (unit) => unit.with);
  // The rest alone never suffices.
  if (!alike && company.length === 0) return undefined;
  if (company.length > 0) speak(SAME_COMPANY, `都与${company.join('、')}一同署名`);
  const places = shared(a, b, (unit) => unit.places);
  if (places.length > 0) speak(SAME_PLACE, `都写${places.slice(0, 3).join('、')}`);
  if (shared(a, b, (unit) => [`${unit.publication}${unit.role}`]).length > 0)
    speak(SAME_ROLE, '同一报纸，同一身份');
  return likelihood >= OFFER - 1e-9
    ? { names: [a.name, b.name], likelihood: Math.min(1, likelihood), evidence }
    : undefined;
}

function shared(
  a: NamedPerson,
  b: NamedPerson,
  of: (unit: NamedPerson['units'][number]) => readonly string[],
): string[] {
  const known = new Set(b.units.flatMap(of));
  return [...new Set(a.units.flatMap(of))].filter((value) => known.has(value));
}
