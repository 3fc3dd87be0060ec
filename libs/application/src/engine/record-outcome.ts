/**
 * What came of an attempt, and what follows from it?
 *
 * Fifth stage: one transaction writes the outcome, moves the touch and the enrollment on, and appends the events.
 * An attempt that somebody else already decided about changes nothing.
 */
import { after, sendingChannelOf, type Outcome, retryDelay } from '#domain';
import type { LeadOrder, SendOrder } from './attempt-store.port.js';
import { realNow, type EngineDependencies } from './engine-dependencies.js';
import type { EngineStores } from './engine-stores.port.js';
import { writeTest } from './record-test.js';
import { brakeMailbox, tightenDay } from './tighten.js';
import { stopAccount } from './stop-account.js';
import { touchFactsOf } from './touch-facts.js';

export async function recordOutcome(
  deps: EngineDependencies,
  workspaceId: string,
  order: SendOrder,
  outcome: Outcome,
  beforeCommit: () => void = () => undefined,
): Promise<void> {
  const now = await deps.clock.now();
  await deps.work.run(workspaceId, async (stores) => {
    const record = { outcome, at: realNow() };
    const locked = order.leadId !== null && stores.stops.lockLead(order.leadId, order.campaignId);
    const finished = stores.attempts.finish(order.attemptId, ATTEMPT_STATES[outcome.kind], record);
    const [isOurs] = await Promise.all([finished, locked]);
    if (!isOurs) return;
    await write(deps, stores, order, outcome, now);
    beforeCommit();
  });
}

const ATTEMPT_STATES = {
  delivered: 'sent',
  refused: 'refused',
  deferred: 'deferred',
  unknown: 'unknown',
} as const;

async function write(
  deps: EngineDependencies,
  stores: EngineStores,
  order: SendOrder,
  outcome: Outcome,
  now: Temporal.Instant,
): Promise<void> {
  if (order.leadId === null) return writeTest(stores, order, outcome, now);
  switch (outcome.kind) {
    case 'delivered':
      return writeDelivered(deps, stores, order, outcome, now);
    case 'refused':
      return writeRefused(stores, order, outcome, now);
    case 'deferred':
      return writeDeferred(stores, order, outcome, now);
    case 'unknown':
      await stores.attempts.setTouch(order.touchId, { state: 'unknown', reason: 'awaiting_evidence' });
      return stores.events.append([{ type: 'touch.unknown', data: touchFactsOf(order) }], now);
  }
}

/** Also called when evidence shows that an unknown attempt did go out, or when a person says so. */
export async function writeDelivered(
  deps: Pick<EngineDependencies, 'newId' | 'messageId'>,
  stores: EngineStores,
  order: LeadOrder,
  outcome: { readonly externalId: string; readonly threadKey?: string },
  now: Temporal.Instant,
): Promise<void> {
  const channel = sendingChannelOf(order.kind);
  await Promise.all([
    stores.attempts.setTouch(order.touchId, {
      state: 'sent',
      reason: null,
      sentAt: now,
      externalId: outcome.externalId,
    }),
    // A visit and an invitation without a note carry no words, so they are no part of a conversation.
    order.text !== '' &&
      stores.correspondence.recordSent({
        id: deps.newId(),
        touchId: order.touchId,
        accountId: order.account.id,
        leadId: order.leadId,
        channel,
        threadKey: outcome.threadKey ?? order.threadKey,
        subject: order.subject,
        text: order.text,
        externalId:
          channel === 'email' ? deps.messageId(order.touchId, order.account.address) : outcome.externalId,
        at: now,
      }),
    order.enrollmentId !== null && stores.attempts.wakeEnrollment(order.enrollmentId, now),
    stores.events.append([{ type: 'touch.sent', data: touchFactsOf(order) }], now),
  ]);
}

async function writeRefused(
  stores: EngineStores,
  order: LeadOrder,
  outcome: Extract<Outcome, { kind: 'refused' }>,
  now: Temporal.Instant,
): Promise<void> {
  await stores.attempts.setTouch(order.touchId, { state: 'failed', reason: outcome.code });
  await stores.events.append(
    [{ type: 'touch.failed', data: { ...touchFactsOf(order), code: outcome.code } }],
    now,
  );
  if (outcome.code === 'already_connected') await stores.correspondence.acceptInvitation(order.leadId, now);
  if (outcome.code === 'address_does_not_exist') {
    const { leadId, campaignId, enrollmentId, stepId } = order;
    await stores.events.append(
      [{ type: 'email.bounced', data: { leadId, campaignId, enrollmentId, stepId, hard: true } }],
      now,
    );
    await stores.stops.suppress(
      {
        kind: 'email',
        value: order.target.value,
        reason: 'hard bounce',
        source: 'smtp',
        evidence: outcome.detail.slice(0, 500),
      },
      'bounced',
      now,
    );
    await brakeMailbox(stores, order.account.id, now);
  } else if (order.enrollmentId) {
    await stores.attempts.wakeEnrollment(order.enrollmentId, now);
  }
  // After the account's row, as a claim takes them.
  await giveBack(stores, order);
}

async function writeDeferred(
  stores: EngineStores,
  order: LeadOrder,
  outcome: Extract<Outcome, { kind: 'deferred' }>,
  now: Temporal.Instant,
): Promise<void> {
  // Before the budget's row: a claim takes the account's first.
  if (outcome.code === 'account_needs_attention') await stopAccount(stores, order, outcome.detail, now);
  await giveBack(stores, order);
  if (outcome.code === 'limit_reached') await tightenDay(stores, order, now);
  const delay = retryDelay(outcome.code, order.deferrals + 1, outcome.retryAfterMs);
  if (delay === 'give_up') {
    await stores.attempts.setTouch(order.touchId, { state: 'failed', reason: outcome.code });
    await stores.events.append(
      [{ type: 'touch.failed', data: { ...touchFactsOf(order), code: outcome.code } }],
      now,
    );
    if (order.enrollmentId) await stores.attempts.wakeEnrollment(order.enrollmentId, now);
    return;
  }
  const dueAt = after(now, delay);
  await stores.attempts.setTouch(order.touchId, {
    state: 'ready',
    reason: outcome.code,
    dueAt,
    countDeferral: true,
  });
  await stores.events.append(
    [{ type: 'touch.deferred', data: { ...touchFactsOf(order), code: outcome.code } }],
    now,
  );
  if (outcome.code === 'limit_reached')
    await stores.attempts.restLane(order.account.id, order.kind, dueAt, 'limit_reported');
  if (outcome.code === 'credits_spent')
    await stores.attempts.restLane(order.account.id, order.kind, dueAt, 'credits_spent');
}

/** What was refused before any effect used no budget. */
export async function giveBack(stores: EngineStores, order: SendOrder): Promise<void> {
  if (!order.budget) return;
  const { account, campaignId, budget } = order;
  await stores.budgets.giveBack({ accountId: account.id, campaignId, ...budget });
}
