/** What is wrong with the bytes of a seed, for the page's messages. */
export interface Decoded {
  /** The text with `\n` line ends and without a byte-order mark. All spans count in it. */
  text: string;
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';
}

/**
 * Decodes the bytes of a seed. UTF-8 unless a byte-order mark says otherwise or the bytes are not valid
 * UTF-8, which for Chinese OCR means GB 18030.
 */
export function decode(bytes: Uint8Array): Decoded {
  const encoding = detect(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  return { text: text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'), encoding };
}

function detect(bytes: Uint8Array): Decoded['encoding'] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'gb18030';
  }
}
