/** What has gone out for a campaign while it had no cap? It counts for the cap that it is given. */
import { CAMPAIGN_ITEM, TOUCH_STEP_KINDS } from '#domain';
import type { Db } from '../database/db.js';

export async function countToday(
  { workspaceId, sql }: Pick<Db, 'workspaceId' | 'sql'>,
  campaignId: string,
  now: Temporal.Instant,
): Promise<void> {
  // Of yesterday as well: where an account lives it may be that day still.
  await sql.rows(
    `INSERT INTO budget_ledger AS b (workspace_id, holder_id, item, day, used)
     SELECT $1::uuid, $2::uuid, $4, k.day, sum((k.by_campaign->>($2::uuid)::text)::int)
     FROM budget_ledger k
     WHERE k.workspace_id = $1::uuid AND k.day >= ($3::timestamptz AT TIME ZONE 'UTC')::date - 1
       AND k.item = ANY($5::text[]) AND k.by_campaign ? ($2::uuid)::text
     GROUP BY k.day ORDER BY k.day
     ON CONFLICT (workspace_id, holder_id, item, day) DO UPDATE SET used = GREATEST(b.used, EXCLUDED.used)`,
    [workspaceId, campaignId, now.toString(), CAMPAIGN_ITEM, [...TOUCH_STEP_KINDS]],
  );
}
