/** Ids of units and anchors of blocks. */
import type { BlockData, UnitData } from '../pipeline/contract.ts';
import { checkCharacter, shortDigest } from './name.ts';

const ID_LENGTH = 7;
const ANCHOR_LENGTH = 4;

export interface Identified {
  id: string;
  /** One for each block, in order. */
  anchors: string[];
}

/** Gives each unit its id and its anchors: the same units get the same ids on every machine. */
export function identify(
  units: readonly { publication: string; seed: string; unit: UnitData }[],
): Identified[] {
  const taken = new Set<string>();
  return units.map(({ publication, seed, unit }) => {
    const text = normalise(unit.blocks.map((block) => block.text).join('\n'));
    let id = withCheck(`${publication}\n${text}`);
    for (let copy = 1; taken.has(id); copy++) id = withCheck(`${publication}\n${text}\n${seed}\n${copy}`);
    taken.add(id);
    return { id, anchors: anchorsOf(unit.blocks) };
  });
}

function withCheck(text: string): string {
  const id = shortDigest(text, ID_LENGTH);
  return id + checkCharacter(id);
}

function anchorsOf(blocks: readonly BlockData[]): string[] {
  const count = new Map<string, number>();
  return blocks.map((block) => {
    const anchor = `p${shortDigest(normalise(block.text), ANCHOR_LENGTH)}`;
    const seen = (count.get(anchor) ?? 0) + 1;
    count.set(anchor, seen);
    return seen === 1 ? anchor : `${anchor}-${seen}`;
  });
}

function normalise(text: string): string {
  return text.normalize('NFKC').replace(/[\p{White_Space}\p{P}\p{S}]/gu, '');
}
