import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readResources } from '../../src/archive/content.ts';
import { takePage } from '../../src/archive/pages.ts';
import { withModels } from '../../src/archive/resources.ts';
import { emptyLedger, identify } from '../../src/identity/index.ts';

const resources = withModels(readResources('content', 'gongren-ribao'));
const seeds = readdirSync('seeds').map((name) => ({ name, bytes: readFileSync(join('seeds', name)) }));

/** UTF-16 with its byte-order mark, little end first. */
const utf16 = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, 'utf16le');

const variants: Record<string, (text: string) => Uint8Array> = {
  'Windows line ends and a byte-order mark': (text) => Buffer.from(`\ufeff${text.replace(/\n/g, '\r\n')}`),
  'UTF-16': utf16,
  'more blank lines': (text) => Buffer.from(text.replace(/\n\n/g, '\n\n\n\n')),
  'blanks at the ends of lines': (text) => Buffer.from(text.replace(/\n/g, '  \n')),
};

const identified = (pages: Parameters<typeof takePage>[0][], ledger = emptyLedger()) =>
  identify({ pages: pages.map((seed) => takePage(seed, resources).parsed), ledger, today: '2026-01-05' });

test.each(Object.entries(variants))('the ids of the seeds stay with %s', (_, change) => {
  const first = identified(seeds);
  const changed = seeds.map(({ name, bytes }) => ({
    name: `new-${name}`,
    bytes: change(bytes.toString('utf8')),
  }));
  const second = identified(changed, first.ledger);
  expect(second.pages.map(({ units }) => units.map(({ id }) => id))).toEqual(
    first.pages.map(({ units }) => units.map(({ id }) => id)),
  );
  expect([second.minted, second.withdrawn]).toEqual([[], []]);
});
