/**
 * Along what does a walk over leads go?
 *
 * In the order of the list; where a filter names few enough, along those alone: the members of its audience, the leads in
 * its campaign, those who were never contacted. Each has an index in that order.
 */
import type { LeadQuery } from '#application';
import type { LeadSearch } from './find-leads.js';
import { ORDERS } from './orders.js';
import type { Parameters } from './parameters.js';

/** SQL of rows (workspace_id, lead_id, sorted_by), in order, without a limit; the walk may hold leads that do not match. */
export function walkedLeads(workspaceId: string, search: LeadSearch, { add }: Parameters): string {
  const { sort, query, after } = search;
  const { column, type, way, beyond } = ORDERS[sort];
  const workspace = `${add(workspaceId)}::uuid`;
  if (column) {
    const beginning = after
      ? ` AND (l.${column}, l.id) ${beyond} (${add(after.sortedBy)}::${type}, ${add(after.id)}::uuid)`
      : '';
    return `SELECT l.workspace_id, l.id AS lead_id, l.${column} AS sorted_by FROM leads l
      WHERE l.workspace_id = ${workspace}${beginning} ORDER BY l.${column} ${way}, l.id ${way}`;
  }
  const beginning = after ? ` AND p.lead_id < ${add(after.id)}::uuid` : '';
  return `SELECT p.workspace_id, p.lead_id FROM ${pathOf(query, workspace, add)}${beginning}
    ORDER BY p.lead_id DESC`;
}

function pathOf({ filter = {}, audience }: LeadQuery, workspace: string, add: Parameters['add']): string {
  const along = (table: string, condition: string) =>
    `${table} p WHERE p.workspace_id = ${workspace}${condition === '' ? '' : ` AND ${condition}`}`;
  const audienceId = audience?.kind === 'static' ? audience.id : onlyOne(filter.inAudiences);
  if (audienceId !== undefined) return along('audience_members', `p.audience_id = ${add(audienceId)}::uuid`);
  const campaignId = onlyOne(filter.enrolled?.campaignIds);
  if (campaignId !== undefined) return along('enrollments', `p.campaign_id = ${add(campaignId)}::uuid`);
  if (filter.replied === true) return along('lead_activity', 'p.last_replied_at IS NOT NULL');
  if (filter.contacted === false) return along('lead_activity', 'p.last_contacted_at IS NULL');
  if (filter.contacted === true || filter.contactedSince !== undefined)
    return along('lead_activity', 'p.last_contacted_at IS NOT NULL');
  return along('lead_search', '');
}

const onlyOne = (ids: readonly string[] | undefined): string | undefined =>
  ids?.length === 1 ? ids[0] : undefined;
