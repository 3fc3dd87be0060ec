/** How do the figures keep up with the log? By a cursor of their own, which commits with what was counted. */
import type { EngineSql } from '../database/engine-sql.js';
import { consumeEvents } from '../events/consume-events.js';
import { applyToFigures } from './apply-to-figures.js';
import { recountWhereZoneChanged } from './counted-zones.js';
import { FIGURES_CONSUMER } from './figures-consumer.js';
import { rebuildFigures } from './rebuild-figures.js';

/** Counts one batch of what is new; returns how many events it took. Call again while the batch was full. */
export async function updateFigures(engine: EngineSql, batch = 1_000): Promise<number> {
  const [known] = await engine.rows('SELECT 1 AS known FROM event_cursors WHERE consumer = $1', [
    FIGURES_CONSUMER,
  ]);
  // The first time under these rules, whatever older rules counted.
  if (known === undefined) await rebuildFigures(engine);
  return consumeEvents({
    engine,
    consumer: FIGURES_CONSUMER,
    batch,
    handle: async (sql, events) => {
      await recountWhereZoneChanged(sql, events);
      await applyToFigures(sql, events);
    },
  });
}
