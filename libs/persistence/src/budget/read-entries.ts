/** What did an account use, day by day, and for which campaigns? */
import type { LedgerEntry } from '#application';
import type { Db } from '../database/db.js';

export const readEntries = (
  { workspaceId, sql }: Pick<Db, 'workspaceId' | 'sql'>,
  accountId: string,
  from: string,
): Promise<LedgerEntry[]> =>
  sql.rows<LedgerEntry>(
    `SELECT item, day::text AS day, used, by_campaign AS "byCampaign" FROM budget_ledger
     WHERE workspace_id = $1::uuid AND holder_id = $2::uuid AND day >= $3::date ORDER BY item, day`,
    [workspaceId, accountId, from],
  );
