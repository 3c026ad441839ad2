const DIGITS = new Map([...'〇零○一二三四五六七八九'].map((char, i) => [char, Math.max(0, i - 2)]));
DIGITS.set('O', 0);
DIGITS.set('兩', 2);
DIGITS.set('两', 2);
const UNITS = new Map([
  ['十', 10],
  ['廿', 20],
  ['卄', 20],
  ['卅', 30],
  ['百', 100],
  ['千', 1000],
]);

/** 14, １４, 十四, 廿二, 一百零三, 二〇〇九, 三一八 as a number; undefined where it is none. */
export function readNumber(text: string): number | undefined {
  const plain = text.normalize('NFKC');
  if (/^\d+$/u.test(plain)) return Number(plain);
  if (plain === '元') return 1;
  const chars = [...plain];
  if (chars.length === 0) return undefined;
  if (chars.every((char) => DIGITS.has(char))) return Number(chars.map((char) => DIGITS.get(char)).join(''));
  let [sum, digit] = [0, 0];
  for (const char of chars) {
    const unit = UNITS.get(char);
    const value = DIGITS.get(char);
    if (value !== undefined) digit = value;
    else if (unit === undefined) return undefined;
    else if (unit === 20 || unit === 30) sum += unit;
    else {
      sum += (digit || 1) * unit;
      digit = 0;
    }
  }
  return sum + digit;
}
