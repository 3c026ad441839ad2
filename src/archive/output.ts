/** The folder of the built site: made aside and swapped in, and never laid over files that are not ours. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { z } from 'zod';
import { Failure } from './failure.ts';
import type { Settings } from './settings.ts';

/** In the built site: says that a build made it, from what, and which files. */
const MANIFEST = '.jianbao.json';

const manifestSchema = z.object({
  inputs: z.string().describe('digest of all that the site was built from'),
  files: z.array(z.string()).describe('every file that the build made, sorted'),
});
type Manifest = z.infer<typeof manifestSchema>;

/** The digest of what a built site was made from; undefined where there is no such site. */
export function inputsOf(out: string): string | undefined {
  return readManifest(out)?.inputs;
}

/**
 * Refuses a folder into which a site must not be built.
 * @throws Failure where it holds files that no build made, or holds or lies in the project's own folders
 */
export function refuseForeignFolder({ out, root, seeds, content }: Settings): void {
  const own = [
    seeds,
    content,
    join(root, 'src'),
    join(root, 'public'),
    join(root, 'tests'),
    join(root, '.git'),
  ];
  const clash = own.find((folder) => isWithin(out, folder) || isWithin(folder, out));
  if (clash ?? isWithin(root, out)) {
    throw new Failure(
      `${out}: found ${clash ?? root} in the way, expected a folder of its own; name another with --out`,
    );
  }
  const stats = statSync(out, { throwIfNoEntry: false });
  if (!stats) return;
  if (!stats.isDirectory())
    throw new Failure(`${out}: found a file, expected a folder; name another with --out`);
  const made = new Set(readManifest(out)?.files);
  const foreign = filesIn(out).filter((file) => file !== MANIFEST && !made.has(file));
  if (foreign.length === 0) return;
  const shown = foreign.slice(0, 5).join(', ');
  throw new Failure(
    `${out}: found ${foreign.length} file(s) that the build did not make (${shown}${foreign.length > 5 ? ' …' : ''}); ` +
      'nothing was overwritten. Move them away (files for the site belong in public/), or name another folder with --out',
  );
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (!way.startsWith('..') && !way.startsWith(sep));
}

/**
 * Has a site built in a folder aside, and puts it in the place of the last one only when it is whole.
 * @param inputs digest of what the site is built from
 * @param build fills the folder that it is given
 */
export async function replaceFolder(
  out: string,
  inputs: string,
  build: (aside: string) => Promise<void>,
): Promise<void> {
  const target = existsSync(out) ? realpathSync(out) : out;
  const aside = join(dirname(target), `.${basename(target)}.building`);
  const old = join(dirname(target), `.${basename(target)}.old`);
  const release = lock(`${aside}.pid`);
  try {
    rmSync(aside, { recursive: true, force: true });
    mkdirSync(aside, { recursive: true });
    await build(aside);
    const manifest: Manifest = { inputs, files: filesIn(aside).sort() };
    writeFileSync(join(aside, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`);
    rmSync(old, { recursive: true, force: true });
    if (existsSync(target)) renameSync(target, old);
    renameSync(aside, target);
  } finally {
    rmSync(aside, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
    release();
  }
}

/** Takes the lock of a build; one that a dead process left behind counts for nothing. */
function lock(path: string): () => void {
  mkdirSync(dirname(path), { recursive: true });
  const holder = existsSync(path) ? Number(readFileSync(path, 'utf8')) : 0;
  if (holder > 0 && isAlive(holder)) {
    throw new Failure(
      `${path}: another build (process ${holder}) is writing this site; wait until it has ended`,
    );
  }
  writeFileSync(path, String(process.pid));
  return () => rmSync(path, { force: true });
}

function isAlive(process_: number): boolean {
  try {
    process.kill(process_, 0);
    return true;
  } catch {
    return false;
  }
}

function readManifest(out: string): Manifest | undefined {
  try {
    return manifestSchema.parse(JSON.parse(readFileSync(join(out, MANIFEST), 'utf8')));
  } catch {
    return undefined;
  }
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
}
