/**
 * How do those who let people in, and those who change who people are, take turns?
 *
 * By one lock of the workspace, held until the transaction ends. Whoever enrolls has it before the look at who may enter;
 * an erasure, a merge and its undoing have it before the look at where the person is enrolled. It is taken after the
 * campaign and after the lock of `leads/leads-lock.ts`, before entries and enrollments.
 */
import type { Db } from '../database/db.js';

export async function lockEntering({ workspaceId, sql }: Pick<Db, 'workspaceId' | 'sql'>): Promise<void> {
  await sql.rows(
    "SELECT pg_advisory_xact_lock(hashtextextended('launch of workspace_id ' || $1::text, 0))::text AS locked",
    [workspaceId],
  );
}
