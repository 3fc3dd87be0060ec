/** Whom else do other campaigns talk to, of these people and their companies? */
import type { Collisions, SimulationReads } from '#application';
import type { Db } from '../database/db.js';

const SAMPLES = 10;

/** Campaigns that talk to people, or will when they are resumed or their time comes. */
const ALIVE = `c.status IN ('running', 'paused', 'scheduled')`;

export function createCollisionReads({
  workspaceId,
  sql,
}: Pick<Db, 'workspaceId' | 'sql'>): Pick<SimulationReads, 'collisions'> {
  return {
    async collisions(campaignId, leadIds): Promise<Collisions> {
      const people = await sql.rows<{ leadId: string; campaignId: string; all: number }>(
        `SELECT lead_id AS "leadId", campaign_id AS "campaignId", (count(*) OVER ())::int AS all FROM (
           SELECT DISTINCT ON (e.lead_id) e.lead_id, e.campaign_id FROM enrollments e
           JOIN campaigns c ON c.workspace_id = e.workspace_id AND c.id = e.campaign_id AND ${ALIVE}
           WHERE e.workspace_id = $1::uuid AND e.lead_id = ANY ($3::uuid[]) AND e.campaign_id <> $2::uuid AND e.status = 'active'
           ORDER BY e.lead_id, e.campaign_id) x
         ORDER BY lead_id LIMIT $4::int`,
        [workspaceId, campaignId, leadIds, SAMPLES],
      );
      const companies = await sql.rows<{ companyId: string; campaignId: string; all: number }>(
        `SELECT company_id AS "companyId", campaign_id AS "campaignId", (count(*) OVER ())::int AS all FROM (
           SELECT DISTINCT ON (other.company_id) other.company_id, e.campaign_id
           FROM leads own
           JOIN leads other ON other.workspace_id = own.workspace_id AND other.company_id = own.company_id AND other.id <> own.id
           JOIN enrollments e ON e.workspace_id = other.workspace_id AND e.lead_id = other.id AND e.status = 'active'
             AND e.campaign_id <> $2::uuid
           JOIN campaigns c ON c.workspace_id = e.workspace_id AND c.id = e.campaign_id AND ${ALIVE}
           WHERE own.workspace_id = $1::uuid AND own.id = ANY ($3::uuid[])
           ORDER BY other.company_id, e.campaign_id) x
         ORDER BY company_id LIMIT $4::int`,
        [workspaceId, campaignId, leadIds, SAMPLES],
      );
      return {
        people: people[0]?.all ?? 0,
        peopleSamples: people.map(({ all: _, ...sample }) => sample),
        companies: companies[0]?.all ?? 0,
        companySamples: companies.map(({ all: _, ...sample }) => sample),
      };
    },
  };
}
