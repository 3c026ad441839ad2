/** Readers of the sources that the lexicon is built from. */
import { z } from 'zod';

/** A word n-gram model in ARPA's format: probabilities are common logarithms. */
export interface ArpaModel {
  words: string[];
  /** P(word). They need not sum to one. */
  one: Float64Array;
  /** [first, second, P(second | first)] */
  two: [number, number, number][];
  /** [first, second, third, P(third | first second)] */
  three: [number, number, number, number][];
}

/** @throws where a line is not what ARPA's format has there */
export async function readArpa(lines: AsyncIterable<string>): Promise<ArpaModel> {
  const places = new Map<string, number>();
  const one: number[] = [];
  const two: ArpaModel['two'] = [];
  const three: ArpaModel['three'] = [];
  let section = 0;
  let number = 0;
  for await (const line of lines) {
    number++;
    const header = /^\\(\d)-grams:$/.exec(line);
    if (header) section = Number(header[1]);
    if (section === 0 || line === '' || line.startsWith('\\')) continue;
    const [log = '', gram = ''] = line.split('\t');
    const p = 10 ** Number(log);
    const words = gram.split(' ');
    if (Number.isNaN(p) || words.length !== section) {
      throw new Error(
        `Line ${number} of the ARPA file is ${JSON.stringify(line)}, expected a probability and ${section} words.`,
      );
    }
    if (section === 1) {
      places.set(gram, one.length);
      one.push(p);
      continue;
    }
    const ids = words.map((word) => places.get(word));
    if (ids.includes(undefined)) continue;
    if (section === 2) two.push([...ids, p] as [number, number, number]);
    else three.push([...ids, p] as [number, number, number, number]);
  }
  return { words: [...places.keys()], one: Float64Array.from(one), two, three };
}

/** jieba's dictionary: a word, how often it was met, its part of speech. */
export async function readDictionary(lines: AsyncIterable<string>): Promise<Map<string, number>> {
  const words = new Map<string, number>();
  for await (const line of lines) {
    const [word, count] = line.split(' ');
    if (word && Number(count) > 0) words.set(word, Number(count));
  }
  return words;
}

const TopicShares = z.record(z.string(), z.record(z.string(), z.number()));

/**
 * JioNLP's words with the share that each topic has in what they are met in, a topic being a number as text. The
 * smallest shares are left out there.
 * @throws where the text is not of this shape
 */
export function readTopicShares(json: string): Map<string, Map<number, number>> {
  const words = Object.entries(TopicShares.parse(JSON.parse(json)));
  return new Map(
    words.map(([word, shares]) => [
      word,
      new Map(Object.entries(shares).map(([topic, share]) => [Number(topic), share])),
    ]),
  );
}

/** OpenCC's characters: `traditional simplified …|…`; only those of one code unit on both sides. */
export function readVariants(dictionary: string): Map<string, string> {
  const variants = new Map<string, string>();
  for (const entry of dictionary.split('|')) {
    const [from = '', to = ''] = entry.split(' ');
    if (from.length === 1 && to.length === 1 && from !== to) variants.set(from, to);
  }
  return variants;
}
