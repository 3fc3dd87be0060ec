/**
 * Who is in an audience, as SQL that can stand inside another statement?
 *
 * A launch enrolls thousands with one `INSERT … SELECT … FROM (member query)`; both kinds of audience look alike there.
 */
import type { Audience } from '#application';
import type { SqlValue } from '../database/db.js';
import { parameters } from '../leads/parameters.js';
import { filterConditions } from './filter-sql.js';

export interface MemberQuery {
  /** One column, `lead_id`; no order, no lead twice. */
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** @param firstPlaceholder number of its first placeholder: 4 when the statement around it uses $1 to $3. */
export function memberQuery(
  workspaceId: string,
  audience: Pick<Audience, 'id' | 'kind' | 'filter'>,
  firstPlaceholder = 1,
): MemberQuery {
  const given = parameters(firstPlaceholder);
  const workspace = `${given.add(workspaceId)}::uuid`;
  if (audience.kind === 'static') {
    const sql = `SELECT m.lead_id FROM audience_members m
      WHERE m.workspace_id = ${workspace} AND m.audience_id = ${given.add(audience.id)}::uuid`;
    return { sql, values: given.values };
  }
  const conditions = filterConditions(audience.filter ?? {}, given);
  const sql = `SELECT l.id AS lead_id FROM leads l
    LEFT JOIN companies c ON c.workspace_id = l.workspace_id AND c.id = l.company_id
    WHERE ${[`l.workspace_id = ${workspace}`, ...conditions].join(' AND ')}`;
  return { sql, values: given.values };
}
