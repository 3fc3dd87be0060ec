/** Leads with their company and channel identities, in Postgres. */
import type { Lead, LeadState, LeadStore } from '#application';
import { type Db, KEEP_PLAN } from '../database/db.js';
import { SELECT_LEADS, toLead, type LeadRow } from './lead-rows.js';
import { countReach } from './count-reach.js';
import { findLeadIds } from './find-leads.js';
import { IDENTITIES_OF_LEAD } from './lead-query.js';
import { leadTimeline } from './lead-timeline.js';
import { lockLeads } from './leads-lock.js';
import { removeIdentities } from './remove-identities.js';
import { saveLeads } from './save-leads.js';

const where = (condition: string): string =>
  `${SELECT_LEADS} WHERE l.workspace_id = $1::uuid AND l.state = 'present' AND ${condition}`;
const BY_ID = where('l.id = $2::uuid');
const BY_IDS = where('l.id = ANY($2::uuid[])');
/** One look into the index for each, whatever Postgres believes of a table that is just being filled. */
const BY_IDENTITIES =
  where(`l.id = ANY(ARRAY(SELECT found.lead_id FROM unnest($2::text[], $3::text[]) AS given(kind, value)
  CROSS JOIN LATERAL (
    SELECT i.lead_id FROM channel_identities i
    WHERE i.workspace_id = $1::uuid AND i.kind = given.kind AND i.value = given.value LIMIT 1) found))`);
const BY_NAMES = where('l.name_folded = ANY($2::text[])');
const UNREACHABLE_BY_NAMES = where(`l.name_folded = ANY($2::text[]) AND NOT EXISTS (${IDENTITIES_OF_LEAD})`);

export function createLeadStore(db: Db): LeadStore {
  const { workspaceId, sql } = db;

  async function leadsWhere(text: string, values: readonly (string | readonly string[])[]): Promise<Lead[]> {
    const rows = await sql.rows<LeadRow>(text, [workspaceId, ...values], KEEP_PLAN);
    return rows.map(toLead);
  }

  async function leadsOf(ids: readonly string[]): Promise<ReadonlyMap<string, Lead>> {
    if (ids.length === 0) return new Map();
    const [id = ''] = ids;
    const found = ids.length === 1 ? await leadsWhere(BY_ID, [id]) : await leadsWhere(BY_IDS, [ids]);
    return new Map(found.map((lead) => [lead.id, lead]));
  }

  const findByIdentities: LeadStore['findByIdentities'] = async (keys) =>
    keys.length === 0
      ? []
      : leadsWhere(BY_IDENTITIES, [keys.map((key) => key.kind), keys.map((key) => key.value)]);

  return {
    async leadsByIds(ids) {
      if (ids.length === 0) return [];
      const found = await leadsOf(ids);
      return ids.flatMap((id) => found.get(id) ?? []);
    },

    async survivor(leadId) {
      const [last] = await sql.rows<{ id: string; state: LeadState }>(
        `WITH RECURSIVE chain AS (
           SELECT l.id, l.state, 1 AS steps FROM leads l WHERE l.workspace_id = $1::uuid AND l.id = $2::uuid
           UNION ALL
           SELECT l.id, l.state, chain.steps + 1 FROM chain
           JOIN lead_merges m ON m.workspace_id = $1::uuid AND m.merged_id = chain.id AND m.undone_at IS NULL
           JOIN leads l ON l.workspace_id = $1::uuid AND l.id = m.survivor_id
           WHERE chain.state = 'merged')
         SELECT id, state FROM chain ORDER BY steps DESC LIMIT 1`,
        [workspaceId, leadId],
        KEEP_PLAN,
      );
      return last;
    },

    async findByIdentity(kind, value) {
      return (await findByIdentities([{ kind, value }]))[0];
    },

    findByIdentities,

    async findByNames(foldedNames) {
      return foldedNames.length === 0 ? [] : leadsWhere(BY_NAMES, [foldedNames]);
    },

    async findUnreachableByNames(foldedNames) {
      return foldedNames.length === 0 ? [] : leadsWhere(UNREACHABLE_BY_NAMES, [foldedNames]);
    },

    async find(query, { sort, take, after }) {
      const found = await findLeadIds(sql, workspaceId, { query, sort, take, after });
      const leads = await leadsOf(found.map(({ id }) => id));
      return found.flatMap(({ id, position }) => {
        const lead = leads.get(id);
        return lead ? [{ lead, position }] : [];
      });
    },

    reach: (query) => countReach(sql, workspaceId, query),

    timeline: (leadId, take, after) => leadTimeline(sql, workspaceId, leadId, take, after),

    async attributeNames() {
      const rows = await sql.rows<{ name: string }>(
        `SELECT DISTINCT jsonb_object_keys(l.attributes) AS name FROM leads l
         WHERE l.workspace_id = $1::uuid AND l.attributes <> '{}' ORDER BY 1`,
        [workspaceId],
      );
      return rows.map(({ name }) => name);
    },

    lockForWriting: () => lockLeads(db),

    save: (changes) => saveLeads(db, changes),

    removeIdentities: (leadId, identityIds) => removeIdentities(db, leadId, identityIds),
  };
}
