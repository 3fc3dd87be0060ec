/** Imports, what is staged of them, and their reports, in Postgres. */
import type { Import, ImportProblemCode, ImportStore } from '#application';
import type { Db } from '../database/db.js';
import { addProblems } from './import-problems.js';
import { IMPORT_COLUMNS, toImport, type ImportRow } from './import-row.js';
import { importLines } from './import-lines.js';

export function createImportStore(db: Db): ImportStore {
  const { workspaceId, sql } = db;

  async function one(where: string, values: readonly string[], lock = ''): Promise<Import | undefined> {
    const [row] = await sql.rows<ImportRow>(
      `SELECT ${IMPORT_COLUMNS} FROM imports WHERE workspace_id = $1::uuid AND ${where} ${lock}`,
      [workspaceId, ...values],
    );
    return row && toImport(row);
  }

  async function clearStaged(importId: string): Promise<void> {
    for (const table of ['import_rows', 'import_leads', 'import_keys']) {
      await sql.rows(`DELETE FROM ${table} WHERE workspace_id = $1::uuid AND import_id = $2::uuid`, [
        workspaceId,
        importId,
      ]);
    }
  }

  return {
    ...importLines(db),

    byId: (id) => one('id = $2::uuid', [id]),

    lock: (id) => one('id = $2::uuid', [id], 'FOR UPDATE'),

    takeMerging: () => one(`state = 'merging'`, [], 'ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED'),

    async list(state, take, afterId) {
      const rows = await sql.rows<ImportRow>(
        `SELECT ${IMPORT_COLUMNS} FROM imports
         WHERE workspace_id = $1::uuid AND ($2::text IS NULL OR state = $2) AND ($3::uuid IS NULL OR id < $3::uuid)
         ORDER BY id DESC LIMIT $4::int`,
        [workspaceId, state ?? null, afterId ?? null, take],
      );
      return rows.map(toImport);
    },

    async problems(importId, after, take) {
      const rows = await sql.rows<{
        line: number;
        number: number;
        column: string | null;
        code: string;
        message: string;
      }>(
        `SELECT line, number, "column", code, message FROM import_problems
         WHERE workspace_id = $1::uuid AND import_id = $2::uuid AND (line, number) > ($3::int, $4::int)
         ORDER BY line, number LIMIT $5::int`,
        [workspaceId, importId, after.line, after.number, take],
      );
      return rows.map(({ line, number, column, code, message }) => ({
        place: { line, number },
        problem: { line, column, code: code as ImportProblemCode, message },
      }));
    },

    async create(entry) {
      const rows = await sql.rows(
        `INSERT INTO imports (workspace_id, id, principal, idempotency_key, request_hash, state, file_name, dry_run,
           overwrite_corrected, audience_id, encoding, separator, columns, receipt, created_at, touched_at)
         VALUES ($1::uuid, $2::uuid, $3::uuid, $4, $5, 'receiving', $6, $7::boolean, $8::boolean, $9::uuid, $10, $11,
           $12::jsonb, $13::uuid, $14::timestamptz, $14::timestamptz)
         ON CONFLICT (workspace_id, principal, idempotency_key) DO NOTHING RETURNING id`,
        [
          workspaceId,
          entry.id,
          entry.principal,
          entry.idempotencyKey,
          entry.requestHash,
          entry.fileName,
          entry.dryRun,
          entry.overwriteCorrected,
          entry.audienceId,
          entry.encoding,
          entry.separator,
          JSON.stringify(entry.columns),
          entry.receipt,
          entry.createdAt.toString(),
        ],
      );
      return rows.length > 0;
    },

    async byKey(principal, idempotencyKey) {
      const [row] = await sql.rows<ImportRow & { request_hash: string }>(
        `SELECT ${IMPORT_COLUMNS}, request_hash FROM imports
         WHERE workspace_id = $1::uuid AND principal = $2::uuid AND idempotency_key = $3`,
        [workspaceId, principal, idempotencyKey],
      );
      return row && { import: toImport(row), requestHash: row.request_hash };
    },

    async renewReceipt(importId, receipt, realNow) {
      await sql.rows(
        `UPDATE imports SET receipt = $3::uuid, touched_at = $4::timestamptz WHERE workspace_id = $1::uuid AND id = $2::uuid`,
        [workspaceId, importId, receipt, realNow.toString()],
      );
    },

    async received(importId, receipt, encoding, realNow) {
      const rows = await sql.rows(
        `UPDATE imports SET state = 'merging', encoding = $4, touched_at = $5::timestamptz
         WHERE workspace_id = $1::uuid AND id = $2::uuid AND receipt = $3::uuid AND state = 'receiving' RETURNING id`,
        [workspaceId, importId, receipt, encoding, realNow.toString()],
      );
      return rows.length > 0;
    },

    addProblems: (importId, problems) => addProblems(db, importId, problems, AFTER_STAGING),

    async advance(importId, by, realNow) {
      await sql.rows(
        `UPDATE imports SET merged = merged + $3::int, created = created + $4::int, updated = updated + $5::int,
           unchanged = unchanged + $6::int, rejected = rejected + $7::int, conflicts = conflicts + $8::int,
           kept_corrections = kept_corrections + $9::int, problems = problems + $10::int, touched_at = $11::timestamptz
         WHERE workspace_id = $1::uuid AND id = $2::uuid`,
        [
          workspaceId,
          importId,
          by.merged ?? 0,
          by.created ?? 0,
          by.updated ?? 0,
          by.unchanged ?? 0,
          by.rejected ?? 0,
          by.conflicts ?? 0,
          by.keptCorrections ?? 0,
          by.problems ?? 0,
          realNow.toString(),
        ],
      );
    },

    async end(importId, state, at, failure) {
      await clearStaged(importId);
      await sql.rows(
        `UPDATE imports SET state = $3, finished_at = $4::timestamptz, touched_at = $4::timestamptz, failure = $5::jsonb
         WHERE workspace_id = $1::uuid AND id = $2::uuid`,
        [workspaceId, importId, state, at.toString(), failure === undefined ? null : JSON.stringify(failure)],
      );
    },

    async abandonedSince(realTime) {
      const rows = await sql.rows<{ id: string }>(
        `SELECT id FROM imports WHERE workspace_id = $1::uuid AND state = 'receiving' AND touched_at < $2::timestamptz`,
        [workspaceId, realTime.toString()],
      );
      return rows.map(({ id }) => id);
    },

    async refreshStatistics() {
      await sql.rows('ANALYZE leads (workspace_id, id, company_id, name_folded)');
      await sql.rows('ANALYZE channel_identities (workspace_id, id, lead_id, kind, value)');
      await sql.rows('ANALYZE companies (workspace_id, id, domain, name)');
    },

    async removeReportsBefore(realTime) {
      const [row] = await sql.rows<{ removed: number }>(
        `WITH removed AS (
           DELETE FROM import_problems p USING imports i
           WHERE p.workspace_id = $1::uuid AND i.workspace_id = p.workspace_id AND i.id = p.import_id
             AND i.finished_at < $2::timestamptz RETURNING 1)
         SELECT count(*)::int AS removed FROM removed`,
        [workspaceId, realTime.toString()],
      );
      return row?.removed ?? 0;
    },
  };
}

/** Problems found at the merge stand after those of the same line that were found while reading. */
const AFTER_STAGING = 1_000;
