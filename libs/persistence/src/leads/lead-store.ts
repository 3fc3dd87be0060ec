/** Leads with their company and channel identities, in Postgres. */
import type { Lead, LeadQuery, LeadStore } from '#application';
import type { Db } from '../database/db.js';
import { SELECT_LEADS, toLead, type LeadRow } from './lead-rows.js';
import { IDENTITIES_OF_LEAD, leadConditions } from './lead-query.js';
import { parameters } from './parameters.js';
import { saveLeads } from './save-leads.js';

/** First key of the advisory lock; the second is the workspace. */
const LEADS_LOCK = 7_301;

export function createLeadStore(db: Db): LeadStore {
  const { workspaceId, sql } = db;

  async function leadsWhere(condition: string, values: readonly (readonly string[])[]): Promise<Lead[]> {
    const rows = await sql.rows<LeadRow>(
      `${SELECT_LEADS} WHERE l.workspace_id = $1::uuid AND l.state = 'present' AND ${condition}`,
      [workspaceId, ...values],
    );
    return rows.map(toLead);
  }

  const findByIdentities: LeadStore['findByIdentities'] = async (keys) =>
    keys.length === 0
      ? []
      : leadsWhere(
          `l.id IN (SELECT i.lead_id FROM unnest($2::text[], $3::text[]) AS given(kind, value)
             JOIN channel_identities i ON i.workspace_id = $1::uuid AND i.kind = given.kind AND i.value = given.value)`,
          [keys.map((key) => key.kind), keys.map((key) => key.value)],
        );

  return {
    async leadsByIds(ids) {
      if (ids.length === 0) return [];
      const found = new Map(
        (await leadsWhere('l.id = ANY($2::uuid[])', [ids])).map((lead) => [lead.id, lead]),
      );
      return ids.flatMap((id) => found.get(id) ?? []);
    },

    async findByIdentity(kind, value) {
      return (await findByIdentities([{ kind, value }]))[0];
    },

    findByIdentities,

    async findByNames(foldedNames) {
      return foldedNames.length === 0 ? [] : leadsWhere('l.name_folded = ANY($2::text[])', [foldedNames]);
    },

    async search(query, take, afterId) {
      const given = parameters();
      const conditions = leadConditions(workspaceId, query, given);
      if (afterId !== undefined) conditions.push(`l.id < ${given.add(afterId)}::uuid`);
      const rows = await sql.rows<LeadRow>(
        `${SELECT_LEADS} WHERE ${conditions.join(' AND ')} ORDER BY l.id DESC LIMIT ${given.add(take)}::int`,
        given.values,
      );
      return rows.map(toLead);
    },

    async reach(query: LeadQuery) {
      const given = parameters();
      const usable = `${IDENTITIES_OF_LEAD} AND i.label IS DISTINCT FROM 'former'`;
      const [row] = await sql.rows<{ size: number; with_email: number; with_linkedin: number }>(
        `SELECT count(*)::int AS size,
           count(*) FILTER (WHERE EXISTS (${usable} AND i.kind = 'email'))::int AS with_email,
           count(*) FILTER (WHERE EXISTS (${usable} AND i.kind <> 'email'))::int AS with_linkedin
         FROM leads l LEFT JOIN companies c ON c.workspace_id = l.workspace_id AND c.id = l.company_id
         WHERE ${leadConditions(workspaceId, query, given).join(' AND ')}`,
        given.values,
      );
      return { size: row?.size ?? 0, withEmail: row?.with_email ?? 0, withLinkedin: row?.with_linkedin ?? 0 };
    },

    async lockForWriting() {
      await sql.rows(
        `SELECT pg_advisory_xact_lock($2::int, hashtext(given.workspace_id))::text AS locked
         FROM (SELECT $1::text AS workspace_id) given`,
        [workspaceId, LEADS_LOCK],
      );
    },

    save: (changes) => saveLeads(db, changes),
  };
}
