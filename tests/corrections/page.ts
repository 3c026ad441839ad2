import type { BlockRole, ParsedPage, UnitData } from '../../src/pipeline/contract.ts';

/**
 * A page and its seed. A unit is a list of `role: text`, or text alone for a paragraph; what begins with `=` is a
 * duplicate of the unit's first paragraph.
 */
export function pageAndSeed(units: readonly (readonly string[])[]): { page: ParsedPage; seed: string } {
  let seed = '';
  const duplicates: ParsedPage['duplicates'] = [];
  const parsed = units.map((lines): UnitData => {
    const blocks: UnitData['blocks'] = [];
    for (const line of lines) {
      const [, role = 'paragraph', text = ''] = /^(?:([a-z]+): )?(.*)$/u.exec(line.replace(/^=/, '')) ?? [];
      const span: [number, number] = [seed.length, seed.length + text.length];
      seed += `${text}\n\n`;
      if (line.startsWith('=')) duplicates.push({ span, of: blocks[0]?.spans[0] ?? span });
      else blocks.push({ role: role as BlockRole, text, spans: [span] });
    }
    const titled = (role: BlockRole) => blocks.find((block) => block.role === role)?.text;
    const title = titled('title');
    const kicker = titled('kicker');
    return { type: 'article', ...(title && { title }), ...(kicker && { kicker }), people: [], blocks };
  });
  return {
    seed,
    page: {
      source: 'a.txt',
      publication: '测试报',
      issue: { date: '2020-11' },
      units: parsed,
      duplicates,
      furniture: [],
    },
  };
}

export const answer = { who: '张三', when: '2026-01-05', why: '对照原报' };

/** Where each unit's text comes from: every character of the seed in one span, and no more. */
export function coverage(
  { units, duplicates, furniture }: Pick<ParsedPage, 'units' | 'duplicates' | 'furniture'>,
  seed: string,
): string {
  const covered = new Array<number>(seed.length).fill(0);
  const spans = [
    ...units.flatMap((unit) => unit.blocks.flatMap((block) => block.spans)),
    ...duplicates.map(({ span }) => span),
    ...furniture.map(({ span }) => span),
  ];
  for (const [start, end] of spans) for (let at = start; at < end; at++) covered[at] = (covered[at] ?? 0) + 1;
  return [...seed].map((character, at) => (/\s/.test(character) ? '' : String(covered[at]))).join('');
}
