/** How does an address stop recognising a lead? Its row goes, unless a touch was aimed at it. */
import type { Db } from '../database/db.js';

/** Returns the values of those that stay. */
export async function removeIdentities(
  { workspaceId, sql }: Db,
  leadId: string,
  identityIds: readonly string[],
): Promise<string[]> {
  const used = await sql.rows<{ value: string }>(
    `SELECT i.value FROM channel_identities i
     WHERE i.workspace_id = $1::uuid AND i.lead_id = $2::uuid AND i.id = ANY($3::uuid[])
       AND EXISTS (SELECT FROM touches t WHERE t.workspace_id = i.workspace_id AND t.channel_identity_id = i.id)
     ORDER BY i.value`,
    [workspaceId, leadId, identityIds],
  );
  if (used.length > 0) return used.map(({ value }) => value);
  await sql.rows(
    `DELETE FROM channel_identities WHERE workspace_id = $1::uuid AND lead_id = $2::uuid AND id = ANY($3::uuid[])`,
    [workspaceId, leadId, identityIds],
  );
  return [];
}
