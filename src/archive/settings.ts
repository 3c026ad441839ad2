/** The settings of a build: the configuration on disk, and the options that override it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import {
  type Configuration,
  configurationSchema,
  type Publication,
  publicationSchema,
} from './configuration.ts';
import { Failure } from './failure.ts';

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
export interface Settings {
  root: string;
  seeds: string;
  content: string;
  out: string;
  /** Folder of the programs' own notes, which may be deleted at any time. */
  cache: string;
  /** Whether many articles may be withdrawn at once. */
  withdraw: boolean;
  configuration: Configuration;
  publications: Publication[];
}

/** Hands options to the processes and modules that Astro starts, which see nothing of the command line. */
export function exportOverrides(overrides: Overrides, environment: NodeJS.ProcessEnv = process.env): void {
  for (const name of overrideNames) {
    const value = overrides[name];
    if (value !== undefined) environment[variableOf(name)] = String(value);
  }
}

/**
 * @param root the folder of the project; relative folders are looked up in it
 * @throws Failure where a file of the configuration is missing or not as its schema says
 */
export function readSettings(root: string, environment: NodeJS.ProcessEnv = process.env): Settings {
  const override = (name: (typeof overrideNames)[number]) => environment[variableOf(name)];
  const content = resolve(root, override('content') ?? 'content');
  const file = join(content, 'archive.yaml');
  const base = override('base');
  const site = override('site');
  const configuration = readYaml(file, configurationSchema, root, {
    ...(base !== undefined && { base }),
    ...(site !== undefined && { site }),
  });
  const publications = readPublications(join(content, 'publications'), root);
  if (!publications.some(({ slug }) => slug === configuration.publication)) {
    throw new Failure(
      `${relative(root, file)}: found the publication ${configuration.publication}, ` +
        `expected one of ${publications.map(({ slug }) => slug).join(', ')}; ` +
        `correct it or add publications/${configuration.publication}.yaml`,
    );
  }
  return {
    root,
    content,
    seeds: resolve(root, override('seeds') ?? 'seeds'),
    out: resolve(root, override('out') ?? 'dist'),
    cache: join(root, '.cache'),
    withdraw: override('withdraw') === 'true',
    configuration,
    publications,
  };
}

function readPublications(folder: string, root: string): Publication[] {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.yaml')) : [];
  if (files.length === 0) {
    throw new Failure(
      `${relative(root, folder)}: found no publication, expected a file such as gongren-ribao.yaml with slug and name`,
    );
  }
  return files.sort().map((name) => readYaml(join(folder, name), publicationSchema, root));
}

function readYaml<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  root: string,
  overrides: Record<string, unknown> = {},
): z.infer<Schema> {
  const name = relative(root, path);
  if (!existsSync(path))
    throw new Failure(`${name}: not found; create it, or name its folder with --content`);
  const document = parseDocument(readFileSync(path, 'utf8'));
  const [error] = document.errors;
  if (error) throw new Failure(`${name}: ${error.message}`);
  const result = schema.safeParse({ ...document.toJS(), ...overrides });
  if (!result.success) throw new Failure(`${name}:\n${z.prettifyError(result.error)}`);
  return result.data;
}
