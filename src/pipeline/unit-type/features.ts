/**
 * What tells of a unit what kind of thing it is, as names: `column-word:短评`, `paragraphs:2`. Each is a weak sign;
 * how much it says for which type is learnt (weights.data.json).
 */
import { steps } from '../assembly/bins.ts';
import type { EndShape, LineView, StartShape } from '../assembly/line-view.ts';
import type { LineRole } from '../assembly/roles.ts';

export interface TypedLine {
  view: LineView;
  role: LineRole;
}

/** A paragraph in one piece, however many lines the page's columns broke it into. */
interface Paragraph {
  /** As it is on the page: with the wide spaces between the cells of a row. */
  printed: string;
  text: string;
  dense: string;
  start: StartShape;
  end: EndShape;
}

type Add = (name: string) => void;

/** Roles of which it tells nothing that a unit has them. */
const USUAL = new Set<LineRole>(['furniture', 'paragraph', 'title-rest']);
/** Parts whose length and wording tell something; of the first two also each word. */
const WORDED = [
  'column',
  'title',
  'kicker',
  'subtitle',
  'credit',
  'label',
] as const satisfies readonly LineRole[];
const EACH_WORD = new Set<LineRole>(['column', 'title']);
const STARTS = [
  'question',
  'answer',
  'speaker',
  'bullet',
  'numeral',
  'salutation',
  'date',
  'digit',
  'dateline',
] as const satisfies readonly StartShape[];

/** Limits of bins (assembly/bins.ts). */
const COUNTS = [0, 1, 2, 3, 5, 8, 12];
const TEXT_LENGTHS = [0, 40, 80, 120, 180, 250, 350, 500, 700, 1000, 1500, 2200];
const PARAGRAPH_LENGTHS = [8, 12, 16, 22, 30, 45, 70, 110, 170, 250];
const HEAD_LENGTHS = [0, 2, 4, 6, 8, 11, 15, 20];
const SHARES = [0, 0.15, 0.4, 0.6, 0.85, 0.999];
/** In a thousand characters. */
const RATES = [0, 3, 8, 15, 30, 60, 120];

/** Hardly a sentence of prose: a row, a date or a name; and a line of verse. */
const SHORT = 14;
const MIDDLING = 26;

type Sign = readonly [name: string, sign: RegExp];

/** Characters whose rate in the text tells a letter, a comment, a table or an announcement from a report. */
const RATED: readonly (readonly [name: string, characters: string])[] = [
  ['question-marks', '？'],
  ['exclamations', '！'],
  ['quotes', '“'],
  ['colons', '：'],
  ['lists', '、'],
  ['semicolons', '；'],
  ['digits', '0123456789○〇零一二三四五六七八九十百千万'],
  ['i', '我俺余吾'],
  ['you', '你您贵尔'],
  ['classical', '之乎者也矣焉兮哉'],
];
const RATED_AS = new Map(
  RATED.flatMap(([, characters], k) => [...characters].map((ch) => [ch.charCodeAt(0), k] as const)),
);
/** Words of the trade: of announcements and of those who pay for them, of letters, reports, opinions and pictures. */
const WORDS: readonly Sign[] = [
  ['telephone', /电话|热线|手机|传真|电挂|电报挂号|\d{3,4}[-—－]?\d{3,4}|[×X]{3,}/u],
  ['address', /地址|厂址|店址|校址|社址|邮编|[路街巷弄道]\s*[\d○〇零一二三四五六七八九十百]+号/u],
  ['contact', /联系人|联系|洽|函索|来函|垂询|咨询/u],
  [
    'price',
    /价目|定价|售价|票价|每[\p{Script=Han}]{1,2}[\d一二三四五六七八九十百]+[元角]|[\d一二三四五六七八九十百]元[起整]/u,
  ],
  [
    'bargain',
    /优惠|特价|批发|零售|经销|代理|有售|欢迎|惠顾|光临|选购|订购|[\d一二三四五六七八九]折|大减价|备有/u,
  ],
  ['hereby', /特此|敬请|谨此|声明|恕不|作废|谨启|敬启|启者|此布|为荷/u],
  ['enrol', /招生|招考|招聘|招租|报名|考试|录取|学费/u],
  ['deadline', /截止|截至|逾期|为止|以前|即日起|日起/u],
  ['notice', /启事|通知|公告|通告|更正|招领|公示|招标|讣告|布告|预告|鸣谢|敬告|简章/u],
  ['see-page', /第[\d一二三四五六七八九十]{1,3}版|[（▶][A-Z]?\d{1,2}版/u],
  ['letter', /编辑同志|来信|贵报|编者按|编后|此致|敬礼|读者/u],
  ['reporter', /记者|通讯员/u],
  ['report', /本报讯|本报记者|[讯电]/u],
  ['opinion', /笔者|有人说|试想|难道|岂|何以|不妨|须知|可见|应当|不能不|值得/u],
  ['said', /说：“|告诉记者|介绍[，说]|表示[，：]/u],
  ['picture', /图为|图片|照片|左起|右起|摄影|供图/u],
];

