/**
 * Which lexemes does the index look up, and which are checked on what it found?
 *
 * The index reads the list of each lexeme that it looks up, and of the beginning of a word it gathers everything that begins so
 * first. Which of them are worth that, a sample of the leads tells: what hardly lessens what is found is checked on it.
 */
import type { Sql } from '../database/db.js';
import { tsqueryOf, type Group, type Lexemes } from './lexemes.js';
import { parameters } from './parameters.js';

const SAMPLE = 1_000;
/** So many entries of a beginning are gathered in the time in which one lead is looked at … */
const GATHERED = 50;
/** … and of a whole lexeme four times as many are read. */
const WHOLE = 0.25;

/** Texts of `tsquery`s. */
export interface ChosenGroups {
  readonly indexed: string | undefined;
  readonly checked: string | undefined;
  /** About which part of all leads the index finds; less than the sample can tell counts as its smallest part. */
  readonly share: number;
  /** Whether the index finds so few that they can be found all at once. */
  readonly few: boolean;
}

/** Few of a sample: a few thousand of a million. */
const FEW = 3;

/** @param before id of a lead behind which the search goes on; the sample is taken there. */
export async function chooseRareGroups(
  sql: Sql,
  workspaceId: string,
  { held, absent }: Lexemes,
  before?: string,
): Promise<ChosenGroups> {
  if (held.length === 0 && absent.length === 0)
    return { indexed: undefined, checked: undefined, share: 1, few: false };
  const text = (groups: readonly Group[], lacked: readonly string[] = []) =>
    tsqueryOf(workspaceId, { held: groups, absent: lacked });
  // What must be absent is always looked up, behind the groups.
  const lacked = absent.length === 0 ? [] : [held.length];
  const asked = [...held.map((group) => text([group])), ...lacked.map(() => text([], absent))];
  const shareOf = await sharesOf(
    sql,
    workspaceId,
    asked.map((words) => words ?? ''),
    before,
  );
  const cost = (position: number) => shareOf([position]) * (held[position]?.beginning ? 1 : WHOLE);
  let indexed = held.map((_, position) => position);
  // The dearest first.
  for (const each of indexed.toSorted((one, other) => cost(other) - cost(one))) {
    const rest = indexed.filter((position) => position !== each);
    if (rest.length === 0) break;
    const more = shareOf([...rest, ...lacked]) - shareOf([...indexed, ...lacked]);
    if (cost(each) > GATHERED * (more + 1 / SAMPLE)) indexed = rest;
  }
  const found = shareOf([...indexed, ...lacked]);
  return {
    indexed: text(
      held.filter((_, position) => indexed.includes(position)),
      absent,
    ),
    checked: text(held.filter((_, position) => !indexed.includes(position))),
    share: Math.max(found, 1 / SAMPLE),
    few: found * SAMPLE <= FEW,
  };
}

/** Tells which part of a sample all of these queries match together, by their positions. */
async function sharesOf(
  sql: Sql,
  workspaceId: string,
  queries: readonly string[],
  before: string | undefined,
): Promise<(positions: readonly number[]) => number> {
  const { add, values } = parameters();
  const workspace = `${add(workspaceId)}::uuid`;
  const matches = queries.map((words) => `(words @@ ${add(words)}::tsquery)::int`);
  const sample = await sql.rows<{ matches: number[]; count: number }>(
    `SELECT ARRAY[${matches.join(', ')}] AS matches, count(*)::int AS count
     FROM (SELECT words FROM lead_search WHERE workspace_id = ${workspace}
       ${before === undefined ? '' : `AND lead_id < ${add(before)}::uuid`} ORDER BY lead_id DESC LIMIT ${SAMPLE}) sample
     GROUP BY 1`,
    values,
  );
  const size = sample.reduce((sum, { count }) => sum + count, 0);
  return (positions) =>
    sample.reduce(
      (sum, leads) =>
        positions.every((position) => leads.matches[position] === 1) ? sum + leads.count : sum,
      0,
    ) / Math.max(size, 1);
}
