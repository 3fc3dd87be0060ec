/**
 * Along what does a walk over leads go?
 *
 * In the order of the list; where a filter names few enough, along those alone: the members of its audience, the leads in
 * its campaign, those who were never contacted. Each has an index in that order.
 */
import type { LeadQuery, LeadSort } from '#application';
import { timeConditions } from '../audiences/filter-sql.js';
import type { LeadSearch } from './lead-search.js';
import { ORDERS } from './orders.js';
import type { Parameters } from './parameters.js';

/** SQL of at most `most` rows (workspace_id, lead_id, sorted_by), in order; the walk may hold leads that do not match. */
export function walkedLeads(
  workspaceId: string,
  search: LeadSearch,
  most: number,
  { add }: Parameters,
): string {
  const { sort, query, after } = search;
  const { column, type, way, beyond } = ORDERS[sort];
  const workspace = `${add(workspaceId)}::uuid`;
  if (column) {
    const beginning = after
      ? ` AND (l.${column}, l.id) ${beyond} (${add(after.sortedBy)}::${type}, ${add(after.id)}::uuid)`
      : '';
    return `SELECT l.workspace_id, l.id AS lead_id, l.${column} AS sorted_by FROM leads l
      WHERE l.workspace_id = ${workspace}${beginning} ORDER BY l.${column} ${way}, l.id ${way} LIMIT ${most}`;
  }
  const path = pathOf(query);
  const beginning = after ? ` AND p.lead_id < ${add(after.id)}::uuid` : '';
  const along = (condition: string) =>
    `SELECT p.workspace_id, p.lead_id${path.table === DOCUMENTS ? ', p.words, p.company_size' : ''} FROM ${path.table} p
     WHERE p.workspace_id = ${workspace}${condition}${beginning} ORDER BY p.lead_id DESC LIMIT ${most}`;
  if (path.column === undefined) return along(path.condition ?? '');
  // Whoever is among the first of all lists is among the first of a list.
  const once = path.values.length > 1 ? 'DISTINCT ' : '';
  return `SELECT ${once}p.workspace_id, p.lead_id FROM unnest(${add(path.values)}::${path.type}[]) AS list (value)
    CROSS JOIN LATERAL (${along(` AND p.${path.column} = list.value`)}) p ORDER BY p.lead_id DESC LIMIT ${most}`;
}

/**
 * The documents of the leads along which a walk goes, as rows of lead_search, in the same order. Each is read by its key,
 * behind a fence: the planner would rather read all of them.
 *
 * @param wordsFirst whether words are asked for: they are compared before anything else is then, as nothing costs less.
 */
export function walkedDocuments(
  workspaceId: string,
  search: LeadSearch,
  most: number,
  wordsFirst: boolean,
  given: Parameters,
): string {
  const along = walkedLeads(workspaceId, search, most, given);
  return search.sort === 'newest' && pathOf(search.query).table === DOCUMENTS
    ? along
    : documentsOf(along, wordsFirst, search.sort);
}

/** @param leads SQL of (workspace_id, lead_id, and sorted_by where a list is sorted by that), in the order of `sort`. */
export function documentsOf(leads: string, wordsFirst: boolean, sort: LeadSort = 'newest'): string {
  const { column, way } = ORDERS[sort];
  const order = `${column ? `w.sorted_by ${way}, ` : ''}w.lead_id ${way}`;
  return `SELECT w.*, d.words, d.company_size FROM (${leads}) w
  CROSS JOIN LATERAL (SELECT d.words, d.company_size FROM ${DOCUMENTS} d
    WHERE d.workspace_id = w.workspace_id AND d.lead_id = w.lead_id OFFSET 0) d${wordsFirst ? ` ORDER BY ${order} OFFSET 0` : ''}`;
}

const DOCUMENTS = 'lead_search';

type Path =
  | { readonly table: string; readonly condition?: string; readonly column?: undefined }
  /** The path goes along all rows that have one of the values in this column. */
  | {
      readonly table: string;
      readonly column: string;
      readonly values: readonly string[];
      readonly type: 'uuid' | 'text';
    };

function pathOf({ filter = {}, audience }: LeadQuery): Path {
  const along = (table: string, column: string, values: readonly string[], type: 'uuid' | 'text'): Path => ({
    table,
    column,
    values,
    type,
  });
  const audienceIds = audience?.kind === 'static' ? [audience.id] : filter.inAudiences;
  if (audienceIds?.length) return along('audience_members', 'audience_id', audienceIds, 'uuid');
  const { campaignIds, statuses } = filter.enrolled ?? {};
  if (campaignIds?.length) return along('enrollments', 'campaign_id', campaignIds, 'uuid');
  if (statuses?.length) return along('enrollments', 'status', statuses, 'text');
  const activity = (condition: string): Path => ({
    table: 'lead_activity',
    condition: ` AND p.${condition}`,
  });
  if (filter.replied === true) return activity('last_replied_at IS NOT NULL');
  if (filter.contacted === false) return activity('last_contacted_at IS NULL');
  if (filter.contacted === true || filter.contactedSince !== undefined)
    return activity('last_contacted_at IS NOT NULL');
  return { table: DOCUMENTS };
}

/** SQL of leads created and changed at the times asked for, (workspace_id, lead_id); in no order, found by time. */
export function leadsOfTimes(
  workspaceId: string,
  { query, after }: LeadSearch,
  most: number,
  given: Parameters,
): string {
  const workspace = `${given.add(workspaceId)}::uuid`;
  const conditions = [
    `l.workspace_id = ${workspace}`,
    ...timeConditions(query.filter ?? {}, given),
    ...(after ? [`l.id < ${given.add(after.id)}::uuid`] : []),
  ];
  return `SELECT t.workspace_id, t.lead_id FROM (
    SELECT l.workspace_id, l.id AS lead_id FROM leads l WHERE ${conditions.join(' AND ')} LIMIT ${most}) t`;
}
