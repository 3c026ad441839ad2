/** The configuration of an archive: content/archive.yaml, content/publications/, and what overrides them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { Failure } from './failure.ts';

/** A path that begins and ends with a slash: / or /newspapers/. */
const basePath = z
  .string()
  .transform((path) => `/${path}/`.replace(/\/{2,}/g, '/'))
  .refine((path) => /^\/(?:[\p{L}\p{N}_.~%-]+\/)*$/u.test(path) && !/\/\.{1,2}\//.test(path), {
    message: 'expected a path of plain names such as /newspapers/',
  });

const siteAddress = z
  .url({ protocol: /^https?$/, message: 'expected an address such as https://example.org' })
  .refine((address) => new URL(address).pathname === '/', {
    message: 'expected the host alone; the path goes into base',
  });

export const configurationSchema = z.strictObject({
  title: z.string().min(1).describe('name of the archive, on every page'),
  description: z.string().optional().describe('one sentence on the archive, for search engines and feeds'),
  site: siteAddress.describe('where the site will live, for canonical addresses: https://example.org'),
  base: basePath.default('/').describe('path under which the site lives on that host'),
  publication: z.string().describe('slug of the publication of pages that do not say which they are of'),
  language: z.string().default('zh-Hans').describe('BCP 47 tag of the pages'),
  forge: z
    .url()
    .optional()
    .describe(
      "the project's repository on its forge, for links to seeds and corrections; absent: no such links",
    ),
  branch: z.string().default('main').describe('branch that those links name'),
  rights: z.string().optional().describe('statement of rights for the archive as a whole'),
});
export type Configuration = z.infer<typeof configurationSchema>;

export const publicationSchema = z.looseObject({
  slug: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string().min(1),
});
export type Publication = z.infer<typeof publicationSchema>;

/** Options of the commands that override the configuration; each has an environment variable of its own. */
export interface Overrides {
  seeds?: string | undefined;
  content?: string | undefined;
  out?: string | undefined;
  base?: string | undefined;
  site?: string | undefined;
}

const overrideNames = ['seeds', 'content', 'out', 'base', 'site'] as const;
const variableOf = (name: (typeof overrideNames)[number]) => `JIANBAO_${name.toUpperCase()}`;

/** Everything a build needs to know, with folders as absolute paths. */
export interface Settings {
  root: string;
  seeds: string;
  content: string;
  out: string;
  /** Folder of the programs' own notes, which may be deleted at any time. */
  cache: string;
  configuration: Configuration;
  publications: Publication[];
}

/** Hands options to the processes and modules that Astro starts, which see nothing of the command line. */
export function exportOverrides(overrides: Overrides, environment: NodeJS.ProcessEnv = process.env): void {
  for (const name of overrideNames) {
    const value = overrides[name];
    if (value !== undefined) environment[variableOf(name)] = value;
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
