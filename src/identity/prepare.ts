/** Pages and units as matching sees them. */
import { blockSample, comparable, digestOf, pageSketch } from './fingerprint.ts';
import { noidOf } from './noid.ts';

/** What `identify` needs of a page: a ParsedPage is one. */
export interface IdentifiablePage {
  /** File name of the seed. */
  source: string;
  publication?: string | undefined;
  issue: { date?: string | undefined; page?: number | undefined };
  units: readonly IdentifiableUnit[];
  /** A correction that withdraws a unit of the page no longer finds it: what was withdrawn stays so. */
  withdrawalLost?: boolean | undefined;
}

export interface IdentifiableUnit {
  type: string;
  title?: string | undefined;
  blocks: readonly { role: string; text: string }[];
  /** A correction withdraws it. */
  withdrawn?: unknown;
}

export interface PreparedUnit {
  /** Comparable text of each block. */
  blocks: string[];
  /** Sampled triples of each block. */
  samples: number[][];
  length: number;
}

export interface PreparedPage<P extends IdentifiablePage = IdentifiablePage> {
  page: P;
  units: PreparedUnit[];
  length: number;
  sketch: number[];
  /** Key that the page gets where the ledger does not know it. */
  digest: string;
}

const PAGE_KEY_LENGTH = 10;

export function preparePage<P extends IdentifiablePage>(page: P): PreparedPage<P> {
  const units = page.units.map((unit) => {
    const blocks = unit.blocks.map((block) => comparable(block.text));
    return {
      blocks,
      samples: blocks.map(blockSample),
      length: blocks.reduce((sum, text) => sum + text.length, 0),
    };
  });
  // Sorted, so that the key does not hang on the reading order that this version of the pipeline found.
  const texts = units.map(textOf).sort();
  return {
    page,
    units,
    length: units.reduce((sum, unit) => sum + unit.length, 0),
    sketch: pageSketch(texts.join('')),
    digest: noidOf(digestOf(page.publication ?? '', ...texts), PAGE_KEY_LENGTH),
  };
}

export const textOf = (unit: PreparedUnit): string => unit.blocks.join('');
