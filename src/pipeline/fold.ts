const TRADITIONAL = '記訊報員攝電專約評論實習見訪圖畫編輯譯據綜訂聞資聯黨發寫執筆權責駐區縣號頁導時週';
const SIMPLIFIED = '记讯报员摄电专约评论实习见访图画编辑译据综订闻资联党发写执笔权责驻区县号页导时周';
const HAN = new Map([...TRADITIONAL].map((char, i) => [char, SIMPLIFIED.charAt(i)]));

const FOLDED = new RegExp(
  `[\\t\\u00a0\\u2000-\\u200b\\u3000\\uff01-\\uff5e【】〔〕﹙﹚${TRADITIONAL}]`,
  'gu',
);

const MARKS = new Map([
  ['【', '['],
  ['〔', '['],
  ['［', '['],
  ['】', ']'],
  ['〕', ']'],
  ['］', ']'],
  ['﹙', '('],
  ['﹚', ')'],
]);

/**
 * A text with full-width letters, digits and brackets made half-width, every space made U+0020 and the
 * traditional forms of the words that papers sign with made simplified. Never changes the length, so that
 * offsets hold in both.
 */
export function fold(text: string): string {
  return text.replace(FOLDED, foldChar);
}

function foldChar(char: string): string {
  const code = char.charCodeAt(0);
  if (code < 0x80) return code === 9 ? ' ' : char;
  if (code === 0x3000 || code === 0xa0 || code === 0x200b || (code >= 0x2000 && code <= 0x200a)) return ' ';
  if (code >= 0xff01 && code <= 0xff5e) return MARKS.get(char) ?? String.fromCharCode(code - 0xfee0);
  return MARKS.get(char) ?? HAN.get(char) ?? char;
}
