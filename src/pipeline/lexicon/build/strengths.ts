/** From the shares of topics in words to what a word says for a topic. */
import { TOPIC_COUNT, type WordTopics } from '../topics.ts';

/** Added to shares before they are held against each other: below it they say nothing. */
const LEAST_SHARE = 1e-4;

/**
 * How much likelier each topic is where a word is met than anywhere, as a logarithm; only topics that gain by it.
 * @param wordOf the word of the dictionary that a source's word is; undefined: none
 */
export function strengthsOf(
  shares: ReadonlyMap<string, ReadonlyMap<number, number>>,
  wordOf: (word: string) => string | undefined,
): Map<string, WordTopics> {
  const usual = new Float64Array(TOPIC_COUNT);
  const normal = [...shares].map(([word, own]) => {
    const total = [...own.values()].reduce((sum, share) => sum + share, 0) || 1;
    const parts = [...own].map(([topic, share]) => [topic, share / total] as const);
    for (const [topic, share] of parts) usual[topic] = (usual[topic] ?? 0) + share / shares.size;
    return [word, parts] as const;
  });
  const strengths = new Map<string, WordTopics>();
  for (const [source, parts] of normal) {
    const word = wordOf(source);
    if (word === undefined) continue;
    const strong = parts
      .map(
        ([topic, share]) =>
          [topic, Math.log((share + LEAST_SHARE) / ((usual[topic] ?? 0) + LEAST_SHARE))] as const,
      )
      .filter(([, strength]) => strength > 0);
    strengths.set(word, strong);
  }
  return strengths;
}
