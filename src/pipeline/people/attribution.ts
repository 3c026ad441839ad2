/** The grammar of attributions: houses, titles, labels, names, and the words after names. */
import type { PersonRole } from '../contract.ts';
import { isNameWord, type NameAt, readNames } from './names.ts';
import { surnameOf } from './surnames.ts';

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
  `(${HOUSE})?(?:\\s*[-/·]\\s*${HOUSE})?\\s*(?:${DESK}\\s*)*(?<title>${TITLE})\\s*[:/]?`,
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

/** Words that say who is meant but not who wrote: their names are left out. */
type Role = PersonRole | 'nobody';
type RoleTable = readonly (readonly [pattern: RegExp, role: Role])[];

function compiled(table: readonly (readonly [string, Role])[]): RoleTable {
  return table.map(([words, role]) => [new RegExp(`^(?:${words})$`, 'u'), role]);
}

const ABOUT_PLACED_DID = [ABOUT, PLACED, DID];

/** The words that an attribution is made of. */
export interface Grammar {
  prefix: RegExp;
  titleRoles: RoleTable;
  label: RegExp;
  labelRoles: RoleTable;
  suffix: RegExp;
  suffixRoles: RoleTable;
  glued: RegExp;
  /** What may follow the attribution; the first that is found is cut off. */
  tails: readonly RegExp[];
  /** The structure says that the line is an attribution, so that more may be read into it. */
  sure: boolean;
}

/** Strict enough to tell lines that are attributions from lines that are not. */
const OF_LINES: Grammar = {
  prefix: PREFIX,
  titleRoles: compiled(TITLES),
  label: LABEL,
  labelRoles: compiled(LABELS),
  suffix: SUFFIX,
  suffixRoles: compiled(SUFFIXES),
  glued: GLUED,
  tails: ABOUT_PLACED_DID,
  sure: false,
};

const SURE_TITLES: [words: string, role: Role][] = [
  ['(?:责任|本版)?编辑(?!部)|责编', 'nobody'],
  ['[访采]员', '记者'],
  ['特约(?:研究|调查)员|执笔人', '作者'],
  ...TITLES,
];
/** A paper that no table knows, a place or a department before 记者: 某城周刊记者, 学生记者, 外埠记者. */
const SOME_DESK =
  '[\\p{Script=Han}]{0,8}(?:报|刊|台|社|网|站|杂志|中心|区|校园|学生|大学|学院|公司|厂|矿|局)\\s?|[\\p{Script=Han}]{2}';
const SURE_LABELS: [words: string, role: Role][] = [
  ...LABELS.slice(0, -1),
  ['(?:访[谈談]|[采採]访|口述)[/、]?整理', '整理'],
  ['(?:独家|獨家|综合|本报|特别)?报[道导]|(?:采|採)访(?:人|者)?|采访记者|访问', '记者'],
  ['撰文|执笔人?|作者|采写|撰稿|供稿|来稿|文字?', '作者'],
  [
    '主持人?|主讲人?|主講人?|对话人?|特邀嘉宾|嘉宾|本期(?:解答|应答|嘉宾|专家)|口述者?|讲述|受访者?|应答|被[采採]访人',
    'nobody',
  ],
];
const SURE_SUFFIXES: [words: string, role: Role][] = [
  ...SUFFIXES,
  ['讲|講|讲述|回答|答复', '作者'],
  ['作', '图'],
  ['口述|主讲|主持', 'nobody'],
];
const wordsOf = (table: readonly (readonly [string, Role])[]) => table.map(([words]) => words).join('|');

