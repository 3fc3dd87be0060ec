/**
 * Which sequence goes on when two leads that are one person are in the same campaign?
 *
 * The one that is further along, by contacts made and then by when its step was entered. Where one of the two has ended,
 * neither does: the person heard it all, or something stopped it that concerns the person.
 */
import type { StoppedEnrollment } from '#application';
import { ids, rowsOf, type MergeMoves, type SqlDb } from './merge-moves.js';
import { randomUUIDv7 } from 'node:crypto';

interface Pair {
  readonly survivors: string;
  readonly merged: string;
  /** Which of them goes on; null: neither. */
  readonly goes_on: 'survivors' | 'merged' | null;
}

const PAIRS = `
  WITH own AS (
    SELECT e.id, e.lead_id, e.campaign_id, e.status, e.step_entered_at, e.created_at,
      (SELECT count(*) FROM touches t WHERE t.workspace_id = e.workspace_id AND t.enrollment_id = e.id
         AND t.state IN ('sent', 'unknown', 'held', 'failed')) AS contacts
    FROM enrollments e WHERE e.workspace_id = $1::uuid AND e.lead_id = ANY(ARRAY[$2::uuid, $3::uuid]))
  SELECT s.id AS survivors, m.id AS merged,
    CASE WHEN s.status <> 'active' OR m.status <> 'active' THEN NULL
      WHEN (m.contacts, m.step_entered_at) > (s.contacts, s.step_entered_at) THEN 'merged' ELSE 'survivors' END AS goes_on
  FROM own s JOIN own m ON m.campaign_id = s.campaign_id AND m.lead_id = $3::uuid
  WHERE s.lead_id = $2::uuid ORDER BY s.id`;

export interface JoinedEnrollments {
  readonly moves: Pick<MergeMoves, 'enrollments' | 'swapped' | 'stopped' | 'cancelled'>;
  readonly stopped: readonly StoppedEnrollment[];
}

export async function joinEnrollments(
  db: SqlDb,
  survivorId: string,
  mergedId: string,
  at: Temporal.Instant,
): Promise<JoinedEnrollments> {
  const { workspaceId, sql } = db;
  const pairs = await sql.rows<Pair>(PAIRS, [workspaceId, survivorId, mergedId]);
  const ending = pairs.flatMap(({ goes_on, survivors, merged }) => {
    if (goes_on === 'survivors') return [merged];
    return goes_on === 'merged' ? [survivors] : [survivors, merged];
  });
  const stopped = await rowsOf(
    db,
    `UPDATE enrollments e SET status = 'stopped', stop_reason = 'merged', ended_at = $3::timestamptz, due_at = NULL
     FROM (SELECT * FROM enrollments WHERE workspace_id = $1::uuid AND id = ANY($2::uuid[]) AND status = 'active') before
     WHERE e.workspace_id = $1::uuid AND e.id = before.id RETURNING to_jsonb(before) AS row`,
    ending,
    at.toString(),
  );
  const cancelled = await rowsOf(
    db,
    `UPDATE touches t SET state = 'cancelled', reason = 'merged', slot_at = NULL, fence = t.fence + 1
     FROM (SELECT * FROM touches WHERE workspace_id = $1::uuid AND enrollment_id = ANY($2::uuid[])
             AND state IN ('ready', 'reserved')) before
     WHERE t.workspace_id = $1::uuid AND t.id = before.id RETURNING to_jsonb(before) AS row`,
    stopped.map((row) => String(row['id'])),
  );
  const swapped = pairs.filter(({ goes_on }) => goes_on === 'merged');
  for (const pair of swapped) await changePlaces(db, pair, survivorId, mergedId, at);
  const enrollments = await ids(
    db,
    `UPDATE enrollments e SET lead_id = $2::uuid WHERE e.workspace_id = $1::uuid AND e.lead_id = $3::uuid
       AND NOT EXISTS (SELECT 1 FROM enrollments s
         WHERE s.workspace_id = $1::uuid AND s.lead_id = $2::uuid AND s.campaign_id = e.campaign_id)
     RETURNING e.id`,
    survivorId,
    mergedId,
  );
  return {
    moves: {
      enrollments,
      swapped: swapped.map(({ survivors, merged }) => ({ survivors, merged })),
      stopped,
      cancelled,
    },
    stopped: stopped.map((row) => ({
      enrollmentId: String(row['id']),
      campaignId: String(row['campaign_id']),
      touches: cancelled.filter((touch) => touch['enrollment_id'] === row['id']).map(toCancelled),
    })),
  };
}

const toCancelled = (row: Readonly<Record<string, unknown>>): StoppedEnrollment['touches'][number] => ({
  touchId: String(row['id']),
  kind: row['kind'] as StoppedEnrollment['touches'][number]['kind'],
  accountId: String(row['account_id']),
  stepId: row['step_id'] as string | null,
});

/** A lead has one enrollment of a campaign at most, so that one of the two waits with nobody for a moment. */
export async function changePlaces(
  { workspaceId, sql }: SqlDb,
  pair: { readonly survivors: string; readonly merged: string },
  survivorId: string,
  mergedId: string,
  at: Temporal.Instant,
): Promise<void> {
  const nobody = randomUUIDv7();
  const give = (enrollmentId: string, leadId: string) =>
    sql.rows('UPDATE enrollments SET lead_id = $3::uuid WHERE workspace_id = $1::uuid AND id = $2::uuid', [
      workspaceId,
      enrollmentId,
      leadId,
    ]);
  await sql.rows(
    `INSERT INTO leads (workspace_id, id, state, created_at, updated_at)
     VALUES ($1::uuid, $2::uuid, 'merged', $3::timestamptz, $3::timestamptz)`,
    [workspaceId, nobody, at.toString()],
  );
  await give(pair.survivors, nobody);
  await give(pair.merged, survivorId);
  await give(pair.survivors, mergedId);
  await sql.rows('DELETE FROM leads WHERE workspace_id = $1::uuid AND id = $2::uuid', [workspaceId, nobody]);
}
