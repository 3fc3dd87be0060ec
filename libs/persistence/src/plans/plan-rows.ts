/** How does a plan look in the database? */
import {
  planDecision,
  type PlanHeading,
  type PlanOutcome,
  type PlanRecord,
  type PlanStatus,
  type PlanSummary,
} from '#application';
import { toInstant, toInstantOrNull } from '../database/instants.js';

export interface HeadingRow {
  readonly id: string;
  readonly operation: PlanRecord['operation'];
  readonly summary: PlanSummary;
  readonly status: PlanStatus;
  readonly campaign_id: string | null;
  readonly proposed_by: string;
  readonly approved_by: string | null;
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly executed_at: Date | null;
}

export interface PlanRow extends HeadingRow {
  readonly decision: unknown;
  readonly decision_hash: string;
  readonly output: PlanOutcome | null;
}

/** A plan expires by real time, which is the database's own clock too. */
export const STATUS_NOW = `CASE WHEN status IN ('waiting', 'approved') AND expires_at <= clock_timestamp()
  THEN 'expired' ELSE status END`;

export const HEADING_COLUMNS = `id, operation, summary, ${STATUS_NOW} AS status, (decision->>'campaignId')::uuid AS campaign_id,
  proposed_by, approved_by, created_at, expires_at, executed_at`;

export function toHeading(row: HeadingRow): PlanHeading {
  return {
    id: row.id,
    operation: row.operation,
    summary: row.summary,
    status: row.status,
    campaignId: row.campaign_id,
    proposedBy: row.proposed_by,
    approvedBy: row.approved_by,
    createdAt: toInstant(row.created_at),
    expiresAt: toInstant(row.expires_at),
    executedAt: toInstantOrNull(row.executed_at),
  };
}

export function toPlan(row: PlanRow): PlanRecord {
  return {
    ...toHeading(row),
    decision: planDecision.parse(row.decision),
    decisionHash: row.decision_hash,
    outcome: row.output,
  };
}
