/** Files under the cache folder in which programs keep what cost them time; they may be deleted at any moment. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What {@link remember} wrote to this path; undefined where it holds nothing, or no whole file. */
export function remembered<Value>(path: string): Value | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Value;
  } catch {
    return undefined;
  }
}

/** Keeps a value that JSON can hold. */
export function remember<Value>(path: string, value: Value): Value {
  mkdirSync(dirname(path), { recursive: true });
  // Written aside and moved, so that a program that is cut short leaves no half file behind.
  const aside = `${path}.${process.pid}`;
  writeFileSync(aside, JSON.stringify(value));
  renameSync(aside, path);
  return value;
}