/** Whatever a tail is, a name of two characters stands before it. */
const SOMEBODY = '(?<=\\p{Script=Han}\\s*\\p{Script=Han}[\\s/]*)';
const REPORTED = '(?:报[道导]|专?[电讯]|特稿)';
const SURE_TAILS = [
  /[\s,;]*作者(?:单位|系|简介).*$/u,
  ABOUT,
  /\s*发自[\p{Script=Han}、·\s]{2,20}$/u,
  new RegExp(
    `${SOMEBODY}(?:综合|独家|獨家|街[头頭]|[现現][场場]|[电電][话話]|综合|专题)*(?:访[问問]|专访|[采採]访|目[击擊]|特写|综合?编译|综合整理|(?<!摄影)${REPORTED})$`,
    'u',
  ),
  // 记者张三访某小组: whom they visited is nobody of the paper.
  /(?<=(?:记者|访员)\s*\p{Script=Han}{2,3}\s*)访(?!员)\p{Script=Han}*$/u,
];

/** For text of which the structure of the page says that it is an attribution. */
export const OF_ATTRIBUTIONS: Grammar = {
  prefix: new RegExp(
    `(${HOUSE})?(?:\\s*[-/·]\\s*${HOUSE})?\\s*(?<desk>${SOME_DESK})??(?:${DESK}\\s*)*(?<title>${wordsOf(SURE_TITLES)})\\s*[:/]?`,
    'uy',
  ),
  titleRoles: compiled(SURE_TITLES),
  label: new RegExp(`(文\\s*/\\s*[图摄]|[图摄]\\s*/\\s*文)\\s+|(${wordsOf(SURE_LABELS)})\\s*[:/]\\s*`, 'uy'),
  labelRoles: compiled(SURE_LABELS),
  suffix: new RegExp(`(${wordsOf(SURE_SUFFIXES)})(?=$|[\\s,、;)/]|[(])`, 'uy'),
  suffixRoles: compiled(SURE_SUFFIXES),
  glued: new RegExp(
    `${wordsOf(SURE_TITLES)}|${HOUSE}|摄影报道|摄影|摄(?![\\p{Script=Han}])|整理|文\\/图|图\\/文|插图|编译|口述|(?:回答|采写)(?=[\\s)]|$)|[讲講画](?=[\\s,、;)]|$)`,
    'u',
  ),
  tails: SURE_TAILS,
  sure: true,
};

