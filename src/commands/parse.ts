/** npm run parse -- [--json] FILE|DIR…: the pages taken apart, to standard output. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { takeApart, toParsedPage } from '../pipeline/index.ts';

const paths = process.argv.slice(2).filter((a) => a !== '--json');
for (const path of paths) {
  const files = statSync(path).isDirectory()
    ? readdirSync(path)
        .filter((f) => f.endsWith('.txt'))
        .sort()
        .map((f) => join(path, f))
    : [path];
  for (const file of files) {
    const { page, file: vfile } = takeApart(readFileSync(file), basename(file));
    process.stdout.write(`${JSON.stringify(toParsedPage(page, vfile))}\n`);
  }
}
