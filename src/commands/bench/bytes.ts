/** What a page costs those who load it. */
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';

/** Counts the bytes of all that a page loads from here on, as a host that compresses would send them. */
export function countBytes(
  page: Page,
): () => Promise<{ bytes: number; files: [address: string, bytes: number][] }> {
  const sizes: Promise<[string, number]>[] = [];
  page.on('response', (response) => {
    const size = response.body().then(
      (body): [string, number] => [new URL(response.url()).pathname, sentBytes(body)],
      (): [string, number] => [response.url(), 0],
    );
    sizes.push(size);
  });
  return async () => {
    const files = await Promise.all(sizes);
    return { bytes: files.reduce((sum, [, size]) => sum + size, 0), files };
  };
}

function sentBytes(body: Buffer): number {
  const packed = body[0] === 0x1f && body[1] === 0x8b;
  return packed ? body.length : gzipSync(body, { level: 9 }).length;
}
