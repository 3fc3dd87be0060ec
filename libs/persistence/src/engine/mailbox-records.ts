/** What came of the latest mails of a mailbox? */
import type { AttemptStore } from '#application';
import { BOUNCE_WINDOW, COMPLAINT_WINDOW } from '#domain';
import type { Db } from '../database/db.js';

export function createMailboxRecords({
  workspaceId,
  sql,
}: Pick<Db, 'workspaceId' | 'sql'>): Pick<AttemptStore, 'cameBack' | 'mailboxRecord'> {
  return {
    async cameBack(messageIds, how) {
      const rows = await sql.rows<{ account_id: string }>(
        `UPDATE attempts a SET came_back = $3 FROM touches t
         WHERE a.workspace_id = $1::uuid AND a.message_id = ANY($2::text[]) AND a.state = 'sent' AND a.came_back IS DISTINCT FROM $3
           AND t.workspace_id = a.workspace_id AND t.id = a.touch_id RETURNING t.account_id`,
        [workspaceId, messageIds, how],
      );
      return [...new Set(rows.map((row) => row.account_id))].sort();
    },

    async mailboxRecord(accountId) {
      const [row] = await sql.rows<{ bounces: number; sends: number; complaints: number }>(
        // An address that was refused at the door bounced as well, though nothing was delivered.
        `SELECT count(*) FILTER (WHERE r.position <= $3::int AND r.bounced)::int AS bounces, count(*)::int AS sends,
           count(*) FILTER (WHERE r.complained)::int AS complaints
         FROM (
           SELECT row_number() OVER (ORDER BY at.business_started_at DESC, at.id DESC) AS position,
             at.state = 'refused' OR at.came_back IS NOT DISTINCT FROM 'bounced' AS bounced,
             at.came_back IS NOT DISTINCT FROM 'complained' AS complained
           FROM touches t
           JOIN attempts at ON at.workspace_id = t.workspace_id AND at.touch_id = t.id
           JOIN accounts a ON a.workspace_id = t.workspace_id AND a.id = t.account_id
           WHERE t.workspace_id = $1::uuid AND t.account_id = $2::uuid AND t.kind = 'email'
             AND (at.state = 'sent' OR at.state = 'refused' AND at.outcome->>'code' = 'address_does_not_exist')
             AND (a.judged_since IS NULL OR at.business_started_at >= a.judged_since)
           ORDER BY at.business_started_at DESC, at.id DESC LIMIT $4::int
         ) r`,
        [workspaceId, accountId, BOUNCE_WINDOW, COMPLAINT_WINDOW],
      );
      return row ?? { bounces: 0, sends: 0, complaints: 0 };
    },
  };
}
