/**
 * How many leads match, and how many of them does each channel reach?
 *
 * Counted up to a bound, and only so many looked at on the way, so that it ends in time: what is told is then the least.
 */
import type { LeadQuery, Reach } from '#application';
import type { Sql } from '../database/db.js';
import { leadQuerySql, type LeadQuerySql } from './lead-query.js';
import { parameters, type Parameters } from './parameters.js';
import { chooseRareGroups } from './rare-groups.js';
import { gatheredReach, suppressedReach, walkedReach, type Counted } from './reach-sql.js';

export interface ReachLimits {
  readonly bound: number;
  /** Leads that are looked at when more is asked for than words. */
  readonly lookedAt: number;
  /** Leads that are looked at first, to see how many of them match; about 5 ms. */
  readonly tried: number;
  /** Addresses with a suppression that are looked up first; some leads have several. */
  readonly suppressed: number;
  /** Words of more leads than this part are compared along the list, not looked up: words alone, or words and more. */
  readonly common: { readonly wordsAlone: number; readonly wordsAndMore: number };
}
const LIMITS: ReachLimits = {
  bound: 10_000,
  lookedAt: 20_000,
  tried: 1_000,
  suppressed: 12_000,
  common: { wordsAlone: 0.1, wordsAndMore: 0.05 },
};
/** Of words alone, the bound should be reached after so many leads as expected, and half as many again. */
const ENOUGH = 1.5;

/** @param limits smaller ones make it go all its ways for few leads. */
export async function countReach(
  sql: Sql,
  workspaceId: string,
  query: LeadQuery,
  { bound, lookedAt, tried, suppressed, common }: ReachLimits = LIMITS,
): Promise<Reach> {
  const sought = leadQuerySql(workspaceId, query, parameters());
  const { filters, lexemes } = sought;
  const groups = await chooseRareGroups(sql, workspaceId, lexemes);
  const ask = async (text: (given: Parameters) => string): Promise<Counted> => {
    const given = parameters();
    const [row] = await sql.rows<Counted>(text(given), given.values);
    return row ?? { size: 0, with_email: 0, with_linkedin: 0, looked_at: 0 };
  };
  const walk = (most: number) => ask((given) => walkedReach(workspaceId, query, { most, bound }, given));
  const isOver = ({ size, looked_at }: Counted, most: number) => size >= bound || looked_at < most;
  const wordsAlone = isWordsAlone(sought);
  if (groups.indexed === undefined) {
    // Where many match, enough of them are soon found.
    const few = await walk(tried);
    if (isOver(few, tried)) return reachOf(few, few.size >= bound);
    if (few.size >= tried * (bound / lookedAt)) {
      const found = await walk(lookedAt);
      if (isOver(found, lookedAt)) return reachOf(found, found.size >= bound);
    }
    if (filters.some((filter) => filter.suppressed === true)) {
      const found = await ask((given) =>
        suppressedReach(workspaceId, query, { most: suppressed, bound }, given),
      );
      if (isOver(found, suppressed)) return reachOf(found, found.size >= bound);
    }
  } else if (wordsAlone && groups.share > common.wordsAlone) {
    const most = Math.ceil((bound / groups.share) * ENOUGH);
    const found = await walk(most);
    if (isOver(found, most)) return reachOf(found, found.size >= bound);
  } else if (!wordsAlone && groups.share > common.wordsAndMore) {
    const found = await walk(lookedAt);
    return reachOf(found, found.size >= bound || found.looked_at >= lookedAt);
  }
  const most = wordsAlone ? bound : lookedAt;
  const found = await ask((given) => gatheredReach(workspaceId, query, groups, { most, bound }, given));
  return reachOf(found, found.size >= bound || found.looked_at >= most);
}

/** Whether the documents answer everything. */
const isWordsAlone = ({ identities, filters }: LeadQuerySql): boolean =>
  identities.length === 0 &&
  filters.every(
    ({ places, times, activity, excluded, suppressed }) =>
      places.length + times.length + activity.length + excluded.length === 0 && suppressed === undefined,
  );

const reachOf = ({ size, with_email, with_linkedin }: Counted, bounded: boolean): Reach => ({
  size,
  withEmail: with_email,
  withLinkedin: with_linkedin,
  bounded,
});
