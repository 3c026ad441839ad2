/** The grammar of attributions: houses, titles, labels, names, and the words after names. */
import type { PersonRole } from '../contract.ts';
import { isNameWord, type NameAt, readNames } from './names.ts';

export interface PersonAt extends NameAt {
  role: PersonRole;
}

/** An agency or a paper that the text comes from. */
export interface SourceAt {
  name: string;
  start: number;
  end: number;
}

export interface Attribution {
  people: PersonAt[];
  sources: SourceAt[];
  /** A title or a label says what the people did: 本报记者 张三, 解答者：李四. A bare name is only likely. */
  titled: boolean;
  /** The part of the text that the attribution takes up, with its brackets. */
  start: number;
  end: number;
}

const PAPER =
  '(?:日报|晚报|晨报|早报|午报|时报|商报|导报|学报|快报|周报|工人报|都市报|青年报|画报|农报|经济报|信报|文汇报|光明报)';
export const AGENCY =
  '(?:新华社|新华通讯社|新華社|中新社|中国新闻社|中央社|塔斯社|路透社|美联社|合众社|合众国际社|法新社|共同社|时事社|韩联社|朝中社|德新社|埃菲社|安莎社|俄新社|国新社|中通社|' +
  '新华网|人民网|中新网|央视网|央广网|光明网|中工网|中国网|视觉中国|东方IC|CFP|ICphoto|IC photo|新华社客户端)';
const OWN =
  '(?:[本木我]报|本刊|本台|本社|本网|本版|本站|本市|本港|本埠|本坡|本栏|晚报|日报|晨报|早报|时报|商报|快报|都市报)';
const OWN_HOUSE = new RegExp(`^${OWN}$`, 'u');
export const OTHER_PAPER = `(?:《[^《》]{2,12}》|[\\p{Script=Han}]{2,6}?${PAPER})`;
export const HOUSE = `(?:${AGENCY}|${OWN}|${OTHER_PAPER})`;

/** Titles that stand before names, the longest first. */
const TITLES: [words: string, role: PersonRole][] = [
  ['特约摄影记者|摄影记者|图片记者', '摄'],
  ['特约记者', '特约记者'],
  ['见习记者|实习记者', '见习记者'],
  ['特派记者|特派员|特派专员', '记者'],
  ['记[者着]', '记者'],
  ['特约通[讯信]员', '特约通讯员'],
  ['通[讯信]员', '通讯员'],
  ['实习生', '实习生'],
  ['特约评论员|评论员', '评论员'],
  ['特约撰稿人|特约撰稿|撰稿人|撰稿|撰文|执笔|作者(?!单位|系|简介|是|为)|特约作者', '作者'],
];
/** What stands before 记者 without changing the role: 首席记者, 驻京记者. */
export const DESK =
  '(?:首席|资深|高级|主任|全媒体|融媒体|融媒|全媒|文字|视频|体育|财经|时政|青年|前方|随军|随团|专职|(?:常驻|驻|赴)[\\p{Script=Han}]{1,5}?)';
const TITLE = TITLES.map(([words]) => words).join('|');
const PREFIX = new RegExp(
  `(${HOUSE})?(?:\\s*[-/·]\\s*${HOUSE})?\\s*(?:${DESK}\\s*)*(${TITLE})\\s*[:/]?`,
  'uy',
);
/** 新华社发 before a name. */
const SENT = new RegExp(`(${HOUSE})\\s*(?:发|供图)\\s+`, 'uy');

/** Words with a colon or a slash before names: 摄影：张三, 文/李四. */
const LABELS: [words: string, role: PersonRole][] = [
  ['文[/、]?图|图[/、]?文|文[/、]?摄|摄[/、]?文|文并摄', '记者'],
  ['摄影报道|图片摄影|摄影|图片|供图|摄', '摄'],
  ['图表|制图|绘图|插图|漫画|绘画|图|画|绘', '图'],
  ['整理|编译|记录|口述整理', '整理'],
  ['撰文|执笔|作者|采写|文', '作者'],
];
const LABEL = new RegExp(`(${LABELS.map(([words]) => words).join('|')})\\s*[:/]\\s*`, 'uy');

