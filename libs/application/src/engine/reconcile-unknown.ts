/**
 * Did it go out or not?
 *
 * An unknown attempt is decided by the provider's own record: found means sent; a record without it, read after it
 * had time to settle, means that it may go again; no record means that a person decides.
 */
import { afterUnknown, channelOf } from '#domain';
import type { Evidence } from '../channels/channel.port.js';
import type { SendOrder } from './attempt-store.port.js';
import { accountOf, outgoingOf } from './dispatch-touch.js';
import { realNow, type EngineDependencies } from './engine-dependencies.js';
import { giveBack, writeDelivered } from './record-outcome.js';
import { touchFactsOf } from './touch-facts.js';

export async function reconcileUnknown(deps: EngineDependencies, workspaceId: string): Promise<number> {
  const lookedBefore = realNow().subtract({ milliseconds: deps.settings.evidenceEveryMs });
  const orders = await deps.work.run(workspaceId, async (stores) => {
    const ids = await stores.attempts.takeUnknown(lookedBefore, realNow(), deps.settings.batch);
    const found: SendOrder[] = [];
    for (const id of ids) {
      const order = await stores.attempts.order(id);
      if (order) found.push(order);
    }
    return found;
  });
  for (const order of orders) await decide(deps, workspaceId, order);
  return orders.length;
}

async function decide(deps: EngineDependencies, workspaceId: string, order: SendOrder): Promise<void> {
  // Settling starts where the body could last have left, not where the claim was made.
  const settledAt = order.startedAt.add({
    milliseconds: deps.settings.sendDeadlineMs * 2 + deps.settings.settleMs,
  });
  const settled = Temporal.Instant.compare(realNow(), settledAt) >= 0;
  const evidence = await lookFor(deps, workspaceId, order);
  const verdict = afterUnknown(evidence.found, settled, order.kind);
  if (verdict === 'wait') return;
  const now = await deps.clock.now();
  await deps.work.run(workspaceId, async (stores) => {
    const state = ({ sent: 'sent', again: 'disproved', held: 'unknown', skipped: 'refused' } as const)[
      verdict
    ];
    await stores.stops.lockLead(order.leadId);
    if (!(await stores.attempts.finish(order.attemptId, state, { evidence, at: realNow() }))) return;
    if (verdict === 'sent' && evidence.found === 'sent')
      return writeDelivered(deps, stores, order, evidence, now);
    if (verdict === 'again') {
      await giveBack(stores, order);
      await stores.attempts.setTouch(order.touchId, { state: 'ready', reason: null, dueAt: now });
      return;
    }
    if (verdict === 'held') {
      await stores.attempts.setTouch(order.touchId, { state: 'held', reason: 'awaiting_evidence' });
      await stores.events.append([{ type: 'touch.held', data: touchFactsOf(order) }], now);
      return;
    }
    await stores.attempts.setTouch(order.touchId, { state: 'failed', reason: 'not_proved' });
    await stores.events.append(
      [{ type: 'touch.failed', data: { ...touchFactsOf(order), code: 'not_proved' } }],
      now,
    );
    if (order.enrollmentId) await stores.attempts.wakeEnrollment(order.enrollmentId, now);
  });
}

async function lookFor(deps: EngineDependencies, workspaceId: string, order: SendOrder): Promise<Evidence> {
  try {
    const adapter = deps.channels[channelOf(order.kind)];
    return await adapter.findEvidence(
      accountOf(deps, workspaceId, order),
      outgoingOf(deps, workspaceId, order),
      order.startedAt,
    );
  } catch {
    return { found: 'no_record', detail: 'the record could not be read' };
  }
}
