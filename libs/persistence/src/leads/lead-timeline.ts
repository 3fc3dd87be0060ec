/** What happened with a lead, and with those that were merged into it? */
import type { LoggedEvent } from '#application';
import type { Sql } from '../database/db.js';
import { instantOf } from './instant-of.js';

interface Row {
  readonly id: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly occurred_at: Date;
}

export interface TimelinePlace {
  readonly at: Temporal.Instant;
  readonly id: string;
}

const ALL_OF_TIME: TimelinePlace = {
  at: Temporal.Instant.from('9999-01-01T00:00:00Z'),
  id: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
};

export async function leadTimeline(
  sql: Sql,
  workspaceId: string,
  leadId: string,
  take: number,
  { at, id }: TimelinePlace = ALL_OF_TIME,
): Promise<LoggedEvent[]> {
  const rows = await sql.rows<Row>(
    `WITH RECURSIVE same_person AS (
       SELECT $2::uuid AS id
       UNION
       SELECT m.merged_id FROM same_person
       JOIN lead_merges m ON m.workspace_id = $1::uuid AND m.survivor_id = same_person.id AND m.undone_at IS NULL)
     SELECT found.id, found.type, found.data, found.occurred_at FROM find_events_of_leads(
       (SELECT array_agg(same_person.id) FROM same_person), $3::timestamptz, $4::uuid, $5::int) AS found`,
    [workspaceId, leadId, at.toString(), id, take],
  );
  return rows.map(({ occurred_at, ...event }) => ({ ...event, occurredAt: instantOf(occurred_at) }));
}
