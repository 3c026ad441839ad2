import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/pipeline/decode.ts';

const TEXT = '本报讯（记者张三）吊机试吊。';
/** 本报讯 in GB 18030. */
const GB18030 = Uint8Array.of(0xb1, 0xbe, 0xb1, 0xa8, 0xd1, 0xb6);

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
    expect(decode(bytes)).toEqual({ encoding, text });
  });

  it('reads all line ends as one', () => {
    expect(decode(Buffer.from('一\r\n二\r三\n四')).text).toBe('一\n二\n三\n四');
  });

  it('takes any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(decode(bytes).text).not.toContain('\r');
      }),
    );
  });

  it('gives a text back that was written as UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!text.startsWith('\ufeff') && !text.includes('\r'));
        expect(decode(Buffer.from(text)).text).toBe(text);
      }),
    );
  });
});
