/** Which decided steps are still to be carried out, and how do they reach leads and audiences? */
import type { EffectStore, PendingEffect } from '#application';
import type { Db } from '../database/db.js';
import { LIVE_OF_AUDIENCE, listEntrants } from '../enrollments/list-entrants.js';
import { lockLeads } from '../leads/leads-lock.js';

export function createEffectStore(db: Pick<Db, 'workspaceId' | 'sql'>): EffectStore {
  const { workspaceId, sql } = db;
  return {
    async any() {
      const rows = await sql.rows(
        'SELECT 1 AS found FROM step_marks WHERE workspace_id = $1::uuid AND NOT done LIMIT 1',
        [workspaceId],
      );
      return rows.length > 0;
    },

    async take(limit) {
      await lockLeads(db);
      return sql.rows<PendingEffect>(
        `SELECT k.enrollment_id AS "enrollmentId", k.step_id AS "stepId", e.lead_id AS "leadId", k.kind, k.detail->>'field' AS field,
           k.detail->>'value' AS value, k.detail->>'audienceId' AS "audienceId"
         FROM step_marks k JOIN enrollments e ON e.workspace_id = k.workspace_id AND e.id = k.enrollment_id
         WHERE k.workspace_id = $1::uuid AND NOT k.done
         ORDER BY k.taken_at, k.enrollment_id, k.ordinal LIMIT $2::int FOR UPDATE OF k SKIP LOCKED`,
        [workspaceId, limit],
      );
    },

    async setFields(fields, at) {
      // Of several values of one field the last one stands.
      const rows = await sql.rows<{ id: string }>(
        `UPDATE leads l SET attributes = l.attributes || x.fields, updated_at = $3::timestamptz
         FROM (SELECT lead_id, jsonb_object_agg(field, value ORDER BY place) AS fields
               FROM jsonb_to_recordset($2::jsonb) AS f (lead_id uuid, field text, value text, place int) GROUP BY lead_id) x
         WHERE l.workspace_id = $1::uuid AND l.id = x.lead_id AND l.state = 'present' AND NOT l.attributes @> x.fields
         RETURNING l.id`,
        [
          workspaceId,
          JSON.stringify(
            fields.map(({ leadId, field, value }, place) => ({ lead_id: leadId, field, value, place })),
          ),
          at.toString(),
        ],
      );
      return rows.map(({ id }) => id);
    },

    async addToAudience(audienceId, leadIds, at) {
      const added = await sql.rows<{ lead_id: string }>(
        `INSERT INTO audience_members (workspace_id, audience_id, lead_id)
         SELECT a.workspace_id, a.id, l.id FROM audiences a
         JOIN leads l ON l.workspace_id = a.workspace_id AND l.id = ANY($3::uuid[]) AND l.state = 'present'
         WHERE a.workspace_id = $1::uuid AND a.id = $2::uuid AND a.kind = 'static' AND a.archived_at IS NULL
         ON CONFLICT DO NOTHING RETURNING lead_id`,
        [workspaceId, audienceId, leadIds],
      );
      await listEntrants(sql, LIVE_OF_AUDIENCE, [
        workspaceId,
        added.map((row) => row.lead_id),
        added.map(() => at.toString()),
        audienceId,
      ]);
    },

    async done(effects) {
      if (effects.length === 0) return;
      await sql.rows(
        `UPDATE step_marks k SET done = true FROM unnest($2::uuid[], $3::text[]) AS x (enrollment_id, step_id)
         WHERE k.workspace_id = $1::uuid AND k.enrollment_id = x.enrollment_id AND k.step_id = x.step_id`,
        [workspaceId, effects.map(({ enrollmentId }) => enrollmentId), effects.map(({ stepId }) => stepId)],
      );
    },
  };
}
