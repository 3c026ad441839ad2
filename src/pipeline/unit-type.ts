/** What kind of thing a unit is, by its column, its title and the shape of its text. */

import type { LineView } from './assembly/line-view.ts';
import type { LineRole } from './assembly/roles.ts';
import type { UnitType } from './contract.ts';

interface TypedLine {
  view: LineView;
  role: LineRole;
}

const CREDITED =
  /((摄|供图|制图|摄影报道|\/图)|（[^）]{2,14}(摄|供图)）|(摄|供图)\s*[/／][\p{Script=Han}]{2,6})）?$/u;
const NOTICE_TITLE =
  /(声明|启事|通知|公告|通告|更正|招领|公示|招标|招聘|讣告|讣闻|布告|预告|鸣谢|敬告|简章|告白)/u;
const NOTICE_TEXT =
  /(声明作废|特此(声明|公告|通知|启事|更正)|敬请(谅解|周知)|恕不(另行)?通知|谨此|登报声明)/u;
const ADVERTISING =
  /(电话|热线|地址|厂址|邮编|欢迎(选购|惠顾|光临|订购|垂询)|优惠|折|特价|批发|零售|经销|函索|备有|各大(药房|商店)|有售)/u;
const COMMENT_COLUMN = /(评|论|谈|夜话|漫话|观察|杂感|随想|絮语|手记|时评|茶座|笔记|感言|社论|述评)/u;
const LETTER = /(来信|来函|信箱|读者|投书)/u;
const BRIEF = /(简讯|短讯|快讯|短波|简报|资讯|要闻|速递|快递|窗|传真|导读|看点|速览|简訊|电讯|专电)/u;

/** Cells of a table row are set apart by wide spaces. */
const cells = (text: string): number => text.split(/\u3000|\s{2,}|\t/u).length;
const rowLike = (view: LineView): boolean => cells(view.line.value.trim()) >= 3;
const SHORT_VERSE = 26;

export function typeOf(lines: readonly TypedLine[]): UnitType {
  const body = lines
    .filter(({ role }) => role === 'paragraph' || role === 'continuation')
    .map(({ view }) => view);
  const columns = textOf(lines, 'column');
  const title = textOf(lines, 'title');
  const text = body.map((view) => view.dense).join('');
  if (lines.some(({ role, view }) => role === 'label' && /广告|推广/u.test(view.text)))
    return 'advertisement';
  if (body.length >= 3 && body.filter(rowLike).length > 0.5 * body.length) return 'table';
  if (isVerse(lines, body)) return 'poem';
  if (isPhoto(lines, body)) return 'photo';
  if (NOTICE_TITLE.test(title) && text.length < 900) return 'notice';
  if (body.some((view) => view.start === 'question') && body.some((view) => view.start === 'answer'))
    return 'interview';
  if (body.filter((view) => view.start === 'speaker').length >= 3) return 'interview';
  if (body.some((view) => view.start === 'salutation') || LETTER.test(columns)) return 'letter';
  if (NOTICE_TEXT.test(text) && text.length < 500) return 'notice';
  if (!title && ADVERTISING.test(text)) return 'advertisement';
  if (/广告/u.test(columns)) return 'advertisement';
  if (/评论员/u.test(textOf(lines, 'byline')) || COMMENT_COLUMN.test(columns)) return 'commentary';
  if (BRIEF.test(columns) || (body.length === 1 && text.length < 250)) return 'brief';
  return 'article';
}

function textOf(lines: readonly TypedLine[], wanted: LineRole): string {
  return lines
    .filter(({ role }) => role === wanted)
    .map(({ view }) => view.text)
    .join('\n');
}

function isPhoto(lines: readonly TypedLine[], body: readonly LineView[]): boolean {
  if (body.length > 3) return false;
  const credit = lines.find(({ role }) => role === 'credit');
  const last = body.at(-1);
  return Boolean((credit && /摄|图/u.test(credit.view.text)) || (last && CREDITED.test(last.text)));
}

/** Short lines, hardly one of them a whole sentence of prose, one under the other. */
function isVerse(lines: readonly TypedLine[], body: readonly LineView[]): boolean {
  if (body.length < 6 || lines.some(({ role }) => role === 'heading' || role === 'continuation'))
    return false;
  if (body.some((view) => view.start === 'bullet' || view.start === 'numeral' || view.start === 'question'))
    return false;
  return body.filter((view) => view.dense.length <= SHORT_VERSE).length >= 0.9 * body.length;
}
