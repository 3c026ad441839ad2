/** What a text is about, as a direction: texts of one article point the same way more often than others do. */
import type { WordVectors } from './vectors.ts';

/** Words more frequent than e^−6 say nothing of the matter. */
const COMMON_LOG = -6;

export interface Dictionary {
  /** The words of a text in simplified characters. */
  divide(text: string): string[];
  logFrequency(word: string): number | undefined;
}

export interface Topics {
  /** −1 to 1: how alike two texts are in what sets them apart from the rest of the page. */
  likeness(a: string, b: string): number;
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let d = 0; d < a.length; d++) sum += (a[d] as number) * (b[d] as number);
  return sum;
}

const unit = (v: Float64Array): Float64Array => {
  const length = Math.sqrt(product(v, v)) || 1;
  return v.map((x) => x / length);
};

/** The direction of a text in simplified characters, longer the more it says: directions of texts add up. */
export function matterOf(text: string, dictionary: Dictionary, vectors: WordVectors): Float64Array {
  const sum = new Float64Array(2 * vectors.dimensions);
  for (const word of dictionary.divide(text)) {
    const log = dictionary.logFrequency(word);
    if (word.length < 2 || log === undefined || log > COMMON_LOG) continue;
    vectors.addDirection(sum, word, COMMON_LOG - log);
  }
  return sum;
}

/** @param lines the page, in simplified characters */
export function createTopics(lines: readonly string[], dictionary: Dictionary, vectors: WordVectors): Topics {
  const known = new Map<string, Float64Array>();

  const sumOf = (text: string): Float64Array => matterOf(text, dictionary, vectors);

  const whole = new Float64Array(2 * vectors.dimensions);
  for (const line of lines)
    sumOf(line).forEach((x, d) => {
      whole[d]! += x;
    });
  const page = unit(whole);

  /** The direction of a text without what it shares with the whole page. */
  function directionOf(text: string): Float64Array {
    const found = known.get(text);
    if (found) return found;
    const own = unit(sumOf(text));
    const shared = product(own, page);
    const direction = unit(own.map((x, d) => x - shared * (page[d] as number)));
    known.set(text, direction);
    return direction;
  }
  return { likeness: (a, b) => product(directionOf(a), directionOf(b)) };
}
