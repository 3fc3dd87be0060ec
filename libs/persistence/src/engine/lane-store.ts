/** Which lanes are open, and which touches stand at their heads? The SQL behind allocation and wake-ups. */
import {
  accountLimits,
  type Caps,
  type DeferralReason,
  isExempt,
  type LaneDeficits,
  type SendingWindow,
  type StoredLimits,
  type TouchKind,
} from '#domain';
import type { LaneRow, LaneStore } from '#application';
import type { Db } from '../database/db.js';
import { toInstant } from '../database/instants.js';
import { createDomainGates } from './domain-gates.js';
import { createLaneHeads } from './lane-heads.js';
import { LANE_WINDOWS } from './windows-sql.js';

export interface OpenRow {
  account_id: string;
  kind: TouchKind;
  next_slot_at: Date;
  deficits: LaneDeficits;
  windows: SendingWindow[];
  zone: string;
  daily_caps: Caps;
  limits: StoredLimits;
  gap_min: number;
  gap_max: number;
  blocked_by: DeferralReason | null;
}

/** Lanes of the workspace $1 as they stand; $3 is real time, for what the last inbox reading is worth. */
export const LANES = `SELECT l.account_id, l.kind, l.next_slot_at, l.deficits, ${LANE_WINDOWS} AS windows, a.window->>'zone' AS zone, a.daily_caps, a.limits,
   a.gap_seconds_min AS gap_min, a.gap_seconds_max AS gap_max,
   CASE WHEN w.kill_switch THEN 'workspace_killed'
        WHEN a.status = 'paused' THEN 'account_paused'
        WHEN a.status = 'needs_attention' THEN 'account_needs_attention'
        WHEN l.kind NOT IN ('email_reply', 'linkedin_reply', 'email_test') AND (a.inbox_read_at IS NULL
          OR a.inbox_read_at < $3::timestamptz - make_interval(mins => w.inbox_stale_minutes)) THEN 'inbox_not_read'
   END AS blocked_by
 FROM lanes l
 JOIN accounts a ON a.workspace_id = l.workspace_id AND a.id = l.account_id
 JOIN identities i ON i.workspace_id = a.workspace_id AND i.id = a.identity_id
 JOIN workspaces w ON w.id = l.workspace_id
 WHERE l.workspace_id = $1::uuid`;

/** A wake-up that failed again and again is not repeated before a person says so. */
const NOT_SET_ASIDE = `NOT EXISTS (SELECT 1 FROM dead_letters d WHERE d.workspace_id = touches.workspace_id AND d.kind = 'dispatch'
  AND d.subject = touches.id::text AND d.state IN ('open', 'dismissed'))`;

export function createLaneStore(db: Pick<Db, 'workspaceId' | 'sql'>): LaneStore {
  const { workspaceId, sql } = db;
  return {
    async takeOpen(now, realNow, limit) {
      const rows = await sql.rows<OpenRow>(
        `${LANES} AND l.look_at <= $2::timestamptz
         ORDER BY l.look_at LIMIT $4::int FOR UPDATE OF l SKIP LOCKED`,
        [workspaceId, now.toString(), realNow.toString(), limit],
      );
      return rows.map(toLane);
    },

    async reserved(most) {
      const [row] = await sql.rows<{ count: number }>(
        `SELECT count(*)::int AS count FROM (
           SELECT 1 FROM touches WHERE workspace_id = $1::uuid AND state = 'reserved' LIMIT $2::int) AS known`,
        [workspaceId, most],
      );
      return row?.count ?? 0;
    },

    ...createLaneHeads(db),
    ...createDomainGates(db),

    async save(updates) {
      await sql.rows(
        `UPDATE lanes l SET next_slot_at = x.next_slot_at, look_at = x.look_at, reason = x.reason, deficits = x.deficits
         FROM jsonb_to_recordset($2::jsonb) AS x(account_id uuid, kind text, next_slot_at timestamptz, look_at timestamptz, reason text, deficits jsonb)
         WHERE l.workspace_id = $1::uuid AND l.account_id = x.account_id AND l.kind = x.kind`,
        [
          workspaceId,
          JSON.stringify(
            updates.map((update) => ({
              account_id: update.accountId,
              kind: update.kind,
              next_slot_at: update.nextSlotAt.toString(),
              look_at: update.lookAt.toString(),
              reason: update.reason,
              deficits: update.deficits,
            })),
          ),
        ],
      );
      const slots = updates.flatMap((update) => update.slots);
      if (slots.length === 0) return 0;
      // The heads were read without a lock: who was stopped, held or put off meanwhile keeps out, and whoever is being
      // written to by somebody else is passed over, since waiting for them could lock both out.
      const reserved = await sql.rows(
        `UPDATE touches t SET state = 'reserved', slot_at = x.slot_at::timestamptz, fence = t.fence + 1, enqueued_at = NULL, reason = NULL
         FROM unnest($2::uuid[], $3::text[]) AS x(id, slot_at)
         WHERE t.workspace_id = $1::uuid AND t.id = x.id AND t.id = ANY(ARRAY(
           SELECT f.id FROM unnest($2::uuid[], $3::text[]) AS y(id, slot_at)
           CROSS JOIN LATERAL (
             SELECT id FROM touches WHERE workspace_id = $1::uuid AND id = y.id AND state = 'ready' AND open AND due_at <= y.slot_at::timestamptz
             FOR UPDATE SKIP LOCKED) f))
         RETURNING t.id`,
        [workspaceId, slots.map((slot) => slot.touchId), slots.map((slot) => slot.at.toString())],
      );
      return reserved.length;
    },

    async clock() {
      const [row] = await sql.rows<{ now: Date }>('SELECT clock_timestamp() AS now');
      if (!row) throw new Error('The database does not tell the time.');
      return toInstant(row.now);
    },

    async takeForDispatch(until, now, lostBefore, limit) {
      const rows = await sql.rows<{ id: string; fence: number; slot_at: Date }>(
        `UPDATE touches SET fence = fence + (enqueued_at IS NOT NULL)::int, enqueued_at = clock_timestamp()
         WHERE workspace_id = $1::uuid AND id = ANY(ARRAY(
           SELECT id FROM touches
           WHERE workspace_id = $1::uuid AND state = 'reserved' AND slot_at <= $2::timestamptz
             AND (enqueued_at IS NULL OR (enqueued_at < $4::timestamptz AND slot_at <= $3::timestamptz AND ${NOT_SET_ASIDE}))
           ORDER BY slot_at LIMIT $5::int FOR UPDATE SKIP LOCKED))
         RETURNING id, fence, slot_at`,
        [workspaceId, until.toString(), now.toString(), lostBefore.toString(), limit],
      );
      return rows.map((row) => ({ touchId: row.id, fence: row.fence, slotAt: toInstant(row.slot_at) }));
    },
  };
}

export function toLane(row: OpenRow): LaneRow {
  const lane = {
    accountId: row.account_id,
    kind: row.kind,
    nextSlotAt: toInstant(row.next_slot_at),
    deficits: row.deficits,
    blockedBy: row.blocked_by,
    zone: row.zone,
  };
  if (isExempt(row.kind))
    return { ...lane, windows: [], limits: accountLimits({}, {}), gapSeconds: { min: 0, max: 0 } };
  return {
    ...lane,
    windows: row.windows,
    limits: accountLimits(row.daily_caps, row.limits),
    gapSeconds: { min: row.gap_min, max: row.gap_max },
  };
}
