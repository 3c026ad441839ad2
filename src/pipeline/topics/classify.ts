/** Which topics a unit is about, by the words of the topics' data, each with the words that say so. */
import type { VFile } from 'vfile';
import type { Evidence, UnitTopic } from '../contract.ts';
import { locate } from '../locate.ts';
import type { Resources } from '../resources.ts';
import { subjectBlocks } from '../subject-blocks.ts';
import type { Block, Page, Unit } from '../tree.ts';
import type { Topic } from './topic.ts';

/** What a word weighs where it stands. */
const WEIGHTS: Partial<Record<Block['role'], number>> = {
  title: 3,
  kicker: 2,
  subtitle: 2,
  column: 2,
  lede: 2,
  heading: 1.5,
};
const BODY_WEIGHT = 0.5;
const STRONG_BODY_WEIGHT = 1.5;
/** A word again and again says little more: it counts this often at most in the body. */
const MAX_REPEATS = 3;
/** From this weight on a unit is about a topic: a word in the title, or two strong ones (or one twice) in the body. */
const ABOUT = 3;
/** A unit is about no more topics than these, the weightiest. */
const MAX_TOPICS = 4;
const MAX_EVIDENCE = 4;

/** Fills `topics` of every unit, the weightiest first. */
export function classifyUnits({ topics }: Pick<Resources, 'topics'>) {
  const wordLists = topics.map((topic) => ({ topic, words: wordsOf(topic) }));
  return (page: Page, file: VFile): void => {
    for (const node of page.children)
      if (node.type === 'unit') node.topics = topicsOf(node, wordLists, String(file));
  };
}

/** A topic with its words in the order in which they are looked for. */
interface TopicWords {
  topic: Topic;
  words: readonly string[];
}

function topicsOf(unit: Unit, topics: readonly TopicWords[], seed: string): UnitTopic[] {
  const blocks = subjectBlocks(unit);
  return topics
    .map(({ topic, words }) => ({ topic, ...weighTopic(blocks, topic, words, seed) }))
    .filter(({ weight }) => weight >= ABOUT)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MAX_TOPICS)
    .map(({ topic, evidence }) => ({ slug: topic.slug, name: topic.name, evidence }));
}

interface Hit {
  block: Block;
  word: string;
  at: number;
  weight: number;
}

function weighTopic(
  blocks: Block[],
  topic: Topic,
  words: readonly string[],
  seed: string,
): { weight: number; evidence: Evidence[] } {
  const hits = words.flatMap((word) => hitsOf(word, blocks, topic));
  const kept = withoutOverlaps(hits);
  const weight = kept.reduce((sum, hit) => sum + hit.weight, 0);
  if (weight < ABOUT) return { weight, evidence: [] };
  const evidence = kept
    .sort((a, b) => b.weight - a.weight)
    .filter(({ word }, i, all) => all.findIndex((hit) => hit.word === word) === i)
    .slice(0, MAX_EVIDENCE)
    .map(({ block, word, at }) => ({
      text: word,
      span: locate(block, seed, at, at + word.length),
      says: block.role in WEIGHTS ? '标题、栏目或提要中的主题词' : '正文中的主题词',
    }));
  return { weight, evidence };
}

/** Longer words first, so that 劳动和技能竞赛 is not counted as 竞赛 again. */
function wordsOf({ words, strong }: Topic): string[] {
  return [...new Set([...strong, ...words])].sort((a, b) => b.length - a.length);
}

function hitsOf(word: string, blocks: Block[], topic: Topic): Hit[] {
  const isStrong = topic.strong.includes(word);
  const hits: Hit[] = [];
  let inBody = 0;
  for (const block of blocks) {
    for (let at = block.value.indexOf(word); at >= 0; at = block.value.indexOf(word, at + word.length)) {
      if (isExcepted(block.value, word, at, topic.except)) continue;
      const weight = WEIGHTS[block.role];
      if (weight === undefined && inBody++ >= MAX_REPEATS) break;
      hits.push({ block, word, at, weight: weight ?? (isStrong ? STRONG_BODY_WEIGHT : BODY_WEIGHT) });
    }
  }
  return hits;
}

function isExcepted(value: string, word: string, at: number, except: readonly string[]): boolean {
  return except.some((longer) => {
    const inner = longer.indexOf(word);
    return inner >= 0 && value.startsWith(longer, at - inner);
  });
}

function withoutOverlaps(hits: Hit[]): Hit[] {
  const kept: Hit[] = [];
  for (const hit of hits) {
    const overlaps = kept.some(
      (other) =>
        other.block === hit.block &&
        hit.at < other.at + other.word.length &&
        other.at < hit.at + hit.word.length,
    );
    if (!overlaps) kept.push(hit);
  }
  return kept;
}
