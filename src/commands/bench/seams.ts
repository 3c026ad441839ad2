/**
 * npm run bench -- seams [--pages DIR] [--gold DIR] [--rounds N]: how well texts cut in two find each other again.
 *
 * Five paragraphs of one page are cut at places of one kind; each of the five first halves must find its second half.
 * Greedy: the share of first halves whose best second half is the right one. Assigned: the share that the best
 * matching of all five gets right. With --gold also the breaks that the pages' own columns made: each broken
 * paragraph's end against all the page's continuations.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadLexicon } from '../../archive/lexicon-data.ts';
import { readGold } from '../../learning/pages/gold.ts';
import { pickFrom, randomFrom } from '../../learning/random.ts';
import { assignSparse } from '../../pipeline/assignment.ts';
import type { Lexicon } from '../../pipeline/lexicon/index.ts';
import { countOf } from '../arguments.ts';

const KINDS = ['word', 'phrase', 'punctuation'] as const;
type Kind = (typeof KINDS)[number];
type Scorer = (before: string, after: string) => number;
/** How many paragraphs are cut at once. */
const AT_ONCE = 5;
/** Only paragraphs at least this long are cut, and not nearer than MARGIN to their ends. */
const SHORTEST = 40;
const MARGIN = 10;

interface BenchPage {
  paragraphs: string[];
  /** Where columns broke paragraphs: the end of one line and the line that follows it. */
  breaks: [string, string][];
}

function readPages(pages: string, gold: string | undefined): BenchPage[] {
  const names = readdirSync(pages)
    .filter((name) => name.endsWith('.txt'))
    .sort();
  return names.map((name) => {
    const text = readFileSync(join(pages, name), 'utf8').replaceAll('\r\n', '\n');
    const lines = text.split('\n').map((line) => line.trim());
    if (!gold) {
      return { paragraphs: lines.filter((line) => /[。！？]”?$/u.test(line)), breaks: [] };
    }
    const { units } = readGold(join(gold, name.replace(/txt$/, 'gold.json')));
    const blocks = units
      .flatMap((unit) => unit.blocks)
      .filter(({ role }) => role === 'paragraph')
      .map((block) => block.lines.map((line) => lines[line - 1] ?? ''));
    return {
      paragraphs: blocks.map((parts) => parts.join('')),
      breaks: blocks.flatMap((parts) =>
        parts.slice(1).map((part, i): [string, string] => [parts[i] ?? '', part]),
      ),
    };
  });
}

/** Where a paragraph can be cut, by kind; words are those of the runtime's own segmenter, not of the lexicon. */
function cutsOf(paragraph: string): Record<Kind, number[]> {
  const cuts: Record<Kind, number[]> = { word: [], phrase: [], punctuation: [] };
  const segments = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(paragraph)];
  for (const { index, segment } of segments) {
    if (index >= MARGIN && index <= paragraph.length - MARGIN) {
      const [left = '', right = ''] = [paragraph[index - 1], paragraph[index]];
      if (/[，、；：]/u.test(left)) cuts.punctuation.push(index);
      else if (/\p{Script=Han}/u.test(left) && /\p{Script=Han}/u.test(right)) cuts.phrase.push(index);
    }
    for (let at = index + 1; at < index + segment.length; at++) {
      if (at >= MARGIN && at <= paragraph.length - MARGIN) cuts.word.push(at);
    }
  }
  return cuts;
}

interface Task {
  kind: string;
  /** heads[partner[i]] continues tails[i]; the heads are shuffled, so that a tie is not a success. */
  partner: number[];
  tails: string[];
  heads: string[];
}

