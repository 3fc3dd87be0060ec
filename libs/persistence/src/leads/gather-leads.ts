/**
 * Who matches, when few do? Everybody is found through the indexes, and sorted then.
 *
 * Or everybody in one stretch of the list alone, so that of many that the words find not all are looked at.
 */
import type { Sql } from '../database/db.js';
import type { FoundRow, LeadSearch } from './lead-search.js';
import { baseOf } from './lead-base.js';
import { conditionsOfSet, leadQuerySql } from './lead-query.js';
import { ORDERS } from './orders.js';
import { parameters } from './parameters.js';
import type { ChosenGroups } from './rare-groups.js';

/** In ids of leads: from the one on, and before the other. */
export interface Stretch {
  readonly from?: string | undefined;
  readonly before?: string | undefined;
}

/** The fence keeps the planner from walking after all. @param stretch of the newest; of other orders, there is none. */
export async function gatherLeads(
  sql: Sql,
  workspaceId: string,
  { query: sought, sort, take, after }: LeadSearch,
  groups: ChosenGroups,
  stretch: Stretch = {},
): Promise<FoundRow[]> {
  const given = parameters();
  const { add } = given;
  const query = leadQuerySql(workspaceId, sought, given);
  const { column, type, way, beyond } = ORDERS[sort];
  const base = baseOf(query, groups, add, stretch);
  const conditions = conditionsOfSet(query, base, stretch.from === undefined ? 'set' : 'few');
  if (after && column) {
    conditions.push(
      `(l.${column}, l.id) ${beyond} (${add(after.sortedBy)}::${type}, ${add(after.id)}::uuid)`,
    );
  }
  return sql.rows<FoundRow>(
    `WITH found AS MATERIALIZED (
      SELECT s.lead_id, ${column ? `l.${column}` : "''"} AS sorted_by FROM ${base.sql}
      ${column ? 'JOIN leads l ON l.workspace_id = s.workspace_id AND l.id = s.lead_id' : ''}
      WHERE ${conditions.join(' AND ')})
    SELECT lead_id AS id, sorted_by::text AS sorted_by FROM found
    ORDER BY ${column ? `found.sorted_by ${way}, ` : ''}lead_id ${way} LIMIT ${add(take)}::int`,
    given.values,
  );
}

/** All that the words find, of the newest; undefined when they find more than so many. */
export async function gatherAtOnce(
  sql: Sql,
  workspaceId: string,
  { query: sought, take, after }: LeadSearch,
  groups: ChosenGroups,
  most: number,
): Promise<FoundRow[] | undefined> {
  const given = parameters();
  const query = leadQuerySql(workspaceId, sought, given);
  const base = baseOf(query, groups, given.add, { before: after?.id, most });
  const conditions = conditionsOfSet(query, base, 'looked_at');
  const [row] = await sql.rows<{ ids: string[]; looked_at: number }>(
    `WITH looked_at AS MATERIALIZED (SELECT s.workspace_id, s.lead_id FROM ${base.sql})
    SELECT (SELECT count(*) FROM looked_at)::int AS looked_at,
      ARRAY(SELECT s.lead_id::text FROM looked_at s WHERE ${conditions.join(' AND ')}
        ORDER BY s.lead_id DESC LIMIT ${given.add(take)}::int) AS ids`,
    given.values,
  );
  if (row === undefined || row.looked_at >= most) return undefined;
  return row.ids.map((id) => ({ id, sorted_by: '' }));
}
