import { isCompoundSurname, surnameOf } from './surnames.ts';

/** A name with its offsets in the text that it was read from. */
export interface NameAt {
  /** As it is to be read: 王浩. */
  name: string;
  /** As it is printed, with the spaces that were set into it: 王 浩. */
  printed: string;
  start: number;
  end: number;
}

const HAN = /^\p{Script=Han}$/u;

/** Words that stand where a name could: 记者手记, 记者调查. */
const NOT_NAMES = new Set(
  (
    '手记 调查 观察 来信 专访 视线 见闻 日记 述评 札记 观点 提问 走基层 节目 在线 体验 追踪 获悉 了解 报道 报导 采访 招待会 协会 ' +
    '团队 通讯 来稿 供稿 图片 资料 本报 综合 消息 编者 完 待续 未完 节选 下转 上接 左 右 中 上 下 前排 后排 化名 资料图片 资料照片 ' +
    '图文 全文 摘要 续完 连载 有删节 有删改 未完待续 另有报道 详见 见图 如图 图片新闻 读者 网友 下同 以下简称 含 略 小标题 编后 附图 ' +
    '简讯 短讯 短评 时评 社论 杂谈 随笔 杂文 诗歌 散文 小说 副刊 广告 公告 通知 启事 声明 要闻 国际 国内 体育 文化 教育 经济 社会 天气 导读 目录 讣告 更正 快讯 动态 信息 ' +
    '本版编辑 责任编辑 受访者 组图 制图 合影 讲话 发言 致辞 试行 暂行 草案 修订 节录 摘编 摘登'
  ).split(' '),
);

export function isNameWord(text: string): boolean {
  return !NOT_NAMES.has(text);
}

/**
 * Reads a list of names: 张三 李四、王 浩. Undefined where a piece of it is not a name.
 * Names have two to four characters, or more with a dot between their parts; a single character is a part
 * of a name that was set with spaces.
 * @param offset where `text` stands in the line
 * @param signed a role and brackets say that names stand here, so that four characters without a double
 * surname (阿拉坦仓) are one too;
 * `long` where up to seven are (敖登格日乐)
 */
export function readNames(text: string, offset = 0, signed: boolean | 'long' = false): NameAt[] | undefined {
  const pieces: NameAt[] = [];
  for (const match of text.matchAll(/[^\s、,;，；/|]+/gu)) {
    const printed = match[0].replace(/等$/u, '');
    if (!printed) continue;
    const start = offset + match.index;
    pieces.push({ name: printed, printed, start, end: start + printed.length });
  }
  const names = joinSpaced(pieces, text, offset).flatMap(splitGlued);
  return names.length > 0 && names.every((at) => isName(at.name, signed)) ? names : undefined;
}

/** Joins the parts of names that were set with spaces: 王 浩, 向 远 舟, 欧阳 杭. */
function joinSpaced(pieces: NameAt[], text: string, offset: number): NameAt[] {
  const joined: NameAt[] = [];
  for (const [i, piece] of pieces.entries()) {
    const last = joined.at(-1);
    const spaced = last !== undefined && /^\s+$/u.test(text.slice(last.end - offset, piece.start - offset));
    if (last && spaced && continues(last.name, piece.name, pieces[i + 1]?.name)) {
      joined[joined.length - 1] = {
        name: last.name + piece.name,
        printed: text.slice(last.start - offset, piece.end - offset),
        start: last.start,
        end: piece.end,
      };
    } else joined.push(piece);
  }
  return joined;
}

function continues(name: string, next: string, afterNext: string | undefined): boolean {
  if (name.length === 1) return next.length <= 2;
  if (isCompoundSurname(name))
    return next.length <= 2 && (next.length === 1 || surnameOf(next) === undefined);
  if (next.length > 1 || name.length > 2) return false;
  // 张 明 李 强: after two single characters a surname with another single character after it begins a name.
  return surnameOf(next) === undefined || afterNext === undefined || afterNext.length > 1;
}

/** Splits names between which the OCR lost the space: 杨明清张嫱. */
function splitGlued(at: NameAt): NameAt[] {
  const { name, printed } = at;
  if (printed.includes(' ') || name.includes('·') || name.length < 4 || name.length > 6) return [at];
  if (name.length === 4 && isCompoundSurname(name.slice(0, 2))) return [at];
  for (const cut of name.length === 6 ? [3] : [name.length - 2, 2]) {
    if (cut > 3 || name.length - cut > 3) continue;
    const [a, b] = [name.slice(0, cut), name.slice(cut)];
    if (surnameOf(a) && surnameOf(b))
      return [
        { name: a, printed: a, start: at.start, end: at.start + cut },
        { name: b, printed: b, start: at.start + cut, end: at.end },
      ];
  }
  return [at];
}

function isName(name: string, signed: boolean | 'long'): boolean {
  if (!isNameWord(name)) return false;
  if (/[·•・.]/u.test(name)) return /^[\p{Script=Han}·•・.]{4,14}$/u.test(name);
  const chars = [...name];
  // 小K
  if (signed === 'long' && /^\p{Script=Han}{1,3}[A-Z]$/u.test(name)) return true;
  if (!chars.every((char) => HAN.test(char))) return false;
  if (chars.length === 2 || chars.length === 3) return true;
  if (signed === 'long' && chars.length > 4 && chars.length < 8) return true;
  return chars.length === 4 && (signed !== false || isCompoundSurname(name.slice(0, 2)));
}
