/** Features of single lines: what a line looks like, and what stands around it in the file. */
import { readAuthorLine, readByline, readCredit } from '../people/byline.ts';
import { steps } from './bins.ts';
import { headlike, type LineView, PHOTO_CREDIT } from './line-view.ts';

const LENGTHS = [2, 4, 6, 8, 10, 12, 15, 18, 22, 27, 34, 44, 60, 90, 150];
export const lengthBin = (length: number): number => steps(length, LENGTHS);
const coarse = (length: number): string =>
  length <= 6 ? 'xs' : length <= 12 ? 's' : length <= 24 ? 'm' : length <= 44 ? 'l' : 'xl';

/** No line that only names people is longer. */
const LONGEST_ATTRIBUTION = 60;
const BYLINE =
  /^(本[报刊台网])?\s*(首席|特约|见习|实习|特派)?(记者|通讯员|评论员)[\s：:]*[\p{Script=Han}·、\s（）]{2,30}$/u;
/** Words that sentences are built with: headlines do without most of them. */
export const FUNCTION_WORDS = new Set(
  '的了在是不和我他她你们这那着过也就都还又很把被让给对从向为以与及而但如则之其者所将已正曾由至于未再更最有无说道问吗呢吧啊呀',
);
/** Lines ahead in which a photo's credit, or the beginning of a report, tells what a line before is. */
const CREDIT_AHEAD = 3;
const REPORT_AHEAD = 4;
const BYLINE_AHEAD = 4;
/** Heads of more lines than this are counted as this long: verse, tables, lists. */
const LONGEST_HEAD = 6;

