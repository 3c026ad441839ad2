/** Builds the lexicon's file out of its sources. */
import { createAlphabet, FIRST_CHARACTER } from '../alphabet.ts';
import { pack } from '../layout.ts';
import { layOutTopics } from '../topics.ts';
import { LONGEST_WORD, layOutWords } from '../words.ts';
import { addDigits, BASE, expectedCounts, type WordEntry, type WordSequence } from './count.ts';
import { estimate, layOut, prune } from './estimate.ts';
import { type ArpaModel, readArpa, readDictionary, readTopicShares, readVariants } from './sources.ts';
import { strengthsOf } from './strengths.ts';

export interface Sources {
  /** Lines of jieba's dict.txt. */
  dictionary: AsyncIterable<string>;
  /** Lines of libime's lm_sc.arpa. */
  arpa: AsyncIterable<string>;
  /** JioNLP's topic_word_weight.json. */
  topics: string;
  /** OpenCC's TSCharacters. */
  traditional: string;
  say(message: string): void;
}

/** The weight of the dictionary against the n-gram model in the frequency of a word. */
const DICTIONARY_WEIGHT = 0.5;
/** Words met less often than this in the dictionary's corpora are mostly names of persons and noise. */
const LEAST_COUNT = 5;
/** How many n-grams of each length are kept. */
const KEEP = [0, 0, 220_000, 250_000, 150_000];
/** n-grams less probable than this (of all characters) are not looked at. */
const FLOOR = 1e-9;
const HAN = /^\p{Script=Han}+$/u;

export async function buildLexicon(sources: Sources): Promise<Uint8Array> {
  const { say } = sources;
  const variants = readVariants(sources.traditional);
  const simplify = (text: string) => [...text].map((c) => variants.get(c) ?? c).join('');
  const dictionary = await readDictionary(sources.dictionary);
  const arpa = await readArpa(sources.arpa);
  say(`${dictionary.size} words in the dictionary, ${arpa.words.length} in the n-gram model`);

  const probabilities = blend(dictionary, arpa, simplify);
  const characters = commonestCharacters(probabilities);
  const variantPairs = [...variants]
    .filter(([, to]) => characters.includes(to))
    .flat()
    .join('');
  const alphabet = createAlphabet(characters, variantPairs);

  const entries: WordEntry[] = [...probabilities].map(([word, probability]) => ({ word, probability }));
  const expected = expectedCounts(alphabet.size, entries, sequencesOf(arpa, entries, simplify), (word) =>
    alphabet.symbols(word),
  );
  addDigits(expected.counts, alphabet.symbolOf);
  say(`expected counts: ${expected.counts.map((map) => map.size).join(' ')}`);
  const model = estimate(expected, FLOOR);
  prune(model, expected.counts, KEEP);
  say(`kept: ${model.logs.map((map) => map.size).join(' ')}`);

  const words = new Map(
    [...probabilities]
      .filter(
        ([word]) =>
          word.length <= LONGEST_WORD && (word.length === 1 || (dictionary.get(word) ?? 0) >= LEAST_COUNT),
      )
      .map(([word, p]) => [word, Math.log(p)]),
  );
  const topics = strengthsOf(readTopicShares(sources.topics), (word) => {
    const simple = simplify(word);
    return word.length > 1 && words.has(simple) ? simple : undefined;
  });
  say(`${words.size} words, topics of ${topics.size}`);
  return pack({
    characters,
    variants: variantPairs,
    ...layOut(model, alphabet.size),
    ...layOutWords(words, alphabet),
    ...layOutTopics(topics),
  });
}

/** The probability of each word, in simplified characters, from both sources. */
function blend(
  dictionary: Map<string, number>,
  arpa: ArpaModel,
  simplify: (text: string) => string,
): Map<string, number> {
  const mixed = new Map<string, number>();
  const addAll = (words: Iterable<[string, number]>, weight: number) => {
    const own = [...words].filter(([word]) => HAN.test(word) && word.length === [...word].length);
    const total = own.reduce((sum, [, count]) => sum + count, 0);
    for (const [word, count] of own) {
      const simple = simplify(word);
      mixed.set(simple, (mixed.get(simple) ?? 0) + (weight * count) / total);
    }
  };
  addAll(dictionary, DICTIONARY_WEIGHT);
  addAll(
    arpa.words.map((word, i): [string, number] => [word, arpa.one[i] as number]),
    1 - DICTIONARY_WEIGHT,
  );
  return mixed;
}

/** As many of the commonest characters as the alphabet has room for. */
function commonestCharacters(words: Map<string, number>): string {
  const counts = new Map<string, number>();
  for (const [word, p] of words) for (const c of word) counts.set(c, (counts.get(c) ?? 0) + p);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, BASE - FIRST_CHARACTER)
    .map(([c]) => c)
    .join('');
}

/** The n-gram model's pairs and triples, by places in the list of entries. */
function* sequencesOf(
  arpa: ArpaModel,
  entries: WordEntry[],
  simplify: (text: string) => string,
): Iterable<WordSequence> {
  const places = new Map(entries.map(({ word }, i) => [word, i]));
  const place = arpa.words.map((word) => places.get(simplify(word)));
  const pairs = new Map<number, number>();
  const width = arpa.words.length;
  for (const [a, b, p] of arpa.two) {
    const [first, second] = [place[a], place[b]];
    if (first === undefined || second === undefined) continue;
    const probability = (entries[first] as WordEntry).probability * p;
    pairs.set(a * width + b, probability);
    yield { words: [first, second], probability };
  }
  for (const [a, b, c, p] of arpa.three) {
    const [first, second, third] = [place[a], place[b], place[c]];
    const pair = pairs.get(a * width + b);
    if (first === undefined || second === undefined || third === undefined || pair === undefined) continue;
    yield { words: [first, second, third], probability: pair * p };
  }
}
