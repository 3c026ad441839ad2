import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { takeApart, toParsedPage } from '../../src/pipeline/index.ts';
import { models } from '../models.ts';

function take(bytes: Uint8Array) {
  const { page, file } = takeApart(bytes, 'page.txt', models);
  return toParsedPage(page, file);
}

const TEXT = '吊机完成首次试吊\n\n本报讯（记者李四）昨日，滨江港二号码头的新吊机完成首次试吊。\n';

describe('a seed that is no text', () => {
  it.each([
    ['an empty file', ''],
    ['blank lines', ' \r\n\u3000\n\ufeff\n'],
    ['marks of Markdown alone', '#\n\n**\n'],
  ])('%s is an error, and no article', (_, text) => {
    const { units, messages } = take(Buffer.from(text));
    expect(units).toEqual([]);
    expect(messages).toMatchObject([{ ruleId: 'seed-empty', fatal: true }]);
  });

  it.each([
    ['compressed', gzipSync(TEXT.repeat(40))],
    ['UTF-16 without a byte-order mark', Buffer.from(TEXT.repeat(40), 'utf16le')],
    ['zeros', new Uint8Array(100)],
  ])('%s is an error, and all of it furniture', (_, bytes) => {
    const { units, furniture, messages } = take(bytes);
    expect([units, furniture.map(({ role }) => role)]).toEqual([[], ['unread']]);
    expect(messages).toMatchObject([{ ruleId: 'seed-no-text', fatal: true }]);
  });

  it('is none that has a few characters that no page prints', () => {
    const { units, messages } = take(Buffer.from(`\f${TEXT}\x1a\ufffd`));
    expect(units).not.toEqual([]);
    expect(messages?.filter(({ fatal }) => fatal)).toEqual([]);
  });
});
