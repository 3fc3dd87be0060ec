/** The world as a simulation finds it. Sets, in a handful of statements, on the snapshot of the read. */
import type { InSequence, SharingCampaign, SimulationReads } from '#application';
import {
  accountLimits,
  type Caps,
  CONTACT_KINDS,
  type ContactPolicy,
  type DayUse,
  type DeferralReason,
  type LaneDeficits,
  NO_CONTACT_POLICY,
  type SendingWindow,
  type SimulatedTouch,
  type StoredLimits,
  type TouchStepKind,
} from '#domain';
import type { Db } from '../database/db.js';
import { toInstant, toInstantOrNull } from '../database/instants.js';
import { loadDueEnrollments } from '../engine/due-enrollment-rows.js';
import { LANE_WINDOWS } from '../engine/windows-sql.js';
import { COMPANY_SUPPRESSED, MATCHES_SUPPRESSION } from '../plans/matches-suppression.js';
import { createCollisionReads } from './collision-reads.js';

/** So many people are loaded at once. */
const PEOPLE_AT_ONCE = 2_000;

interface PersonRow {
  readonly id: string;
  readonly due_at: Date | null;
  readonly paused: boolean;
  readonly suppressed: boolean;
  readonly touch_id: string | null;
  readonly step_id: string;
  readonly kind: TouchStepKind;
  readonly account_id: string;
  readonly priority: number;
  readonly touch_due_at: Date;
  readonly slot_at: Date | null;
  readonly state: string;
  readonly reason: DeferralReason | null;
}

interface AccountRow {
  readonly id: string;
  readonly windows: SendingWindow[];
  readonly zone: string;
  readonly daily_caps: Caps;
  readonly limits: StoredLimits;
  readonly gap_min: number;
  readonly gap_max: number;
  readonly blocked_by: DeferralReason | null;
}

const PEOPLE = `SELECT e.id, e.due_at, e.paused_at IS NOT NULL AS paused,
    EXISTS (SELECT 1 FROM channel_identities ci JOIN suppressions s ON s.workspace_id = ci.workspace_id AND ${MATCHES_SUPPRESSION}
      WHERE ci.workspace_id = e.workspace_id AND ci.lead_id = e.lead_id AND s.reason <> 'hard bounce')
      OR ${COMPANY_SUPPRESSED} AS suppressed,
    t.id AS touch_id, t.step_id, t.kind, t.account_id, t.priority, t.due_at AS touch_due_at, t.slot_at, t.state, t.reason
  FROM enrollments e
  JOIN leads l ON l.workspace_id = e.workspace_id AND l.id = e.lead_id
  LEFT JOIN LATERAL (
    SELECT * FROM touches t WHERE t.workspace_id = e.workspace_id AND t.enrollment_id = e.id
      AND t.state IN ('ready', 'reserved', 'sending', 'unknown', 'held') ORDER BY t.created_at LIMIT 1) t ON true
  WHERE e.workspace_id = $1::uuid AND e.campaign_id = ANY ($2::uuid[]) AND e.status = 'active'
  ORDER BY e.due_at, e.id`;

