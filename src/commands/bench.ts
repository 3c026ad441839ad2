/** npm run bench -- NAME [options]: measurements, each of them a file in bench/. */
import { Failure } from '../archive/failure.ts';
import { run } from './run.ts';

const benches: Record<string, () => Promise<{ bench(argv: readonly string[]): Promise<number | void> }>> = {
  identity: () => import('./bench/identity.ts'),
  segmentation: () => import('./bench/segmentation.ts'),
  search: () => import('./bench/search.ts'),
  seams: () => import('./bench/seams.ts'),
};

await run(async () => {
  const [name = '', ...argv] = process.argv.slice(2);
  const load = Object.hasOwn(benches, name) ? benches[name] : undefined;
  if (!load) {
    const found = name === '' ? 'no name' : name;
    throw new Failure(`Found ${found}, expected one of: ${Object.keys(benches).join(', ')}`, 2);
  }
  try {
    return await (await load()).bench(argv);
  } catch (error) {
    if (isOfArguments(error)) throw new Failure(error.message, 2);
    throw error;
  }
});

function isOfArguments(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
