/** The Chrome or Chromium that browser tests and measurements drive. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { Failure } from '../archive/failure.ts';

/** Names and places under which the browser is installed; CHROME_PATH says another. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** Headless, and silent: the browser asks nothing of the network but the pages under test. */
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @throws Failure where there is no browser */
export function openChromium(say: (line: string) => void): Promise<Browser> {
  return chromium.launch({ executablePath: requireChromium(say), args: ARGUMENTS });
}

/** Path of an installed browser; undefined where there is none. */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const named = environment.CHROME_PATH;
  const folders = (environment.PATH ?? '').split(delimiter).filter(Boolean);
  const candidates = [
    ...(named ? [named] : []),
    ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...PLACES,
  ];
  return candidates.find(isExecutable);
}

/**
 * Path of an installed browser. Where there is none, Debian's is installed, but only by root in a container or in CI,
 * whose machine is nobody's own.
 * @throws Failure that says what to install, elsewhere
 */
export function requireChromium(say: (line: string) => void): string {
  const found = findChromium();
  if (found !== undefined) return found;
  const isDisposable = Boolean(process.env.CI) || ['/.dockerenv', '/run/.containerenv'].some(existsSync);
  if (process.getuid?.() === 0 && isDisposable && existsSync('/usr/bin/apt-get')) {
    say("Found no Chrome or Chromium: installing Debian's chromium with apt-get");
    apt('update');
    apt('install', '--yes', '--no-install-recommends', 'chromium');
    const installed = findChromium();
    if (installed !== undefined) return installed;
  }
  throw new Failure(
    'Found no Chrome or Chromium, which the browser tests drive. Install one (Debian, Ubuntu: sudo apt-get install ' +
      'chromium; macOS: brew install --cask google-chrome), or name yours in the variable CHROME_PATH',
  );
}

function apt(...args: string[]): void {
  const { status } = spawnSync('apt-get', args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status !== 0) throw new Failure(`apt-get ${args.join(' ')}: failed; install chromium by hand`);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
