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

export type CopiedRows = ReadonlyMap<string, Buffer>;

export async function copyOut(owner: pg.Client, workspaceId: string): Promise<CopiedRows> {
  const rows = new Map<string, Buffer>();
  for (const table of TABLES) {
    const query = `COPY (SELECT * FROM ${table} WHERE workspace_id = '${workspaceId}' ORDER BY id) TO STDOUT`;
    rows.set(table, await buffer(owner.query(copyTo(query))));
  }
  return rows;
}

/** Real milliseconds. */
export async function copyIn(owner: pg.Client, rows: CopiedRows): Promise<number> {
  const began = performance.now();
  await owner.query('BEGIN');
  for (const [table, bytes] of rows) {
    const copy = owner.query(copyFrom(`COPY ${table} FROM STDIN`));
    copy.end(bytes);
    await finished(copy);
  }
  await owner.query('COMMIT');
  return performance.now() - began;
}
