/** Links to the project's forge, where corrections are written. */
import { stringify } from 'yaml';
import type { Configuration } from './configuration.ts';
import { correctionsPath } from './corrections.ts';
import type { Source } from './records.ts';

/** Characters of a paragraph that a new correction quotes: enough to tell it from the others. */
const QUOTED = 16;

/**
 * The page of the forge on which a correction of a seed is written: the seed's file of corrections, or a new one,
 * begun with the seed's name. GitLab takes the name of a new file, but not its first lines.
 * @param text of the paragraph that is to be corrected, which a new file quotes
 * @returns undefined where no forge is configured
 */
export function correctionAddress(
  { forge, branch }: Pick<Configuration, 'forge' | 'branch'>,
  { seed, correctionsFile }: Pick<Source, 'seed' | 'correctionsFile'>,
  text?: string,
): string | undefined {
  if (forge === undefined) return undefined;
  const { hostname } = new URL(forge);
  const isGitLab = hostname.includes('gitlab');
  const verb = isGitLab ? '-/' : hostname === 'github.com' ? '' : '_';
  const root = forge.replace(/\/$/, '');
  if (correctionsFile !== undefined) {
    const path = [branch, 'content', ...correctionsFile.split('/')].map(encodeURIComponent).join('/');
    return `${root}/${verb}edit/${path}`;
  }
  const query = new URLSearchParams({
    [isGitLab ? 'file_name' : 'filename']: `content/${correctionsPath(seed)}`,
    ...(!isGitLab && { value: beginning(seed, text) }),
  });
  return `${root}/${verb}new/${encodeURIComponent(branch)}?${query}`;
}

/** Nobody answers for it yet: until someone does, the archive refuses it and says so. */
function beginning(seed: string, text: string | undefined): string {
  const exact = text && [...text].slice(0, QUOTED).join('');
  const corrections = exact ? [{ do: 'text', at: { exact }, to: exact, who: '', when: '', why: '' }] : [];
  return stringify({ seed, corrections });
}
