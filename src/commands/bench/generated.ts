/**
 * An archive of any size for measurements. Its articles are words of real ones in a new order: each word follows
 * one that it follows somewhere in them, with now and then a leap, and a word of random characters, so that
 * common words are as common, and rare ones as rare, as in print.
 */
import type { Article } from '../../archive/records.ts';
import { pickFrom, randomFrom } from '../../learning/random.ts';

const MEAN_CHARACTERS = 1000;
const PARAGRAPH_CHARACTERS = 150;
/** Of a hundred words, how many do not follow the one before them anywhere in the texts. */
const LEAPS = 15;
/** Of a hundred words, how many are new ones, as names are. */
const NEW_WORDS = 3;
const ARTICLES_PER_PAGE = 8;
const PAGES_PER_ISSUE = 8;
const PEOPLE = 3000;
const PLACES = 400;
const TOPICS = 60;
const FIRST_DAY = Date.UTC(2000, 0, 1);
const DAY = 86_400_000;

/** @param models articles whose words are used; their texts, not their facts */
export function generateArticles(models: readonly Article[], count: number, seed = 1): Article[] {
  const random = randomFrom(seed);
  const write = writerOf(models, random);
  const types = models.map(({ type }) => type);
  const names = (total: number, length: number) => Array.from({ length: total }, () => write.newWord(length));
  const people = names(PEOPLE, 3);
  const places = names(PLACES, 2);
  const topics = names(TOPICS, 4);
  // Few names are in many articles, and many in few.
  const oneOf = (list: readonly string[]) => {
    const index = Math.floor(list.length * random() ** 2);
    return { slug: `s${index}`, name: list[index] ?? '' };
  };
  return Array.from({ length: count }, (_, index) => {
    const id = `g${index.toString(36).padStart(7, '0')}`;
    const pageNumber = Math.floor(index / ARTICLES_PER_PAGE);
    const date = new Date(FIRST_DAY + Math.floor(pageNumber / PAGES_PER_ISSUE) * DAY)
      .toISOString()
      .slice(0, 10);
    const title = write.text(8 + Math.floor(random() * 16));
    const paragraphs = Array.from(
      { length: Math.max(1, Math.round((MEAN_CHARACTERS * (0.4 + 1.2 * random())) / PARAGRAPH_CHARACTERS)) },
      () => `${write.text(PARAGRAPH_CHARACTERS)}。`,
    );
    const person = oneOf(people);
    return {
      id,
      url: `articles/${id}/`,
      type: pickFrom(types, random),
      title,
      titleInferred: false,
      columns: [],
      publication: { slug: 'bench', name: '测试日报' },
      issue: { url: `issues/bench/${date}/`, date },
      page: (pageNumber % PAGES_PER_ISSUE) + 1,
      people: [{ ...person, role: '记者' as const }],
      sources: [],
      datelines: [],
      topics: [oneOf(topics)],
      places: [{ ...oneOf(places), code: '370000' }],
      organisations: [],
      startMissing: false,
      endMissing: false,
      seed: 'bench.txt',
      sourceUrl: 'sources/bench/',
      blocks: [
        { role: 'title' as const, text: title },
        { role: 'byline' as const, text: `本报记者 ${person.name}` },
      ]
        .concat(paragraphs.map((text) => ({ role: 'paragraph' as never, text })))
        .map((block, number) => ({ ...block, anchor: `p${number}`, spans: [] })),
      excerpt: paragraphs[0]?.slice(0, 80) ?? '',
      messages: [],
      evidence: [],
      corrections: [],
    };
  });
}

interface Writer {
  text(length: number): string;
  newWord(length: number): string;
}

function writerOf(models: readonly Article[], random: () => number): Writer {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  const texts = models.flatMap(({ blocks }) => blocks.map(({ text }) => text));
  const words = texts.flatMap((text) => Array.from(segmenter.segment(text), ({ segment }) => segment));
  const characters = [...texts.join('')].filter((char) => /\p{Script=Han}/u.test(char));
  const followers = new Map<string, string[]>();
  for (const [index, word] of words.entries()) {
    const next = words[index + 1];
    if (next === undefined) continue;
    const known = followers.get(word);
    if (known) known.push(next);
    else followers.set(word, [next]);
  }
  const newWord = (length: number) => Array.from({ length }, () => pickFrom(characters, random)).join('');
  return {
    newWord,
    text(length) {
      let text = '';
      let word = pickFrom(words, random);
      while (text.length < length) {
        text += word;
        const dice = random() * 100;
        const next = followers.get(word);
        if (dice < NEW_WORDS) word = newWord(2);
        else word = !next || dice < NEW_WORDS + LEAPS ? pickFrom(words, random) : pickFrom(next, random);
      }
      return text;
    },
  };
}
