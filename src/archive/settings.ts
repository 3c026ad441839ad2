/** The settings of a build: the configuration on disk, and the options that override it. */
import { join, resolve } from 'node:path';
import { type Configuration, configurationSchema } from './configuration.ts';
import { type ContentResources, readResources } from './resources.ts';
import { readYamlFile } from './yaml-file.ts';

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
  /** What the pipeline is told: publications and topics. */
  resources: ContentResources;
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
export function readSettings(folder: string, environment: NodeJS.ProcessEnv = process.env): Settings {
  const root = resolve(folder);
  const override = (name: (typeof overrideNames)[number]) => environment[variableOf(name)];
  const content = resolve(root, override('content') ?? 'content');
  const base = override('base');
  const site = override('site');
  const configuration = readYamlFile(join(content, 'archive.yaml'), configurationSchema, {
    ...(base !== undefined && { base }),
    ...(site !== undefined && { site }),
  });
  return {
    root,
    content,
    seeds: resolve(root, override('seeds') ?? 'seeds'),
    out: resolve(root, override('out') ?? 'dist'),
    cache: join(root, '.cache'),
    withdraw: override('withdraw') === 'true',
    configuration,
    resources: readResources(content, configuration.publication),
  };
}
