/** How do the rows of a slice get into staging? By COPY, in one transaction with its problems and its progress. */
import { toStaged, type ImportStaging, type StagedColumns, type StagedRow } from '#application';
import type { Pool, PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { finished } from 'node:stream/promises';
import { addProblems } from './import-problems.js';
import { copyLine } from './copy-text.js';

const COLUMNS = [
  'first_name',
  'last_name',
  'job_title',
  'job_function',
  'seniority',
  'location',
  'phone',
  'time_zone',
  'attributes',
  'professional_email',
  'personal_email',
  'linkedin_public_id',
  'linkedin_member_id',
  'company_name',
  'company_domain',
  'company_industry',
  'company_size',
  'company_tags',
] as const satisfies readonly (keyof StagedColumns)[];

export function createImportStaging(pool: Pool): ImportStaging {
  return {
    async stage(workspaceId, slice) {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        await client.query('BEGIN');
        await client.query("SELECT set_config('overture.workspace', $1, true)", [workspaceId]);
        const taken = await client.query(
          `UPDATE imports SET staged_line = $4, checkpoint = $5, bytes = bytes + $6, rows = rows + $7,
             staged = staged + $8, rejected = rejected + $9, problems = problems + $10, touched_at = $11
           WHERE workspace_id = $1 AND id = $2 AND receipt = $3 AND state = 'receiving'`,
          [
            workspaceId,
            slice.importId,
            slice.receipt,
            slice.lastLine,
            slice.checkpoint,
            slice.bytes,
            slice.readRows,
            slice.rows.length,
            slice.rejected,
            slice.problems.length,
            slice.realNow.toString(),
          ],
        );
        if (taken.rowCount === 1) {
          await copyRows(client, workspaceId, slice.importId, slice.rows);
          const sql = {
            rows: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
              (await client.query<Row>(text, [...values])).rows,
          };
          await addProblems({ workspaceId, sql }, slice.importId, slice.problems, 0);
        }
        await client.query('COMMIT');
        return taken.rowCount === 1;
      } catch (error) {
        // A connection that cannot even roll back is thrown away; its transaction dies with it.
        broken = await client.query('ROLLBACK').then(
          () => undefined,
          (cause: unknown) => (cause instanceof Error ? cause : new Error(String(cause))),
        );
        throw error;
      } finally {
        client.release(broken);
      }
    },
  };
}

/**
 * COPY cannot write to a table under row-level security, so it fills one of the connection's own, which nothing has to be
 * logged for; from there the rows go over as one set.
 */
async function copyRows(
  client: PoolClient,
  workspaceId: string,
  importId: string,
  rows: readonly StagedRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const names = ['workspace_id', 'import_id', 'line', ...COLUMNS].join(', ');
  await client.query(
    'CREATE TEMPORARY TABLE IF NOT EXISTS import_slice (LIKE import_rows) ON COMMIT DELETE ROWS',
  );
  const copy = client.query(copyFrom(`COPY import_slice (${names}) FROM STDIN`));
  let text = '';
  for (const { line, draft } of rows) {
    const staged = toStaged(draft);
    text += copyLine([workspaceId, importId, line, ...COLUMNS.map((name) => staged[name])]);
  }
  copy.end(text);
  await finished(copy);
  await client.query(`INSERT INTO import_rows (${names}) SELECT ${names} FROM import_slice ORDER BY line`);
}
