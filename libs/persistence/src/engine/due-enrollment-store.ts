/** Which enrollments are due, and what is written down about them? The SQL behind the engine's second stage. */
import type { DueEnrollment, DueEnrollmentStore, EnrollmentMove } from '#application';
import type { Db } from '../database/db.js';
import { loadDueEnrollments, TAKEN_BACK } from './due-enrollment-rows.js';
import { snakeCase } from './snake-case.js';
import { createStepMarks } from './step-marks.js';

type EngineDb = Pick<Db, 'workspaceId' | 'sql'>;

export function createDueEnrollmentStore(db: EngineDb): DueEnrollmentStore {
  const { workspaceId, sql } = db;
  return {
    async take(now, limit): Promise<readonly DueEnrollment[]> {
      // One look at the head of each running campaign: what waits in a paused one is never read.
      const picked = await sql.rows<{ id: string }>(
        `SELECT e.id FROM campaigns c CROSS JOIN LATERAL (
           SELECT id, due_at FROM enrollments
           WHERE workspace_id = c.workspace_id AND campaign_id = c.id AND status = 'active' AND paused_at IS NULL AND due_at <= $2::timestamptz
           ORDER BY due_at, id LIMIT $3::int FOR UPDATE SKIP LOCKED
         ) e
         WHERE c.workspace_id = $1::uuid AND c.status = 'running'
         ORDER BY e.due_at, e.id LIMIT $3::int`,
        [workspaceId, now.toString(), limit],
      );
      return loadDueEnrollments(
        db,
        picked.map((row) => row.id),
      );
    },

    async move(moves) {
      await writeMoves(db, moves);
    },

    async finish(moves, at) {
      await writeMoves(db, moves);
      if (moves.length === 0) return;
      await sql.rows(
        `UPDATE enrollments SET status = 'finished', ended_at = $3::timestamptz, due_at = NULL
         WHERE workspace_id = $1::uuid AND id = ANY($2::uuid[]) AND status = 'active'`,
        [workspaceId, moves.map((move) => move.enrollmentId), at.toString()],
      );
    },

    async plan(touches, at) {
      if (touches.length === 0) return;
      await sql.rows(
        `INSERT INTO touches AS t (workspace_id, id, kind, state, lead_id, account_id, channel_identity_id, campaign_id, enrollment_id,
           step_id, subject, text, priority, due_at, variant, when_notes_spent, reason, created_at, zone, recipient_domain)
         SELECT $1::uuid, x.id, x.kind, CASE WHEN x.failure IS NULL THEN 'ready' ELSE 'failed' END, x.lead_id, x.account_id,
           x.channel_identity_id, x.campaign_id, x.enrollment_id, x.step_id, x.subject, x.text, x.priority, coalesce(x.due_at, $3::timestamptz), x.variant,
           x.when_notes_spent, coalesce(x.failure, x.reason), $3::timestamptz, coalesce(l.time_zone, ''), CASE WHEN x.kind = 'email' THEN ci.email_domain END
         FROM jsonb_to_recordset($2::jsonb) AS x(id uuid, kind text, lead_id uuid, account_id uuid, channel_identity_id uuid, campaign_id uuid,
           enrollment_id uuid, step_id text, subject text, text text, priority int, due_at timestamptz, variant text, when_notes_spent text, failure text, reason text)
         JOIN leads l ON l.workspace_id = $1::uuid AND l.id = x.lead_id
         LEFT JOIN channel_identities ci ON ci.workspace_id = $1::uuid AND ci.id = x.channel_identity_id
         ON CONFLICT (workspace_id, enrollment_id, step_id) DO UPDATE SET
           kind = EXCLUDED.kind, state = EXCLUDED.state, account_id = EXCLUDED.account_id, channel_identity_id = EXCLUDED.channel_identity_id,
           subject = EXCLUDED.subject, text = EXCLUDED.text, priority = EXCLUDED.priority, due_at = EXCLUDED.due_at, variant = EXCLUDED.variant,
           when_notes_spent = EXCLUDED.when_notes_spent, reason = EXCLUDED.reason, zone = EXCLUDED.zone, recipient_domain = EXCLUDED.recipient_domain, open = true, deferrals = 0
         WHERE ${TAKEN_BACK}`,
        [workspaceId, JSON.stringify(touches.map(snakeCase)), at.toString()],
      );
      // Tasks stand in no lane: nothing gives them out but a person.
      const inLanes = touches.filter((touch) => touch.kind !== 'manual_task');
      await sql.rows(
        `INSERT INTO lanes (workspace_id, account_id, kind, next_slot_at, look_at)
         SELECT DISTINCT $1::uuid, x.account_id, x.kind, $4::timestamptz, $4::timestamptz
         FROM unnest($2::uuid[], $3::text[]) AS x(account_id, kind)
         ORDER BY 2, 3
         ON CONFLICT (workspace_id, account_id, kind) DO UPDATE SET look_at = LEAST(lanes.look_at, EXCLUDED.look_at)`,
        [
          workspaceId,
          inLanes.map((touch) => touch.accountId),
          inLanes.map((touch) => touch.kind),
          at.toString(),
        ],
      );
    },

    ...createStepMarks(db),

    async completeCampaigns(at) {
      // Whoever enrolls holds its campaign. Locked first and asked afterwards, so that who came in meanwhile is seen.
      const held = await sql.rows<{ id: string }>(
        `SELECT c.id FROM campaigns c
         WHERE c.workspace_id = $1::uuid AND c.status = 'running' AND NOT EXISTS (
           SELECT 1 FROM enrollments e WHERE e.workspace_id = c.workspace_id AND e.campaign_id = c.id AND e.status = 'active')
         ORDER BY c.id FOR NO KEY UPDATE OF c SKIP LOCKED`,
        [workspaceId],
      );
      if (held.length === 0) return [];
      const rows = await sql.rows<{ id: string }>(
        `UPDATE campaigns c SET status = 'completed', status_reason = NULL, status_changed_at = $2::timestamptz, ended_at = $2::timestamptz
         WHERE c.workspace_id = $1::uuid AND c.id = ANY($3::uuid[]) AND c.status = 'running' AND NOT EXISTS (
           SELECT 1 FROM enrollments e WHERE e.workspace_id = c.workspace_id AND e.campaign_id = c.id AND e.status = 'active')
           -- Somebody may still enter: a live audience is there, or people wait, and not every place is taken.
           AND NOT ((EXISTS (SELECT 1 FROM campaign_audiences a
               WHERE a.workspace_id = c.workspace_id AND a.campaign_id = c.id AND a.live)
             OR EXISTS (SELECT 1 FROM campaign_entries w
               WHERE w.workspace_id = c.workspace_id AND w.campaign_id = c.id AND w.state = 'waiting'))
             AND (c.max_enrollments IS NULL OR c.max_enrollments > (SELECT coalesce(sum(d.used), 0) FROM enrollment_days d
               WHERE d.workspace_id = c.workspace_id AND d.campaign_id = c.id)))
         RETURNING c.id`,
        [workspaceId, at.toString(), held.map(({ id }) => id)],
      );
      return rows.map((row) => row.id);
    },

    async startScheduledCampaigns(at) {
      const rows = await sql.rows<{ id: string }>(
        `UPDATE campaigns SET status = 'running', status_changed_at = $2::timestamptz,
           launched_at = COALESCE(launched_at, $2::timestamptz)
         WHERE workspace_id = $1::uuid AND status = 'scheduled' AND scheduled_at <= $2::timestamptz RETURNING id`,
        [workspaceId, at.toString()],
      );
      return rows.map((row) => row.id);
    },

    enrolledIn: (campaignId) =>
      sql.rows<{ enrollmentId: string; leadId: string }>(
        `SELECT id AS "enrollmentId", lead_id AS "leadId" FROM enrollments
         WHERE workspace_id = $1::uuid AND campaign_id = $2::uuid ORDER BY id`,
        [workspaceId, campaignId],
      ),
  };
}

async function writeMoves({ workspaceId, sql }: EngineDb, moves: readonly EnrollmentMove[]): Promise<void> {
  if (moves.length === 0) return;
  await sql.rows(
    `UPDATE enrollments e SET step_id = x.step_id, step_entered_at = x.entered_at, due_at = x.due_at, blocked_on = x.blocked_on,
       home_version_id = CASE WHEN e.step_id = x.step_id THEN e.home_version_id END,
       home_step_id = CASE WHEN e.step_id = x.step_id THEN e.home_step_id END
     FROM jsonb_to_recordset($2::jsonb) AS x(id uuid, step_id text, entered_at timestamptz, due_at timestamptz, blocked_on text[])
     WHERE e.workspace_id = $1::uuid AND e.id = x.id AND e.status = 'active'`,
    [
      workspaceId,
      JSON.stringify(
        moves.map((move) => ({
          id: move.enrollmentId,
          step_id: move.position.stepId,
          entered_at: move.position.enteredAt.toString(),
          due_at: move.dueAt?.toString() ?? null,
          blocked_on: move.blockedOn ?? [],
        })),
      ),
    ],
  );
}
