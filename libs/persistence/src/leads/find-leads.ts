/**
 * How are a few leads of a million found in time, whatever is asked for?
 *
 * In ways that are each fast for something, one after the other until the page is full or everybody was looked at. A walk
 * looks at the next few thousand leads in the order of the list: fast when many match. Times are looked up in their index,
 * words among the next leads of the list: fast when some match. Else few do, and all of them are found through the indexes
 * and sorted. The planner chooses between such ways by guesses about how conditions go together; this does not guess.
 */
import type { LeadPosition, LeadQuery } from '#application';
import { KEEP_PLAN, type Sql } from '../database/db.js';
import { gatherAtOnce, gatherLeads } from './gather-leads.js';
import { conditionsOfEach, leadQuerySql } from './lead-query.js';
import { tsqueryOf } from './lexemes.js';
import type { FoundRow, LeadSearch } from './lead-search.js';
import { ORDERS } from './orders.js';
import { parameters, type Parameters } from './parameters.js';
import { chooseRareGroups, type ChosenGroups } from './rare-groups.js';
import { documentsOf, leadsOfTimes, walkedDocuments, walkedLeads } from './walked-leads.js';

export interface SearchLimits {
  /** Leads that a walk looks at; about 10 ms. */
  readonly walk: number;
  /** Leads of certain times that are sorted; about 30 ms. */
  readonly times: number;
  /** Leads found by their words in the first stretch of the list; about 50 ms. */
  readonly nearby: number;
  /** Leads found by their words that are gathered all at once; about 50 ms. */
  readonly atOnce: number;
}
const LIMITS: SearchLimits = { walk: 4_000, times: 50_000, nearby: 4_000, atOnce: 10_000 };
/** A stretch of more leads than this is not worth its bounds. */
const ALL_AT_ONCE = 500_000;

export interface FoundId {
  readonly id: string;
  readonly position: LeadPosition;
}

/** @param limits smaller ones make the search go all its ways for few leads. */
export async function findLeadIds(
  sql: Sql,
  workspaceId: string,
  search: LeadSearch,
  limits = LIMITS,
): Promise<FoundId[]> {
  return (await findRows(sql, workspaceId, search, limits)).map(({ id, sorted_by }) => ({
    id,
    position: { id, sortedBy: sorted_by },
  }));
}

async function findRows(
  sql: Sql,
  workspaceId: string,
  search: LeadSearch,
  limits: SearchLimits,
): Promise<FoundRow[]> {
  const { query, sort, take } = search;
  if (isEverybody(search)) return everybody(sql, workspaceId, search);
  const isFull = (rows: readonly FoundRow[]) => rows.length >= take;
  let expected = Infinity;
  if (!query.identities?.length) {
    const along = (given: Parameters) => walkedLeads(workspaceId, search, limits.walk, given);
    const walked = await walk(sql, workspaceId, search, (given, wordsFirst) =>
      walkedDocuments(workspaceId, search, limits.walk, wordsFirst, given),
    );
    if (isFull(walked) || (await length(sql, along)) < limits.walk) return walked;
    // As many as the walk found, twice over to be sure.
    expected = (2 * take * limits.walk) / walked.length;
  }
  if (sort === 'newest' && hasTimes(query)) {
    const all = (given: Parameters) => leadsOfTimes(workspaceId, search, limits.times, given);
    const known = await length(sql, all);
    if (known < limits.times) {
      const walked = await walk(sql, workspaceId, search, (given, wordsFirst) =>
        documentsOf(`${all(given)} ORDER BY 2 DESC LIMIT ${limits.walk}`, wordsFirst),
      );
      if (isFull(walked) || known < limits.walk) return walked;
    }
  }
  const groups = await chooseRareGroups(
    sql,
    workspaceId,
    leadQuerySql(workspaceId, query, parameters()).lexemes,
    sort === 'newest' ? search.after?.id : undefined,
  );
  if (sort !== 'newest') return gatherLeads(sql, workspaceId, search, groups);
  if (groups.few) {
    const gathered = await gatherAtOnce(sql, workspaceId, search, groups, limits.atOnce);
    if (gathered !== undefined) return gathered;
  }
  return gatherNewest(sql, workspaceId, search, groups, Math.min(expected, limits.nearby / groups.share));
}

