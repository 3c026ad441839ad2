/** The types of units, and what each is called. Free of zod: the search page reads them in the browser. */

export const unitTypes = [
  'article',
  'commentary',
  'brief',
  'photo',
  'letter',
  'interview',
  'poem',
  'table',
  'notice',
  'advertisement',
] as const;

export const unitTypeWords: Record<(typeof unitTypes)[number], string> = {
  article: '报道',
  commentary: '评论',
  brief: '简讯',
  photo: '图片',
  letter: '来信',
  interview: '访谈',
  poem: '诗歌',
  table: '表格',
  notice: '启事',
  advertisement: '广告',
};
