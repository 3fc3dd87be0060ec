/** How do those who match and write leads of a workspace take turns? By one lock, held until the transaction ends. */
import type { Db } from '../database/db.js';

/** First key of the advisory lock; the second is the workspace. */
const LEADS_LOCK = 7_301;

export async function lockLeads({ workspaceId, sql }: Pick<Db, 'workspaceId' | 'sql'>): Promise<void> {
  await sql.rows(
    `SELECT pg_advisory_xact_lock($2::int, hashtext(given.workspace_id))::text AS locked
     FROM (SELECT $1::text AS workspace_id) given`,
    [workspaceId, LEADS_LOCK],
  );
}
