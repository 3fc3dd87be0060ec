/** Tasks, for reading: touches of the kind that people do. */
import type { TaskReads, TaskRow } from '#application';
import type { Db, SqlValue } from '../database/db.js';
import { toInstant, toInstantOrNull } from '../database/instants.js';

interface Row extends Omit<TaskRow, 'dueAt' | 'completedAt' | 'createdAt'> {
  readonly due_at: Date;
  readonly sent_at: Date | null;
  readonly created_at: Date;
}

const STATE = `CASE t.state WHEN 'ready' THEN 'open' WHEN 'sent' THEN 'completed' WHEN 'cancelled' THEN 'cancelled' ELSE 'skipped' END`;

export function createTaskReads({ workspaceId, sql }: Pick<Db, 'workspaceId' | 'sql'>): TaskReads {
  const tasks = async (rest: string, values: SqlValue[]) =>
    (
      await sql.rows<Row>(
        `SELECT t.id, ${STATE} AS state, coalesce(t.subject, '') AS title, t.text, t.lead_id AS "leadId", t.account_id AS "accountId",
           a.identity_id AS "identityId", t.campaign_id AS "campaignId", t.enrollment_id AS "enrollmentId", t.step_id AS "stepId",
           t.due_at, t.sent_at, t.created_at
         FROM touches t
         JOIN accounts a ON a.workspace_id = t.workspace_id AND a.id = t.account_id
         JOIN campaigns c ON c.workspace_id = t.workspace_id AND c.id = t.campaign_id
         WHERE t.workspace_id = $1::uuid AND t.kind = 'manual_task' AND ${rest}`,
        [workspaceId, ...values],
      )
    ).map(toTask);
  return {
    list: ({ after, limit, state, overdue, now, campaignId, identityId }) =>
      tasks(
        // What nobody may do now is nobody's task: it comes back with its campaign.
        `($2::timestamptz IS NULL OR (t.due_at, t.id) > ($2::timestamptz, $3::uuid)) AND ${STATE} = $5
         AND ($5 <> 'open' OR (c.status = 'running' AND t.open))
         AND ($6::boolean IS NULL OR (t.due_at < $7::timestamptz) = $6)
         AND ($8::uuid IS NULL OR t.campaign_id = $8) AND ($9::uuid IS NULL OR a.identity_id = $9)
         ORDER BY t.due_at, t.id LIMIT $4::int`,
        [
          after?.[0] ?? null,
          after?.[1] ?? null,
          limit,
          state,
          overdue ?? null,
          now.toString(),
          campaignId ?? null,
          identityId ?? null,
        ],
      ),
    byId: async (id) => (await tasks('t.id = $2::uuid', [id]))[0],
  };
}

const toTask = ({ due_at, sent_at, created_at, ...task }: Row): TaskRow => ({
  ...task,
  dueAt: toInstant(due_at),
  completedAt: toInstantOrNull(sent_at),
  createdAt: toInstant(created_at),
});
