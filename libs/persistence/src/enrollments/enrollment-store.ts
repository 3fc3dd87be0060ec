/** How are thousands of people enrolled, stopped or listed? In sets: one statement each. */
import type { EnrollmentStore } from '#application';
import type { TouchKind } from '#domain';
import type { Db } from '../database/db.js';
import { audiencesOfMembers } from './audiences-of-members.js';
import { createEnrollmentActs } from './enrollment-acts.js';
import { lockEntering } from './entering-lock.js';
import {
  type DetailRow,
  RECORD_COLUMNS,
  type RecordRow,
  SELECT_DETAIL,
  STATUS,
  toDetail,
  toRecord,
} from './enrollment-rows.js';
import { mayEnter } from './exclusion-sql.js';

interface EnrolledRow {
  readonly id: string;
  readonly lead_id: string;
}

interface CancelledRow {
  readonly id: string;
  readonly kind: TouchKind;
  readonly account_id: string;
  readonly lead_id: string;
  readonly enrollment_id: string | null;
  readonly step_id: string | null;
}

export function createEnrollmentStore(db: Db): EnrollmentStore {
  const { workspaceId, sql } = db;
  return {
    ...createEnrollmentActs(db),

    async list({ campaignId, status, stepId, stopReason, leadId, blocked, limit, after }) {
      const rows = await sql.rows<RecordRow>(
        `SELECT ${RECORD_COLUMNS}
         FROM enrollments e JOIN leads l ON l.workspace_id = e.workspace_id AND l.id = e.lead_id
         WHERE e.workspace_id = $1::uuid AND e.campaign_id = $2::uuid
           AND ($3::text IS NULL OR ${STATUS} = $3::text) AND ($4::uuid IS NULL OR e.id > $4::uuid)
           AND ($6::text IS NULL OR e.step_id = $6::text) AND ($7::text IS NULL OR e.stop_reason = $7::text)
           AND ($8::uuid IS NULL OR e.lead_id = $8::uuid)
           AND ($9::text IS NULL OR (e.status = 'active' AND cardinality(e.blocked_on) > 0) = ($9 = 'true'))
         ORDER BY e.id LIMIT $5::int`,
        [
          workspaceId,
          campaignId,
          status ?? null,
          after ?? null,
          limit,
          stepId ?? null,
          stopReason ?? null,
          leadId ?? null,
          blocked === undefined ? null : String(blocked),
        ],
      );
      return rows.map(toRecord);
    },

    async find(enrollmentId) {
      const [row] = await sql.rows<DetailRow>(SELECT_DETAIL, [workspaceId, enrollmentId]);
      return row && toDetail(row);
    },

    lockEntering: () => lockEntering(db),

    async start({ campaignId, sequenceVersionId, stepId, dueAt, now, exclude, members }) {
      // One launch of a workspace at a time: the next statement then sees what an earlier one enrolled.
      await lockEntering(db);
      const leadIds = members.map((member) => member.leadId);
      const audiences = await audiencesOfMembers({ workspaceId, sql }, campaignId, leadIds);
      const rows = await sql.rows<EnrolledRow>(
        `INSERT INTO enrollments (workspace_id, id, campaign_id, lead_id, sequence_version_id, identity_id, status, step_id,
           step_entered_at, due_at, created_at, audience_id)
         SELECT $1::uuid, m.id, $2::uuid, m.lead_id, $3::uuid, m.identity_id, 'active', $4, $5::timestamptz,
           $5::timestamptz, $6::timestamptz, nullif(m.audience_id, '')::uuid
         FROM unnest($7::uuid[], $8::uuid[], $9::uuid[], $10::text[]) AS m (id, lead_id, identity_id, audience_id)
         JOIN leads l ON l.workspace_id = $1::uuid AND l.id = m.lead_id
         WHERE ${mayEnter(exclude, '$2', '$6')}
         ON CONFLICT (workspace_id, campaign_id, lead_id) DO NOTHING
         RETURNING id, lead_id`,
        [
          workspaceId,
          campaignId,
          sequenceVersionId,
          stepId,
          dueAt.toString(),
          now.toString(),
          members.map((member) => member.enrollmentId),
          leadIds,
          members.map((member) => member.identityId),
          leadIds.map((leadId) => audiences.get(leadId) ?? ''),
        ],
      );
      return rows.map(toEnrolled);
    },

    async stopAll(campaignId, at) {
      // Nobody enters any more either.
      await sql.rows(
        `DELETE FROM campaign_entries WHERE workspace_id = $1::uuid AND campaign_id = $2::uuid AND state = 'waiting'`,
        [workspaceId, campaignId],
      );
      // Person after person in one order, as a suppression of many people takes them too.
      const rows = await sql.rows<EnrolledRow>(
        `UPDATE enrollments e SET status = 'stopped', stop_reason = 'campaign_stopped', due_at = NULL,
           ended_at = $3::timestamptz
         FROM (SELECT id FROM enrollments WHERE workspace_id = $1::uuid AND campaign_id = $2::uuid AND status = 'active'
               ORDER BY lead_id, id FOR NO KEY UPDATE) locked
         WHERE e.workspace_id = $1::uuid AND e.id = locked.id AND e.status = 'active' RETURNING e.id, e.lead_id`,
        [workspaceId, campaignId, at.toString()],
      );
      return rows.map(toEnrolled);
    },

    async cancelTouches(campaignId) {
      const rows = await sql.rows<CancelledRow>(
        `UPDATE touches SET state = 'cancelled', reason = 'campaign_stopped', slot_at = NULL, enqueued_at = NULL,
           fence = fence + 1
         WHERE workspace_id = $1::uuid AND campaign_id = $2::uuid AND state IN ('ready', 'reserved')
         RETURNING id, kind, account_id, lead_id, enrollment_id, step_id`,
        [workspaceId, campaignId],
      );
      return rows.map((row) => ({
        touchId: row.id,
        kind: row.kind,
        accountId: row.account_id,
        leadId: row.lead_id,
        campaignId,
        enrollmentId: row.enrollment_id,
        stepId: row.step_id,
      }));
    },
  };
}

const toEnrolled = (row: EnrolledRow) => ({ enrollmentId: row.id, leadId: row.lead_id });
