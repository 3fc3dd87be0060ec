/** How is a reach counted, as SQL? In three ways, of which each is right for some searches; all return one row `Counted`. */
import type { LeadQuery } from '#application';
import { SUPPRESSED_LEADS } from '../audiences/filter-sql.js';
import { baseOf } from './lead-base.js';
import { conditionsOfEach, conditionsOfSet, leadQuerySql, type LeadQuerySql } from './lead-query.js';
import { tsqueryOf } from './lexemes.js';
import type { Parameters } from './parameters.js';
import type { ChosenGroups } from './rare-groups.js';
import { documentsOf, walkedDocuments, walkedLeads } from './walked-leads.js';

export interface Counted {
  readonly size: number;
  readonly with_email: number;
  readonly with_linkedin: number;
  /** How many were looked at; 0 when they need not be counted. */
  readonly looked_at: number;
}

/** Where counting ends: so many looked at, so many counted. */
export interface ReachStops {
  readonly most: number;
  readonly bound: number;
}

/** Counts along the list, each lead by itself. */
export function walkedReach(
  workspaceId: string,
  query: LeadQuery,
  { most, bound }: ReachStops,
  given: Parameters,
): string {
  const search = { query, sort: 'newest', take: 1 } as const;
  const sought = leadQuerySql(workspaceId, query, given);
  const documents = walkedDocuments(workspaceId, search, most, asksForWords(sought), given);
  return countEach(
    workspaceId,
    sought,
    documents,
    walkedLeads(workspaceId, search, most, given),
    bound,
    given,
  );
}

const asksForWords = ({ lexemes: { held, absent } }: LeadQuerySql): boolean =>
  held.length + absent.length > 0;

/** Counts among the first who are suppressed. */
export function suppressedReach(
  workspaceId: string,
  query: LeadQuery,
  { most, bound }: ReachStops,
  given: Parameters,
): string {
  const sought = leadQuerySql(workspaceId, query, given);
  const left = sought.filters.map((filter) => ({
    ...filter,
    suppressed: filter.suppressed === false ? false : undefined,
  }));
  const leads = `SELECT ${sought.workspace} AS workspace_id, x.lead_id FROM (${SUPPRESSED_LEADS(sought.workspace)}) x LIMIT ${most}`;
  const documents = documentsOf(
    'SELECT DISTINCT l.workspace_id, l.lead_id FROM looked_at l',
    asksForWords(sought),
  );
  return `WITH looked_at AS MATERIALIZED (${leads})
    ${countEach(workspaceId, { ...sought, filters: left }, documents, 'SELECT FROM looked_at', bound, given)}`;
}

/** @param documents SQL of rows of lead_search. @param lookedAt SQL of as many rows as are looked at, counted when all of them were. */
function countEach(
  workspaceId: string,
  sought: LeadQuerySql,
  documents: string,
  lookedAt: string,
  bound: number,
  given: Parameters,
): string {
  const words = tsqueryOf(workspaceId, sought.lexemes);
  const conditions = conditionsOfEach(sought);
  if (words !== undefined) conditions.push(`ts_match_vq(s.words, ${given.add(words)}::tsquery)`);
  return `${countedOf(workspaceId, given)},
      CASE WHEN count(*) < ${bound} THEN (SELECT count(*) FROM (${lookedAt}) known)::int ELSE 0 END AS looked_at
    FROM (SELECT s.words FROM (${documents}) s WHERE ${conditions.join(' AND ')} LIMIT ${bound}) d`;
}

/** Counts whom the indexes find. */
export function gatheredReach(
  workspaceId: string,
  query: LeadQuery,
  groups: ChosenGroups,
  { most, bound }: ReachStops,
  given: Parameters,
): string {
  const sought = leadQuerySql(workspaceId, query, given);
  const base = baseOf(sought, groups, given.add, { most });
  const left = (range: 'set' | 'looked_at') => conditionsOfSet(sought, base, range).join(' AND ');
  const isAll = groups.indexed === undefined;
  const meant = isAll
    ? `SELECT s.lead_id FROM ${base.sql} WHERE ${left('set')}`
    : `SELECT s.lead_id FROM looked_at s WHERE ${left('looked_at')}`;
  return `WITH ${isAll ? '' : `looked_at AS MATERIALIZED (SELECT s.workspace_id, s.lead_id FROM ${base.sql}), `}
    meant AS MATERIALIZED (${meant} LIMIT ${bound})
    ${countedOf(workspaceId, given)},
      ${isAll ? '0' : '(SELECT count(*) FROM looked_at)::int'} AS looked_at
    FROM meant CROSS JOIN LATERAL (
      SELECT s.words FROM lead_search s
      WHERE s.workspace_id = ${given.add(workspaceId)}::uuid AND s.lead_id = meant.lead_id OFFSET 0) d`;
}

/** Of documents `d`. */
function countedOf(workspaceId: string, given: Parameters): string {
  const reachedBy = (way: string) => {
    const held = tsqueryOf(workspaceId, { held: [{ anyOf: [way] }], absent: [] });
    return `count(*) FILTER (WHERE d.words @@ ${given.add(held ?? '')}::tsquery)::int`;
  };
  return `SELECT count(*)::int AS size, ${reachedBy('hemail')} AS with_email, ${reachedBy('hlinkedin')} AS with_linkedin`;
}
