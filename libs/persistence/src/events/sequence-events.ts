/**
 * In which order did facts become true?
 *
 * In the order in which their transactions became visible. A column filled while a transaction is open (a serial, a
 * time) can commit after a higher one was read, and a reader that moves on would skip it. So positions are given
 * afterwards, to committed events only, by one sequencer at a time.
 */
import type { EngineSql } from '../database/engine-sql.js';
import { EVENTS_CHANNEL } from './event-tail.js';

const SEQUENCER_LOCK = '7245829002';

/**
 * Gives positions to at most `batch` events; returns how many, or 0 when another sequencer is at work. Call it again while
 * it returns a full batch.
 */
export function sequenceEvents(engine: EngineSql, batch = 5_000): Promise<number> {
  return engine.transaction(undefined, async (sql) => {
    const [lock] = await sql.rows<{ held: boolean }>('SELECT pg_try_advisory_xact_lock($1::bigint) AS held', [
      SEQUENCER_LOCK,
    ]);
    if (lock?.held !== true) return 0;
    // A new statement and so a new snapshot: it sees what the previous holder of the lock committed.
    const [result] = await sql.rows<{ count: number }>(
      `WITH waiting AS MATERIALIZED (
         SELECT workspace_id, id, row_number() OVER (ORDER BY id) AS place
         FROM (SELECT workspace_id, id FROM events WHERE position IS NULL ORDER BY id LIMIT $1::int) AS oldest
       ), numbered AS (
         UPDATE events e SET position = (SELECT coalesce(max(position), 0) FROM events) + w.place
         FROM waiting w WHERE e.workspace_id = w.workspace_id AND e.id = w.id
         RETURNING 1
       )
       SELECT count(*)::int AS count FROM numbered`,
      [batch],
    );
    const count = result?.count ?? 0;
    // Heard once this commits, by whoever streams the log (event-tail.ts).
    if (count > 0) await sql.rows('SELECT pg_notify($1, $2)', [EVENTS_CHANNEL, '']);
    return count;
  });
}
