/**
 * From which audience does each of these people come?
 *
 * The first of the campaign's audiences (the oldest) that they are a member of at this moment; nobody's of a person who
 * was pushed and is in none. Kept with the enrollment, for figures by audience.
 */
import type { AudienceFilter } from '#domain';
import { memberQuery } from '../audiences/member-query.js';
import type { Db } from '../database/db.js';

interface AudienceRow {
  readonly id: string;
  readonly kind: 'static' | 'filter';
  readonly filter: AudienceFilter | null;
}

/** By lead. */
export async function audiencesOfMembers(
  { workspaceId, sql }: Pick<Db, 'workspaceId' | 'sql'>,
  campaignId: string,
  leadIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const audiences = await sql.rows<AudienceRow>(
    `SELECT au.id, au.kind, au.filter FROM campaign_audiences a
     JOIN audiences au ON au.workspace_id = a.workspace_id AND au.id = a.audience_id
     WHERE a.workspace_id = $1::uuid AND a.campaign_id = $2::uuid ORDER BY au.id`,
    [workspaceId, campaignId],
  );
  const found = new Map<string, string>();
  for (const audience of audiences) {
    const unknown = leadIds.filter((leadId) => !found.has(leadId));
    if (unknown.length === 0) break;
    const members = memberQuery(workspaceId, audience, 3);
    const rows = await sql.rows<{ lead_id: string }>(
      `SELECT m.lead_id FROM (${members.sql}) m JOIN leads l ON l.workspace_id = $1::uuid AND l.id = m.lead_id
       WHERE m.lead_id = ANY ($2::uuid[])`,
      [workspaceId, unknown, ...members.values],
    );
    for (const { lead_id } of rows) found.set(lead_id, audience.id);
  }
  return found;
}
