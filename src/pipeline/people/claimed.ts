/**
 * Reads who wrote what from text of which the structure of the page has already said that it is a byline, a
 * credit, the beginning or the end of a text. Where the readers of byline.ts must tell attributions from prose
 * and headlines by their words alone, these may take more for a name: pen names, long names of minorities,
 * reporters of papers that no table knows, units and trades before names.
 */
import { fold } from '../fold.ts';
import { type Attribution, DESK, HOUSE, OF_ATTRIBUTIONS, readAttribution, WORKS_AT } from './attribution.ts';
import {
  asPrinted,
  DATE,
  DATELINE_HEAD,
  isPlaceLike,
  ORNAMENT,
  PLACE_HEAD,
  readSignature,
} from './byline.ts';
import { isNameWord, type NameAt, readNames } from './names.ts';
import { surnameOf } from './surnames.ts';

type IsPlace = (name: string) => boolean;
/** Offsets of a stretch of a text. */
type Stretch = readonly [start: number, end: number];

const LONGEST = 80;
const WHO = '(?:记[者着]|通[讯信]员|特派员|[访采]员|实习生|评论员)';
const REPORTER = new RegExp(WHO, 'u');
const HAN = '\\p{Script=Han}';

/** Places of datelines that are no division of the gazetteer. */
const ELSEWHERE = new Set(
  (
    '台北 臺北 新北 台中 臺中 台南 臺南 高雄 基隆 新竹 苗栗 彰化 南投 云林 雲林 嘉义 嘉義 屏东 屏東 宜兰 宜蘭 花莲 花蓮 台东 臺東 ' +
    '澎湖 金门 金門 马祖 馬祖 板桥 板橋 三重 中坜 中壢 丰原 豐原 香港 九龙 九龍 新界 澳门 澳門 新加坡 吉隆坡 槟城 檳城 怡保 新山 马六甲 馬六甲 ' +
    '东京 東京 纽约 紐約 伦敦 倫敦 巴黎 柏林 罗马 羅馬 米兰 米蘭 马德里 馬德里 曼谷 河内 河內 马尼拉 馬尼拉 雅加达 雅加達 悉尼 温哥华 溫哥華 多伦多 多倫多 ' +
    '旧金山 舊金山 三藩市 洛杉矶 洛杉磯 华盛顿 華盛頓 莫斯科 首尔 首爾 汉城 漢城 里斯本'
  ).split(' '),
);

function isPlaceWord(word: string, isPlace: IsPlace): boolean {
  return (
    ELSEWHERE.has(word) ||
    isPlace(word) ||
    isPlaceLike(word) ||
    (word.length > 2 && /[縣鄉鎮區]$/u.test(word))
  );
}

/** Trades, and the kinds of bodies, that stand before the names of those who write in. */
const TRADE = new RegExp(
  `(?:${WORKS_AT.source.replace('$', '')}|社员|社員|队员|会员|学员|店员|[教老]师|[教老]師|医生|医师|護士|护士|大夫|工程师|会计|书记|主[任席]|[厂厰局处科班组队连排院校所站社村乡镇县市]长|师傅|委员|专家|教授|研究员|律师|咨询师|税务师|` +
    '战士|知青|青年|党员|团员|工|员|[族处處科部室所组組班级系院会會店村屯庄里区區路街道巷坊弄支署廠場场中心])$',
  'u',
);

/** What brackets hold at the end of a text and bylines hold that is nobody's name. */
const NOBODY = new RegExp(
  `[未待][完续續]|完$|^[续續]$|续[完登]|續[完登]|[明下][日期]|^${HOUSE}?[摄攝讯訊电電]$|^${DATE}$|^[${HAN}]*(?:一|二|三|四|五|六|七|八|九|十)[日]$|` +
    '^之[一二三四五六七八九十]|^第.{1,4}[期版章回]$|^[左右上下组]图$|^编辑$|^在场$|采写$|(?:师傅|先生|女士)$|主持人|对话人|受访|口述|^编译$|^学生$|^社区$|..[部处處室厂廠局]$|[律醫医][师師生]$',
  'u',
);

