/** Digests by which a build knows what it has already done. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

export function digest(...parts: (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) {
    // The length keeps two parts apart: "ab", "c" is not "a", "bc".
    hash.update(`${part.length}\0`);
    hash.update(part);
  }
  return hash.digest('hex');
}

/**
 * A digest of code and data: of every file in these folders and of these files. What a cache holds is only as good
 * as the code that made it, and Astro's own store knows nothing of the code of a loader.
 */
export function digestOfCode(root: string, paths: readonly string[]): string {
  const files = paths.flatMap((path) => filesAt(join(root, path))).sort();
  return digest(...files.flatMap((file) => [relative(root, file), readFileSync(file)]));
}

function filesAt(path: string): string[] {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return [];
  if (!stats.isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
