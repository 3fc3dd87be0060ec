/** How many leads match, and how many of them does each channel reach? Counted up to a bound, so that it ends in time. */
import type { LeadQuery, Reach } from '#application';
import { sizeConditions } from '../audiences/filter-sql.js';
import type { Sql } from '../database/db.js';
import { conditionsOfSet, leadQuerySql } from './lead-query.js';
import { leadsWith, tsqueryOf } from './lexemes.js';
import { parameters } from './parameters.js';
import { areRare } from './rare-groups.js';

const BOUND = 10_000;

export async function countReach(sql: Sql, workspaceId: string, query: LeadQuery): Promise<Reach> {
  const given = parameters();
  const sought = leadQuerySql(workspaceId, query, given);
  const words = tsqueryOf(workspaceId, sought.lexemes);
  const conditions = [
    ...conditionsOfSet(sought, { activity: false, excluded: false }),
    ...sought.filters.flatMap(({ size }) => sizeConditions(size)),
    ...(words === undefined ? [] : [await matching(sql, workspaceId, given.add(words), words)]),
  ];
  const reachedBy = (way: string) => {
    const held = tsqueryOf(workspaceId, { held: [{ anyOf: [way] }], absent: [] });
    return `count(*) FILTER (WHERE words @@ ${given.add(held ?? '')}::tsquery)::int`;
  };
  const [row] = await sql.rows<{ size: number; with_email: number; with_linkedin: number }>(
    `SELECT count(*)::int AS size, ${reachedBy('hemail')} AS with_email, ${reachedBy('hlinkedin')} AS with_linkedin
     FROM (SELECT s.words FROM lead_search s WHERE ${conditions.join(' AND ')} LIMIT ${BOUND}) counted`,
    given.values,
  );
  const size = row?.size ?? 0;
  return {
    size,
    withEmail: row?.with_email ?? 0,
    withLinkedin: row?.with_linkedin ?? 0,
    bounded: size === BOUND,
  };
}

/** Rare words are looked up in their index; with common ones the bound is reached sooner by looking at each lead. */
async function matching(sql: Sql, workspaceId: string, placeholder: string, words: string): Promise<string> {
  return (await areRare(sql, workspaceId, words))
    ? `s.lead_id IN (SELECT ${leadsWith(placeholder)})`
    : `ts_match_vq(s.words, ${placeholder}::tsquery)`;
}
