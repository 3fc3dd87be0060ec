/**
 * What becomes of the sends of a worker that vanished?
 *
 * Its session lock in Postgres is free and the lease of the attempt is over: only then does the attempt become
 * `unknown`. A frozen worker keeps its lock, so nobody touches what it may still be doing. A worker that lives may lose
 * an attempt as well, when the database fails it at the wrong moment: of its own it knows which it has in hand.
 */
import { realNow, type EngineDependencies } from './engine-dependencies.js';
import { writeTest } from './record-test.js';
import { touchFactsOf } from './touch-facts.js';

export async function recoverAttempts(deps: EngineDependencies, workspaceId: string): Promise<number> {
  const now = await deps.clock.now();
  return deps.work.run(workspaceId, async (stores) => {
    const own = { lockKey: deps.lock.key, underWay: deps.underWay };
    const abandoned = await stores.attempts.takeAbandoned(realNow(), own, deps.settings.batch);
    for (const attemptId of abandoned) {
      const order = await stores.attempts.order(attemptId);
      if (!order) continue;
      if (
        !(await stores.attempts.finish(attemptId, 'unknown', {
          outcome: { kind: 'unknown', detail: 'the worker vanished' },
          at: realNow(),
        }))
      )
        continue;
      if (order.leadId === null) {
        await writeTest(stores, order, { kind: 'unknown', detail: 'the worker vanished' }, now);
        continue;
      }
      await stores.attempts.setTouch(order.touchId, { state: 'unknown', reason: 'awaiting_evidence' });
      await stores.events.append([{ type: 'touch.unknown', data: touchFactsOf(order) }], now);
    }
    return abandoned.length;
  });
}
