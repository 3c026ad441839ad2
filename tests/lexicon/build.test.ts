import { describe, expect, it } from 'vitest';
import { buildLexicon } from '../../src/pipeline/lexicon/build/index.ts';
import { readArpa } from '../../src/pipeline/lexicon/build/sources.ts';
import { createLexicon } from '../../src/pipeline/lexicon/index.ts';
import { pack, unpack } from '../../src/pipeline/lexicon/layout.ts';
import { layOutStarts } from '../../src/pipeline/lexicon/ngrams.ts';

async function* lines(text: string): AsyncIterable<string> {
  yield* text.split('\n');
}

// P(工人) = 10^-0.5 and so on; after 工人 there is 劳动 three times of four.
const ARPA = `\\data\\
ngram 1=4
ngram 2=3

\\1-grams:
-0.5\t工人\t-0.3
-0.5\t劳动\t-0.3
-0.7\t的\t-0.3
-1\t花\t0

\\2-grams:
-0.125\t工人 劳动
-0.3\t劳动 的
-0.6\t的 工人

\\end\\
`;
const DICTIONARY = '工人 100 n\n劳动 100 v\n的 300 u\n花 20 n\n花工 1 n';

// Topic 3 is what 工人 is met in, topic 5 is everywhere; a word that the dictionary lacks is passed over.
const TOPICS = { 工人: { 3: 0.8, 5: 0.2 }, 劳动: { 5: 1 }, 花工: { 7: 1 } };

const build = () =>
  buildLexicon({
    dictionary: lines(DICTIONARY),
    arpa: lines(ARPA),
    topics: JSON.stringify(TOPICS),
    traditional: '勞 劳|動 动|𠮷 吉',
    say: () => {},
  });

describe('the lexicon built from its sources', () => {
  it('knows the words, the pairs and the variants of the sources', async () => {
    const lexicon = createLexicon(await build());
    expect(lexicon.wordLogFrequency('勞動')).toBeLessThan(0);
    expect(lexicon.wordLogFrequency('花工')).toBeUndefined();
    expect(lexicon.seam('工人', '劳动')).toBeGreaterThan(0);
    expect(lexicon.seam('工人', '花')).toBeLessThan(lexicon.seam('工人', '劳'));
  });

  it('knows what words are about, rarer words more than common ones, texts as the sum of their words', async () => {
    const lexicon = createLexicon(await build());
    const topics = lexicon.topics(['工人']);
    expect([...topics].flatMap((strength, topic) => (strength > 0 ? [topic] : []))).toEqual([3]);
    expect(lexicon.topics(['工人', '花', '工人'])[3]).toBeCloseTo(2 * (topics[3] ?? 0));
    expect(lexicon.topics(['勞動'])).toEqual(lexicon.topics(['劳动']));
    expect(lexicon.topics(['花', '工']).every((strength) => strength === 0)).toBe(true);
  });

  it('shares out no more and no less than the whole among what may follow', async () => {
    const lexicon = createLexicon(await build());
    const symbols = ['工', '人', '劳', '动', '的', '花', '1', 'a', '。', '，', '、', '“', '”', '—', '\u0001'];
    for (const context of ['工', '工人', '劳动', '的']) {
      const sum = symbols.reduce((total, next) => total + Math.exp(lexicon.logProbability(next, context)), 0);
      expect(sum, context).toBeGreaterThan(0.9);
      expect(sum, context).toBeLessThan(1.1);
    }
  });

  it('is the same file each time', async () => {
    expect(await build()).toEqual(await build());
  });
});

describe('the sources', () => {
  it('says where a line of the model is not what it should be', async () => {
    await expect(readArpa(lines('\\1-grams:\nnonsense'))).rejects.toThrow(/Line 2 .*nonsense.*1 words/);
  });
});

describe("the lexicon's file", () => {
  it('gives back what was packed, at any place in memory', () => {
    const file = pack({ a: Uint8Array.of(1, 2, 3), b: Uint16Array.of(65535), c: Uint32Array.of(7), d: '词' });
    const shifted = new Uint8Array(file.length + 1);
    shifted.set(file, 1);
    for (const bytes of [file, shifted.subarray(1)]) {
      const sections = unpack(bytes);
      expect([...sections.u8('a')]).toEqual([1, 2, 3]);
      expect([...sections.u16('b')]).toEqual([65535]);
      expect([...sections.u32('c')]).toEqual([7]);
      expect(sections.text('d')).toBe('词');
      expect(() => sections.u8('b')).toThrow(/"b", expected u8/);
    }
  });

  it('refuses a file of another kind', () => {
    expect(() => unpack(new TextEncoder().encode('PNG\n'))).toThrow(/npm run lexicon/);
  });

  it('holds more continuations of one context than a byte can count', () => {
    const sections = layOutStarts(1, [3, 255, 4000]);
    expect(sections['ngram1.children']).toEqual(Uint8Array.of(3, 255, 255));
    expect(sections['ngram1.many']).toEqual(Uint16Array.of(255, 4000));
  });
});
