/**
 * In which order are rows about one person locked?
 *
 * The campaign first, where one matters, then their enrollments, by id, then touches, attempts and conversations: so
 * that a claim, an outcome, a reply and a stop about the same person wait for each other instead of locking each other
 * out. After those come the account, its budget and its lane.
 */
import { type Db, KEEP_PLAN } from '../database/db.js';

type EngineDb = Pick<Db, 'workspaceId' | 'sql'>;

/** Keeps it from being paused, resumed or cancelled until the transaction ends. */
export async function lockCampaign({ workspaceId, sql }: EngineDb, campaignId: string): Promise<void> {
  await sql.rows(
    'SELECT 1 AS locked FROM campaigns WHERE workspace_id = $1::uuid AND id = $2::uuid FOR SHARE',
    [workspaceId, campaignId],
    KEEP_PLAN,
  );
}

/** Not FOR UPDATE: touches and meetings that point at an enrollment may still be written. */
export async function lockLead({ workspaceId, sql }: EngineDb, leadId: string): Promise<void> {
  await sql.rows(
    'SELECT 1 AS locked FROM enrollments WHERE workspace_id = $1::uuid AND lead_id = $2::uuid ORDER BY id FOR NO KEY UPDATE',
    [workspaceId, leadId],
    KEEP_PLAN,
  );
}
