/**
 * How many leads match, and how many of them does each channel reach?
 *
 * Counted up to a bound, and only so many looked at on the way, so that it ends in time: what is told is then the least.
 */
import type { LeadQuery, Reach } from '#application';
import type { Sql } from '../database/db.js';
import { baseOf } from './lead-base.js';
import { conditionsOfEach, conditionsOfSet, leadQuerySql } from './lead-query.js';
import { tsqueryOf } from './lexemes.js';
import { parameters, type Parameters } from './parameters.js';
import { chooseRareGroups, type ChosenGroups } from './rare-groups.js';
import { walkedLeads } from './walked-leads.js';

const BOUND = 10_000;
/** Leads that are looked at when more is asked for than words. */
const LOOKED_AT = 20_000;
/** Words of more leads than this part are compared along the list, not looked up: words alone, or words and more. */
const COMMON = { wordsAlone: 0.5, wordsAndMore: 0.05 };

interface Counted {
  readonly size: number;
  readonly with_email: number;
  readonly with_linkedin: number;
  /** How many were looked at. */
  readonly looked_at: number;
}

export async function countReach(sql: Sql, workspaceId: string, query: LeadQuery): Promise<Reach> {
  const { lexemes, identities, filters } = leadQuerySql(workspaceId, query, parameters());
  const groups = await chooseRareGroups(sql, workspaceId, lexemes);
  const wordsAlone =
    identities.length === 0 &&
    filters.every(
      ({ places, times, activity, excluded, suppressed }) =>
        places.length + times.length + activity.length + excluded.length === 0 && suppressed === undefined,
    );
  const isWalked =
    groups.indexed !== undefined && groups.share > COMMON[wordsAlone ? 'wordsAlone' : 'wordsAndMore'];
  const given = parameters();
  const found = isWalked
    ? walked(workspaceId, query, given)
    : gathered(workspaceId, query, groups, wordsAlone ? BOUND : LOOKED_AT, given);
  const [row] = await sql.rows<Counted>(counting(workspaceId, found, given), given.values);
  const { size = 0, with_email = 0, with_linkedin = 0, looked_at = 0 } = row ?? {};
  return {
    size,
    withEmail: with_email,
    withLinkedin: with_linkedin,
    bounded: size >= BOUND || looked_at >= LOOKED_AT,
  };
}

/**
 * SQL of whom is meant; and of the leads that are looked at for it, when they are so many only.
 *
 * A lead's document is read by its key, behind a fence: the planner would rather read all of them.
 */
interface Found {
  readonly meant: string;
  readonly lookedAt?: string;
}

/** Along the list, each lead by itself. */
function walked(workspaceId: string, query: LeadQuery, given: Parameters): Found {
  const sought = leadQuerySql(workspaceId, query, given);
  const words = given.add(tsqueryOf(workspaceId, sought.lexemes) ?? '');
  const conditions = [...conditionsOfEach(sought), `ts_match_vq(s.words, ${words}::tsquery)`];
  return {
    lookedAt: walkedLeads(workspaceId, { query, sort: 'newest', take: BOUND }, LOOKED_AT, given),
    meant: `SELECT s.lead_id FROM looked_at w
      CROSS JOIN LATERAL (
        SELECT d.* FROM lead_search d WHERE d.workspace_id = w.workspace_id AND d.lead_id = w.lead_id OFFSET 0) s
      WHERE ${conditions.join(' AND ')}`,
  };
}

/** Whom the indexes find. */
function gathered(
  workspaceId: string,
  query: LeadQuery,
  groups: ChosenGroups,
  most: number,
  given: Parameters,
): Found {
  const sought = leadQuerySql(workspaceId, query, given);
  const base = baseOf(sought, groups, given.add, { most });
  const left = (range: 'set' | 'few') => conditionsOfSet(sought, base, range).join(' AND ');
  if (groups.indexed === undefined)
    return { meant: `SELECT s.lead_id FROM ${base.sql} WHERE ${left('set')}` };
  return {
    lookedAt: `SELECT s.workspace_id, s.lead_id FROM ${base.sql}`,
    meant: `SELECT s.lead_id FROM looked_at s WHERE ${left('few')}`,
  };
}

function counting(workspaceId: string, { meant, lookedAt }: Found, given: Parameters): string {
  const reachedBy = (way: string) => {
    const held = tsqueryOf(workspaceId, { held: [{ anyOf: [way] }], absent: [] });
    return `count(*) FILTER (WHERE d.words @@ ${given.add(held ?? '')}::tsquery)::int`;
  };
  return `WITH ${lookedAt === undefined ? '' : `looked_at AS MATERIALIZED (${lookedAt}), `}
    meant AS MATERIALIZED (${meant} LIMIT ${BOUND})
    SELECT count(*)::int AS size, ${reachedBy('hemail')} AS with_email, ${reachedBy('hlinkedin')} AS with_linkedin,
      ${lookedAt === undefined ? '0' : '(SELECT count(*) FROM looked_at)::int'} AS looked_at
    FROM meant CROSS JOIN LATERAL (
      SELECT s.words FROM lead_search s
      WHERE s.workspace_id = ${given.add(workspaceId)}::uuid AND s.lead_id = meant.lead_id OFFSET 0) d`;
}