/** Who took or drew a picture, at the end of the text. */
const CREDITED =
  /((摄|供图|制图|摄影报道|\/图)|（[^）]{2,14}(摄|供图|图|画|作)）|(摄|供图|摄影：)\s*[/／]?\s*[\p{Script=Han}]{2,6}|[\p{Script=Han}]{2,4}\s+[作画摄图])）?$/u;
/** So far back is looked for what stands behind the last sentence. */
const CLOSING_LENGTH = 60;
/** Whose name stands over a text; the first that fits. */
const BYLINE_FORMS: readonly Sign[] = [
  ['commentator', /评论员/u],
  ['reporter', /记者|通讯员|采写/u],
  ['compiler', /整理|编译|辑|选编|摘编|综合/u],
  ['picture', /摄|图|画/u],
  ['translated', /译/u],
  ['place', /\s.*\s|[省市县厂矿校]/u],
];
const NAME_LENGTH = 4;
const FIGURES = /\d|[一二三四五六七八九十]{2}/u;

/** The names of all that is true of a unit, each once. */
export function typeFeatures(lines: readonly TypedLine[]): ReadonlySet<string> {
  const found = new Set(['any']);
  const add: Add = (name) => found.add(name);
  const paragraphs = bodyParagraphs(lines);
  const text = paragraphs.map(({ dense }) => dense).join('');
  addHead(lines, add);
  addShape(paragraphs, add);
  addLengths(paragraphs, text.length, add);
  addEnds(paragraphs, add);
  addRates(text, add);
  for (const [name, sign] of WORDS) if (sign.test(text)) add(`says:${name}`);
  return found;
}

function addRates(text: string, add: Add): void {
  const counts = new Uint32Array(RATED.length);
  for (let at = 0; at < text.length; at++) {
    const rated = RATED_AS.get(text.charCodeAt(at));
    if (rated !== undefined) counts[rated] = (counts[rated] ?? 0) + 1;
  }
  RATED.forEach(([name], k) => {
    add(`rate-${name}:${steps((1000 * (counts[k] ?? 0)) / (text.length || 1), RATES)}`);
  });
}

