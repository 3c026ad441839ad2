/** China's administrative divisions by name: provinces, prefectures and counties, with their short and traditional forms. */
import type { Place } from '../contract.ts';
import data from './divisions.data.json' with { type: 'json' };

type Level = Place['level'];

export interface Division {
  /** Six digits: 370000, 370200, 370214. */
  code: string;
  /** 城阳区 */
  name: string;
  /** 城阳; the name itself where nothing can be left off. */
  short: string;
  level: Level;
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
/** The names that begin with the same two characters: for each name the divisions that have it. */
const byHead = new Map<string, NameEntry[][]>();

/** 1 for the code units with which names begin, so that most of a text is passed over without a look-up. */
const begins = new Uint8Array(0x10000);

function addName(text: string, division: Division, isShort: boolean): void {
  begins[text.charCodeAt(0)] = 1;
  const head = text.slice(0, 2);
  const names = byHead.get(head);
  const entries = names?.find(([entry]) => entry?.text === text);
  if (entries) {
    if (!entries.some((entry) => entry.division === division)) entries.push({ text, division, isShort });
  } else if (names) names.push([{ text, division, isShort }]);
  else byHead.set(head, [[{ text, division, isShort }]]);
}

for (const [code = '', name = '', short = name, traditional = name] of data.divisions) {
  const division: Division = { code, name, short, level: levelOf(code) };
  byCode.set(code, division);
  for (const form of [name, traditional]) {
    addName(form, division, false);
    // Traditional forms stand character for character, and short names are beginnings.
    if (short !== name) addName(form.slice(0, short.length), division, true);
  }
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

const lengthOf = ([entry]: NameEntry[]): number => entry?.text.length ?? 0;
for (const names of byHead.values()) names.sort((a, b) => lengthOf(b) - lengthOf(a));

const NONE: NameEntry[][] = [];

/** The names that begin at a place of a text, the longest first. */
export function namesAt(text: string, at: number): NameEntry[][] {
  if (begins[text.charCodeAt(at)] !== 1) return NONE;
  const names = byHead.get(text.slice(at, at + 2)) ?? NONE;
  return names.filter(([entry]) => entry && text.startsWith(entry.text, at));
}

/** The divisions of which a word is the name in full. */
export function divisionsNamed(name: string): Division[] {
  const names = namesAt(name, 0).find((entries) => lengthOf(entries) === name.length) ?? [];
  return names.filter(({ isShort }) => !isShort).map(({ division }) => division);
}

/** Whether a word is the name of a division, in full or short. */
export function isPlaceName(text: string): boolean {
  return namesAt(text, 0).some((names) => lengthOf(names) === text.length);
}
