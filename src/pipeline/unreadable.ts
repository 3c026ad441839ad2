/** Seeds that hold no text: nothing on them is taken apart, and what they are is an error. */
import type { VFile } from 'vfile';
import { NO_INK } from './conserve.ts';
import type { Page } from './tree.ts';

/** Characters that no page prints: control characters, and what stands for bytes that no encoding has. */
const UNPRINTED = /[\p{Cc}\p{Co}\p{Cn}\ufffd]/gu;

/** Share of such characters from which on a seed is no text. Pages have none; pictures and programs a fifth or more. */
const NO_TEXT = 0.1;

/** The page of a seed that is no text, with a message that says so; undefined where there is text to take apart. */
export function readUnreadable(file: VFile): Page | undefined {
  const text = String(file);
  const ink = text.replaceAll(new RegExp(NO_INK, 'gu'), '');
  const page: Page = { type: 'page', source: file.path, issue: { evidence: [] }, children: [] };
  if (ink === '') {
    say(file, 'seed-empty', '文件里没有文字，应是一版报纸的文字；请重新识别这一版，或把文件移走');
    return page;
  }
  if ((ink.match(UNPRINTED)?.length ?? 0) < ink.length * NO_TEXT) return undefined;
  // Of which bytes it is made does not matter any more.
  file.messages.length = 0;
  page.children.push({ type: 'furniture', role: 'unread', value: text, span: [0, text.length] });
  say(
    file,
    'seed-no-text',
    '文件不是文本，应是一版报纸的文字，编码为 UTF-8、带字节序标记的 UTF-16 或 GB 18030；请换成文本，或把文件移走',
  );
  return page;
}

function say(file: VFile, ruleId: string, reason: string): void {
  file.message(reason, { ruleId, source: 'jianbao' }).fatal = true;
}
