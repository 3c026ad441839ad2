/** The bytes of a seed to its text, and what could not be read of them. */
import { VFile } from 'vfile';
import type { Span } from './contract.ts';
import { say } from './say.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

export interface Decoded {
  /** The text with `\n` line ends, without a byte-order mark and without U+0000. All spans count in it. */
  text: string;
  encoding: Encoding;
  /** Offsets in the text at which U+FFFD stands for bytes that are not valid, one for each such sequence. */
  invalid: number[];
  /** Offsets in the text at which U+FFFD stands for U+0000, which neither Markdown nor HTML can hold. */
  nul: number[];
}

/**
 * Decodes the bytes of a seed, whatever they are. A byte-order mark says the encoding; bytes without one are UTF-8,
 * or GB 18030 where that reads them better.
 */
export function decode(bytes: Uint8Array): Decoded {
  const marked = encodingOfMark(bytes);
  if (marked) return read(bytes, marked);
  const utf8 = read(bytes, 'utf-8');
  // GB 18030 has a character for almost any two bytes: that it reads damaged UTF-8 says little. But other text hardly
  // ever holds valid sequences of UTF-8, so that those that are there speak against the few that are not.
  if (utf8.invalid.length < countBeyondAscii(utf8)) return utf8;
  const gb18030 = read(bytes, 'gb18030');
  return gb18030.invalid.length < utf8.invalid.length ? gb18030 : utf8;
}

function encodingOfMark([first, second]: Uint8Array): Encoding | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}

function read(bytes: Uint8Array, encoding: Encoding): Decoded {
  const raw = normalise(new TextDecoder(encoding).decode(bytes));
  return {
    text: raw.replaceAll('\0', REPLACEMENT),
    encoding,
    invalid: isValid(bytes, encoding) ? [] : invalidOffsets(bytes, encoding),
    nul: offsetsOf('\0', raw),
  };
}

const normalise = (text: string): string => text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');

function isValid(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

const REPLACEMENT = '\ufffd';
/** U+FFFD in UTF-8, and another character of as many bytes and code units. */
const REPLACEMENT_BYTES = [0xef, 0xbf, 0xbd] as const;
const STAND_IN_BYTES = [0xee, 0x80, 0x80] as const;

/** A U+FFFD that the file itself holds is what the tool that wrote it could not read: its bytes are valid. */
function invalidOffsets(bytes: Uint8Array, encoding: Encoding): number[] {
  const [a, b, c] = REPLACEMENT_BYTES;
  const others = bytes.slice();
  // Tools write U+FFFD where they write UTF-8.
  if (encoding === 'utf-8')
    for (let at = 0; at < bytes.length; at++)
      if (bytes[at] === a && bytes[at + 1] === b && bytes[at + 2] === c) others.set(STAND_IN_BYTES, at);
  return offsetsOf(REPLACEMENT, normalise(new TextDecoder(encoding).decode(others)));
}

function offsetsOf(char: string, text: string): number[] {
  const offsets: number[] = [];
  for (let at = text.indexOf(char); at >= 0; at = text.indexOf(char, at + 1)) offsets.push(at);
  return offsets;
}

/** How many characters beyond ASCII were read from valid bytes. */
function countBeyondAscii({ text, invalid, nul }: Decoded): number {
  return (text.match(/[^\0-\x7f]/gu)?.length ?? 0) - invalid.length - nul.length;
}

const ENCODING_NAMES: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16LE',
  'utf-16be': 'UTF-16BE',
  gb18030: 'GB 18030',
};

/**
 * Opens a seed.
 * @param source its file name
 * @returns the file that holds its decoded text, and messages on what of its bytes was guessed or could not be read
 */
export function openSeed(bytes: Uint8Array, source: string): VFile {
  const { text, encoding, invalid, nul } = decode(bytes);
  const file = new VFile({ path: source, value: text });
  if (encoding === 'gb18030')
    say(file, 'encoding', '这个文件不是有效的 UTF-8，按 GB 18030 读取；请核对文字有无乱码');
  for (const { span, count } of byLine(invalid, text))
    say(
      file,
      'invalid-bytes',
      `这一行有 ${count} 处字节不是有效的 ${ENCODING_NAMES[encoding]}，读不出来，以“${REPLACEMENT}”代替；请核对原文件`,
      span,
    );
  for (const { span, count } of byLine(nul, text))
    say(file, 'nul', `这一行有 ${count} 个空字符（U+0000），以“${REPLACEMENT}”代替；请核对原文件`, span);
  return file;
}

/** Offsets in their order, those of a line together: from the first to the last of them. */
function byLine(offsets: readonly number[], text: string): { span: Span; count: number }[] {
  const lines: { span: Span; count: number }[] = [];
  for (const at of offsets) {
    const last = lines.at(-1);
    if (last && !text.slice(last.span[1], at).includes('\n')) {
      last.span[1] = at + 1;
      last.count++;
    } else lines.push({ span: [at, at + 1], count: 1 });
  }
  return lines;
}