export function bodyParagraphs(lines: readonly TypedLine[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (const { role, view } of lines) {
    const last = paragraphs.at(-1);
    if (role === 'continuation' && last) {
      last.printed += view.line.value;
      last.text += view.text;
      last.dense += view.dense;
      last.end = view.end;
    } else if (role === 'paragraph' || role === 'continuation')
      paragraphs.push({
        printed: view.line.value.trim(),
        text: view.text,
        dense: view.dense,
        start: view.start,
        end: view.end,
      });
  }
  return paragraphs;
}

function addHead(lines: readonly TypedLine[], add: Add): void {
  for (const { role } of lines) if (!USUAL.has(role)) add(`has:${role}`);
  for (const part of WORDED) {
    const whole = textOf(lines, part).replace(/\s/gu, '');
    if (!whole) continue;
    add(`${part}-length:${steps(whole.length, HEAD_LENGTHS)}`);
    for (const [name, sign] of WORDS) if (sign.test(whole)) add(`${part}-says:${name}`);
    if (!EACH_WORD.has(part)) continue;
    add(`${part}-end:${whole.at(-1)}`);
    for (const pair of pairs(whole)) add(`${part}-word:${pair}`);
  }
  const byline = textOf(lines, 'byline');
  if (!byline) return;
  const form = BYLINE_FORMS.find(([, sign]) => sign.test(byline))?.[0];
  add(`byline:${form ?? (byline.replace(/\s/gu, '').length <= NAME_LENGTH ? 'name' : 'other')}`);
}

export function textOf(lines: readonly TypedLine[], wanted: LineRole): string {
  return lines
    .filter(({ role }) => role === wanted || (wanted === 'title' && role === 'title-rest'))
    .map(({ view }) => view.text)
    .join(' ');
}

/** What the paragraphs are like, one under the other: rows, verse, turns of speakers or prose. */
function addShape(paragraphs: readonly Paragraph[], add: Add): void {
  const share = (of: (paragraph: Paragraph) => boolean): number =>
    steps(paragraphs.filter(of).length / (paragraphs.length || 1), SHARES);
  const first = paragraphs[0]?.dense.length ?? 0;
  const count = steps(paragraphs.length, COUNTS);
  const middling = share(({ dense }) => dense.length <= MIDDLING);
  const stopped = share(({ end }) => end === 'full');
  const figures = share(({ dense }) => FIGURES.test(dense));
  add(`short:${share(({ dense }) => dense.length <= SHORT)}`);
  add(`middling:${middling}`);
  add(`stopped:${stopped}`);
  add(`figures:${figures}`);
  add(`count-middling-stopped:${count} ${middling} ${stopped}`);
  add(`middling-figures:${middling} ${figures}`);
  add(`rows:${share(({ printed }) => cells(printed) >= 3)}`);
  add(`pairs:${share(({ printed }) => cells(printed) === 2)}`);
  add(`alike:${share(({ dense }) => Math.abs(dense.length - first) <= 1)}`);
  for (const start of STARTS) add(`begins-${start}:${share((paragraph) => paragraph.start === start)}`);
}

function addLengths(paragraphs: readonly Paragraph[], length: number, add: Add): void {
  const count = steps(paragraphs.length, COUNTS);
  const size = steps(length, TEXT_LENGTHS);
  add(`count:${count}`);
  add(`length:${size}`);
  add(`count-length:${count} ${size}`);
  add(`longest:${steps(Math.max(0, ...paragraphs.map(({ dense }) => dense.length)), PARAGRAPH_LENGTHS)}`);
  add(`mean:${steps(length / (paragraphs.length || 1), PARAGRAPH_LENGTHS)}`);
}

function addEnds(paragraphs: readonly Paragraph[], add: Add): void {
  const first = paragraphs[0];
  const last = paragraphs.at(-1);
  if (!first || !last) return;
  add(`first:${first.start}`);
  add(`first-word:${first.dense.slice(0, 2)}`);
  add(`last:${last.end}`);
  add(`last-word:${last.dense.slice(-2)}`);
  // What stands behind the last sentence: a signature, a telephone number, a price.
  const closing = last.text.slice(-CLOSING_LENGTH);
  const tail = closing.split(/[。！？”…）]/u).at(-1) ?? '';
  add(`tail:${steps(tail.trim().length, PARAGRAPH_LENGTHS)} ${/^\s/u.test(tail)} ${/\d/u.test(tail)}`);
  if (CREDITED.test(closing)) add('credited');
  if (/（[^）]{2,20}）$/u.test(closing)) add('signed-in-brackets');
  if (last.dense.length <= SHORT) add('short-last');
}

/** The cells of a table's row stand apart. */
const cells = (text: string): number => text.split(/\u3000+|\s{2,}|\t/u).length;

/** Neighbouring characters: as good as words, and nobody need know where a word ends. */
function* pairs(text: string): Generator<string> {
  for (let at = 0; at + 1 < text.length; at++) {
    const pair = text.slice(at, at + 2);
    if (/^\p{Script=Han}{2}$/u.test(pair)) yield pair;
  }
}
