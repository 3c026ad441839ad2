/** What stands at an address whose content was withdrawn. */
import type { Notice } from '../../archive/records.ts';
import { readDate } from './dates.ts';

const reasons: Record<Notice['why'], string> = {
  seed: '这一版的原文已经从档案中撤回。',
  text: '原文重新识别之后，其中不再有这一篇。',
  correction: '这篇稿件应请求撤下，题目和文字都不再公开。',
  listing: '这里曾经列出稿件，现在这一项不再单独列出。',
};

export interface DrawnNotice {
  heading: string;
  says: string;
  facts: { name: string; value: string }[];
}

export function noticeOf(notice: Notice): DrawnNotice {
  const printed = [
    notice.publication,
    notice.date && readDate(notice.date).label,
    notice.page && `第${notice.page}版`,
  ].filter(Boolean);
  return {
    heading: notice.title === '' ? '已撤下的稿件' : `${notice.title}（已撤下）`,
    says: reasons[notice.why],
    facts: [
      ...(printed.length > 0 ? [{ name: '原刊', value: printed.join(' ') }] : []),
      { name: '撤下', value: readDate(notice.since).label },
    ],
  };
}
