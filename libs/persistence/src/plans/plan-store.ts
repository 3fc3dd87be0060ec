/** Where are plans kept? Their decision is written once; only what becomes of them changes. */
import type { PlanStore } from '#application';
import type { Db } from '../database/db.js';
import { createLaunchReads } from './launch-reads.js';
import {
  HEADING_COLUMNS,
  type HeadingRow,
  type PlanRow,
  STATUS_NOW,
  toHeading,
  toPlan,
} from './plan-rows.js';
import { readReplyFacts } from './reply-facts.js';
import { createReplyWrites } from './reply-writes.js';

const VOID_OPEN = `UPDATE plans SET status = 'void' WHERE workspace_id = $1::uuid AND id = ANY(ARRAY(
  SELECT id FROM plans WHERE workspace_id = $1::uuid AND status IN ('waiting', 'approved')`;
/** A plan that is being executed is not waited for: it waits for the campaign and finds out by itself. */
const PASSING_OVER = 'FOR UPDATE SKIP LOCKED))';

export function createPlanStore(db: Db): PlanStore {
  const { workspaceId, sql } = db;
  return {
    ...createLaunchReads(db),
    ...createReplyWrites(db),
    replyFacts: (conversationId) => readReplyFacts(db, conversationId),

    async find(planId) {
      const [row] = await sql.rows<HeadingRow>(
        `SELECT ${HEADING_COLUMNS} FROM plans WHERE workspace_id = $1::uuid AND id = $2::uuid`,
        [workspaceId, planId],
      );
      return row && toHeading(row);
    },

    async list({ status, limit, before }) {
      const rows = await sql.rows<HeadingRow>(
        `SELECT ${HEADING_COLUMNS} FROM plans
         WHERE workspace_id = $1::uuid AND ($2::uuid IS NULL OR id < $2::uuid)
           AND ($3::text IS NULL OR ${STATUS_NOW} = $3::text)
         ORDER BY id DESC LIMIT $4::int`,
        [workspaceId, before ?? null, status ?? null, limit],
      );
      return rows.map(toHeading);
    },

    async lock(planId) {
      const [row] = await sql.rows<PlanRow>(
        `SELECT ${HEADING_COLUMNS}, decision, decision_hash, output FROM plans
         WHERE workspace_id = $1::uuid AND id = $2::uuid FOR NO KEY UPDATE`,
        [workspaceId, planId],
      );
      return row && toPlan(row);
    },

    async insert(plan) {
      await sql.rows(
        `INSERT INTO plans (workspace_id, id, operation, decision, decision_hash, summary, status, proposed_by, created_at, expires_at)
         VALUES ($1::uuid, $2::uuid, $3, $4::jsonb, $5, $6::jsonb, $7, $8::uuid, $9::timestamptz, $10::timestamptz)`,
        [
          workspaceId,
          plan.id,
          plan.operation,
          JSON.stringify(plan.decision),
          plan.decisionHash,
          JSON.stringify(plan.summary),
          plan.status,
          plan.proposedBy,
          plan.createdAt.toString(),
          plan.expiresAt.toString(),
        ],
      );
    },

    async save(plan) {
      await sql.rows(
        `UPDATE plans SET status = $3, approved_by = $4::uuid, output = $5::jsonb, executed_at = $6::timestamptz
         WHERE workspace_id = $1::uuid AND id = $2::uuid`,
        [
          workspaceId,
          plan.id,
          plan.status,
          plan.approvedBy,
          plan.outcome === null ? null : JSON.stringify(plan.outcome),
          plan.executedAt?.toString() ?? null,
        ],
      );
    },

    async policy() {
      const [row] = await sql.rows<{ plan_policy: 'auto' | 'person' }>(
        'SELECT plan_policy FROM workspaces WHERE id = $1::uuid',
        [workspaceId],
      );
      if (!row) throw new Error('The workspace of this transaction does not exist.');
      return row.plan_policy;
    },

    async voidLaunches(campaignId) {
      await sql.rows(`${VOID_OPEN} AND decision->>'campaignId' = $2 ${PASSING_OVER}`, [
        workspaceId,
        campaignId,
      ]);
    },

    async voidOutdated(sequenceId, graphHash) {
      await sql.rows(
        `${VOID_OPEN} AND decision->>'sequenceId' = $2 AND decision->>'graphHash' <> $3 ${PASSING_OVER}`,
        [workspaceId, sequenceId, graphHash],
      );
    },
  };
}