export function createSimulationReads(db: Pick<Db, 'workspaceId' | 'sql'>): SimulationReads {
  const { workspaceId, sql } = db;
  return {
    async campaigns(campaignId) {
      const rows = await sql.rows<Omit<SharingCampaign, 'used'> & { readonly used: DayUse[] | null }>(
        `SELECT c.id, c.name, c.weight, c.daily_cap AS "dailyCap", c.window, c.in_lead_zone AS "inLeadZone",
           (SELECT jsonb_agg(jsonb_build_object('day', b.day, 'used', b.used) ORDER BY b.day) FROM budget_ledger b
             WHERE b.workspace_id = c.workspace_id AND b.holder_id = c.id AND b.item = 'campaign'
               AND b.day >= (SELECT max(day) FROM budget_ledger m WHERE m.workspace_id = c.workspace_id AND m.holder_id = c.id
                 AND m.item = 'campaign') - 1) AS used,
           ARRAY(SELECT ca.account_id FROM campaign_accounts ca JOIN campaign_accounts own ON own.workspace_id = ca.workspace_id
               AND own.account_id = ca.account_id AND own.campaign_id = $2::uuid
             WHERE ca.workspace_id = c.workspace_id AND ca.campaign_id = c.id ORDER BY 1) AS "accountIds",
           (SELECT count(*) FROM enrollments e WHERE e.workspace_id = c.workspace_id AND e.campaign_id = c.id
             AND e.status = 'active')::int AS active
         FROM campaigns c
         WHERE c.workspace_id = $1::uuid AND (c.id = $2::uuid OR (c.status = 'running' AND EXISTS (
           SELECT 1 FROM campaign_accounts ca JOIN campaign_accounts own ON own.workspace_id = ca.workspace_id
             AND own.account_id = ca.account_id AND own.campaign_id = $2::uuid
           WHERE ca.workspace_id = c.workspace_id AND ca.campaign_id = c.id)))
         ORDER BY c.id`,
        [workspaceId, campaignId],
      );
      return rows.map((row) => ({ ...row, used: row.used ?? [] }));
    },

    async people(campaignIds) {
      const rows = await sql.rows<PersonRow>(PEOPLE, [workspaceId, campaignIds]);
      const found: InSequence[] = [];
      for (let first = 0; first < rows.length; first += PEOPLE_AT_ONCE) {
        const some = rows.slice(first, first + PEOPLE_AT_ONCE);
        const loaded = await loadDueEnrollments(
          db,
          some.map(({ id }) => id),
        );
        const byId = new Map(loaded.map((enrollment) => [enrollment.id, enrollment]));
        for (const row of some) {
          const enrollment = byId.get(row.id);
          if (enrollment) found.push({ ...toPerson(row), enrollment });
        }
      }
      return found;
    },

    async accounts(accountIds) {
      const rows = await sql.rows<AccountRow>(
        `SELECT a.id, ${LANE_WINDOWS} AS windows, a.window->>'zone' AS zone, a.daily_caps, a.limits,
           a.gap_seconds_min AS gap_min, a.gap_seconds_max AS gap_max,
           CASE WHEN w.kill_switch THEN 'workspace_killed'
                WHEN a.status = 'paused' THEN 'account_paused'
                WHEN a.status = 'needs_attention' THEN 'account_needs_attention' END AS blocked_by
         FROM accounts a
         JOIN identities i ON i.workspace_id = a.workspace_id AND i.id = a.identity_id
         JOIN workspaces w ON w.id = a.workspace_id
         WHERE a.workspace_id = $1::uuid AND a.id = ANY ($2::uuid[]) ORDER BY a.id`,
        [workspaceId, accountIds],
      );
      return rows.map((row) => ({
        id: row.id,
        windows: row.windows,
        zone: row.zone,
        limits: accountLimits(row.daily_caps, row.limits),
        gapSeconds: { min: row.gap_min, max: row.gap_max },
        blockedBy: row.blocked_by,
      }));
    },

    async lanes(accountIds) {
      const rows = await sql.rows<{
        account_id: string;
        kind: TouchStepKind;
        next_slot_at: Date;
        look_at: Date;
        deficits: LaneDeficits;
      }>(
        `SELECT account_id, kind, next_slot_at, look_at, deficits FROM lanes
         WHERE workspace_id = $1::uuid AND account_id = ANY ($2::uuid[]) ORDER BY account_id, kind`,
        [workspaceId, accountIds],
      );
      return rows.map((row) => ({
        accountId: row.account_id,
        kind: row.kind,
        nextSlotAt: toInstant(row.next_slot_at),
        deficits: row.deficits,
      }));
    },

    async contactPolicy() {
      const [row] = await sql.rows<{ contact_policy: ContactPolicy | null }>(
        'SELECT contact_policy FROM workspaces WHERE id = $1::uuid',
        [workspaceId],
      );
      return row?.contact_policy ?? NO_CONTACT_POLICY;
    },

    async contacts(leadIds, since) {
      const rows = await sql.rows<{
        lead_id: string;
        company_id: string | null;
        identity_id: string;
        at: Date;
      }>(
        `SELECT t.lead_id, l.company_id, a.identity_id, CASE WHEN t.state = 'sent' THEN t.sent_at ELSE coalesce(t.slot_at, t.due_at) END AS at
         FROM touches t
         JOIN leads l ON l.workspace_id = t.workspace_id AND l.id = t.lead_id
         JOIN accounts a ON a.workspace_id = t.workspace_id AND a.id = t.account_id
         WHERE t.workspace_id = $1::uuid AND t.kind = ANY ($4::text[]) AND t.state IN ('sent', 'sending', 'unknown', 'held')
           AND CASE WHEN t.state = 'sent' THEN t.sent_at ELSE coalesce(t.slot_at, t.due_at) END > $3::timestamptz
           AND (t.lead_id = ANY ($2::uuid[]) OR l.company_id IN (
             SELECT own.company_id FROM leads own WHERE own.workspace_id = $1::uuid AND own.id = ANY ($2::uuid[]) AND own.company_id IS NOT NULL))
         ORDER BY t.id`,
        [workspaceId, leadIds, since.toString(), [...CONTACT_KINDS]],
      );
      return rows.map((row) => ({
        leadId: row.lead_id,
        companyId: row.company_id,
        identityId: row.identity_id,
        at: toInstant(row.at),
      }));
    },

    async domainUses(accountIds) {
      const rows = await sql.rows<{ account_id: string; item: string; days: DayUse[] }>(
        `SELECT b.holder_id AS account_id, b.item, jsonb_agg(jsonb_build_object('day', b.day, 'used', b.used) ORDER BY b.day) AS days
         FROM budget_ledger b
         WHERE b.workspace_id = $1::uuid AND b.holder_id = ANY ($2::uuid[]) AND b.item LIKE '@%' AND b.day >= (
           SELECT max(day) FROM budget_ledger m WHERE m.workspace_id = b.workspace_id AND m.holder_id = b.holder_id) - 1
         GROUP BY 1, 2`,
        [workspaceId, accountIds],
      );
      return rows.map(({ account_id: accountId, item, days }) => ({
        accountId,
        item,
        use: { days, month: 0, ever: null, pending: null, loweredTo: null, reserved: 0 },
      }));
    },

    ...createCollisionReads(db),
  };
}

function toPerson(row: PersonRow): Omit<InSequence, 'enrollment'> {
  return {
    dueAt: toInstantOrNull(row.due_at),
    paused: row.paused,
    suppressed: row.suppressed,
    open: row.touch_id === null ? null : toTouch(row, row.touch_id),
  };
}

function toTouch(row: PersonRow, id: string): SimulatedTouch {
  const state = row.state === 'ready' || row.state === 'reserved' ? row.state : 'stuck';
  return {
    id,
    stepId: row.step_id,
    kind: row.kind,
    accountId: row.account_id,
    priority: row.priority,
    dueAt: toInstant(row.touch_due_at),
    state,
    slotAt: state === 'reserved' ? toInstantOrNull(row.slot_at) : null,
    reason: row.reason,
  };
}
