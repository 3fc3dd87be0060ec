/**
 * How does one touch leave, once?
 *
 * Fourth stage: claim → send → record. Each attempt is tried exactly once; what came of it is the ledger's business,
 * never the queue's. Between the claim and the record nothing may be retried blindly.
 */
import { channelOf, type Outcome } from '#domain';
import type { OutgoingTouch, SendGuard } from '../channels/channel.port.js';
import type { SendOrder } from './attempt-store.port.js';
import { claimTouch, type TouchCall } from './claim-touch.js';
import { realNow, type EngineDependencies } from './engine-dependencies.js';
import { recordOutcome } from './record-outcome.js';

/** Where a test may cut the process's throat. */
export type CrashPoint = 'after_intent' | 'before_body' | 'after_send' | 'after_record';

export interface DispatchResult {
  readonly outcome: string;
}

export async function dispatchTouch(
  deps: EngineDependencies,
  call: TouchCall,
  signal: AbortSignal,
  reached: (point: CrashPoint) => void = () => undefined,
): Promise<DispatchResult> {
  if (!deps.lock.isHeld()) throw new Error('This worker lost its lock and may not send.');
  const claim = await claimTouch(deps, call);
  if (!claim.claimed) return { outcome: claim.why };
  reached('after_intent');
  const outcome = await send(deps, call.workspaceId, claim.order, signal, reached);
  reached('after_send');
  await recordOutcome(deps, call.workspaceId, claim.order, outcome);
  reached('after_record');
  return { outcome: outcome.kind };
}

async function send(
  deps: EngineDependencies,
  workspaceId: string,
  order: SendOrder,
  signal: AbortSignal,
  reached: (point: CrashPoint) => void,
): Promise<Outcome> {
  const deadline = order.startedAt.add({ milliseconds: deps.settings.sendDeadlineMs });
  const guard: SendGuard = {
    signal: AbortSignal.any([signal, AbortSignal.timeout(deps.settings.sendDeadlineMs * 2)]),
    assertMaySend: () => {
      reached('before_body');
      if (Temporal.Instant.compare(realNow(), deadline) > 0)
        throw new Error('The deadline of this claim has passed.');
      if (!deps.lock.isHeld()) throw new Error('This worker lost its lock.');
    },
  };
  try {
    const adapter = deps.channels[channelOf(order.kind)];
    return await adapter.send(
      accountOf(deps, workspaceId, order),
      outgoingOf(deps, workspaceId, order),
      guard,
    );
  } catch (error) {
    // An adapter that throws does not know what happened, so neither do we.
    return { kind: 'unknown', detail: error instanceof Error ? error.message : 'the channel failed' };
  }
}

export function accountOf(deps: EngineDependencies, workspaceId: string, order: SendOrder) {
  const { account } = order;
  return {
    accountId: account.id,
    channel: account.channel,
    address: account.address,
    displayName: account.displayName,
    settings: account.settings,
    credentials: deps.openCredentials(workspaceId, account.id, account.sealedCredentials),
  };
}

export function outgoingOf(deps: EngineDependencies, workspaceId: string, order: SendOrder): OutgoingTouch {
  return {
    touchId: order.touchId,
    kind: order.kind,
    target: order.target,
    subject: order.subject ?? undefined,
    text: order.text,
    messageId:
      order.messageId ??
      (order.account.channel === 'email' ? deps.messageId(order.touchId, order.account.address) : undefined),
    references: order.references,
    threadKey: order.threadKey ?? undefined,
    unsubscribeUrl: order.kind === 'email' ? deps.unsubscribeUrl(workspaceId, order.touchId) : undefined,
  };
}
