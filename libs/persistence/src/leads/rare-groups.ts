/**
 * Which lexemes does the index look up, and which are checked on what it found?
 *
 * A whole lexeme is cheap to look up however common it is. The beginning of a word is not: everything that begins so is
 * gathered first. How common a beginning is, a sample of the newest leads tells.
 */
import type { Sql } from '../database/db.js';
import { tsqueryOf, type Group, type Lexemes } from './lexemes.js';
import { parameters } from './parameters.js';

const SAMPLE = 1_000;
/** A beginning that more than one lead in twenty holds is checked, not looked up … */
const COMMON = 0.05;
/** … unless so many more are found by everything else: a lead is looked at in the time in which these are gathered. */
const GATHERED = 50;

/** Texts of `tsquery`s. */
export interface ChosenGroups {
  readonly indexed: string | undefined;
  readonly checked: string | undefined;
  /** About which part of all leads the index finds. */
  readonly share: number;
}

export async function chooseRareGroups(
  sql: Sql,
  workspaceId: string,
  { held, absent }: Lexemes,
): Promise<ChosenGroups> {
  const whole = held.filter((group) => !group.beginning);
  const beginnings = held.filter((group) => group.beginning);
  const [share = 1, ...shares] = await sharesOf(sql, workspaceId, [
    tsqueryOf(workspaceId, { held: whole, absent }),
    ...beginnings.map((group) => tsqueryOf(workspaceId, { held: [group], absent: [] })),
  ]);
  const byShare = beginnings.map((group, index) => ({ group, share: shares[index] ?? 0 }));
  byShare.sort((one, other) => one.share - other.share);
  const indexed = [...whole];
  const checked: Group[] = [];
  let left = share;
  for (const each of byShare) {
    const isFirst = indexed.length === 0;
    if (isFirst || each.share < COMMON || each.share < GATHERED * left) {
      indexed.push(each.group);
      left *= each.share;
    } else checked.push(each.group);
  }
  return {
    indexed: tsqueryOf(workspaceId, { held: indexed, absent }),
    checked: tsqueryOf(workspaceId, { held: checked, absent: [] }),
    share: left,
  };
}

/** Of nothing asked for: everybody. */
async function sharesOf(
  sql: Sql,
  workspaceId: string,
  queries: readonly (string | undefined)[],
): Promise<number[]> {
  const { add, values } = parameters();
  const workspace = add(workspaceId);
  const counts = queries.map((words) =>
    words === undefined ? 'count(*)::int' : `count(*) FILTER (WHERE words @@ ${add(words)}::tsquery)::int`,
  );
  const [row] = await sql.rows<{ found: number[]; size: number }>(
    `SELECT ARRAY[${counts.join(', ')}] AS found, count(*)::int AS size
     FROM (SELECT words FROM lead_search WHERE workspace_id = ${workspace}::uuid ORDER BY lead_id DESC LIMIT ${SAMPLE}) sample`,
    values,
  );
  return (row?.found ?? []).map((count) => count / Math.max(row?.size ?? 0, 1));
}
