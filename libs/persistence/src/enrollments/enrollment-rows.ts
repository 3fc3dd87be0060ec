/** How does an enrollment look in the database? */
import type { EnrollmentDetail, EnrollmentRecord, OpenTouch } from '#application';
import type { CampaignStatus, SequenceGraph, TouchKind, TouchState } from '#domain';
import { toInstant, toInstantOrNull } from '../database/instants.js';
import { LEAD_NAME } from '../leads/lead-name.js';

export interface RecordRow {
  readonly id: string;
  readonly lead_id: string;
  readonly lead_name: string;
  readonly status: EnrollmentRecord['status'];
  readonly step_id: string;
  readonly stop_reason: string | null;
  readonly due_at: Date | null;
  readonly blocked_on: string[];
}

/** Of `enrollments e`: a held one is active in the database. */
export const STATUS = `CASE WHEN e.status = 'active' AND e.paused_at IS NOT NULL THEN 'paused' ELSE e.status END`;

/** Of `enrollments e` and `leads l`. */
export const RECORD_COLUMNS = `e.id, e.lead_id, ${LEAD_NAME} AS lead_name, ${STATUS} AS status, e.step_id, e.stop_reason, e.due_at,
  CASE WHEN e.status = 'active' THEN e.blocked_on ELSE '{}' END AS blocked_on`;

export function toRecord(row: RecordRow): EnrollmentRecord {
  return {
    id: row.id,
    leadId: row.lead_id,
    leadName: row.lead_name,
    status: row.status,
    stepId: row.step_id,
    stopReason: row.stop_reason,
    dueAt: toInstantOrNull(row.due_at),
    blockedOn: row.blocked_on,
  };
}

export interface DetailRow extends RecordRow {
  readonly campaign_id: string;
  readonly campaign_status: CampaignStatus;
  readonly identity_id: string;
  readonly graph: SequenceGraph;
  readonly step_entered_at: Date;
  readonly invitation_accepted_at: Date | null;
  readonly replied_at: Date | null;
  readonly converted_at: Date | null;
  readonly paused_at: Date | null;
  readonly ended_at: Date | null;
  readonly created_at: Date;
  readonly touch_id: string | null;
  readonly touch_kind: TouchKind;
  readonly touch_state: TouchState;
  readonly touch_reason: string | null;
  readonly touch_account_id: string;
  readonly touch_due_at: Date;
  readonly touch_slot_at: Date | null;
}

export const SELECT_DETAIL = `SELECT ${RECORD_COLUMNS}, e.campaign_id, c.status AS campaign_status, e.identity_id, v.graph,
    e.step_entered_at, e.invitation_accepted_at, e.replied_at, e.converted_at, e.paused_at, e.ended_at, e.created_at,
    t.id AS touch_id, t.kind AS touch_kind, t.state AS touch_state, t.reason AS touch_reason,
    t.account_id AS touch_account_id, t.due_at AS touch_due_at, t.slot_at AS touch_slot_at
  FROM enrollments e
  JOIN leads l ON l.workspace_id = e.workspace_id AND l.id = e.lead_id
  JOIN campaigns c ON c.workspace_id = e.workspace_id AND c.id = e.campaign_id
  JOIN sequence_versions v ON v.workspace_id = e.workspace_id AND v.id = e.sequence_version_id
  LEFT JOIN touches t ON t.workspace_id = e.workspace_id AND t.enrollment_id = e.id AND t.step_id = e.step_id
    AND t.state NOT IN ('sent', 'failed', 'cancelled')
  WHERE e.workspace_id = $1::uuid AND e.id = $2::uuid`;

export function toDetail(row: DetailRow): EnrollmentDetail {
  return {
    ...toRecord(row),
    campaignId: row.campaign_id,
    campaignStatus: row.campaign_status,
    identityId: row.identity_id,
    graph: row.graph,
    stepEnteredAt: toInstant(row.step_entered_at),
    touch: toTouch(row),
    invitationAcceptedAt: toInstantOrNull(row.invitation_accepted_at),
    repliedAt: toInstantOrNull(row.replied_at),
    convertedAt: toInstantOrNull(row.converted_at),
    pausedAt: toInstantOrNull(row.paused_at),
    endedAt: toInstantOrNull(row.ended_at),
    createdAt: toInstant(row.created_at),
  };
}

function toTouch(row: DetailRow): OpenTouch | null {
  if (row.touch_id === null) return null;
  return {
    id: row.touch_id,
    kind: row.touch_kind,
    state: row.touch_state,
    reason: row.touch_reason,
    accountId: row.touch_account_id,
    dueAt: toInstant(row.touch_due_at),
    slotAt: toInstantOrNull(row.touch_slot_at),
  };
}
