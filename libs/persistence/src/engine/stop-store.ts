/** How does a person's sequence end at once, with everything that was queued for it? */
import type { EventLog, StopStore } from '#application';
import type { NewEvent } from '#contracts';
import type { StopReason, TouchKind } from '#domain';
import { randomUUIDv7 } from 'node:crypto';
import type { Db } from '../database/db.js';
import { hasOpenGoal } from './goal-sql.js';
import { lockCampaign, lockLead } from './lead-lock.js';

const WITH_IDENTITY = 'SELECT lead_id FROM channel_identities WHERE workspace_id = $1::uuid AND';
/** Whom a suppression concerns; $2 is its value, $3 the company that is meant. */
const MATCHES = {
  email: `${WITH_IDENTITY} kind = 'email' AND value = $2`,
  domain: `${WITH_IDENTITY} email_domain = $2`,
  linkedin: `${WITH_IDENTITY} kind IN ('linkedin_member_id', 'linkedin_public_id') AND value = $2`,
  company: `${WITH_IDENTITY} email_domain = $2
    UNION SELECT l.id FROM leads l JOIN companies c ON c.workspace_id = l.workspace_id AND c.id = l.company_id
    WHERE c.workspace_id = $1::uuid AND (c.id = $3::uuid OR c.domain = $2)`,
} as const;

interface CancelledTouch {
  id: string;
  kind: TouchKind;
  account_id: string;
  lead_id: string;
  campaign_id: string | null;
  enrollment_id: string | null;
  step_id: string | null;
}

export function createStopStore(
  { workspaceId, sql }: Pick<Db, 'workspaceId' | 'sql'>,
  events: EventLog,
): StopStore {
  /** Whoever has reached a goal of their sequence is led there instead: nothing that was queued goes out all the same. */
  async function spareForGoal(leadId: string, reason: StopReason, at: Temporal.Instant): Promise<string[]> {
    const ask = reason === 'replied' || reason === 'meeting_booked' ? reason : null;
    if (ask === null) return [];
    const rows = await sql.rows<{ id: string }>(
      `UPDATE enrollments e SET due_at = $4::timestamptz
       WHERE e.workspace_id = $1::uuid AND e.lead_id = $2::uuid AND e.status = 'active' AND ${hasOpenGoal('$3')}
         AND ($3 <> 'replied' OR e.replied_at IS NOT NULL)
       RETURNING e.id`,
      [workspaceId, leadId, ask, at.toString()],
    );
    return rows.map(({ id }) => id);
  }

  async function stopLead(leadId: string, reason: StopReason, at: Temporal.Instant): Promise<number> {
    await lockLead({ workspaceId, sql }, leadId);
    const spared = await spareForGoal(leadId, reason, at);
    const stopped = await sql.rows<{ id: string; campaign_id: string }>(
      `UPDATE enrollments SET status = 'stopped', stop_reason = $3, ended_at = $4::timestamptz, due_at = NULL
       WHERE workspace_id = $1::uuid AND lead_id = $2::uuid AND status = 'active' AND NOT (id = ANY($5::uuid[]))
       RETURNING id, campaign_id`,
      [workspaceId, leadId, reason, at.toString(), spared],
    );
    const cancelled = await sql.rows<CancelledTouch>(
      `UPDATE touches SET state = 'cancelled', reason = $3, slot_at = NULL
       WHERE workspace_id = $1::uuid AND enrollment_id = ANY($2::uuid[]) AND state IN ('ready', 'reserved')
       RETURNING id, kind, account_id, lead_id, campaign_id, enrollment_id, step_id`,
      [workspaceId, [...stopped.map((row) => row.id), ...spared], reason],
    );
    await events.append(
      [
        ...stopped.map((row): NewEvent => ({
          type: 'enrollment.stopped',
          data: { campaignId: row.campaign_id, enrollmentId: row.id, leadId, reason },
        })),
        ...cancelled.map((row): NewEvent => ({
          type: 'touch.cancelled',
          data: {
            touchId: row.id,
            kind: row.kind,
            accountId: row.account_id,
            leadId: row.lead_id,
            campaignId: row.campaign_id,
            enrollmentId: row.enrollment_id,
            stepId: row.step_id,
          },
        })),
      ],
      at,
    );
    return stopped.length;
  }

  return {
    async lockLead(leadId, campaignId = null) {
      await Promise.all([
        campaignId !== null && lockCampaign({ workspaceId, sql }, campaignId),
        lockLead({ workspaceId, sql }, leadId),
      ]);
    },
    stopLead,
    async wakeForGoal(leadId, ask, at) {
      await lockLead({ workspaceId, sql }, leadId);
      await sql.rows(
        `UPDATE enrollments e SET due_at = LEAST(e.due_at, $4::timestamptz)
         WHERE e.workspace_id = $1::uuid AND e.lead_id = $2::uuid AND e.status = 'active' AND ${hasOpenGoal('$3')}`,
        [workspaceId, leadId, ask, at.toString()],
      );
    },
    async suppress(entry, stop, at) {
      const [added] = await sql.rows<{ id: string }>(
        `INSERT INTO suppressions (workspace_id, id, kind, value, reason, source, evidence, company_id, created_at)
         VALUES ($1::uuid, $2::uuid, $3, $4, $5, $6, $7, $8::uuid, $9::timestamptz)
         ON CONFLICT (workspace_id, kind, value) DO NOTHING RETURNING id`,
        [
          workspaceId,
          randomUUIDv7(),
          entry.kind,
          entry.value,
          entry.reason,
          entry.source,
          entry.evidence ?? null,
          entry.companyId ?? null,
          at.toString(),
        ],
      );
      const leads = await sql.rows<{ lead_id: string }>(
        `SELECT DISTINCT m.lead_id FROM (${MATCHES[entry.kind]}) m ORDER BY m.lead_id`,
        [workspaceId, entry.value, ...(entry.kind === 'company' ? [entry.companyId ?? null] : [])],
      );
      for (const lead of leads) await stopLead(lead.lead_id, stop, at);
      if (added)
        await events.append(
          [{ type: 'suppression.added', data: { suppressionId: added.id, kind: entry.kind } }],
          at,
        );
      return added !== undefined;
    },
  };
}
