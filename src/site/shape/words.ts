/** The words in which the site names what the records hold. */
import type { Correction } from '../../corrections/index.ts';
import type { BlockRole, FurnitureRole } from '../../pipeline/contract.ts';

export const blockRoleWords: Record<BlockRole, string> = {
  column: '栏目',
  kicker: '引题',
  title: '主题',
  subtitle: '副题',
  byline: '署名',
  lede: '提要',
  jump: '转接版',
  heading: '小标题',
  paragraph: '段落',
  line: '诗行',
  row: '表行',
  item: '条目',
  question: '问',
  answer: '答',
  caption: '图片说明',
  credit: '摄影署名',
  signature: '文末署名',
  label: '标记',
};

export const furnitureWords: Record<FurnitureRole, string> = {
  masthead: '报头',
  'page header': '报眉',
  date: '日期',
  editors: '编辑署名',
  imprint: '出版信息',
  contact: '联系方式',
  unplaced: '未归入稿件',
  unread: '未能分篇',
  correction: '更正移出',
};

/** What someone did, where the role as it is printed is no noun: the label of a fact, a line of a list of people. */
const personRoleNouns: Record<string, string> = { 摄: '摄影', 图: '绘图' };

export function personRoleWord(role: string): string {
  return personRoleNouns[role] ?? role;
}

/** Roles of people who wrote, drew or photographed what is printed; the others edited it. */
const authorRoles = new Set([
  '记者',
  '特约记者',
  '见习记者',
  '实习生',
  '通讯员',
  '特约通讯员',
  '评论员',
  '作者',
  '摄',
  '图',
]);

export function isAuthor(person: { role: string }): boolean {
  return authorRoles.has(person.role);
}

const correctionWords: Record<Correction['do'], string> = {
  text: '文字',
  set: '著录',
  role: '段落的性质',
  insert: '补入',
  furniture: '移出',
  move: '移动',
  join: '合篇',
  split: '分篇',
  'join-paragraphs': '接段',
  'split-paragraph': '分段',
  duplicate: '重出',
  'not-duplicate': '不是重出',
  withdraw: '撤下',
  issue: '刊期',
  distinct: '另是一版',
};

/** What kind of correction it is. */
export function correctionWord(kind: string): string {
  return kind in correctionWords ? correctionWords[kind as Correction['do']] : kind;
}

/** 《读〈论语〉》: title marks within title marks are single ones (GB/T 15834, 4.15). */
export function inTitleMarks(title: string): string {
  return `《${title.replaceAll('《', '〈').replaceAll('》', '〉')}》`;
}
