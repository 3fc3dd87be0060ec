/**
 * Who is in an audience, as SQL that can stand inside another statement?
 *
 * A launch enrolls thousands with one `INSERT … SELECT … FROM (member query)`; both kinds of audience look alike there.
 */
import type { Audience } from '#application';
import type { SqlValue } from '../database/db.js';
import { parameters } from '../leads/parameters.js';
import { leadsWith, tsqueryOf } from '../leads/lexemes.js';
import { conditionsOf, filterSql } from './filter-sql.js';

export interface MemberQuery {
  /** One column, `lead_id`; no order, no lead twice. */
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/**
 * @param firstPlaceholder number of its first placeholder: 4 when the statement around it uses $1 to $3.
 * @param range of whom it is asked: of `everyone`, then words are looked up in their index, in a transaction that names
 *   its workspace; or of the `few` that the statement around it names, then they are checked.
 */
export function memberQuery(
  workspaceId: string,
  audience: Pick<Audience, 'id' | 'kind' | 'filter'>,
  firstPlaceholder = 1,
  range: 'few' | 'everyone' = 'few',
): MemberQuery {
  const given = parameters(firstPlaceholder);
  const workspace = `${given.add(workspaceId)}::uuid`;
  if (audience.kind === 'static') {
    const sql = `SELECT m.lead_id FROM audience_members m
      WHERE m.workspace_id = ${workspace} AND m.audience_id = ${given.add(audience.id)}::uuid`;
    return { sql, values: given.values };
  }
  const filter = filterSql(audience.filter ?? {}, workspace, given);
  const words = tsqueryOf(workspaceId, filter.lexemes);
  const sql = `SELECT s.lead_id FROM lead_search s WHERE ${[
    `s.workspace_id = ${workspace}`,
    ...(words === undefined ? [] : [matches(given.add(words), range)]),
    ...conditionsOf(filter),
  ].join(' AND ')}`;
  return { sql, values: given.values };
}

const matches = (words: string, range: 'few' | 'everyone'): string =>
  range === 'few' ? `s.words @@ ${words}::tsquery` : `s.lead_id IN (SELECT ${leadsWith(words)})`;
