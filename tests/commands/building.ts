/** Builds of a small archive in a temporary folder, by the command that people use. */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

// Vitest sets what Vite and Astro would take for settings of the site: NODE_ENV, BASE_URL, MODE …
const { PATH, HOME, TMPDIR, CI } = process.env;
const environment = Object.fromEntries(
  Object.entries({ PATH, HOME, TMPDIR, CI, ASTRO_TELEMETRY_DISABLED: '1' }).filter(
    ([, value]) => value !== undefined,
  ),
);

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a command as its npm script does. */
export function command(name: string, ...args: string[]): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'src/commands', `${name}.ts`), ...args], {
      cwd: root,
      env: environment,
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** A copy of the small archive, to be built and edited at will. */
export class SmallArchive {
  readonly folder = mkdtempSync(join(tmpdir(), 'jianbao-site-'));
  readonly seeds = join(this.folder, 'seeds');
  readonly content = join(this.folder, 'content');
  readonly out = join(this.folder, 'dist');

  constructor() {
    cpSync(join(import.meta.dirname, '../fixtures/corpus'), this.folder, { recursive: true });
  }

  /** The options that name its folders. */
  get options(): string[] {
    return ['--seeds', this.seeds, '--content', this.content, '--out', this.out];
  }

  build(...options: string[]): Promise<Ended> {
    return command('build', ...this.options, ...options);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
