import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, openSeed } from '../../src/pipeline/decode.ts';
import { seedText } from './seedText.ts';

const TEXT = '本报讯（记者张三）吊机试吊。';
/** 本报讯 in GB 18030. */
const GB18030 = Uint8Array.of(0xb1, 0xbe, 0xb1, 0xa8, 0xd1, 0xb6);
const NOT_UTF8 = Uint8Array.of(0xff);
/** Too little for a character of GB 18030. */
const HALF = Uint8Array.of(0xb1);

const join = (...parts: (string | Uint8Array)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
/** What is said of a seed, each with the line and the characters that it is said of. */
const messagesOf = (bytes: Uint8Array) => {
  const file = openSeed(bytes, 'page.txt');
  return file.messages.map(({ ruleId, place, line }) => {
    if (!place || !('start' in place)) return ruleId;
    return `${ruleId} ${line}: ${String(file).slice(place.start.offset, place.end.offset)}`;
  });
};

const bigEndian = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le').swap16();

describe('decode', () => {
  it.each([
    ['utf-8', Buffer.from(TEXT), TEXT],
    ['utf-8', Buffer.from(`\ufeff${TEXT}`), TEXT],
    ['utf-16le', Buffer.from(`\ufeff${TEXT}`, 'utf16le'), TEXT],
    ['utf-16be', bigEndian(TEXT), TEXT],
    ['gb18030', GB18030, '本报讯'],
    ['utf-8', new Uint8Array(0), ''],
  ])('reads %s', (encoding, bytes, text) => {
    expect(decode(bytes)).toEqual({ encoding, text, invalid: [], nul: [] });
  });

  it('takes UTF-8 for UTF-8 wherever it is cut', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('工人日报', TEXT, `${TEXT}\n\n${TEXT}`),
        fc.nat({ max: 2 }),
        (text, cut) => {
          const whole = Buffer.from(text);
          expect(decode(whole.subarray(0, whole.length - cut))).toMatchObject({ encoding: 'utf-8' });
        },
      ),
    );
  });

  it('takes UTF-8 for UTF-8 with bytes amidst that are none', () =>
    expect(decode(join('工人', NOT_UTF8, '日报\r\n', NOT_UTF8, '一\ufffd版'))).toMatchObject({
      encoding: 'utf-8',
      text: '工人\ufffd日报\n\ufffd一\ufffd版',
      invalid: [2, 6],
    }));

  it('takes GB 18030 for GB 18030 with bytes amidst that are none', () =>
    expect(decode(join(GB18030, HALF, '\n', GB18030))).toMatchObject({
      encoding: 'gb18030',
      text: '本报讯\ufffd\n本报讯',
      invalid: [3],
    }));

  it('finds the half of a character that UTF-16 was cut in', () =>
    expect(decode(Buffer.from('\ufeff本报讯', 'utf16le').subarray(0, -1))).toMatchObject({
      encoding: 'utf-16le',
      text: '本报\ufffd',
      invalid: [2],
    }));

  it('has no U+0000 in the text, and every other character in its place', () =>
    expect(decode(join('\ufeff一\r\n\0二'))).toMatchObject({ text: '一\n\ufffd二', invalid: [], nul: [2] }));

  it('reads all line ends as one', () => {
    expect(decode(Buffer.from('一\r\n二\r三\n四')).text).toBe('一\n二\n三\n四');
  });

  it('takes any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const { text, invalid, nul } = decode(bytes);
        expect(text).not.toMatch(/[\r\0]/);
        for (const at of [...invalid, ...nul]) expect(text[at]).toBe('\ufffd');
      }),
    );
  });

  it('gives a text back that was written as UTF-8', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), seedText), (text) => {
        fc.pre(!text.startsWith('\ufeff') && !/[\r\0]/.test(text));
        expect(decode(Buffer.from(text)).text).toBe(text);
      }),
    );
  });
});

describe('openSeed', () => {
  it.each([
    Buffer.from(TEXT),
    Buffer.from('\ufffd'),
    Buffer.from(`\ufeff${TEXT}`, 'utf16le'),
    new Uint8Array(0),
  ])('has nothing to say of what is valid', (bytes) => expect(messagesOf(bytes)).toEqual([]));

  it('says of a page that it was read as GB 18030', () => expect(messagesOf(GB18030)).toEqual(['encoding']));

  it('names the lines in which bytes could not be read', () =>
    expect(messagesOf(join('工人', NOT_UTF8, '日', NOT_UTF8, '报\n第一版\n吊机', NOT_UTF8))).toEqual([
      'invalid-bytes 1: \ufffd日\ufffd',
      'invalid-bytes 3: \ufffd',
    ]));

  it('names the lines that hold U+0000', () =>
    expect(messagesOf(Buffer.from('工人日报\n第\0版'))).toEqual(['nul 2: \ufffd']));
});