/** 本报评论员 signs as such. */
const BEGINS_WITH_HOUSE = new RegExp(`^${HOUSE}(?!.*评论员)`, 'u');

/** Whether something that was read as a name is part of a paper's own apparatus. */
export function isNobody(name: string): boolean {
  return NOBODY.test(fold(name)) || BEGINS_WITH_HOUSE.test(fold(name));
}

/** 本报深圳专电, 本报某地10月2日电 before the reporters. */
const HEAD = new RegExp(`^[\\s#*]*(?:${HOUSE})\\s*[${HAN}]{2,6}(?:${DATE})?\\s*[专外特]?[电讯]\\s*`, 'u');
const HEAD_OF_REPORTERS = new RegExp(`${HEAD.source}(?=${WHO})`, 'u');

/** A byline: 文/本报记者 张三 图/李四, 某城都市报记者 张三 上海、杭州报道, 护士 张三, 竹里老翁. */
export function readBylineBlock(
  text: string,
  isPlace: IsPlace = isPlaceLike,
  literary = false,
): Attribution | undefined {
  if (text.length > LONGEST) return undefined;
  const folded = fold(text);
  const [from, end] = within(folded, trimmed(folded));
  const start = from + (HEAD_OF_REPORTERS.exec(folded.slice(from, end))?.[0].length ?? 0);
  const read =
    readPosted(folded, start, end) ??
    readExcerpt(folded, start, end) ??
    readTitled(folded, start, end, isPlace) ??
    readAuthors(folded, start, end, isPlace, literary);
  return asPrinted(text, read);
}

function trimmed(folded: string): Stretch {
  return [ORNAMENT.exec(folded)?.[0].length ?? 0, folded.replace(/[\s·•□■*]+$/u, '').length];
}

/** The inside of the brackets around a stretch. */
function within(folded: string, [from, to]: Stretch): Stretch {
  let [start, end] = [from, to];
  if (/^[([][^()[\]]*[)\]]$/u.test(folded.slice(start, end))) {
    start++;
    end--;
  }
  return [start, end];
}

/** 摘自《某书》 张三 文 */
function readExcerpt(folded: string, start: number, end: number): Attribution | undefined {
  const inner = folded.slice(start, end);
  const match =
    /^\s*(?:摘自|选自|原载|转自|据)\s*《[^《》]+》\s*(\p{Script=Han}[\p{Script=Han} 、]+?)\s*[文著]?\s*$/u.exec(
      inner,
    );
  const names = match?.[1] && readNames(match[1], start + inner.lastIndexOf(match[1]));
  return names ? authorsOf(names, start, end) : undefined;
}

/** 张三（本报驻某地记者）, 张三报道: the title behind the name. */
function readPosted(folded: string, start: number, end: number): Attribution | undefined {
  const match = new RegExp(
    `^(${HAN}{2,4})\\s*[(][^()]{0,12}${WHO}[)]$|^(${HAN}{2,3})\\s*报[道导]$`,
    'u',
  ).exec(folded.slice(start, end));
  const name = match?.[1] ?? match?.[2];
  const names = name && readNames(name, start, 'long');
  if (!names || names.some((at) => isNobody(at.name) || !surnameOf(at.name))) return undefined;
  const role = /通[讯信]员[)]$/u.test(folded.slice(start, end)) ? ('通讯员' as const) : ('记者' as const);
  return { people: names.map((at) => ({ ...at, role })), sources: [], titled: true, start, end };
}

/** Titles, labels and the words after names, without where the report was sent from. */
function readTitled(folded: string, start: number, end: number, isPlace: IsPlace): Attribution | undefined {
  const aside = /\s*[(][^()]*[)]$/u.exec(folded.slice(start, end))?.[0].length ?? 0;
  const last = withoutPlaces(folded, start, end - aside, isPlace);
  const read = readAttribution(folded, start, last, true, OF_ATTRIBUTIONS);
  if (read) return read;
  // 某厂老工人 张三 口述 李四 整理
  const unit = /^\S{5,}\s+/u.exec(folded.slice(start, last))?.[0];
  return unit && TRADE.test(unit.trim())
    ? readAttribution(folded, start + unit.length, last, true, OF_ATTRIBUTIONS)
    : undefined;
}

