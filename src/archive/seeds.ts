/** The seeds on disk. */
import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { Failure } from './failure.ts';

export interface Seed {
  /** Path within the seeds folder, with `/` between its parts. */
  name: string;
  path: string;
  bytes: Uint8Array;
}

/**
 * All seeds of a folder and the folders in it, by name.
 * @throws Failure where the folder is missing or holds no seed, or a seed cannot be read
 */
export function readSeeds(folder: string): Seed[] {
  const paths = listSeeds(folder);
  if (paths.length === 0) {
    throw new Failure(
      `${folder}: found no seed, expected one .txt file for each printed page; put them there`,
    );
  }
  return paths.map((path) => ({
    name: relative(folder, path).split(sep).join('/'),
    path,
    bytes: readSeed(path),
  }));
}

/** The paths of the seeds that a file or folder names, sorted. */
export function listSeeds(path: string): string[] {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) throw new Failure(`${path}: not found, expected a seed or a folder of seeds`);
  if (!stats.isDirectory()) return [path];
  return listFiles(path).filter(isSeed);
}

/** What the seeds folder holds beside seeds: files that nobody reads, those aside that no one would take for a page. */
export function ignoredFiles(folder: string): string[] {
  return listFiles(folder)
    .filter((path) => !isSeed(path))
    .map((path) => relative(folder, path).split(sep).join('/'))
    .filter((name) => !BESIDE.test(name));
}

/** Windows and scanners write .TXT. */
const isSeed = (path: string): boolean => /\.txt$/i.test(path);

/** Hidden files and folders, and what tells of the others: README.md, LICENSE. */
const BESIDE = /(?:^|\/)(?:\.|(?:readme|licen[cs]e|copying|notice)(?:[.-][^/]*)?$)/i;

function listFiles(folder: string): string[] {
  return readFolder(folder)
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function readFolder(path: string): Dirent[] {
  try {
    return readdirSync(path, { recursive: true, withFileTypes: true });
  } catch (error) {
    throw unreadable(path, error);
  }
}

export function readSeed(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): Failure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return new Failure(`${path}: cannot be read (${code}); make ${basename(path)} readable or move it away`);
}
