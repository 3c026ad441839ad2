/** The folder of generated MDX files: what was written, what was edited since, and what is gone. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { digest } from './digest.ts';
import { Failure } from './failure.ts';

/** Beside the articles: the digest of each file as it was written, so that an edit by hand is known. */
const RECORD = '.written.json';

export class ArticlesFolder {
  readonly #folder: string;
  readonly #written: Map<string, string>;
  readonly #kept = new Set<string>();
  readonly #edited: string[] = [];

  constructor(folder: string) {
    this.#folder = folder;
    this.#written = readRecord(join(folder, RECORD));
  }

  /** Whether the file stands as a build wrote it, with no need to look into it. */
  has(path: string): boolean {
    return this.#written.has(path) && existsSync(join(this.#folder, path));
  }

  /** Notes that a file is still wanted as it is. */
  keep(path: string): void {
    this.#kept.add(path);
  }

  /** Writes a file, unless it was edited by hand. */
  write(path: string, text: string): void {
    this.#kept.add(path);
    const wanted = digest(text);
    const found = this.#digestOnDisk(path);
    if (found === wanted) this.#written.set(path, wanted);
    else if (found !== undefined && found !== this.#written.get(path)) this.#edited.push(path);
    else {
      mkdirSync(dirname(join(this.#folder, path)), { recursive: true });
      writeFileSync(join(this.#folder, path), text);
      this.#written.set(path, wanted);
    }
  }

  /**
   * Deletes the files that no article has any more, and records what was written.
   * @throws Failure where files were edited by hand; they are left as they are
   */
  finish(): void {
    for (const [path, was] of this.#written) {
      if (this.#kept.has(path)) continue;
      const found = this.#digestOnDisk(path);
      if (found !== undefined && found !== was) this.#edited.push(path);
      else this.#remove(path);
    }
    mkdirSync(this.#folder, { recursive: true });
    writeFileSync(
      join(this.#folder, RECORD),
      JSON.stringify(Object.fromEntries([...this.#written].sort()), null, 1),
    );
    this.#refuseEdited();
  }

  #remove(path: string): void {
    rmSync(join(this.#folder, path), { force: true });
    this.#written.delete(path);
    for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
      const absolute = join(this.#folder, folder);
      if (!existsSync(absolute) || readdirSync(absolute).length > 0) break;
      rmdirSync(absolute);
    }
  }

  #digestOnDisk(path: string): string | undefined {
    const absolute = join(this.#folder, path);
    return existsSync(absolute) ? digest(readFileSync(absolute, 'utf8')) : undefined;
  }

  #refuseEdited(): void {
    if (this.#edited.length === 0) return;
    const shown = this.#edited.slice(0, 5).map((path) => `  ${join(this.#folder, path)}`);
    throw new Failure(
      [
        `Found ${this.#edited.length} article(s) edited since they were written, and left them alone:`,
        ...shown,
        'Run npm run correct -- save to keep the edits as corrections, or delete the files to give them up.',
      ].join('\n'),
    );
  }
}

function readRecord(path: string): Map<string, string> {
  if (!existsSync(path)) return new Map();
  return new Map(Object.entries(JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>));
}
