/** Touches, for reading: what goes out, what is held, and why. */
import type { EnrollmentStory, LaneState, TouchReads, TouchRow } from '#application';
import type { TouchKind, TouchState } from '#domain';
import type { Db, SqlValue } from '../database/db.js';
import { toInstant, toInstantOrNull } from '../database/instants.js';

interface Row {
  id: string;
  kind: TouchKind;
  state: TouchState;
  lead_id: string;
  account_id: string;
  campaign_id: string | null;
  enrollment_id: string | null;
  step_id: string | null;
  due_at: Date;
  slot_at: Date | null;
  sent_at: Date | null;
  reason: string | null;
}

const COLUMNS =
  'id, kind, state, lead_id, account_id, campaign_id, enrollment_id, step_id, due_at, slot_at, sent_at, reason';

export function createTouchReads({ workspaceId, sql }: Pick<Db, 'workspaceId' | 'sql'>): TouchReads {
  const touches = async (rest: string, values: SqlValue[]) =>
    (
      await sql.rows<Row>(
        `SELECT ${COLUMNS} FROM touches WHERE workspace_id = $1::uuid AND lead_id IS NOT NULL AND ${rest}`,
        [workspaceId, ...values],
      )
    ).map(toTouch);
  return {
    list: ({ after, limit, state, campaignId }) =>
      touches(
        `($2::timestamptz IS NULL OR (due_at, id) > ($2::timestamptz, $3::uuid)) AND ($5::text IS NULL OR state = $5)
         AND ($6::uuid IS NULL OR campaign_id = $6) ORDER BY due_at, id LIMIT $4::int`,
        [after?.[0] ?? null, after?.[1] ?? null, limit, state ?? null, campaignId ?? null],
      ),
    byId: async (id) => (await touches('id = $2::uuid', [id]))[0],
    ofLead: (leadId) => touches('lead_id = $2::uuid ORDER BY created_at, id LIMIT 500', [leadId]),

    async enrollmentsOfLead(leadId) {
      const rows = await sql.rows<Omit<EnrollmentStory, 'nextLookAt'> & { due_at: Date | null }>(
        `SELECT e.id AS "enrollmentId", e.campaign_id AS "campaignId", c.name AS "campaignName", c.status AS "campaignStatus", e.status,
           e.paused_at IS NOT NULL AS paused, e.step_id AS "stepId", e.stop_reason AS "stopReason", e.due_at
         FROM enrollments e JOIN campaigns c ON c.workspace_id = e.workspace_id AND c.id = e.campaign_id
         WHERE e.workspace_id = $1::uuid AND e.lead_id = $2::uuid ORDER BY e.created_at, e.id`,
        [workspaceId, leadId],
      );
      return rows.map(({ due_at: dueAt, ...story }) => ({ ...story, nextLookAt: toInstantOrNull(dueAt) }));
    },

    async lane(accountId, kind): Promise<LaneState | undefined> {
      const [row] = await sql.rows<{ look_at: Date; reason: string | null }>(
        'SELECT look_at, reason FROM lanes WHERE workspace_id = $1::uuid AND account_id = $2::uuid AND kind = $3',
        [workspaceId, accountId, kind],
      );
      return row && { accountId, kind, lookAt: toInstant(row.look_at), reason: row.reason };
    },

    async unsettledAttempt(touchId) {
      const [row] = await sql.rows<{ id: string }>(
        `SELECT id FROM attempts WHERE workspace_id = $1::uuid AND touch_id = $2::uuid AND state = 'unknown'`,
        [workspaceId, touchId],
      );
      return row?.id;
    },
  };
}

function toTouch(row: Row): TouchRow {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    leadId: row.lead_id,
    accountId: row.account_id,
    campaignId: row.campaign_id,
    enrollmentId: row.enrollment_id,
    stepId: row.step_id,
    dueAt: toInstant(row.due_at),
    slotAt: toInstantOrNull(row.slot_at),
    sentAt: toInstantOrNull(row.sent_at),
    reason: row.reason,
  };
}
