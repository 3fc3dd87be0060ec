/** How does the worker reach the deliveries of all workspaces? As plain SQL: sets and claims are its daily work. */
import type { DeliveryDesk } from '#application';
import type { EngineSql } from '../database/engine-sql.js';
import { claimDeliveries } from './claim-deliveries.js';
import { fanOut } from './fan-out.js';
import { recordTry } from './record-try.js';

export function createDeliveryDesk(engine: EngineSql): DeliveryDesk {
  return {
    fanOut: (now) => fanOut(engine, now),
    claim: (round) => claimDeliveries(engine, round),
    record: (report) => recordTry(engine, report),

    async forget(endedBefore, limit) {
      const gone = await engine.rows(
        `DELETE FROM webhook_deliveries d USING (
           SELECT workspace_id, id FROM webhook_deliveries WHERE finished_at < $1::timestamptz LIMIT $2::int
         ) AS old WHERE d.workspace_id = old.workspace_id AND d.id = old.id RETURNING d.id`,
        [endedBefore.toString(), limit],
      );
      return gone.length;
    },
  };
}
