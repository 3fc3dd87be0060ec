/** What lies in staging, and which line was which lead? */
import { fromStaged, type ImportStore, type StagedColumns } from '#application';
import type { Db } from '../database/db.js';

type Lines = Pick<
  ImportStore,
  'takeRows' | 'linesOf' | 'rememberLines' | 'linesWithKeys' | 'rememberKeys' | 'joinAwaited'
>;

export function importLines({ workspaceId, sql }: Db): Lines {
  return {
    async takeRows(importId, most) {
      const [range] = await sql.rows<{ after: number; last: number | null }>(
        `SELECT i.merged_line AS after, (
           SELECT max(next.line) FROM (
             SELECT r.line FROM import_rows r
             WHERE r.workspace_id = $1::uuid AND r.import_id = $2::uuid AND r.line > i.merged_line
             ORDER BY r.line LIMIT $3::int) next) AS last
         FROM imports i WHERE i.workspace_id = $1::uuid AND i.id = $2::uuid`,
        [workspaceId, importId, most],
      );
      if (range === undefined || range.last === null) return [];
      const rows = await sql.rows<StagedColumns & { readonly line: number }>(
        `WITH taken AS (
           DELETE FROM import_rows r
           WHERE r.workspace_id = $1::uuid AND r.import_id = $2::uuid AND r.line > $3::int AND r.line <= $4::int
           RETURNING r.*),
         moved AS (
           UPDATE imports SET merged_line = $4::int WHERE workspace_id = $1::uuid AND id = $2::uuid)
         SELECT line, first_name, last_name, job_title, job_function, seniority, location, phone, time_zone, attributes,
           professional_email, personal_email, linkedin_public_id, linkedin_member_id, company_name, company_domain,
           company_industry, company_size, company_tags
         FROM taken ORDER BY line`,
        [workspaceId, importId, range.after, range.last],
      );
      return rows.map((row) => ({ line: row.line, draft: fromStaged(row) }));
    },

    async linesOf(importId, leadIds) {
      if (leadIds.length === 0) return new Map();
      const rows = await sql.rows<{ lead_id: string; line: number }>(
        `SELECT lead_id, line FROM import_leads
         WHERE workspace_id = $1::uuid AND import_id = $2::uuid AND lead_id = ANY($3::uuid[])`,
        [workspaceId, importId, leadIds],
      );
      return new Map(rows.map(({ lead_id, line }) => [lead_id, line]));
    },

    async rememberLines(importId, placed) {
      if (placed.length === 0) return;
      const rows = placed.map(({ leadId, line, awaitedDomain }) => ({
        lead_id: leadId,
        line,
        awaited_domain: awaitedDomain,
      }));
      await sql.rows(
        `INSERT INTO import_leads (workspace_id, import_id, lead_id, line, awaited_domain)
         SELECT $1::uuid, $2::uuid, row.* FROM jsonb_to_recordset($3::jsonb)
           AS row(lead_id uuid, line int, awaited_domain text)`,
        [workspaceId, importId, JSON.stringify(rows)],
      );
    },

    async linesWithKeys(importId, keys) {
      const rows = await sql.rows<{ key: string; line: number }>(
        `SELECT key, line FROM import_keys
         WHERE workspace_id = $1::uuid AND import_id = $2::uuid AND key = ANY($3::text[])`,
        [workspaceId, importId, keys],
      );
      return new Map(rows.map(({ key, line }) => [key, line]));
    },

    async rememberKeys(importId, keys) {
      if (keys.size === 0) return;
      const rows = [...keys].map(([key, line]) => ({ key, line }));
      await sql.rows(
        `INSERT INTO import_keys (workspace_id, import_id, key, line)
         SELECT $1::uuid, $2::uuid, row.* FROM jsonb_to_recordset($3::jsonb) AS row(key text, line int)
         ON CONFLICT DO NOTHING`,
        [workspaceId, importId, JSON.stringify(rows)],
      );
    },

    async joinAwaited(importId, now) {
      const rows = await sql.rows<{ id: string }>(
        `UPDATE leads l SET company_id = c.id, updated_at = $3::timestamptz
         FROM import_leads w
         JOIN companies c ON c.workspace_id = w.workspace_id AND c.domain = w.awaited_domain
         WHERE w.workspace_id = $1::uuid AND w.import_id = $2::uuid AND w.awaited_domain IS NOT NULL
           AND l.workspace_id = w.workspace_id AND l.id = w.lead_id AND l.company_id IS NULL AND l.state = 'present'
         RETURNING l.id`,
        [workspaceId, importId, now.toString()],
      );
      return rows.map(({ id }) => id);
    },
  };
}
