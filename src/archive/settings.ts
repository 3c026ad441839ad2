/** The settings of a build: the configuration on disk, and the options that override it. */
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Configuration } from './configuration.ts';
import type { Content } from './content.ts';
import { digest, digestOfCode } from './digest.ts';
import { remember, remembered } from './memory.ts';

/** Options of the commands that override the configuration; each has an environment variable of its own. */
export interface Overrides {
  seeds?: string | undefined;
  content?: string | undefined;
  out?: string | undefined;
  base?: string | undefined;
  site?: string | undefined;
  /** Goes on where a build would withdraw many articles at once. */
  withdraw?: boolean | undefined;
}

const overrideNames = ['seeds', 'content', 'out', 'base', 'site', 'withdraw'] as const;
const variableOf = (name: (typeof overrideNames)[number]) => `JIANBAO_${name.toUpperCase()}`;

/** Everything a build needs to know, with folders as absolute paths. */
export interface Settings extends Content {
  root: string;
  seeds: string;
  content: string;
  out: string;
  /** Folder of the programs' own notes, which may be deleted at any time. */
  cache: string;
  /** Whether many articles may be withdrawn at once. */
  withdraw: boolean;
}

/** Hands options to the processes and modules that Astro starts, which see nothing of the command line. */
export function exportOverrides(overrides: Overrides, environment: NodeJS.ProcessEnv = process.env): void {
  for (const name of overrideNames) {
    const value = overrides[name];
    if (value !== undefined) environment[variableOf(name)] = String(value);
  }
}

/**
 * @param folder of the project; relative folders are looked up in it
 * @throws Failure where a file of the configuration is missing or not as its schema says
 */
export async function readSettings(
  folder: string,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Settings> {
  const root = resolve(folder);
  const override = (name: (typeof overrideNames)[number]) => environment[variableOf(name)];
  const content = resolve(root, override('content') ?? 'content');
  const cache = join(root, '.cache');
  const base = override('base');
  const site = override('site');
  return {
    root,
    content,
    seeds: resolve(root, override('seeds') ?? 'seeds'),
    out: resolve(root, override('out') ?? 'dist'),
    cache,
    withdraw: override('withdraw') === 'true',
    ...(await openContent(content, cache, {
      ...(base !== undefined && { base }),
      ...(site !== undefined && { site }),
    })),
  };
}

/** The code that reads and checks the content. */
const projectRoot = fileURLToPath(new URL('../..', import.meta.url));
const CODE = ['src/archive', 'src/pipeline/issue', 'src/pipeline/topics', 'package-lock.json'];

/**
 * The content as its files say, from memory while they and the code that reads them are unchanged: loading the YAML
 * parser and the schemas takes longer than taking a page apart.
 */
async function openContent(
  folder: string,
  cache: string,
  overrides: Partial<Configuration>,
): Promise<Content> {
  const path = join(cache, 'content.json');
  const madeOf = digest(
    digestOfCode(projectRoot, CODE),
    digestOfCode(folder, ['archive.yaml', 'publications', 'topics']),
    JSON.stringify([folder, overrides]),
  );
  const known = remembered<{ madeOf: string; content: Content }>(path);
  if (known?.madeOf === madeOf) return known.content;
  const { readContent } = await import('./content.ts');
  const content = readContent(folder, overrides);
  try {
    remember(path, { madeOf, content });
  } catch {
    // Where the folder cannot be written to, nothing is kept and everything works.
  }
  return content;
}
