/** Who is on the way into a campaign, and the ledger of who entered on which day. In sets: one statement each. */
import type { EntryRecord, EntryStore } from '#application';
import type { Db } from '../database/db.js';
import { toInstant, toInstantOrNull } from '../database/instants.js';
import { LEAD_NAME } from '../leads/lead-name.js';
import { lockEntering } from './entering-lock.js';

interface Row {
  readonly lead_id: string;
  readonly lead_name: string;
  readonly source: EntryRecord['source'];
  readonly state: EntryRecord['state'];
  readonly reason: string | null;
  readonly asked_at: Date;
  readonly looked_at: Date | null;
}

export function createEntryStore({ workspaceId, sql }: Pick<Db, 'workspaceId' | 'sql'>): EntryStore {
  return {
    async list({ campaignId, state, limit, after }) {
      const rows = await sql.rows<Row>(
        `SELECT e.lead_id, ${LEAD_NAME} AS lead_name, e.source, e.state, e.reason, e.asked_at, e.looked_at
         FROM campaign_entries e JOIN leads l ON l.workspace_id = e.workspace_id AND l.id = e.lead_id
         WHERE e.workspace_id = $1::uuid AND e.campaign_id = $2::uuid AND e.state = $3
           AND ($5::timestamptz IS NULL OR (e.asked_at, e.lead_id) > ($5::timestamptz, $6::uuid))
         ORDER BY e.asked_at, e.lead_id LIMIT $4::int`,
        [workspaceId, campaignId, state, limit, after?.[0] ?? null, after?.[1] ?? null],
      );
      return rows.map(toRecord);
    },

    async entered(campaignId, day) {
      const [row] = await sql.rows<{ total: number; today: number }>(
        `SELECT coalesce(sum(used), 0)::int AS total, coalesce(sum(used) FILTER (WHERE day = $3::date), 0)::int AS today
         FROM enrollment_days WHERE workspace_id = $1::uuid AND campaign_id = $2::uuid`,
        [workspaceId, campaignId, day],
      );
      return { total: row?.total ?? 0, today: row?.today ?? 0 };
    },

    async hasWaiting(campaignId) {
      const rows = await sql.rows(
        `SELECT 1 AS found FROM campaign_entries
         WHERE workspace_id = $1::uuid AND campaign_id = $2::uuid AND state = 'waiting' LIMIT 1`,
        [workspaceId, campaignId],
      );
      return rows.length > 0;
    },

    async campaignsWithWaiting() {
      const rows = await sql.rows<{ id: string }>(
        `SELECT c.id FROM campaigns c WHERE c.workspace_id = $1::uuid AND c.status = 'running' AND EXISTS (
           SELECT 1 FROM campaign_entries e
           WHERE e.workspace_id = c.workspace_id AND e.campaign_id = c.id AND e.state = 'waiting')
         ORDER BY c.id`,
        [workspaceId],
      );
      return rows.map((row) => row.id);
    },

    async add(campaignId, source, places, at) {
      if (places.length === 0) return;
      await sql.rows(
        `INSERT INTO campaign_entries AS known (workspace_id, campaign_id, lead_id, source, identity_id, asked_at)
         SELECT $1::uuid, $2::uuid, x.lead_id, $3, nullif(x.identity_id, '')::uuid, $6::timestamptz
         FROM unnest($4::uuid[], $5::text[]) AS x (lead_id, identity_id)
         JOIN leads l ON l.workspace_id = $1::uuid AND l.id = x.lead_id
         WHERE NOT EXISTS (SELECT 1 FROM enrollments e
           WHERE e.workspace_id = $1::uuid AND e.campaign_id = $2::uuid AND e.lead_id = x.lead_id)
         ORDER BY x.lead_id
         ON CONFLICT (workspace_id, campaign_id, lead_id) DO UPDATE
           SET state = 'waiting', reason = NULL, looked_at = NULL, source = EXCLUDED.source,
             identity_id = EXCLUDED.identity_id, asked_at = EXCLUDED.asked_at
           WHERE known.state = 'left_out'`,
        [
          workspaceId,
          campaignId,
          source,
          places.map((place) => place.leadId),
          places.map((place) => place.identityId ?? ''),
          at.toString(),
        ],
      );
    },

    async takeWaiting(campaignId, limit) {
      await lockEntering({ workspaceId, sql });
      // What is being listed again at this moment has its turn in the next round.
      const rows = await sql.rows<{ lead_id: string; identity_id: string | null }>(
        `SELECT lead_id, identity_id FROM campaign_entries
         WHERE workspace_id = $1::uuid AND campaign_id = $2::uuid AND state = 'waiting'
         ORDER BY asked_at, lead_id LIMIT $3::int FOR UPDATE SKIP LOCKED`,
        [workspaceId, campaignId, limit],
      );
      return rows.map((row) => ({ leadId: row.lead_id, identityId: row.identity_id }));
    },

    async remove(campaignId, leadIds) {
      if (leadIds.length === 0) return;
      await sql.rows(
        `DELETE FROM campaign_entries WHERE workspace_id = $1::uuid AND campaign_id = $2::uuid AND lead_id = ANY($3::uuid[])`,
        [workspaceId, campaignId, leadIds],
      );
    },

    async leaveOut(campaignId, left, at) {
      if (left.length === 0) return;
      await sql.rows(
        `UPDATE campaign_entries e SET state = 'left_out', reason = x.reason, looked_at = $5::timestamptz
         FROM unnest($3::uuid[], $4::text[]) AS x (lead_id, reason)
         WHERE e.workspace_id = $1::uuid AND e.campaign_id = $2::uuid AND e.lead_id = x.lead_id`,
        [
          workspaceId,
          campaignId,
          left.map(({ leadId }) => leadId),
          left.map(({ reason }) => reason),
          at.toString(),
        ],
      );
    },

    async count(campaignId, day, people) {
      if (people === 0) return;
      await sql.rows(
        `INSERT INTO enrollment_days AS d (workspace_id, campaign_id, day, used)
         VALUES ($1::uuid, $2::uuid, $3::date, $4::int)
         ON CONFLICT (workspace_id, campaign_id, day) DO UPDATE SET used = d.used + EXCLUDED.used`,
        [workspaceId, campaignId, day, people],
      );
    },
  };
}

function toRecord(row: Row): EntryRecord {
  return {
    leadId: row.lead_id,
    leadName: row.lead_name,
    source: row.source,
    state: row.state,
    reason: row.reason,
    askedAt: toInstant(row.asked_at),
    lookedAt: toInstantOrNull(row.looked_at),
  };
}
