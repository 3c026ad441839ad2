/** The weight tables of the model: named rows, one number a column. Names are kept so that the data can be read. */
import { type Cell, keep, readRow, writeRow } from '../weight-row.ts';
import { KIND_COUNT, LINE_ROLES, LINK_KINDS, ROLE_COUNT } from './roles.ts';

/** Hidden numbers of one learning, between the features of a line, or of a link, and its scores. */
export const HIDDEN_COUNT = 8;
/**
 * Columns of each table. A row of `role` and of `kind` says what a feature is worth for each role or kind, and then what
 * it adds to each hidden number; a row of `roleOut` and of `kindOut` what a hidden number is worth.
 */
const COLUMNS = {
  role: ROLE_COUNT,
  roleOut: ROLE_COUNT,
  kind: KIND_COUNT,
  kindOut: KIND_COUNT,
  pair: ROLE_COUNT * ROLE_COUNT,
  unit: 1,
} as const;
export type Table = keyof typeof COLUMNS;
/**
 * What was learnt, as it stands in weights.data.json: rows of the weights that say something (weight-row.ts).
 * `roles` and `kinds` name the columns: of role, of kind, and of pair (role by role).
 */
export type WeightData = Record<Table, Record<string, string>> & { roles: string[]; kinds: string[] };

/** Weights nearer to nothing than this are not kept: the same pages come out without them. */
const LEAST_WEIGHT = 0.02;

export const tables = Object.keys(COLUMNS) as Table[];
/** Tables of what the hidden numbers are worth. */
export const OUT_TABLES = ['roleOut', 'kindOut'] as const satisfies readonly Table[];
export const isOut = (table: Table): boolean => OUT_TABLES.some((out) => out === table);
/** The columns of a table that come before those of the hidden numbers. */
export const columnsOf = (table: Table): number => COLUMNS[table];
export const hiddenName = (h: number): string => `hidden ${h}`;

export function perTable<Entry>(make: () => Entry): Record<Table, Entry> {
  return Object.fromEntries(tables.map((table) => [table, make()])) as Record<Table, Entry>;
}

/**
 * The weights that say something.
 * @param share of their learning among those that the data is the mean of
 */
export const worthKeeping = (cells: Iterable<Cell>, share = 1): Cell[] => keep(cells, LEAST_WEIGHT / share);

const NOT_ASKED = -2;

/** Rows of a table by numbers in a list of names: each name is looked up once, when its row is first asked for. */
export class NumberedRows {
  private readonly known: Int32Array;
  private readonly names: readonly string[];
  private readonly find: (name: string) => number;

  constructor(names: readonly string[], find: (name: string) => number) {
    this.known = new Int32Array(names.length).fill(NOT_ASKED);
    this.names = names;
    this.find = find;
  }

  /** The row of a name, or -1. */
  row(number: number): number {
    const known = this.known[number] ?? -1;
    if (known !== NOT_ASKED) return known;
    const row = this.find(this.names[number] ?? '');
    this.known[number] = row;
    return row;
  }
}

export class Vocabulary {
  readonly weights: Record<Table, Float64Array[]> = perTable(() => []);
  /** Hidden numbers of a line, and of a link: HIDDEN_COUNT for each learning that the weights are the mean of. */
  readonly hidden: number;
  private readonly names: Record<Table, Map<string, number>> = perTable(() => new Map());
  private readonly data: WeightData | undefined;
  /** While learning, a name never seen makes a row of its own; afterwards it is passed over. */
  private readonly learning: boolean;
  private readonly lists = new Map<readonly string[], NumberedRows>();

  /** @param data rows are read when they are first asked for */
  constructor(data?: WeightData, learning = false) {
    this.learning = learning;
    this.data = data;
    this.hidden = data ? Object.keys(data.roleOut).length : HIDDEN_COUNT;
    if (data && (String(data.roles) !== String(LINE_ROLES) || String(data.kinds) !== String(LINK_KINDS)))
      throw new Error(
        `The weights were learnt for the roles ${data.roles}, the assembly has ${LINE_ROLES}; learn them anew: npm run fit`,
      );
    for (const table of OUT_TABLES) for (let h = 0; h < this.hidden; h++) this.addRow(table, hiddenName(h));
  }

  /** Sets every weight to nothing; the names stay. */
  forget(): void {
    this.eachRow((weights) => weights.fill(0));
  }

  /** Visits the rows that were asked for. */
  eachRow(visit: (weights: Float64Array, table: Table, row: number) => void): void {
    for (const table of tables)
      this.weights[table].forEach((weights, row) => {
        visit(weights, table, row);
      });
  }

  /** The row of a name, or -1. */
  row(table: Table, name: string): number {
    const known = this.names[table].get(name);
    if (known !== undefined) return known;
    return this.learning || this.data?.[table][name] !== undefined ? this.addRow(table, name) : -1;
  }

  private addRow(table: Table, name: string): number {
    const row = this.weights[table].length;
    const weights = new Float64Array(this.widthOf(table));
    readRow(this.data?.[table][name] ?? '', (column, weight) => {
      weights[column] = weight;
    });
    this.names[table].set(name, row);
    this.weights[table].push(weights);
    return row;
  }

  private widthOf(table: Table): number {
    return COLUMNS[table] + (table === 'role' || table === 'kind' ? this.hidden : 0);
  }

  rows(table: Table, names: readonly string[]): number[] {
    return names.map((name) => this.row(table, name)).filter((row) => row >= 0);
  }

  /**
   * The rows of a list of names by their numbers in it.
   * @param names a list that stays the same: the rows are kept beside it
   */
  numbered(table: Table, names: readonly string[]): NumberedRows {
    let rows = this.lists.get(names);
    if (!rows) {
      rows = new NumberedRows(names, (name) => this.row(table, name));
      this.lists.set(names, rows);
    }
    return rows;
  }

  toData(): WeightData {
    const data: WeightData = {
      roles: [...LINE_ROLES],
      kinds: [...LINK_KINDS],
      ...perTable(() => ({})),
    };
    for (const table of tables) {
      const names = [...this.names[table].keys()];
      // The hidden numbers are told apart by their order.
      for (const name of isOut(table) ? names : names.sort()) {
        const weights = this.weights[table][this.row(table, name)] ?? [];
        const row = writeRow(worthKeeping(weights.entries()));
        if (row !== '' || isOut(table)) data[table][name] = row;
      }
    }
    return data;
  }
}