/** Of few that the words find, all; of more, stretch after stretch of the list, each twice as long, until the page is full. */
async function gatherNewest(
  sql: Sql,
  workspaceId: string,
  search: LeadSearch,
  groups: ChosenGroups,
  stretch: number,
): Promise<FoundRow[]> {
  const { take, after } = search;
  const rows: FoundRow[] = [];
  let before = after?.id;
  let ahead = groups.indexed === undefined ? Infinity : stretch;
  for (;;) {
    const from =
      ahead < ALL_AT_ONCE ? await leadAhead(sql, workspaceId, before, Math.ceil(ahead)) : undefined;
    const wanted = { ...search, take: take - rows.length };
    rows.push(...(await gatherLeads(sql, workspaceId, wanted, groups, { from, before })));
    if (from === undefined || rows.length >= take) return rows;
    before = from;
    ahead *= 2;
  }
}

/** The lead so many places further in the list; undefined behind its end. */
async function leadAhead(
  sql: Sql,
  workspaceId: string,
  before: string | undefined,
  ahead: number,
): Promise<string | undefined> {
  const { add, values } = parameters();
  const [lead] = await sql.rows<{ id: string }>(
    `SELECT s.lead_id AS id FROM lead_search s WHERE s.workspace_id = ${add(workspaceId)}::uuid
     ${before === undefined ? '' : `AND s.lead_id < ${add(before)}::uuid`}
     ORDER BY s.lead_id DESC OFFSET ${ahead} LIMIT 1`,
    values,
  );
  return lead?.id;
}

/** The newest leads, whoever they are: nothing is looked for. */
const isEverybody = ({ sort, query }: LeadSearch): boolean =>
  sort === 'newest' &&
  !query.audience &&
  !query.words?.length &&
  !query.identities?.length &&
  Object.keys(query.filter ?? {}).length === 0;

function everybody(sql: Sql, workspaceId: string, { take, after }: LeadSearch): Promise<FoundRow[]> {
  const beginning = after ? ' AND s.lead_id < $3::uuid' : '';
  return sql.rows<FoundRow>(
    `SELECT s.lead_id AS id, '' AS sorted_by FROM lead_search s WHERE s.workspace_id = $1::uuid${beginning}
     ORDER BY s.lead_id DESC LIMIT $2::int`,
    [workspaceId, take, ...(after ? [after.id] : [])],
    KEEP_PLAN,
  );
}

const hasTimes = ({ filter: { created, updated } = {} }: LeadQuery): boolean =>
  [created?.from, created?.before, updated?.from, updated?.before].some((bound) => bound !== undefined);

/** @param along SQL of the leads to look at, in order, with their documents. */
function walk(
  sql: Sql,
  workspaceId: string,
  search: LeadSearch,
  along: (given: Parameters, wordsFirst: boolean) => string,
): Promise<FoundRow[]> {
  const given = parameters();
  const query = leadQuerySql(workspaceId, search.query, given);
  const words = tsqueryOf(workspaceId, query.lexemes);
  const conditions = conditionsOfEach(query);
  // As a function: the operator would tempt the planner into the index, which is for the other way.
  if (words !== undefined) conditions.push(`ts_match_vq(s.words, ${given.add(words)}::tsquery)`);
  const { column, way } = ORDERS[search.sort];
  return sql.rows<FoundRow>(
    `SELECT s.lead_id AS id, ${column ? 's.sorted_by::text' : "''"} AS sorted_by
     FROM (${along(given, words !== undefined)}) s
     WHERE ${conditions.join(' AND ')}
     ORDER BY ${column ? `s.sorted_by ${way}, ` : ''}s.lead_id ${way} LIMIT ${given.add(search.take)}::int`,
    given.values,
  );
}

async function length(sql: Sql, leads: (given: Parameters) => string): Promise<number> {
  const given = parameters();
  const text = `SELECT count(*)::int AS length FROM (${leads(given)}) known`;
  const [row] = await sql.rows<{ length: number }>(text, given.values);
  return row?.length ?? 0;
}
