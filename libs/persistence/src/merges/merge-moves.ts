/** What does a merge keep so that it can be taken back? Which rows moved, and rows that it changed or removed, as they were. */
import type { Db } from '../database/db.js';

export type SqlDb = Pick<Db, 'workspaceId' | 'sql'>;

/** A row as JSON, as Postgres writes it and reads it back. */
export type Row = Readonly<Record<string, unknown>>;

export interface MergeMoves {
  /** Addresses whose label changed, with the label that they had; and those that belonged to the merged lead. */
  readonly labels: readonly { readonly id: string; readonly label: string | null }[];
  readonly identities: readonly string[];
  /** All audiences of the merged lead, and those in which the survivor was as well. */
  readonly audiences: readonly string[];
  readonly audiencesOfBoth: readonly string[];
  /** Rows of campaign_entries that the survivor did not need. */
  readonly entries: readonly string[];
  readonly droppedEntries: readonly Row[];
  readonly enrollments: readonly string[];
  /** Both were in one campaign, and the merged lead's enrollment went on: the two changed places. */
  readonly swapped: readonly { readonly survivors: string; readonly merged: string }[];
  readonly stopped: readonly Row[];
  readonly cancelled: readonly Row[];
  readonly touches: readonly string[];
  readonly conversations: readonly string[];
  readonly joined: readonly JoinedConversation[];
  readonly meetings: readonly string[];
  readonly deals: readonly string[];
}

/** A conversation that became part of the survivor's over the same account. */
export interface JoinedConversation {
  readonly into: string;
  readonly intoBefore: Row;
  readonly intoAfter: Row;
  readonly row: Row;
  readonly messages: readonly string[];
  readonly dropped: readonly Row[];
  readonly touches: readonly string[];
}

export async function ids(
  { workspaceId, sql }: SqlDb,
  text: string,
  ...values: readonly (string | readonly string[])[]
) {
  const rows = await sql.rows<{ id: string }>(text, [workspaceId, ...values]);
  return rows.map(({ id }) => id);
}

export async function rowsOf(
  { workspaceId, sql }: SqlDb,
  text: string,
  ...values: readonly (string | readonly string[])[]
) {
  const rows = await sql.rows<{ row: Row }>(text, [workspaceId, ...values]);
  return rows.map(({ row }) => row);
}

/** When both were last contacted and last answered, which moved messages do not tell by themselves. */
export async function refreshActivity(
  { workspaceId, sql }: SqlDb,
  leadIds: readonly [string, string],
): Promise<void> {
  await sql.rows(
    `SELECT refresh_lead_activity(ARRAY[workspace_id, workspace_id], $2::uuid[])::text AS done
     FROM (SELECT $1::uuid AS workspace_id) given`,
    [workspaceId, leadIds],
  );
}