/** Words after names: 张三 摄. */
const SUFFIXES: [words: string, role: PersonRole][] = [
  ['文\\s*[/、]?\\s*图|图\\s*[/、]?\\s*文|文\\s*[/、]\\s*摄|摄\\s*[/、]\\s*文|文并摄|采写并摄影', '记者'],
  ['摄影报道|摄制|供图|摄影|摄', '摄'],
  ['漫画|插图|制图|绘图|作画|绘|画|图', '图'],
  ['编译|整理|记录', '整理'],
  ['撰文|采写|文', '作者'],
];
const SUFFIX = new RegExp(`(${SUFFIXES.map(([words]) => words).join('|')})(?=$|[\\s,、;)/]|[(])`, 'uy');
/** Words that are never part of a name, so that names may be glued to them: 翁浩然摄. */
const GLUED = new RegExp(`${TITLE}|${HOUSE}|摄影报道|摄影|摄(?![\\p{Script=Han}])|整理|文\\/图|图\\/文`, 'u');
/** 北京报道, 发自上海, 11月9日报道 at the end of a byline. */
const PLACED =
  /\s(?!摄影|综合|专题)(?:发自\s*[\p{Script=Han}]{2,8}|[\p{Script=Han}]{2,6}\s*(?:\d{1,2}月\d{1,2}日)?\s*(?:报道|专电|电))$/u;

/** What is said of an author after the name: ，系某厂工人. */
const ABOUT = /[,;]\s*(?:系|为|是|现|曾|单位|来自|供职|就职|任)[^,;]*.*$/u;

/** Words after the names that say what they did, and no name: 专访, 综合报道. */
const DID = /\s*(?:专访|采访报[道导]|综合报[道导]|采访|特写|特稿|综合整理|(?<!摄影)报[道导])$/u;

export const WORKS_AT =
  /(?:公司|厂|矿|局|段|校|院|站|社|队|大队|公社|工人|职工|农民|学生|教师|战士|干部|读者|连|车间)$/u;

type RoleTable = readonly (readonly [pattern: RegExp, role: PersonRole])[];

function compiled(table: readonly (readonly [string, PersonRole])[]): RoleTable {
  return table.map(([words, role]) => [new RegExp(`^(?:${words})$`, 'u'), role]);
}

const TITLE_ROLES = compiled(TITLES);
const LABEL_ROLES = compiled(LABELS);
const SUFFIX_ROLES = compiled(SUFFIXES);

function roleIn(table: RoleTable, words: string): PersonRole {
  const compact = words.replace(/\s/gu, '');
  for (const [pattern, role] of table) if (pattern.test(compact)) return role;
  throw new Error(`No role for “${words}”`);
}

export interface Sequence extends Attribution {
  /** Somebody in it took or drew a picture. */
  pictured: boolean;
}

/**
 * Reads titles, labels, names and the words after names from `start` to `end` of a folded text.
 * @param signed brackets say that names stand here
 * @returns undefined where anything else stands there
 */
export function readAttribution(
  folded: string,
  start: number,
  end: number,
  signed: boolean,
): Sequence | undefined {
  return new AttributionReader(folded, start, end, signed).read();
}

class AttributionReader {
  private readonly folded: string;
  private readonly start: number;
  private readonly end: number;
  /** Where the words end that are no part of the attribution: ，系某厂工人. */
  private readonly last: number;
  private readonly signed: boolean;
  private readonly people: PersonAt[] = [];
  private readonly sources: SourceAt[] = [];
  /** Names whose role a word after them may still say. */
  private pending: PersonAt[] = [];
  private role: PersonRole | undefined;
  private titled = false;
  private labelled = false;
  private at: number;

  constructor(folded: string, start: number, end: number, signed: boolean) {
    this.folded = folded;
    this.start = start;
    this.end = end;
    this.signed = signed;
    this.at = start;
    const whole = folded.slice(start, end);
    const [cut] = ABOUT.exec(whole) ?? PLACED.exec(whole) ?? DID.exec(whole) ?? [''];
    this.last = end - cut.length;
  }

  read(): Sequence | undefined {
    while (this.at < this.last) {
      const read =
        this.readGap() ||
        this.readTitle() ||
        this.readSender() ||
        this.readLabelOrSuffix() ||
        this.readNames();
      if (!read) return undefined;
    }
    return this.conclude();
  }

  private match(pattern: RegExp): RegExpExecArray | undefined {
    return matchAt(pattern, this.folded, this.at, this.last);
  }

