/**
 * How fast could the same leads be written at all? The rows that an import wrote, copied out once and in again: prepared,
 * typed, into tables with the same indexes and triggers, over one connection.
 */
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { buffer } from 'node:stream/consumers';
import { finished } from 'node:stream/promises';

/** In the order in which they point at each other. */
const TABLES = ['companies', 'leads', 'channel_identities'] as const;

/** By table, with the columns that it was copied by. */
export type CopiedRows = ReadonlyMap<string, { readonly columns: string; readonly bytes: Buffer }>;

export async function copyOut(owner: pg.Client, workspaceId: string): Promise<CopiedRows> {
  const rows = new Map<string, { columns: string; bytes: Buffer }>();
  for (const table of TABLES) {
    const columns = await writtenColumns(owner, table);
    const query = `COPY (SELECT ${columns} FROM ${table} WHERE workspace_id = '${workspaceId}' ORDER BY id) TO STDOUT`;
    rows.set(table, { columns, bytes: await buffer(owner.query(copyTo(query))) });
  }
  return rows;
}

/** Real milliseconds. Without triggers nothing derives from the leads what they can be found by. */
export async function copyIn(owner: pg.Client, rows: CopiedRows, triggers: boolean): Promise<number> {
  for (const table of TABLES)
    await owner.query(`ALTER TABLE ${table} ${triggers ? 'ENABLE' : 'DISABLE'} TRIGGER USER`);
  const began = performance.now();
  await owner.query('BEGIN');
  for (const [table, { columns, bytes }] of rows) {
    const copy = owner.query(copyFrom(`COPY ${table} (${columns}) FROM STDIN`));
    copy.end(bytes);
    await finished(copy);
  }
  await owner.query('COMMIT');
  return performance.now() - began;
}

/** All but those that Postgres works out itself. */
async function writtenColumns(owner: pg.Client, table: string): Promise<string> {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'NEVER' ORDER BY ordinal_position`,
    [table],
  );
  return rows.map(({ name }) => `"${name}"`).join(', ');
}
