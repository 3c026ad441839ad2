/**
 * Loaded before a command (node --import): its modules, stripped of their types and compiled, are kept in .cache, so
 * that only the first run and changed modules cost time. JavaScript, since it would otherwise need stripping itself.
 */
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// Where the folder cannot be written to, nothing is kept and everything works.
enableCompileCache(fileURLToPath(new URL('../../.cache/compile', import.meta.url)));
