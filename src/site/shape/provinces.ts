/** A grid of China's provinces, each a tile where it lies on the map as nearly as eight rows allow. */
import type { Subject } from '../../archive/records.ts';
import { type SubjectTree, treeOf } from './subjects.ts';

/** Rows from north to south, tiles from west to east; a dot is an empty place. */
const GRID = [
  '. . . . . . . 黑龙江',
  '. . . . . 内蒙古 . 吉林',
  '新疆 . 甘肃 宁夏 山西 河北 北京 辽宁',
  '. 青海 . 陕西 河南 山东 天津 .',
  '西藏 . 四川 重庆 湖北 安徽 江苏 上海',
  '. . 云南 贵州 湖南 江西 浙江 .',
  '. . . 广西 广东 福建 台湾 .',
  '. . . 海南 澳门 香港 . .',
].map((row) => row.split(' '));

export interface ProvinceTile {
  name: string;
  row: number;
  column: number;
  /** Articles that speak of the province or of a place in it. */
  count: number;
  /** 0: none; 1 to 4: the quarter of the greatest count, on a scale of square roots. */
  level: 0 | 1 | 2 | 3 | 4;
  place?: Subject;
}

export interface PlaceMap {
  tiles: ProvinceTile[];
  /** All places, each under the division that it lies in, provinces with most articles first. */
  tree: SubjectTree[];
}

export function placeMapOf(places: Subject[]): PlaceMap {
  const tree = treeOf(places);
  const tiles = GRID.flatMap((names, row) =>
    names.flatMap((name, column) => (name === '.' ? [] : [tileOf(name, row + 1, column + 1, tree)])),
  );
  const most = Math.max(...tiles.map((tile) => tile.count));
  for (const tile of tiles) tile.level = levelOf(tile.count, most);
  return { tiles, tree };
}

/** The divisions at the top of the tree that are cities: any other city there only lacks its province. */
const MUNICIPALITIES = new Set(['北京', '天津', '上海', '重庆']);

function tileOf(name: string, row: number, column: number, tree: SubjectTree[]): ProvinceTile {
  const found = tree.find(({ subject }) => isDivision(subject.name, name));
  return { name, row, column, count: found?.count ?? 0, level: 0, ...(found && { place: found.subject }) };
}

/** 广西壮族自治区 is 广西; 吉林市 is not 吉林. */
function isDivision(fullName: string, name: string): boolean {
  if (!fullName.startsWith(name)) return false;
  const rest = fullName.slice(name.length);
  return (
    rest === '' ||
    rest === '省' ||
    /(自治|特别行政)区$/.test(rest) ||
    (rest === '市' && MUNICIPALITIES.has(name))
  );
}

function levelOf(count: number, most: number): ProvinceTile['level'] {
  if (count === 0) return 0;
  const quarter = Math.ceil(4 * Math.sqrt(count / most));
  return quarter >= 4 ? 4 : quarter === 3 ? 3 : quarter === 2 ? 2 : 1;
}
