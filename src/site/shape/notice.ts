/** What stands at an address whose content was withdrawn. */
import { readDate } from './dates.ts';

export interface Notice {
  /** Relative to the base: articles/ID/ */
  address: string;
  /** Day of the withdrawal, ISO. */
  since: string;
  /** The seed is gone · the seed is there without this text · a correction asks for it · a list that is empty now. */
  why: 'seed' | 'text' | 'correction' | 'listing';
  /** Empty where it may not be said. */
  title: string;
  date?: string;
  page?: string;
}

const reasons: Record<Notice['why'], string> = {
  seed: '这一版的原文已经从档案中撤回。',
  text: '原文重新识别之后，其中不再有这一篇。',
  correction: '这篇稿件应请求撤下，题目和文字都不再公开。',
  listing: '这里曾经列出的稿件，现在一篇也没有了。',
};

export interface DrawnNotice {
  heading: string;
  says: string;
  facts: { name: string; value: string }[];
}

/** @param publication its name, where it is known and may be said */
export function noticeOf(notice: Notice, publication: string | undefined): DrawnNotice {
  const printed = [
    publication,
    notice.date ? readDate(notice.date).label : undefined,
    notice.page ? `第${notice.page}版` : undefined,
  ].filter((part) => part !== undefined);
  return {
    heading: notice.title === '' ? '已撤下的稿件' : `${notice.title}（已撤下）`,
    says: reasons[notice.why],
    facts: [
      ...(printed.length > 0 ? [{ name: '原刊', value: printed.join(' ') }] : []),
      { name: '撤下', value: readDate(notice.since).label },
    ],
  };
}
