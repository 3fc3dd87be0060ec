/**
 * In which order are rows about one person locked?
 *
 * Their enrollments first, by id, then touches, attempts and conversations: so that a claim, an outcome, a reply and a
 * stop about the same person wait for each other instead of locking each other out.
 */
import type { Db } from '../database/db.js';

/** Not FOR UPDATE: touches and meetings that point at an enrollment may still be written. */
export async function lockLead(
  { workspaceId, sql }: Pick<Db, 'workspaceId' | 'sql'>,
  leadId: string,
): Promise<void> {
  await sql.rows(
    'SELECT 1 AS locked FROM enrollments WHERE workspace_id = $1::uuid AND lead_id = $2::uuid ORDER BY id FOR NO KEY UPDATE',
    [workspaceId, leadId],
  );
}
