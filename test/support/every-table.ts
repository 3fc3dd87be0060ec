/** What does the catalogue of the database say? And one row in every table, made from it, for tests of all tables. */
import { randomUUID } from 'node:crypto';
import type pg from 'pg';

export interface Column {
  readonly name: string;
  readonly type: string;
}
export interface Reference {
  readonly table: string;
  readonly parent: string;
  /** Pairs of columns: of the row, and of the row it points to. */
  readonly columns: readonly (readonly [string, string])[];
}
export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly references: readonly Reference[];
}

/** All tables but Prisma's own, each after those it points to. */
export async function readTables(owner: pg.Client): Promise<Table[]> {
  const columns = await owner.query<{ table: string; name: string; type: string }>(
    `SELECT c.relname AS table, a.attname AS name, format_type(a.atttypid, NULL) AS type
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
       AND a.attgenerated = '' AND c.relname <> '_prisma_migrations'
     ORDER BY c.relname, a.attnum`,
  );
  const references = await owner.query<Reference>(
    `SELECT k.conrelid::regclass::text AS table, k.confrelid::regclass::text AS parent,
            (SELECT jsonb_agg(jsonb_build_array(own.attname, theirs.attname) ORDER BY pair.place)
             FROM unnest(k.conkey, k.confkey) WITH ORDINALITY AS pair (own, theirs, place)
             JOIN pg_attribute own ON own.attrelid = k.conrelid AND own.attnum = pair.own
             JOIN pg_attribute theirs ON theirs.attrelid = k.confrelid AND theirs.attnum = pair.theirs) AS columns
     FROM pg_constraint k WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace
     ORDER BY 1, 2`,
  );
  const all = Map.groupBy(columns.rows, ({ table }) => table);
  const tables = [...all].map(([name, own]) => ({
    name,
    columns: own,
    references: references.rows.filter(({ table }) => table === name),
  }));
  return parentsFirst(tables);
}

function parentsFirst(tables: readonly Table[]): Table[] {
  const sorted: Table[] = [];
  while (sorted.length < tables.length) {
    const ready = tables.filter(
      (table) =>
        !sorted.includes(table) &&
        table.references.every(({ parent }) => sorted.some(({ name }) => name === parent)),
    );
    if (ready.length === 0) throw new Error('The tables point at each other in a circle.');
    sorted.push(...ready);
  }
  return sorted;
}

/** The rows of one workspace, by table. */
export type Rows = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/** Inserts one row into every table, for one workspace, with every column filled. */
export async function fillEveryTable(
  owner: pg.Client,
  tables: readonly Table[],
  workspaceId: string,
): Promise<Rows> {
  const allowed = await allowedWords(owner);
  const rows = new Map<string, Record<string, unknown>>();
  for (const table of tables) {
    const row: Record<string, unknown> = {};
    for (const { name, type } of table.columns) {
      row[name] = allowed.get(`${table.name}.${name}`) ?? sample(type);
    }
    for (const { parent, columns } of table.references) {
      for (const [own, theirs] of columns) row[own] = rows.get(parent)?.[theirs];
    }
    row[table.name === 'workspaces' ? 'id' : 'workspace_id'] = workspaceId;
    if (table.name === 'event_cursors') delete row['workspace_id'];
    rows.set(table.name, row);
    const names = Object.keys(row)
      .map((name) => `"${name}"`)
      .join(', ');
    await owner.query(
      `INSERT INTO ${table.name} (${names}) SELECT ${names} FROM jsonb_populate_record(NULL::${table.name}, $1::jsonb)`,
      [JSON.stringify(row)],
    );
  }
  return rows;
}

/** The first word that a CHECK allows in a column, or the least number of a range. */
async function allowedWords(owner: pg.Client): Promise<Map<string, string>> {
  const { rows } = await owner.query<{ place: string; definition: string }>(
    `SELECT k.conrelid::regclass || '.' || a.attname AS place, pg_get_constraintdef(k.oid) AS definition
     FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
     WHERE k.contype = 'c' AND cardinality(k.conkey) = 1`,
  );
  return new Map(
    rows.flatMap(({ place, definition }) => {
      const word =
        /= ANY \(ARRAY\['([^']+)'/.exec(definition)?.[1] ??
        /\w+ >= (\d+)\) AND \(\w+ <= \d+\)/.exec(definition)?.[1];
      return word === undefined ? [] : [[place, word] as const];
    }),
  );
}

let counter = 1;

function sample(type: string): unknown {
  switch (type) {
    case 'uuid':
      return randomUUID();
    case 'text':
      return `text ${randomUUID()}`;
    case 'integer':
    case 'bigint':
      return counter++;
    case 'boolean':
      return true;
    case 'jsonb':
      return {};
    case 'bytea':
      return '\\x00ff';
    case 'tsvector':
      return "'word'";
    case 'text[]':
      return ['one'];
    case 'date':
      return '2026-03-29';
    case 'timestamp with time zone':
      return '2026-03-29T01:30:00Z';
    default:
      throw new Error(`No sample of type ${type}: add one.`);
  }
}
