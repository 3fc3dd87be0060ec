/** What can the api's role reach outside of the workspace that its transaction names? Asked of every table. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { fillEveryTable, readTables, type Rows, type Table } from '../../support/every-table.js';

const OURS = randomUUID();
const THEIRS = randomUUID();
/** For want of rights, or because a trigger lets nobody change such a row. */
const REFUSED = ['42501', '23000'];

let database: TestDatabase;
let tables: Table[];
let theirRows: Rows;
let owner: pg.Client;
let api: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  api = new pg.Client({ connectionString: database.apiUrl });
  await Promise.all([owner.connect(), api.connect()]);
  // How far each projection has come belongs to no workspace.
  tables = (await readTables(owner)).filter(({ name }) => name !== 'event_cursors');
  await fillEveryTable(owner, tables, OURS);
  theirRows = await fillEveryTable(owner, tables, THEIRS);
});
afterAll(async () => {
  await Promise.all([owner.end(), api.end()]);
  await database.close();
});

const tenantOf = ({ name }: Table): string => (name === 'workspaces' ? 'id' : 'workspace_id');
const nameWorkspace = (workspaceId: string) =>
  api.query("SELECT set_config('overture.workspace', $1, false)", [workspaceId]);

/** How many rows a statement concerned, or the SQLSTATE of its refusal. */
const reached = (sql: string, values: readonly unknown[] = []): Promise<number | string> =>
  api.query(sql, [...values]).then(
    ({ rowCount }) => rowCount ?? 0,
    (error: pg.DatabaseError) => error.code ?? error.message,
  );

const insert = (table: Table, row: Readonly<Record<string, unknown>> = {}): Promise<number | string> => {
  const names = Object.keys(row)
    .map((name) => `"${name}"`)
    .join(', ');
  const rows = `jsonb_populate_record(NULL::${table.name}, $1::jsonb)`;
  return reached(`INSERT INTO ${table.name} (${names}) SELECT ${names} FROM ${rows}`, [JSON.stringify(row)]);
};

const contents = (): Promise<unknown[]> =>
  Promise.all(
    tables.map(async ({ name }) => {
      const { rows } = await owner.query(
        `SELECT md5(string_agg(t::text, '' ORDER BY t::text)) FROM ${name} t`,
      );
      return [name, rows];
    }),
  );

describe('in a transaction of one workspace, the api', () => {
  test('sees its rows and no others', async () => {
    await nameWorkspace(OURS);
    for (const table of tables) {
      const tenant = tenantOf(table);
      const { rows } = await api.query<{ tenant: string }>(`SELECT ${tenant} AS tenant FROM ${table.name}`);
      expect([table.name, [...new Set(rows.map((row) => row.tenant))]]).toEqual([table.name, [OURS]]);
    }
  });

  test('changes, moves, deletes and adds nothing in another', async () => {
    await nameWorkspace(OURS);
    const before = await contents();
    for (const table of tables) {
      const [name, tenant] = [table.name, tenantOf(table)];
      const there = `${tenant} = '${THEIRS}'`;
      expect([0, ...REFUSED]).toContain(
        await reached(`UPDATE ${name} SET ${tenant} = ${tenant} WHERE ${there}`),
      );
      expect([0, ...REFUSED]).toContain(await reached(`DELETE FROM ${name} WHERE ${there}`));
      expect(REFUSED).toContain(await reached(`UPDATE ${name} SET ${there}`));
      expect([name, await insert(table, theirRows.get(name))]).toEqual([name, REFUSED[0]]);
    }
    expect(await contents()).toEqual(before);
  });
});

describe('where no workspace is named, the api', () => {
  test('finds nothing and writes nothing at all', async () => {
    await nameWorkspace('');
    const before = await contents();
    for (const table of tables) {
      const [name, tenant] = [table.name, tenantOf(table)];
      expect([name, await reached(`SELECT ${tenant} FROM ${name}`)]).toEqual([name, 0]);
      expect([0, ...REFUSED]).toContain(await reached(`UPDATE ${name} SET ${tenant} = ${tenant}`));
      expect([0, ...REFUSED]).toContain(await reached(`DELETE FROM ${name}`));
      expect([name, await insert(table, theirRows.get(name))]).toEqual([name, REFUSED[0]]);
    }
    expect(await contents()).toEqual(before);
  });

  test('asks only what must be known before a workspace is', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `SELECT p.proname AS name FROM pg_proc p
       WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef
         AND has_function_privilege('overture_api', p.oid, 'EXECUTE')
         AND pg_get_functiondef(p.oid) !~ 'overture\\.workspace' ORDER BY 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual([
      'authenticate_api_key',
      'find_inbound_hook',
      'newest_event_position',
      'workspaces_named',
      'workspaces_with_events_since',
    ]);
  });

  test('asks functions that look nowhere else', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `SELECT p.proname AS name FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef
         AND NOT coalesce(p.proconfig @> ARRAY['search_path=pg_catalog, pg_temp'], false)`,
    );
    expect(rows).toEqual([]);
  });
});
