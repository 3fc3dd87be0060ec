/**
 * Which lexemes does the index look up, and which are checked on what it found?
 *
 * A whole lexeme is cheap to look up however common it is. The beginning of a word is not: everything that begins so is
 * gathered first. How common a beginning is, a sample of the newest leads tells.
 */
import type { Sql } from '../database/db.js';
import { tsqueryOf, type Lexemes } from './lexemes.js';
import { parameters } from './parameters.js';

const SAMPLE = 1_000;
/** A beginning that more than one lead in twenty holds is checked, not looked up. */
const COMMON = 0.05;

/** Texts of `tsquery`s. */
export interface ChosenGroups {
  readonly indexed: string | undefined;
  readonly checked: string | undefined;
}

export async function chooseRareGroups(
  sql: Sql,
  workspaceId: string,
  { held, absent }: Lexemes,
): Promise<ChosenGroups> {
  const beginnings = held.filter((group) => group.beginning);
  if (beginnings.length === 0 || held.length === 1)
    return { indexed: tsqueryOf(workspaceId, { held, absent }), checked: undefined };
  const shares = await sharesOf(
    sql,
    workspaceId,
    beginnings.map((group) => tsqueryOf(workspaceId, { held: [group], absent: [] }) ?? ''),
  );
  const byShare = beginnings.map((group, index) => ({ group, share: shares[index] ?? 0 }));
  byShare.sort((one, other) => one.share - other.share);
  const whole = held.filter((group) => !group.beginning);
  const rare = byShare.filter(({ share }, rank) => share < COMMON || (whole.length === 0 && rank === 0));
  const common = byShare.filter((each) => !rare.includes(each));
  return {
    indexed: tsqueryOf(workspaceId, { held: [...whole, ...rare.map(({ group }) => group)], absent }),
    checked: tsqueryOf(workspaceId, { held: common.map(({ group }) => group), absent: [] }),
  };
}

/** Are few found by these words, so that looking them up costs less than looking at one lead after the other? */
export async function areRare(sql: Sql, workspaceId: string, words: string): Promise<boolean> {
  const [share = 0] = await sharesOf(sql, workspaceId, [words]);
  return share < COMMON;
}

async function sharesOf(sql: Sql, workspaceId: string, queries: readonly string[]): Promise<number[]> {
  const { add, values } = parameters();
  const workspace = add(workspaceId);
  const counts = queries.map((words) => `count(*) FILTER (WHERE words @@ ${add(words)}::tsquery)::int`);
  const [row] = await sql.rows<{ found: number[]; size: number }>(
    `SELECT ARRAY[${counts.join(', ')}] AS found, count(*)::int AS size
     FROM (SELECT words FROM lead_search WHERE workspace_id = ${workspace}::uuid ORDER BY lead_id DESC LIMIT ${SAMPLE}) sample`,
    values,
  );
  return (row?.found ?? []).map((count) => count / Math.max(row?.size ?? 0, 1));
}