const SENT = new RegExp(`\\s*(?:${DATE})?\\s*(?:(?<!摄影|综合|专题)报[道导]|[专外特]?[电電讯])$`, 'u');

const SLASHED = new RegExp(`(?<=${HAN})\\s*/\\s*[${HAN}、 ]{2,12}$`, 'u');
const SPACED = new RegExp(`(?<=${WHO}\\s*${HAN}[${HAN}、 ]*)[ ]+(?:${DATE})?([${HAN}、·]{2,16})$`, 'u');
const GLUED_ON = new RegExp(`(?:${WHO}|[、 ])\\s*((?!.*${WHO})${HAN}{4,9})$`, 'u');

/** Cuts off the places that reports are sent from: 记者张三／台北报道, 张三 上海、杭州报道, 记者张三台北报道. */
function withoutPlaces(folded: string, start: number, end: number, isPlace: IsPlace): number {
  const whole = folded.slice(start, end);
  const sent = SENT.exec(whole);
  if (!sent || !REPORTER.test(whole)) return end;
  const before = whole.slice(0, sent.index);
  const slashed = SLASHED.exec(before);
  if (slashed && !/(?:^|\s)文$/u.test(before.slice(0, slashed.index))) return start + slashed.index;
  const spaced = SPACED.exec(before);
  const places = spaced?.[1]?.split('、') ?? [];
  if (
    spaced &&
    !REPORTER.test(spaced[0]) &&
    places.some((word) => isPlaceWord(word, isPlace) || !surnameOf(word))
  )
    return start + spaced.index;
  const glued = GLUED_ON.exec(before)?.[1];
  if (!glued || (glued.length < 5 && !surnameOf(glued))) return end;
  return start + before.length - glued.length + nameLength(glued, isPlace);
}

/** How much of 张三丰台北 is the name: what leaves a known place, else three characters, or two of four. */
function nameLength(glued: string, isPlace: IsPlace): number {
  const compound = surnameOf(glued)?.length === 2;
  const lengths = compound ? [3, 4] : [3, 2];
  const known = lengths.find(
    (length) => glued.length > length + 1 && isPlaceWord(glued.slice(length), isPlace),
  );
  if (known !== undefined) return known;
  if (compound) return Math.min(glued.length, 4);
  return glued.length >= 5 ? 3 : 2;
}

/** Names without a title, with where they work or what they do before them, or a pen name alone. */
function readAuthors(
  folded: string,
  start: number,
  end: number,
  isPlace: IsPlace,
  literary: boolean,
): Attribution | undefined {
  const aside = /\s*[(][^()]*[)]?$/u.exec(folded.slice(start, end))?.[0].length ?? 0;
  const clause = folded.slice(start, end - aside).replace(/[\s,;]*作者(?:单位|系).*$/u, '');
  const names =
    readAfterUnit(clause, start, isPlace) ??
    readPenName(clause, start, literary) ??
    (clause.length < end - start || folded[start - 1] === '(' ? readNames(clause, start) : undefined);
  return names && names.length < 5 && names.every(({ name }) => isSigner(name))
    ? authorsOf(names, start, end)
    : undefined;
}

function authorsOf(names: NameAt[], start: number, end: number): Attribution {
  return {
    people: names.map((at) => ({ ...at, role: '作者' as const })),
    sources: [],
    titled: false,
    start,
    end,
  };
}

