/**
 * How does one touch leave, once?
 *
 * Fourth stage: claim → send → record. Each attempt is tried exactly once; what came of it is the ledger's business,
 * never the queue's. Between the claim and the record nothing may be retried blindly.
 */
import { sendingChannelOf, type Outcome } from '#domain';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkAddresses } from '../address-checks/check-addresses.js';
import type { ChannelAccount, SendGuard } from '../channels/channel.port.js';
import { storable } from '../text/storable-text.js';
import { accountOf, outgoingOf } from './channel-call.js';
import { type Claim, claimTouch, type TouchCall, type TouchClaimed } from './claim-touch.js';
import { realNow, type EngineDependencies } from './engine-dependencies.js';
import { recordOutcome } from './record-outcome.js';

/** Where a test may cut the process's throat. */
export type CrashPoint =
  'after_intent' | 'before_body' | 'after_body' | 'after_send' | 'before_receipt' | 'after_record';

export interface DispatchResult {
  readonly outcome: string;
}

/** Real milliseconds between the tries to write an outcome down: a deadlock passes, a database fails over. */
const RECORD_AGAIN_MS = [100, 500, 2_000, 5_000, 10_000];

export async function dispatchTouch(
  deps: EngineDependencies,
  call: TouchCall,
  signal: AbortSignal,
  reached: (point: CrashPoint) => void = () => undefined,
): Promise<DispatchResult> {
  if (!deps.lock.isHeld()) throw new Error('This worker lost its lock and may not send.');
  // Left where it is, it is woken again by whoever comes next.
  if (signal.aborted) return { outcome: 'stopping' };
  const claim = await claimOnceSeen(deps, call, signal);
  if (!claim.claimed) return { outcome: claim.why };
  deps.underWay.add(claim.order.attemptId);
  try {
    reached('after_intent');
    const outcome = await send(deps, call.workspaceId, claim, signal, reached);
    reached('after_send');
    await record(deps, call.workspaceId, claim, outcome, () => reached('before_receipt'));
    reached('after_record');
    return { outcome: outcome.kind };
  } finally {
    deps.underWay.delete(claim.order.attemptId);
  }
}

/** An address that was never written to, and of which too little is known, is looked at first. */
async function claimOnceSeen(deps: EngineDependencies, call: TouchCall, signal: AbortSignal): Promise<Claim> {
  const claim = await claimTouch(deps, call);
  if (claim.claimed || claim.unseenAddress === undefined || deps.addressChecks === null) return claim;
  await checkAddresses(
    deps.addressChecks,
    (work) => deps.work.run(call.workspaceId, ({ addresses }) => work(addresses)),
    [claim.unseenAddress],
    realNow(),
  );
  // Looking takes its time.
  if (signal.aborted) return { claimed: false, why: 'stopping' };
  return claimTouch(deps, { ...call, addressLookedAt: true });
}

async function send(
  deps: EngineDependencies,
  workspaceId: string,
  claim: TouchClaimed,
  signal: AbortSignal,
  reached: (point: CrashPoint) => void,
): Promise<Outcome> {
  const { order } = claim;
  const deadline = order.startedAt.add({ milliseconds: deps.settings.sendDeadlineMs });
  const guard: SendGuard = {
    signal: AbortSignal.any([signal, AbortSignal.timeout(deps.settings.sendDeadlineMs * 2)]),
    assertMaySend: () => {
      reached('before_body');
      if (Temporal.Instant.compare(realNow(), deadline) > 0)
        throw new Error('The deadline of this claim has passed.');
      if (!deps.lock.isHeld()) throw new Error('This worker lost its lock.');
    },
    bodyLeft: () => reached('after_body'),
  };
  const account = openAccount(deps, workspaceId, claim);
  if (!account) {
    const detail = 'The credentials of the account cannot be opened with the key of this installation.';
    return { kind: 'deferred', code: 'account_needs_attention', detail };
  }
  try {
    const adapter = deps.channels[sendingChannelOf(order.kind)];
    return storable(await adapter.send(account, outgoingOf(deps, workspaceId, order), guard));
  } catch (error) {
    // An adapter that throws does not know what happened, so neither do we.
    return { kind: 'unknown', detail: error instanceof Error ? storable(error.message) : 'it broke' };
  }
}

/** Undefined when a person must look after the account: nothing has left, so nothing is unknown. */
function openAccount(
  deps: EngineDependencies,
  workspaceId: string,
  { order, sealedCredentials }: TouchClaimed,
): ChannelAccount | undefined {
  try {
    return accountOf(deps, workspaceId, order, sealedCredentials);
  } catch {
    return undefined;
  }
}

/** What is known must not become unknown because the database was busy for a moment. */
async function record(
  deps: EngineDependencies,
  workspaceId: string,
  { order }: TouchClaimed,
  outcome: Outcome,
  beforeReceipt: () => void,
): Promise<void> {
  for (const pauseMs of RECORD_AGAIN_MS) {
    try {
      return await recordOutcome(deps, workspaceId, order, outcome, beforeReceipt);
    } catch (error) {
      if (!deps.lock.isHeld()) throw error;
      deps.report(error, { what: 'an outcome could not be written down yet', attemptId: order.attemptId });
      await sleep(pauseMs);
    }
  }
  return recordOutcome(deps, workspaceId, order, outcome, beforeReceipt);
}
