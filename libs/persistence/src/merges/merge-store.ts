/** Merges of leads, and leads that look like one person, in Postgres. */
import type { MergeReads, MergeRow, MergeStore } from '#application';
import type { Db } from '../database/db.js';
import { toInstant, toInstantOrNull } from '../database/instants.js';
import { joinLeads } from './join-leads.js';
import { partLeads } from './part-leads.js';

interface StoredMerge {
  id: string;
  survivor_id: string;
  merged_id: string;
  created_at: Date;
  undone_at: Date | null;
}

const COLUMNS = 'id, survivor_id, merged_id, created_at, undone_at';

/** Leads shown of one group; more of one name in one company are hardly one person. */
const MOST_OF_A_GROUP = 20;

const toMerge = (row: StoredMerge): MergeRow => ({
  id: row.id,
  leadId: row.survivor_id,
  mergedLeadId: row.merged_id,
  createdAt: toInstant(row.created_at),
  undoneAt: toInstantOrNull(row.undone_at),
});

export function createMergeReads({ workspaceId, sql }: Pick<Db, 'workspaceId' | 'sql'>): MergeReads {
  return {
    async list({ leadId, before, limit }) {
      const rows = await sql.rows<StoredMerge>(
        `SELECT ${COLUMNS} FROM lead_merges WHERE workspace_id = $1::uuid
           AND ($2::uuid IS NULL OR survivor_id = $2 OR merged_id = $2) AND ($3::uuid IS NULL OR id < $3)
         ORDER BY id DESC LIMIT $4::int`,
        [workspaceId, leadId ?? null, before ?? null, limit],
      );
      return rows.map(toMerge);
    },

    async duplicates(after, limit) {
      const rows = await sql.rows<{ name: string; company_id: string; company: string; ids: string[] }>(
        `SELECT l.name_folded AS name, l.company_id, c.name AS company,
           (array_agg(l.id::text ORDER BY l.id))[1:${MOST_OF_A_GROUP}] AS ids
         FROM leads l JOIN companies c ON c.workspace_id = l.workspace_id AND c.id = l.company_id
         WHERE l.workspace_id = $1::uuid AND l.state = 'present' AND l.first_name IS NOT NULL AND l.last_name IS NOT NULL
           AND ($2::text IS NULL OR (l.name_folded, l.company_id) > ($2::text, $3::uuid))
         GROUP BY l.name_folded, l.company_id, c.name HAVING count(*) > 1
         ORDER BY l.name_folded, l.company_id LIMIT $4::int`,
        [workspaceId, after?.[0] ?? null, after?.[1] ?? null, limit],
      );
      return rows.map((row) => ({
        nameFolded: row.name,
        companyId: row.company_id,
        companyName: row.company,
        leadIds: row.ids,
      }));
    },
  };
}

export function createMergeStore(db: Db): MergeStore {
  const { workspaceId, sql } = db;
  return {
    ...createMergeReads(db),
    join: (merge) => joinLeads(db, merge),
    part: (merge, at) => partLeads(db, merge, at),
    async lock(mergeId) {
      const [row] = await sql.rows<StoredMerge>(
        `SELECT ${COLUMNS} FROM lead_merges WHERE workspace_id = $1::uuid AND id = $2::uuid FOR UPDATE`,
        [workspaceId, mergeId],
      );
      return row && toMerge(row);
    },
  };
}
