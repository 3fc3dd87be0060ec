/** What is known of the accounts that a campaign names, or that an identity has? */
import type { CampaignStore } from '#application';
import type { Db, SqlValue } from '../database/db.js';
import { LANE_WINDOWS } from '../engine/windows-sql.js';
import { type AccountRow, toAccount } from './campaign-rows.js';

export function createCampaignAccounts({
  workspaceId,
  sql,
}: Db): Pick<CampaignStore, 'accounts' | 'accountsOf'> {
  const accounts = async (which: string, value: SqlValue) => {
    const rows = await sql.rows<AccountRow>(
      `SELECT a.id, a.identity_id, i.name AS identity_name, i.signature AS identity_signature, a.signature, a.channel, a.address, a.status, ${LANE_WINDOWS} AS windows, a.daily_caps
       FROM accounts a JOIN identities i ON i.workspace_id = a.workspace_id AND i.id = a.identity_id
       JOIN workspaces w ON w.id = a.workspace_id
       WHERE a.workspace_id = $1::uuid AND ${which} ORDER BY a.id`,
      [workspaceId, value],
    );
    return rows.map(toAccount);
  };
  return {
    accounts: async (accountIds) =>
      accountIds.length === 0 ? [] : accounts('a.id = ANY($2::uuid[])', accountIds),
    accountsOf: (identityId) => accounts('a.identity_id = $2::uuid', identityId),
  };
}