  private readGap(): boolean {
    const gap = /^[\s、,;/|]+/u.exec(this.folded.slice(this.at, this.last));
    if (gap) this.at += gap[0].length;
    return gap !== null;
  }

  private settle(): void {
    this.people.push(...this.pending);
    this.pending = [];
  }

  private readTitle(): boolean {
    const title = this.match(PREFIX);
    if (!title) return false;
    if (title[1]) this.sources.push(...withSource([], this.folded, this.at, title[1]));
    // 三公司通讯员: what stands before the first title is where they work.
    if (this.role === undefined && this.pending.every(({ name }) => WORKS_AT.test(name))) this.pending = [];
    const role = roleIn(TITLE_ROLES, title[2] ?? '');
    this.role = role;
    this.titled = true;
    this.labelled = false;
    this.settle();
    const start = this.at;
    this.at += title[0].length;
    // 本报评论员 signs as such.
    if (role === '评论员' && title[1] && !hasNameAt(this.folded, this.at, this.last)) {
      const name = this.folded.slice(start, this.at).replace(/\s/gu, '');
      this.people.push({ name, printed: title[0], start, end: this.at, role });
    }
    return true;
  }

  private readSender(): boolean {
    const sent = this.match(SENT);
    if (!sent?.[1]) return false;
    this.sources.push(...withSource([], this.folded, this.at, sent[1]));
    this.at += sent[0].length;
    return true;
  }

  /** After names that a label has given their role (文/张三 图/李四) 图/ is a label again, else a word after names. */
  private readLabelOrSuffix(): boolean {
    const suffix = this.pending.length > 0 ? this.match(SUFFIX) : undefined;
    const label = suffix && !this.labelled ? undefined : this.match(LABEL);
    if (label) {
      this.labelled = true;
      this.role = roleIn(LABEL_ROLES, label[1] ?? '');
      this.settle();
      this.at += label[0].length;
      return true;
    }
    if (!suffix) return false;
    const role = roleIn(SUFFIX_ROLES, suffix[1] ?? '');
    this.pending = this.pending.map((person) => ({ ...person, role }));
    this.settle();
    this.at += suffix[0].length;
    return true;
  }

  private readNames(): boolean {
    const run = nameRun(this.folded, this.at, this.last);
    const names = readNames(this.folded.slice(this.at, run), this.at, this.signed && this.titled);
    if (!names) return false;
    this.pending.push(...names.map((name) => ({ ...name, role: this.role ?? ('作者' as const) })));
    this.at = run;
    return true;
  }

  private conclude(): Sequence | undefined {
    const { people, sources, start, end, titled } = this;
    if (this.role === undefined && this.pending.length > 0) return undefined;
    this.settle();
    if (people.length === 0 && !titled) return undefined;
    if (!titled && people.some(({ name }) => !isNameWord(name))) return undefined;
    const pictured =
      people.some(({ role }) => role === '摄' || role === '图' || role === '记者') &&
      /摄|图|画|绘/u.test(this.folded.slice(start, end));
    return { people, sources, start, end, titled, pictured };
  }
}

function matchAt(pattern: RegExp, folded: string, at: number, end: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(folded);
  return match && at + match[0].length <= end ? match : undefined;
}

function hasNameAt(folded: string, at: number, end: number): boolean {
  return /^\s*\p{Script=Han}{1,4}/u.test(folded.slice(at, end));
}

/** Where the names that begin at `at` end: before the next title, label or word that follows names. */
function nameRun(folded: string, at: number, end: number): number {
  const rest = folded.slice(at, end);
  const stops = [end - at];
  const glued = GLUED.exec(rest.slice(1));
  if (glued) stops.push(glued.index + 1);
  for (const gap of rest.matchAll(/[\s、,;/|]+/gu)) {
    const next = at + gap.index + gap[0].length;
    if (gap.index > 0 && (matchAt(LABEL, folded, next, end) || matchAt(SUFFIX, folded, next, end))) {
      stops.push(gap.index);
      break;
    }
  }
  return at + Math.min(...stops);
}

/** The paper itself is no source: only agencies and other papers are. */
export function withSource(sources: SourceAt[], folded: string, start: number, house: string): SourceAt[] {
  if (OWN_HOUSE.test(house)) return sources;
  const at = folded.indexOf(house, start);
  return [...sources, { name: house.replace(/[《》]/gu, ''), start: at, end: at + house.length }];
}