function roleIn(table: RoleTable, words: string): Role {
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
  grammar = OF_LINES,
): Sequence | undefined {
  return new AttributionReader(folded, start, end, signed, grammar).read();
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
  private pending: Named[] = [];
  private role: Role | undefined;
  private readonly grammar: Grammar;
  private titled = false;
  private labelled = false;
  private at: number;

  constructor(folded: string, start: number, end: number, signed: boolean, grammar: Grammar) {
    this.folded = folded;
    this.grammar = grammar;
    this.start = start;
    this.end = end;
    this.signed = signed;
    this.at = start;
    this.last = start + withoutTail(folded.slice(start, end), grammar).length;
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
    for (const { role, ...at } of this.pending) if (role !== 'nobody') this.people.push({ ...at, role });
    this.pending = [];
  }

  private readTitle(): boolean {
    const title = this.match(this.grammar.prefix);
    if (!title) return false;
    // 本报记者 张三某报通讯员 李四: the desk would swallow a name.
    const desk = title.groups?.desk;
    if (desk && this.at > this.start && surnameOf(desk)) return false;
    if (title[1]) this.sources.push(...withSource([], this.folded, this.at, title[1]));
    // 三公司通讯员: what stands before the first title is where they work.
    if (this.role === undefined && this.pending.every(({ name }) => WORKS_AT.test(name))) this.pending = [];
    const role = roleIn(this.grammar.titleRoles, title.groups?.title ?? '');
    this.role = role;
    this.titled = true;
    // 文/本报记者 张三 图/李四: whose line begins with a label keeps to labels.
    this.labelled &&= this.grammar.sure;
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
    const { grammar } = this;
    const suffix = this.pending.length > 0 ? this.match(grammar.suffix) : undefined;
    const label = suffix && !this.labelled ? undefined : this.match(grammar.label);
    if (label) {
      this.labelled = true;
      this.role = roleIn(grammar.labelRoles, label[1] ?? label[2] ?? '');
      this.settle();
      this.at += label[0].length;
      return true;
    }
    if (!suffix) return false;
    const role = roleIn(grammar.suffixRoles, suffix[1] ?? '');
    if (grammar.sure && this.titled && this.beforeLastNames(this.at + suffix[0].length)) this.role = role;
    // 本报记者 张三 文: still a reporter.
    else if (!(grammar.sure && this.titled && role === '作者'))
      this.pending = this.pending.map((person, i, { length }) =>
        // 张三 李四插图: a picture has one hand, and the text its author.
        grammar.sure && suffix[1] === '插图' && i < length - 1 ? person : { ...person, role },
      );
    this.settle();
    this.at += suffix[0].length;
    return true;
  }

  /** 本报记者 张三 摄影 李四: nothing but names follows, so that the word is said of them. */
  private beforeLastNames(at: number): boolean {
    const rest = this.folded.slice(at, this.last);
    return /^\s+\p{Script=Han}/u.test(rest) && nameRun(rest, 0, rest.length, this.grammar) === rest.length;
  }

  private readNames(): boolean {
    const { grammar } = this;
    const run = nameRun(this.folded, this.at, this.last, grammar);
    if (grammar.sure && this.role === 'nobody' && this.labelled) {
      // 应答：某站李师傅 张三 整理: the last word is of those whom the word after it names.
      const last = this.beforeSuffix(run) ? this.folded.slice(this.at, run).search(/\s\S+$/u) : -1;
      if (last < 0) this.at = run;
      else {
        this.at += last;
        this.role = undefined;
      }
      return true;
    }
    const named = this.titled || this.labelled || (grammar.sure && this.beforeSuffix(run));
    const signed = grammar.sure ? named && 'long' : this.titled && this.signed;
    const names = readNames(this.folded.slice(this.at, run), this.at, signed);
    if (!names) return false;
    this.pending.push(...names.map((name) => ({ ...name, role: this.role ?? ('作者' as const) })));
    this.at = run;
    return true;
  }

  private beforeSuffix(at: number): boolean {
    const gap = /^\s*/u.exec(this.folded.slice(at, this.last))?.[0].length ?? 0;
    return matchAt(this.grammar.suffix, this.folded, at + gap, this.last) !== undefined;
  }

  private conclude(): Sequence | undefined {
    const { people, sources, start, end, titled } = this;
    if (this.role === undefined && this.pending.length > 0) return undefined;
    this.settle();
    if (people.length === 0 && !titled && this.role !== 'nobody') return undefined;
    if (!titled && people.some(({ name }) => !isNameWord(name))) return undefined;
    const pictured =
      people.some(({ role }) => role === '摄' || role === '图' || role === '记者') &&
      /摄|图|画|绘/u.test(this.folded.slice(start, end));
    return { people, sources, start, end, titled, pictured };
  }
}

/** A name and what is said of it. */
type Named = NameAt & { role: Role };

function withoutTail(whole: string, { tails, sure }: Grammar): string {
  for (const tail of tails) {
    const found = tail.exec(whole);
    // One tail may stand before another: 张三 发自某地（作者单位：…）.
    if (found)
      return sure
        ? withoutTail(whole.slice(0, found.index), OF_ATTRIBUTIONS)
        : whole.slice(0, -found[0].length || undefined);
  }
  return whole;
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
function nameRun(folded: string, at: number, end: number, grammar: Grammar): number {
  const rest = folded.slice(at, end);
  const stops = [end - at];
  const glued = grammar.glued.exec(rest.slice(1));
  if (glued) stops.push(glued.index + 1);
  for (const gap of rest.matchAll(/[\s、,;/|]+/gu)) {
    const next = at + gap.index + gap[0].length;
    if (
      gap.index > 0 &&
      (matchAt(grammar.label, folded, next, end) || matchAt(grammar.suffix, folded, next, end))
    ) {
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