/** Words of the trade: how newspapers name what is on a page. Some are telling: by them the lines beside are known, too. */
const SHAPES: [name: string, pattern: RegExp, telling?: 'telling'][] = [
  ['byline-word', /(记者|通讯员|评论员|撰稿|实习生|特派员|特约|撰文|整理)/u, 'telling'],
  [
    'byline-whole',
    /^(本[报刊台网]|[\p{Script=Han}]{2,4}[报社网]?)?\s*(首席|特约|见习|实习|驻[\p{Script=Han}]{1,4}|特派|编外)?(记者|通讯员|评论员|实习生|特派员)[\s：:]*[\p{Script=Han}·、\s（）]{0,40}$/u,
    'telling',
  ],
  ['commentator', /^本[报刊台]\s*(特约)?评论员/u, 'telling'],
  ['photo-credit', /(摄|摄影|供图|图片社|发）|摄影报道|\/摄|\/图|制图|漫画)\s*[）)]?$/u, 'telling'],
  ['signed', /（[\p{Script=Han}\s·、：]{2,22}）$/u, 'telling'],
  ['jump-to', /^（?\s*(下转|转|续接|接转)\s*第?\s*.{1,8}版/u, 'telling'],
  ['jump-from', /^（?\s*(上接|接|续)\s*第?\s*.{1,8}版/u, 'telling'],
  [
    'lede-label',
    /^(阅读提示|核心提示|内容提要|编者按|编者的话|提要|内容提示|本报编者按|导读|开栏的话|编者附言|按语|新闻提示|阅读提要)：?/u,
    'telling',
  ],
  ['label', /^（?(广告|公益广告|专版|推广|专题)）?$/u, 'telling'],
  [
    'date-line',
    /(\d{4}|[一二三四五六七八九○〇零]{4}|民国[\p{Script=Han}\d]{1,6})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日/u,
    'telling',
  ],
  ['weekday', /星期[一二三四五六日天]|礼拜/u],
  ['lunar', /(农历|夏历|阴历|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年)/u],
  [
    'issue-number',
    /第\s*[\d一二三四五六七八九十百千万〇○]+\s*[期号]|今日[\p{Script=Han}\d]{1,4}[版张]|总第/u,
  ],
  [
    'page-number',
    /第\s*[\d一二三四五六七八九十]{1,3}\s*版|[·\s]\d{1,2}$|^[A-Z]?\d{1,2}\s|^[A-Z]\d{1,2}$|\d{2}\s*版/u,
  ],
  ['editors', /(责编|责任编辑|编辑|主编|美编|校对|组版|版式|视觉|值班|本版|编委|制版)/u],
  ['imprint', /(刊号|邮发代号|代号|CN\s*[\d×]|主办|主管|社址|订阅|零售|定价|印刷|出版|社长|发行)/u],
  [
    'contact',
    /(https?:|www\.|@|热线|电话|邮箱|邮编|邮政编码|网址|电子信箱|传真|地址|[校厂店院馆站所社会]址|电报挂号|联系人|乘车路线)/iu,
  ],
  ['latin-only', /^[A-Z][A-Z'’.\s&-]+$/u],
  [
    'column-word',
    /(之歌|漫话|杂谈|漫谈|夜话|短评|时评|评论|观察|论坛|论衡|特写|来信|来函|信箱|问答|问诊|简讯|简报|快讯|短讯|短波|传真|资讯|导读|看点|见闻|手记|札记|笔记|速写|追踪|现场|在线|之窗|广角|一线|副刊|诗页|诗笺|连载|百科|天地|园地|视点|聚焦|访谈|直击|人物|声音|天气|点评|快递|面对面|窗口|故事|专栏|随笔|随想|茶座|茶馆|文摘|集锦|花絮|链接|行动|风采|风景|平台|走笔|纪事|消息|电讯|专电|特稿|通讯|反应|清单|榜)$/u,
  ],
  [
    'column-mark',
    /^[A-Z]\s|[·|｜]|^[■◆●★]|进行时|系列|之[一二三四五六七八九十]|[（(][一二三四五六七八九十上中下\d]{1,3}[）)]$/u,
  ],
  ['notice-word', /(声明|启事|通知|公告|通告|更正|招领|公示|招聘|讣告|预告|说明)$/u],
  ['dash-ends', /(——|—|－－|--)$/u],
  ['dash-starts', /^(——|—|－－|--)/u],
  ['has-space', /\S\s\S/u],
  ['has-comma', /，/u],
  ['has-semicolon', /；/u],
  ['has-colon', /：/u],
  ['has-stop-inside', /[。！？].*[\p{Script=Han}]/u],
  ['question', /？$/u],
  ['exclaims', /！$/u],
  ['quote-whole', /^“[^”]*”$/u],
  ['quote-part', /.“[^”]+”|“[^”]+”./u],
  ['has-digit', /[\d]/u],
  ['has-cells', /\S(\u3000|\s{2,}|\t)\S.*(\u3000|\s{2,}|\t)\S/u],
  ['place-only', /^[\p{Script=Han}]\s?[\p{Script=Han}]{1,3}$/u],
  ['name-only', /^[\p{Script=Han}]\s?[\p{Script=Han}](\s?[\p{Script=Han}])?$/u],
  ['see-page', /^(见|详见|请看|刊)\s*第?.{1,5}版/u],
  ['see-page-ends', /（第?[\dA-Z一二三四五六七八九十]{1,4}版）$/u],
];
const TELLING = new Set(SHAPES.flatMap(([name, , telling]) => (telling ? [name] : [])));

/**
 * Names of the features that hold for each line, without the role.
 * @param bond how much the texts before and behind a line have to do with each other, in one word
 */
export function lineFeatures(views: readonly LineView[], bond: (k: number) => string): string[][] {
  const counts = new Map<string, number>();
  for (const view of views) counts.set(view.dense, (counts.get(view.dense) ?? 0) + 1);
  const anyMarked = views.some((view) => view.marked);
  const usual = typicalWidth(views);
  const runs = headRuns(views);
  const signs = views.map(signOf);
  const signCounts = new Map<string, number>();
  for (const sign of signs) signCounts.set(sign, (signCounts.get(sign) ?? 0) + 1);
  const shapes = views.map(({ text }) =>
    SHAPES.flatMap(([name, pattern]) => (pattern.test(text) ? [name] : [])),
  );
  const isCredit = views.map(({ text }) => PHOTO_CREDIT.test(text));
  const isByline = views.map(({ text }) => BYLINE.test(text));
  const isReport = views.map(({ start }) => start === 'dateline');
  return views.map((view, k) => {
    const names = ownFeatures(view, shapes[k] ?? []);
    const previous = views[k - 1];
    const next = views[k + 1];
    const size = coarse(view.dense.length);
    names.push(`before:${previous ? `${previous.end}/${coarse(previous.dense.length)}` : 'none'}:${size}`);
    names.push(`after:${next ? `${next.start}/${coarse(next.dense.length)}` : 'none'}:${size}`);
    names.push(`after-len:${next ? lengthBin(next.dense.length) : -1}:${size}`);
    names.push(`before-len:${previous ? lengthBin(previous.dense.length) : -1}:${size}`);
    for (const name of shapes[k + 1] ?? []) if (TELLING.has(name)) names.push(`after-is:${name}:${size}`);
    for (const name of shapes[k - 1] ?? []) if (TELLING.has(name)) names.push(`before-is:${name}:${size}`);
    names.push(`gap:${view.gap}:${size}`);
    if (headlike(view)) {
      const between = bond(k);
      names.push(`bond:${between}`, `bond:${between}:${size}`);
    }
    const credit = isCredit.slice(k + 1, k + 1 + CREDIT_AHEAD).indexOf(true);
    if (credit >= 0) names.push(`credit-ahead:${credit}:${size}`);
    const report = isReport.slice(k + 1, k + 1 + REPORT_AHEAD).indexOf(true);
    if (report >= 0) names.push(`report-ahead:${report}:${size}`);
    const byline = isByline.slice(k + 1, k + 1 + BYLINE_AHEAD).indexOf(true);
    if (byline >= 0) names.push(`byline-ahead:${byline}:${size}`);
    const sign = signs[k];
    if (sign) names.push(`sign-shared:${Math.min(4, signCounts.get(sign) ?? 0)}:${size}`);
    const run = runs[k];
    if (run) {
      const place = `${Math.min(run.place, LONGEST_HEAD - 1)}/${Math.min(run.length, LONGEST_HEAD)}`;
      names.push(
        `run:${place}`,
        `run:${place}:${size}`,
        `run-then:${place}:${run.behind?.start ?? 'none'}`,
        `run-after:${place}:${run.before?.end ?? 'none'}`,
      );
    }
    if (anyMarked) names.push(view.marked ? 'marked' : `unmarked:${size}`);
    if (next && anyMarked) names.push(`next-marked:${next.marked}:${size}`);
    if ((counts.get(view.dense) ?? 0) > 1) names.push(`repeated:${size}`);
    if (k < 3) names.push('first-lines');
    if (k < 10) names.push(`early:${size}`);
    if (k > views.length - 5) names.push(`last-lines:${size}`);
    names.push(`narrow:${narrowRun(views, k)}:${view.end === 'full'}`);
    if (view.dense.length < 0.4 * usual) names.push(`short-for-page:${view.end}`);
    return names;
  });
}

function ownFeatures(view: LineView, shapes: readonly string[]): string[] {
  const { dense, text, end, start } = view;
  const bin = lengthBin(dense.length);
  const names = [
    'any',
    `len:${bin}`,
    `end:${end}`,
    `start:${start}`,
    `end:${end}:${coarse(dense.length)}`,
    `start:${start}:${coarse(dense.length)}`,
  ];
  for (const name of shapes) names.push(name, `${name}:${coarse(dense.length)}`);
  if (dense.length <= LONGEST_ATTRIBUTION) {
    const byline = readByline(text);
    if (byline) names.push(`reads-byline:${byline.titled}`);
    const credit = readCredit(text);
    if (credit) names.push(`reads-credit:${credit.start === 0 && credit.end >= text.length - 1}`);
    const author = readAuthorLine(text);
    if (author) names.push(`reads-author:${author.certain}`);
  }
  if (headlike(view)) {
    for (const ch of new Set(dense)) if (FUNCTION_WORDS.has(ch)) names.push(`says:${ch}`);
    const last = dense.at(-1) ?? '';
    if (FUNCTION_WORDS.has(last)) names.push(`ends-with:${last}`);
  }
  if (view.unclosed) names.push(`unclosed:${coarse(dense.length)}`);
  if (view.unopened) names.push(`unopened:${coarse(dense.length)}`);
  return names;
}

/** The mark that a line begins with and that is no part of its text: ◎, ■, ●. */
const signOf = (view: LineView): string => /^[^\p{L}\p{N}\p{P}\s]/u.exec(view.dense)?.[0] ?? '';

interface HeadRun {
  /** Place of the line in the run, and how many lines the run has. */
  place: number;
  length: number;
  before: LineView | undefined;
  behind: LineView | undefined;
}

/** For each line that may be a headline's the run of such lines that it stands in. */
function headRuns(views: readonly LineView[]): (HeadRun | undefined)[] {
  const runs: (HeadRun | undefined)[] = views.map(() => undefined);
  for (let from = 0; from < views.length; from++) {
    if (!headlike(views[from])) continue;
    let to = from;
    while (headlike(views[to])) to++;
    for (let k = from; k < to; k++)
      runs[k] = { place: k - from, length: to - from, before: views[from - 1], behind: views[to] };
    from = to;
  }
  return runs;
}

/** The median width of the page's longer lines. */
function typicalWidth(views: readonly LineView[]): number {
  const widths = views
    .map((view) => view.dense.length)
    .filter((n) => n >= 30)
    .sort((a, b) => a - b);
  return widths[Math.floor(widths.length / 2)] ?? 30;
}

export const NARROW_RUNS = ['no', 'first', 'inside', 'last'] as const;
const NARROW = { least: 11, most: 26, spread: 3 };

/** Whether a line stands in a run of lines that are all as wide as one narrow column: first, inside, last or no. */
export function narrowRun(views: readonly LineView[], k: number): (typeof NARROW_RUNS)[number] {
  const fits = (a: LineView | undefined, b: LineView | undefined): boolean =>
    Boolean(a && b) &&
    (a?.dense.length ?? 0) >= NARROW.least &&
    (a?.dense.length ?? 0) <= NARROW.most &&
    Math.abs((a?.dense.length ?? 0) - (b?.dense.length ?? 0)) <= NARROW.spread;
  const view = views[k];
  const down = fits(view, views[k + 1]);
  const twoDown = down && fits(views[k + 1], views[k + 2]);
  const up = fits(views[k - 1], view);
  const twoUp = up && fits(views[k - 2], views[k - 1]);
  if (down && (up || twoDown)) return up ? 'inside' : 'first';
  if (up && twoUp) return 'inside';
  const shorter = (view?.dense.length ?? 99) < (views[k - 1]?.dense.length ?? 0);
  if (shorter && fits(views[k - 2], views[k - 1])) return 'last';
  return 'no';
}