function readAfterUnit(clause: string, start: number, isPlace: IsPlace): NameAt[] | undefined {
  const words = [...clause.matchAll(/\S+/gu)];
  const first = words.findIndex(({ 0: word }) => !isUnit(word, isPlace));
  const at = words[first]?.index;
  if (first > 0 && at !== undefined) {
    const names = readNames(clause.slice(at), start + at);
    const known = words
      .slice(0, first)
      .every(({ 0: word }) => TRADE.test(word) || isPlaceWord(word, isPlace));
    // Of a long word that is no body or trade only surnames tell that it is no headline.
    if (names?.every(({ name }) => isSigner(name) && (known || surnameOf(name)))) return names;
  }
  if (words.length === 1) {
    // 某地社员张三: the trade is glued to the name.
    const glued = new RegExp(
      `^(${HAN}+(?:社员|工人|职工|战士|[教老]师|护士|医生|学生|农民|族))(${HAN}{2,3})$`,
      'u',
    ).exec(clause);
    if (glued?.[1] && glued[2] && surnameOf(glued[2])) return readNames(glued[2], start + glued[1].length);
  }
  return undefined;
}

function isUnit(word: string, isPlace: IsPlace): boolean {
  if (word.length === 1) return false;
  if (word.length === 3 && /[处處科部厂廠局社院校室]$/u.test(word)) return true;
  return (
    word.length > 4 ||
    isPlaceWord(word, isPlace) ||
    (TRADE.test(word) && (word.length > 3 || !surnameOf(word) || WORKS_AT.test(word)))
  );
}

function isSigner(name: string): boolean {
  return !isNobody(name) && !/(?:女士|先生|某某?)$/u.test(name);
}

const BODY =
  /[站组組会會室处處科局厂廠社部院校所队隊司团委办]$|本[报報刊]|[编編][辑輯者]|来稿|來稿|整理|调查|[讯訊]$/u;

/** What columns are called and headlines say, and pen names are not and do not. */
const HEADLINE =
  /[了吗嗎呢吧是在被把将將又也都就从從向与與及或]|(?:特写|之歌|之声|之窗|短评|时评|评论|观察|报道|报导|见闻|专栏|专版|专题|随笔|纪实|通讯|副刊|速写|来信|小品|连载|小说|故事|散文|杂文|漫画|新闻|图片|消息|广告|启事|声明|摘编|点滴|天地|园地|话|谈|論|论|录|錄|记|記|篇|集|志|苑|角|栏|欄)$/u;

/**
 * A line of one word, where a byline stands.
 * @param literary poems and commentaries are signed with pen names of any length
 */
function readPenName(clause: string, start: number, literary: boolean): NameAt[] | undefined {
  const name = clause.trim();
  if (
    !new RegExp(`^${HAN}{4,${literary ? 7 : 4}}$`, 'u').test(name) ||
    HEADLINE.test(name) ||
    BODY.test(name) ||
    !isNameWord(name) ||
    isNobody(name)
  )
    return undefined;
  // Two names between which the OCR lost the space are no pen name.
  if ((readNames(name) ?? []).length > 1) return undefined;
  const from = start + clause.indexOf(name);
  return [{ name, printed: name, start: from, end: from + name.length }];
}

/** What is said of those who sent a picture, and the paper that has it, before their names. */
const SENDER = new RegExp(`^\\s*(?:(?:${HOUSE}|受访者|读者|网友|市民|游客)\\s*(?:发)?\\s*)?`, 'u');

/**
 * A credit by itself or after the last sentence of a caption: 张三 摄（某地图片）, 本报 张三 摄, 张三 作.
 * @param alone the structure says that the text is a credit
 */
export function readCreditBlock(text: string, alone: boolean): Attribution | undefined {
  const folded = fold(text);
  const from = alone ? 0 : lastSentenceEnd(folded);
  if (from === undefined || folded.length - from > 40) return undefined;
  const [lead, tail] = within(folded, shifted(trimmed(folded.slice(from)), from));
  const aside = /\s*[(][^()]*[)]$/u.exec(folded.slice(lead, tail))?.[0].length ?? 0;
  const sender = SENDER.exec(folded.slice(lead, tail))?.[0].length ?? 0;
  for (const start of new Set([lead, lead + sender])) {
    const read = readAttribution(folded, start, tail - aside, true, OF_ATTRIBUTIONS);
    const pictured = read?.pictured || (alone && read?.people.some(({ role }) => role === '图'));
    if (read && pictured && read.people.every(({ name }) => !isNobody(name)))
      return asPrinted(text, { ...read, start: from, end: tail });
  }
  return undefined;
}

