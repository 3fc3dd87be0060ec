/** How is the log of one workspace read? By positions, which only events have that the sequencer has seen committed. */
import type { EventReads, LoggedEvent, LogPlace } from '#application';
import { type Db, KEEP_PLAN } from '../database/db.js';
import { toInstant } from '../database/instants.js';

/** Events that one page looks at, at most, when only some types are asked for. */
const LOOKED_AT = 5_000;
/** Among so many of the first ids, the one with the lowest position is looked for: ids and positions nearly agree. */
const NEARBY = 1_000;

const BEGINNING: LogPlace = { position: 0, id: null };

interface EventRow {
  readonly id: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly occurred_at: Date;
  readonly position: bigint;
}
type PlaceRow = Pick<EventRow, 'id' | 'position'>;

export function createEventReads({ workspaceId, sql }: Pick<Db, 'workspaceId' | 'sql'>): EventReads {
  const place = async (condition: string, ...values: (string | number)[]): Promise<LogPlace | undefined> => {
    const [row] = await sql.rows<PlaceRow>(
      `SELECT id, position FROM events WHERE workspace_id = $1::uuid AND position IS NOT NULL AND ${condition}`,
      [workspaceId, ...values],
      KEEP_PLAN,
    );
    return row && toPlace(row);
  };
  const last = async (condition: string, ...values: (string | number)[]): Promise<LogPlace> =>
    (await place(`${condition} ORDER BY position DESC LIMIT 1`, ...values)) ?? BEGINNING;

  return {
    placeOf: (eventId) => place('id = $2::uuid', eventId),
    end: () => last('true'),

    async placeBefore(recordedAt) {
      const [row] = await sql.rows<{ position: bigint | null }>(
        `SELECT min(position) AS position FROM (
           SELECT position FROM events WHERE workspace_id = $1::uuid AND id >= $2::uuid AND position IS NOT NULL
           ORDER BY id LIMIT ${NEARBY}
         ) AS first`,
        [workspaceId, lowestIdAt(recordedAt)],
      );
      const { position = null } = row ?? {};
      return position === null ? last('true') : last('position < $2::bigint', Number(position));
    },

    async page(after, types, limit) {
      const looked = types === undefined ? limit + 1 : LOOKED_AT;
      const rows = await sql.rows<EventRow>(
        `SELECT * FROM (
           SELECT id, type, data, occurred_at, position FROM events
           WHERE workspace_id = $1::uuid AND position > $2::bigint ORDER BY position LIMIT $3::int
         ) AS looked_at
         WHERE $4::text[] IS NULL OR type = ANY($4::text[]) ORDER BY position LIMIT $5::int`,
        [workspaceId, after.position, looked, types ?? null, limit + 1],
        KEEP_PLAN,
      );
      const events = rows.slice(0, limit).map(toEvent);
      const shown = rows.slice(0, limit).at(-1);
      if (rows.length > limit || types === undefined)
        return { events, place: shown ? toPlace(shown) : after, hasMore: rows.length > limit };
      const [end] = await sql.rows<PlaceRow & { count: number }>(
        `SELECT id, position, count FROM (
           SELECT id, position, row_number() OVER (ORDER BY position)::int AS count FROM events
           WHERE workspace_id = $1::uuid AND position > $2::bigint ORDER BY position LIMIT $3::int
         ) AS looked_at ORDER BY position DESC LIMIT 1`,
        [workspaceId, after.position, looked],
      );
      return { events, place: end ? toPlace(end) : after, hasMore: end?.count === looked };
    },
  };
}

const toPlace = ({ id, position }: PlaceRow): LogPlace => ({ id, position: Number(position) });

const toEvent = ({ id, type, data, occurred_at: occurredAt }: EventRow): LoggedEvent => ({
  id,
  type,
  data,
  occurredAt: toInstant(occurredAt),
});

/** No UUIDv7 (RFC 9562) that was made at this millisecond or later is lower. */
function lowestIdAt(instant: Temporal.Instant): string {
  const time = Math.max(0, instant.epochMilliseconds).toString(16).padStart(12, '0').slice(-12);
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`;
}
