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
  const result = schema.safeParse({ ...document.toJS(), ...overrides });
  if (!result.success) throw new Failure(`${path}:\n${z.prettifyError(result.error)}`);
  return result.data;
}

/** All files of a folder that end in .yaml, by name; none where there is no such folder. */
export function readYamlFolder<Schema extends z.ZodType>(folder: string, schema: Schema): z.infer<Schema>[] {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.yaml')) : [];
  return names.sort().map((name) => readYamlFile(join(folder, name), schema));
}