function shifted([start, end]: Stretch, by: number): Stretch {
  return [start + by, end + by];
}

/** Where the last sentence of a text has ended, or the bracket begins that closes it. */
function lastSentenceEnd(folded: string): number | undefined {
  const bracket = /[([][^()[\]]*[)\]]\s*$/u.exec(folded);
  const body =
    bracket && !/\S\s*$/u.test(folded.slice(0, bracket.index)) ? folded.slice(0, bracket.index) : folded;
  if (bracket && /[摄图画绘文]\s*[)\]]\s*$/u.test(bracket[0])) return bracket.index;
  const stop = /[。！？!?…”」』](?=[^。！？!?…”」』]*$)/u.exec(body.trimEnd());
  return stop ? stop.index + 1 : undefined;
}

const BRACKET = /^\s*[([]\s*([^()[\]]{2,80}?)\s*[)\]]/u;
const DATED_BRACKET = new RegExp(
  `^\\s*[([][${HAN}]{2,8}(?:\\d{1,2}|[一二三四五六七八九十]{1,3})日[讯电][)\\]]`,
  'u',
);
/** Reporters without brackets: 通讯员 张三报道：, 本报记者 张三 上海报道 . */
const REPORTING = new RegExp(
  `^((?:综合(?:外电|消息)?[和、]?)?(?:${HOUSE}|${HAN}{1,3}[讯报刊])?(?:${DESK})*${WHO}\\s*[${HAN}、 ]{2,16}?(?:\\s[${HAN}、]{2,10})?(?<!摄影)报[道导])(?=[\\s:：,，]|[该此]|$)`,
  'u',
);
/** 记者张三从: a name before the word with which the report begins. */
const LEARNS = new RegExp(`^(?:${HOUSE})?\\s*${WHO}\\s*(${HAN}{2,3})(?=从|在|自|于)`, 'u');

/** The reporters that a paragraph begins with: （某地記者張三訊）, 【記者張三／台北報導】, 本报深圳专电 记者张三从. */
export function readReporters(text: string, isPlace: IsPlace = isPlaceLike): Attribution | undefined {
  const folded = fold(text.slice(0, 200));
  const head =
    DATELINE_HEAD.exec(folded) ?? PLACE_HEAD.exec(folded) ?? DATED_BRACKET.exec(folded) ?? HEAD.exec(folded);
  return asPrinted(
    text,
    reportersAt(folded, head?.[0].length ?? 0, isPlace, head !== null) ??
      reportersAt(folded, 0, isPlace, false),
  );
}

function reportersAt(folded: string, at: number, isPlace: IsPlace, headed: boolean): Attribution | undefined {
  const rest = folded.slice(at);
  const bracket = BRACKET.exec(rest);
  const inner = bracket?.[1];
  if (inner !== undefined) {
    if (!REPORTER.test(inner)) return undefined;
    const start = at + rest.indexOf(inner);
    return real(readTitled(folded, start, start + inner.length, isPlace));
  }
  const reporting = REPORTING.exec(rest)?.[1];
  if (reporting) {
    const read = real(readTitled(folded, at, at + reporting.length, isPlace));
    return read?.people.every(({ name }) => surnameOf(name)) ? read : undefined;
  }
  const learns = headed ? LEARNS.exec(rest) : null;
  if (!learns?.[1] || !surnameOf(learns[1])) return undefined;
  return real(readTitled(folded, at, at + learns[0].length, isPlace));
}

/** Only what has a title and names somebody. */
function real(read: Attribution | undefined): Attribution | undefined {
  return read?.titled && read.people.length > 0 && read.people.every(({ name }) => !isNobody(name))
    ? read
    : undefined;
}

