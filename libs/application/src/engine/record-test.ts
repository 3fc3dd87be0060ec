/**
 * What came of an email that somebody sent to themselves?
 *
 * It was sent or it was not; there is no second try, because whoever asked looks now. It moves no figure and is no event
 * of a lead. Its words show a lead's data, so they go once it is over.
 */
import type { Outcome } from '#domain';
import type { TestOrder } from './attempt-store.port.js';
import type { EngineStores } from './engine-stores.port.js';
import { stopAccount } from './stop-account.js';

export async function writeTest(
  stores: EngineStores,
  order: TestOrder,
  outcome: Outcome,
  now: Temporal.Instant,
): Promise<void> {
  if (outcome.kind === 'deferred' && outcome.code === 'account_needs_attention')
    await stopAccount(stores, order, outcome.detail, now);
  await stores.attempts.setTouch(
    order.touchId,
    outcome.kind === 'delivered'
      ? { state: 'sent', reason: null, sentAt: now, externalId: outcome.externalId }
      : { state: 'failed', reason: outcome.kind === 'unknown' ? 'outcome_unknown' : outcome.code },
  );
  await stores.attempts.forgetWords(order.touchId);
}
