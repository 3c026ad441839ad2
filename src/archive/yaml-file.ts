/** Files that people write: YAML with a schema. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { Failure } from './failure.ts';

/**
 * @param overrides keys that stand in for those of the file
 * @throws Failure where the file is missing, is no YAML, or is not as its schema says
 */
export function readYamlFile<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  overrides: Record<string, unknown> = {},
): z.infer<Schema> {
  if (!existsSync(path))
    throw new Failure(`${path}: not found; create it, or name its folder with --content`);
  const document = parseDocument(readFileSync(path, 'utf8'));
  const [error] = document.errors;
  if (error) throw new Failure(`${path}: ${error.message}`);
  const result = schema.safeParse({ ...document.toJS(), ...overrides }, { error: sayUnknownKeys });
  if (!result.success) throw new Failure(`${path}:\n${z.prettifyError(result.error)}`);
  return result.data;
}

/** A key that is mistyped would else be lost without a word. */
const sayUnknownKeys: z.core.$ZodErrorMap = (issue) => {
  if (issue.code !== 'unrecognized_keys' || !(issue.inst instanceof z.ZodObject)) return undefined;
  return `found ${issue.keys.join(', ')}, expected none but ${Object.keys(issue.inst.shape).join(', ')}`;
};

/**
 * All files of a folder that end in .yaml, by name; none where there is no such folder.
 * @throws Failure where a file is not as its schema says, or two have one slug
 */
export function readYamlFolder<Schema extends z.ZodType<{ slug: string }>>(
  folder: string,
  schema: Schema,
): z.infer<Schema>[] {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.yaml')) : [];
  const fileOf = new Map<string, string>();
  return names.sort().map((name) => {
    const path = join(folder, name);
    const read = readYamlFile(path, schema);
    const other = fileOf.get(read.slug);
    if (other !== undefined)
      throw new Failure(`${path}: found slug: ${read.slug}, expected another than that of ${other}`);
    fileOf.set(read.slug, name);
    return read;
  });
}
