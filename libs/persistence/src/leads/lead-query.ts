/** Which leads does a search mean, as SQL? Conditions over `l` (leads) and `c` (companies, left-joined). */
import type { LeadQuery } from '#application';
import { filterConditions } from '../audiences/filter-sql.js';
import type { Parameters } from './parameters.js';

/** Conditions that must all hold; the first keeps to the workspace. */
export function leadConditions(workspaceId: string, query: LeadQuery, given: Parameters): string[] {
  const { add } = given;
  const conditions = [`l.workspace_id = ${add(workspaceId)}::uuid`, `l.state = 'present'`];
  if (query.filter) conditions.push(...filterConditions(query.filter, given));
  for (const word of query.words ?? []) conditions.push(wordCondition(add(word)));
  for (const { kind, value } of query.identities ?? []) {
    conditions.push(`EXISTS (${IDENTITIES_OF_LEAD} AND i.kind = ${add(kind)} AND i.value = ${add(value)})`);
  }
  const { audience } = query;
  if (audience?.kind === 'filter') conditions.push(...filterConditions(audience.filter ?? {}, given));
  if (audience?.kind === 'static') {
    conditions.push(`EXISTS (SELECT FROM audience_members m WHERE m.workspace_id = l.workspace_id
      AND m.lead_id = l.id AND m.audience_id = ${add(audience.id)}::uuid)`);
  }
  return conditions;
}

export const IDENTITIES_OF_LEAD =
  'SELECT FROM channel_identities i WHERE i.workspace_id = l.workspace_id AND i.lead_id = l.id';

function wordCondition(word: string): string {
  return `(strpos(l.name_folded || ' ' || l.title_folded || ' ' || coalesce(c.name_folded, ''), ${word}::text) > 0
    OR EXISTS (${IDENTITIES_OF_LEAD} AND i.kind = 'email' AND strpos(i.value, ${word}::text) > 0))`;
}
