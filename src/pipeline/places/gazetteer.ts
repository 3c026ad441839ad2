/** China's administrative divisions by name: provinces, prefectures and counties, with their short and traditional forms. */
import data from './divisions.data.json' with { type: 'json' };

export type Level = 'province' | 'prefecture' | 'county';

export interface Division {
  /** Six digits: 370000, 370200, 370214. */
  code: string;
  /** 城阳区 */
  name: string;
  /** 城阳; the name itself where nothing can be left off. */
  short: string;
  level: Level;
}

const PEOPLES =
  '壮族|回族|维吾尔|藏族|彝族|苗族|侗族|土家族|布依族|白族|傣族|景颇族|哈尼族|傈僳族|羌族|蒙古族|蒙古|朝鲜族|满族|瑶族|畲族|黎族|土族|撒拉族|东乡族|保安族|裕固族|哈萨克族|哈萨克|柯尔克孜|锡伯|塔吉克|仡佬族|水族|毛南族|仫佬族|佤族|拉祜族|布朗族|纳西族|普米族|怒族|独龙族|达斡尔族|鄂温克族|鄂伦春|各族';
const NATION = new RegExp(`(?:${PEOPLES})+$`, 'u');

function shortOf(name: string): string {
  if (name.length <= 2) return name;
  if (!/自治[区州县旗]$/u.test(name)) {
    const stem = name.replace(/(?:特别行政区|地区|林区|[省市区县旗盟])$/u, '');
    return stem.length >= 2 ? stem : name;
  }
  const whole = name.slice(0, -3);
  const stem = whole.replace(NATION, '');
  return stem.length >= 2 ? stem : whole;
}

function levelOf(code: string): Level {
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'prefecture' : 'county';
}

export interface NameEntry {
  text: string;
  division: Division;
  /** 青岛 for 青岛市. */
  isShort: boolean;
}

const byCode = new Map<string, Division>();
const byHead = new Map<string, Map<string, NameEntry[]>>();

/** 1 for the code units with which names begin, so that most of a text is passed over without a look-up. */
const begins = new Uint8Array(0x10000);

function addName(text: string, division: Division, isShort: boolean): void {
  const head = text.slice(0, 2);
  begins[text.charCodeAt(0)] = 1;
  const names = byHead.get(head) ?? new Map<string, NameEntry[]>();
  const entries = names.get(text) ?? [];
  if (!entries.some((entry) => entry.division === division)) entries.push({ text, division, isShort });
  names.set(text, entries);
  byHead.set(head, names);
}

for (const [code = '', name = '', traditional] of data.divisions) {
  const division: Division = { code, name, short: shortOf(name), level: levelOf(code) };
  byCode.set(code, division);
  addName(name, division, false);
  if (division.short !== name) addName(division.short, division, true);
  if (traditional === undefined) continue;
  addName(traditional, division, false);
  const short = traditional.slice(0, division.short.length);
  if (short !== traditional && short.length >= 2) addName(short, division, true);
}

export function divisionOf(code: string): Division | undefined {
  return byCode.get(code);
}

/** The division that another lies in: 370214 → 370200 → 370000; undefined for a province. */
export function parentOf({ code, level }: Division): Division | undefined {
  if (level === 'province') return undefined;
  const prefecture = level === 'county' ? byCode.get(`${code.slice(0, 4)}00`) : undefined;
  return prefecture ?? byCode.get(`${code.slice(0, 2)}0000`);
}

/** Whether `inner` is `outer` or lies in it. */
export function liesIn(inner: Division, outer: Division): boolean {
  for (let at: Division | undefined = inner; at; at = parentOf(at)) if (at === outer) return true;
  return false;
}

const NONE: NameEntry[][] = [];

/** The names that begin at a place of a text, the longest first. */
export function namesAt(text: string, at: number): NameEntry[][] {
  if (begins[text.charCodeAt(at)] !== 1) return NONE;
  const names = byHead.get(text.slice(at, at + 2));
  if (!names) return NONE;
  const found: NameEntry[][] = [];
  for (const [name, entries] of names) if (text.startsWith(name, at)) found.push(entries);
  return found.sort((a, b) => (b[0]?.text.length ?? 0) - (a[0]?.text.length ?? 0));
}

/** Whether a word is the name of a division, in full or short. */
export function isPlaceName(text: string): boolean {
  return byHead.get(text.slice(0, 2))?.has(text) ?? false;
}
