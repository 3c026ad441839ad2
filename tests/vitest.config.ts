import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/**/*.test.ts'],
    // A whole build stands behind some tests; no test measures time.
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
});