function tasksOf(pages: BenchPage[], rounds: number): Task[] {
  const tasks: Task[] = [];
  const random = randomFrom(20231123);
  const add = (kind: string, halves: [string, string][]) => {
    const order = halves.map((_, i) => ({ i, key: random() })).sort((a, b) => a.key - b.key);
    tasks.push({
      kind,
      partner: halves.map((_, i) => order.findIndex((entry) => entry.i === i)),
      tails: halves.map(([tail]) => tail),
      heads: order.map(({ i }) => halves[i]?.[1] ?? ''),
    });
  };
  for (const page of pages) {
    const long = page.paragraphs.filter((paragraph) => paragraph.length >= SHORTEST);
    for (const kind of KINDS) {
      const able = long.filter((paragraph) => cutsOf(paragraph)[kind].length > 0);
      for (let round = 0; round < rounds && able.length >= AT_ONCE; round++) {
        const left = [...able];
        const chosen = Array.from(
          { length: AT_ONCE },
          () => left.splice(Math.floor(random() * left.length), 1)[0] as string,
        );
        const halves = chosen.map((paragraph): [string, string] => {
          const at = pickFrom(cutsOf(paragraph)[kind], random);
          return [paragraph.slice(0, at), paragraph.slice(at)];
        });
        add(kind, halves);
      }
    }
    if (page.breaks.length > 1) add('column', page.breaks);
  }
  return tasks;
}

/** For each row its column in the matching of rows to columns with the greatest sum. */
function assign(scores: number[][]): number[] {
  const least = Math.min(...scores.flat());
  const columns = scores.map(() => -1);
  // Only weights above 0 are matched; every row must have a column.
  const candidates = scores.flatMap((row, i) =>
    row.map((score, j) => ({ row: i, column: j, weight: score - least + 1 })),
  );
  for (const [row, column] of assignSparse(candidates)) columns[row] = column;
  return columns;
}

/** The ways to score that are compared. */
const scorersOf = (lexicon: Lexicon): Record<string, Scorer> => ({
  'characters only': lexicon.seam,
  'dictionary only': lexicon.crossingWord,
  both: (a, b) => lexicon.seam(a, b) + 0.5 * lexicon.crossingWord(a, b),
  'topics only': (a, b) => cosine(topicsOf(a, lexicon), topicsOf(b, lexicon)),
});

const topicsOf = (text: string, { topics, divide }: Lexicon): Float64Array => topics(divide(text));

function cosine(a: Float64Array, b: Float64Array): number {
  const product = (x: Float64Array, y: Float64Array): number =>
    x.reduce((sum, value, d) => sum + value * (y[d] ?? 0), 0);
  return product(a, b) / (Math.sqrt(product(a, a) * product(b, b)) || 1);
}

/** @param args what stands after the name of the benchmark */
export async function bench(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      pages: { type: 'string', default: 'seeds' },
      gold: { type: 'string' },
      rounds: { type: 'string', default: '20' },
    },
  });
  const lexicon = loadLexicon();
  const tasks = tasksOf(readPages(values.pages, values.gold), countOf('rounds', values.rounds));
  const kinds = [...new Set(tasks.map(({ kind }) => kind))];
  const cell = (text: string) => text.padStart(16);
  console.log(`${'greedy / assigned'.padEnd(28)}${kinds.map(cell).join('')}${cell('all but column')}`);
  for (const [name, scorer] of Object.entries(scorersOf(lexicon))) {
    const sums = new Map<string, { cuts: number; greedy: number; assigned: number }>();
    for (const task of tasks) {
      const scores = task.tails.map((tail) => task.heads.map((head) => scorer(tail, head)));
      const greedy = scores.filter((row, i) => row.indexOf(Math.max(...row)) === task.partner[i]).length;
      const assigned = assign(scores).filter((column, i) => column === task.partner[i]).length;
      for (const kind of task.kind === 'column' ? ['column'] : [task.kind, 'all']) {
        const sum = sums.get(kind) ?? { cuts: 0, greedy: 0, assigned: 0 };
        sums.set(kind, {
          cuts: sum.cuts + scores.length,
          greedy: sum.greedy + greedy,
          assigned: sum.assigned + assigned,
        });
      }
    }
    const figure = (kind: string) => {
      const { cuts, greedy, assigned } = sums.get(kind) ?? { cuts: 1, greedy: 0, assigned: 0 };
      return cell(`${(greedy / cuts).toFixed(3)} / ${(assigned / cuts).toFixed(3)}`);
    };
    console.log(`${name.padEnd(28)}${[...kinds, 'all'].map(figure).join('')}`);
  }
  console.log(`${tasks.length} tasks`);
}