const LAST_BRACKET = /[([]\s*([^()[\]]{2,60}?)\s*[)\]]\s*$/u;
/** Where it was sent from and when, before who sent it. */
const SENT_BEFORE = new RegExp(`^.*?${DATE}\\s*[专外特]?[电讯]\\s*`, 'u');
const DESCRIBED = new RegExp(
  `^作者(?:系|为|是).*?(?:${TRADE.source.replace('$', '')})\\s*(?=${HAN}{2,3}$)`,
  'u',
);

/** The bracket that a text ends with, with a word that says what its names did: （张三 整理）, （执笔人：张三）. */
export function readEnd(text: string, isPlace: IsPlace = isPlaceLike): Attribution | undefined {
  const folded = fold(text);
  const match = LAST_BRACKET.exec(folded);
  if (!match?.[1]) return asPrinted(text, readLastWords(folded));
  const at = match.index + match[0].indexOf(match[1]);
  const [lead, end] = within(folded, [at, at + match[1].length]);
  const start = lead + (SENT_BEFORE.exec(folded.slice(lead, end))?.[0].length ?? 0);
  const described = DESCRIBED.exec(folded.slice(start, end))?.[0].length;
  const names =
    described === undefined ? undefined : readNames(folded.slice(start + described, end), start + described);
  const read = names
    ? authorsOf(names, start, end)
    : (readExcerpt(folded, start, end) ?? readTitled(folded, start, end, isPlace));
  if (!read || read.people.length === 0 || read.people.some(({ name }) => isNobody(name))) return undefined;
  // A word says what they did, or the structure that somebody signs.
  return asPrinted(text, { ...read, titled: true, start: match.index, end: folded.trimEnd().length });
}

/** ……群。本刊记者张三整理。 ……整理：张三 without brackets. */
const LAST_WORDS = new RegExp(
  `(?:^|[\\s。！？!?)])((?:${HOUSE}记者\\s*${HAN}{2,4}\\s*(?:采访)?(?:整理|采写|摄影报道))。?|(?:[采採]访)?整理\\s*[:/]\\s*${HAN}{2,3}|${HAN}{2,3}\\s+整理)$`,
  'u',
);

function readLastWords(folded: string): Attribution | undefined {
  const words = LAST_WORDS.exec(folded.trimEnd())?.[1];
  if (!words) return undefined;
  const start = folded.lastIndexOf(words);
  const end = start + words.replace('。', '').length;
  const read = readAttribution(folded.slice(0, end), start, end, true, OF_ATTRIBUTIONS);
  return read?.people.every(({ name }) => surnameOf(name)) ? { ...read, titled: true } : undefined;
}

/** A line in prose that names who hosted or asked: 主持人：本报记者 张三. */
export function readHost(text: string): Attribution | undefined {
  const folded = fold(text);
  const match = new RegExp(
    `^[\\s#*]*(?:主持人?|[采採]访(?:人|者)?|对话人?)\\s*:\\s*(?=${HOUSE}[${HAN}]{0,4}?${WHO})`,
    'u',
  ).exec(folded);
  if (!match || /[。,?!？！，]/u.test(folded)) return undefined;
  const [, end] = trimmed(folded);
  return asPrinted(text, real(readAttribution(folded, match[0].length, end, true, OF_ATTRIBUTIONS)));
}

/** The names of a signature that are names: not the street of a reader before them, nor 未完. */
export function readSigners(
  text: string,
  isPlace: IsPlace | undefined,
  reader: boolean,
): Attribution | undefined {
  const read = readSignature(text, isPlace);
  if (!read || read.titled) return read;
  const people = read.people.filter(({ name }) => !isNobody(name));
  const last = people.at(-1);
  // 某某路 张三: a space parts the readers' places from their names, a mark two names.
  const places =
    reader &&
    last &&
    people.length > 1 &&
    people.every(({ end }, i) => end === last.end || /^\s*$/u.test(text.slice(end, people[i + 1]?.start)));
  return people.length > 0 ? { ...read, people: places ? [last] : people } : undefined;
}
