/**
 * How are a few leads of a million found in time, whatever is asked for?
 *
 * Two ways, in this order. A walk looks at the next few thousand leads in the order of the list and is done when they fill
 * the page: fast when many match. Else few match, and all of them are found through the indexes and sorted: fast when few
 * do. The planner chooses between such ways by guesses about how conditions go together; this does not guess.
 */
import type { LeadPosition, LeadQuery, LeadSort } from '#application';
import type { Sql } from '../database/db.js';
import { conditionsOfEach, conditionsOfSet, leadQuerySql, type LeadQuerySql } from './lead-query.js';
import { tsqueryOf } from './lexemes.js';
import { ORDERS } from './orders.js';
import { parameters, type Parameters } from './parameters.js';
import { chooseRareGroups, type ChosenGroups } from './rare-groups.js';
import { walkedLeads } from './walked-leads.js';

/** Leads that a walk looks at; about 10 ms. */
const WALK = 4_000;

export interface FoundId {
  readonly id: string;
  readonly position: LeadPosition;
}

export interface LeadSearch {
  readonly query: LeadQuery;
  readonly sort: LeadSort;
  readonly take: number;
  readonly after?: LeadPosition;
}

interface Row {
  readonly id: string;
  readonly sorted_by: string;
}

export async function findLeadIds(sql: Sql, workspaceId: string, search: LeadSearch): Promise<FoundId[]> {
  if (!search.query.identities?.length) {
    const walked = await sql.rows<Row>(...walk(workspaceId, search));
    if (walked.length >= search.take) return walked.map(toFound);
  }
  const given = parameters();
  const query = leadQuerySql(workspaceId, search.query, given);
  const groups = await chooseRareGroups(sql, workspaceId, query.lexemes);
  const found = await sql.rows<Row>(gather(search, query, groups, given), given.values);
  return found.map(toFound);
}

function walk(workspaceId: string, search: LeadSearch): [string, Parameters['values']] {
  const given = parameters();
  const query = leadQuerySql(workspaceId, search.query, given);
  const words = tsqueryOf(workspaceId, query.lexemes);
  const conditions = conditionsOfEach(query);
  // As a function: the operator would tempt the planner into the index, which is for the other way.
  if (words !== undefined) conditions.push(`ts_match_vq(s.words, ${given.add(words)}::tsquery)`);
  const { column, way } = ORDERS[search.sort];
  return [
    `SELECT s.lead_id AS id, ${column ? 'w.sorted_by::text' : "''"} AS sorted_by
     FROM (${walkedLeads(workspaceId, search, given)} LIMIT ${WALK}) w
     JOIN lead_search s ON s.workspace_id = w.workspace_id AND s.lead_id = w.lead_id
     WHERE ${conditions.join(' AND ')}
     ORDER BY ${column ? `w.sorted_by ${way}, ` : ''}s.lead_id ${way} LIMIT ${given.add(search.take)}::int`,
    given.values,
  ];
}

/** The fence keeps the planner from walking after all. */
function gather(search: LeadSearch, query: LeadQuerySql, groups: ChosenGroups, { add }: Parameters): string {
  const { sort, after, take } = search;
  const { column, type, way, beyond } = ORDERS[sort];
  const base = baseOf(search, query, groups, add);
  const conditions = conditionsOfSet(query, base);
  if (after && !column) conditions.push(`s.lead_id ${beyond} ${add(after.id)}::uuid`);
  if (after && column) {
    conditions.push(
      `(l.${column}, l.id) ${beyond} (${add(after.sortedBy)}::${type}, ${add(after.id)}::uuid)`,
    );
  }
  return `WITH found AS MATERIALIZED (
      SELECT s.lead_id, ${column ? `l.${column}` : "''"} AS sorted_by FROM ${base.sql}
      ${column ? 'JOIN leads l ON l.workspace_id = s.workspace_id AND l.id = s.lead_id' : ''}
      WHERE ${conditions.join(' AND ')})
    SELECT lead_id AS id, sorted_by::text AS sorted_by FROM found
    ORDER BY ${column ? `found.sorted_by ${way}, ` : ''}lead_id ${way} LIMIT ${add(take)}::int`;
}

/** Where the set begins, as `s`: whom the words find; else everybody, less who is left out; else by activity. */
function baseOf(
  { sort, after }: LeadSearch,
  { workspace, filters }: LeadQuerySql,
  groups: ChosenGroups,
  add: Parameters['add'],
): { sql: string; activity: boolean; excluded: boolean } {
  if (groups.indexed !== undefined) {
    const before = sort === 'newest' && after ? `${add(after.id)}::uuid` : 'NULL::uuid';
    const text = (value: string | undefined) => `${add(value ?? null)}::tsquery`;
    const bounds = (which: 'least' | 'most') =>
      filters.map(({ size }) => `${size[which] ?? 'NULL'}::bigint`).join(', ');
    const found = `find_leads(${text(groups.indexed)}, ${text(groups.checked)}, ${before}, greatest(${bounds('least')}), least(${bounds('most')}))`;
    const sql = `(SELECT ${workspace} AS workspace_id, f.lead_id FROM ${found} AS f (lead_id)) s`;
    return { sql, activity: false, excluded: false };
  }
  const activity = filters.flatMap((filter) => filter.activity);
  const excluded = filters.flatMap((filter) => filter.excluded);
  const all = `SELECT a.lead_id FROM lead_activity a
    WHERE ${[`a.workspace_id = ${workspace}`, ...activity].join(' AND ')}`;
  const less = excluded.map((leads) => ` EXCEPT ALL (${leads})`);
  const left = `SELECT ${workspace} AS workspace_id, b.lead_id FROM (${all}${less.join('')}) b`;
  return { sql: `(${left}) s`, activity: true, excluded: true };
}

const toFound = ({ id, sorted_by }: Row): FoundId => ({ id, position: { id, sortedBy: sorted_by } });
